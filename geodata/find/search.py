"""Find a gemeente or an organisatie by what people call it."""

import re
import unicodedata
from dataclasses import dataclass

import pandas
from rapidfuzz import fuzz, process

from geodata.landscape import Landscape, derive
from geodata.words import date_in_words

THRESHOLD = 78
# A name that only belongs to something of the record (its hospital) counts a little less, and what
# is much less alike than the best match is noise.
INDIRECT = 8
SPREAD = 30
MAX_QUERY = 80


@dataclass(frozen=True)
class Hit:
    """A search result: `id` is an organisatie id or a CBS code, `score` runs from 0 to 100.

    `via` says in Dutch why a result with another name came up ("" when the name itself matched).
    """

    id: str
    naam: str
    soort: str
    score: float
    via: str = ""


def plain(text: str) -> str:
    """Fold a name to what people type: no accents, no capitals, no punctuation."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.replace("'", "")).split())


def search(landscape: Landscape, query: str, limit: int = 6) -> list[Hit]:
    """The best matches for what somebody typed, best first, each id once.

    Forgives accents, capitals, punctuation and typing errors, and knows former gemeenten,
    abbreviations and Frisian names. An empty query, or one without letters or digits, finds
    nothing. Only the first `MAX_QUERY` characters count.
    """
    wanted = plain(query[:MAX_QUERY])
    if not wanted:
        return []
    index = names(landscape)
    best: dict[str, Hit] = {}
    for position, score in _scores(wanted, index["plain"].tolist()):
        row = index.iloc[position]
        score -= row["indirect"]
        if row["id"] not in best or best[row["id"]].score < score:
            best[row["id"]] = Hit(row["id"], row["naam"], row["soort"], score, row["via"])
    rank = {"gemeente": 0}
    hits = sorted(best.values(), key=lambda hit: (-hit.score, rank.get(hit.soort, 1), hit.naam))
    return [hit for hit in hits if hit.score > hits[0].score - SPREAD][:limit]


def _scores(wanted: str, names: list[str]) -> list[tuple[int, float]]:
    """Positions and scores: exact, then prefix, then start of a word, then alike."""
    scores = {}
    for position, name in enumerate(names):
        if name == wanted:
            scores[position] = 100.0
        elif name.startswith(wanted):
            scores[position] = 96 - min(len(name) - len(wanted), 30) / 10
        elif f" {wanted}" in name:
            scores[position] = 90 - min(len(name) - len(wanted), 60) / 10
    if len(wanted) > 2:
        for _, alike, position in process.extract(
            wanted, names, scorer=fuzz.WRatio, score_cutoff=THRESHOLD, limit=30
        ):
            ratio = fuzz.ratio(wanted, names[position])
            scores.setdefault(position, 0.6 * alike * 0.9 + 0.4 * ratio * 0.9)
    return list(scores.items())


@derive
def names(landscape: Landscape) -> pandas.DataFrame:
    """Every name that can be found: columns id, naam, soort, via, indirect, gevonden and plain.

    `gevonden` is the name itself, `naam` that of the record it leads to.
    """
    gemeenten = landscape.gemeenten["naam"]
    rows = [(code, naam, "gemeente", "", 0, naam) for code, naam in gemeenten.items()]
    for row in landscape.table("aliassen").itertuples():
        via = f"{row.naam} is een {row.aard} van {gemeenten[row.gemeentecode]}"
        rows.append((row.gemeentecode, gemeenten[row.gemeentecode], "gemeente", via, 0, row.naam))
    for row in landscape.table("herindelingen").itertuples():
        if row.toegepast == "ja" and plain(row.oude_naam) != plain(row.nieuwe_naam):
            when = date_in_words(row.datum)
            part = "hoort voor een deel" if row.aard == "gesplitst" else "hoort"
            via = f"{row.oude_naam} {part} sinds {when} bij {row.nieuwe_naam}"
            rows.append((row.nieuwe_code, row.nieuwe_naam, "gemeente", via, 0, row.oude_naam))
    for row in landscape.organisaties.itertuples():
        for name in {row.naam, row.kort, row.afkorting, row.ziekenhuis} - {""}:
            via = "" if name == row.naam else name
            indirect = INDIRECT if name == row.ziekenhuis else 0
            rows.append((row.Index, row.naam, row.soort, via, indirect, name))
    frame = pandas.DataFrame(rows, columns=["id", "naam", "soort", "via", "indirect", "gevonden"])
    return frame.assign(plain=frame["gevonden"].map(plain))
