"""Find a gemeente or an organisatie by what people call it."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from geodata.find.names import names, plain
from geodata.landscape import Landscape

THRESHOLD = 78
# What is much less alike than the best match is noise.
SPREAD = 30
MAX_QUERY = 80


@dataclass(frozen=True)
class Hit:
    """A search result: `id` is an organisatie id or a CBS code, `score` runs from 0 to 100.

    `via` says in Dutch why a result with another name came up ("" when the name itself matched);
    `gevonden` is the name that matched.
    """

    id: str
    naam: str
    soort: str
    score: float
    via: str = ""
    gevonden: str = ""


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
            best[row["id"]] = Hit(
                row["id"], row["naam"], row["soort"], score, row["via"], row["gevonden"]
            )
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
