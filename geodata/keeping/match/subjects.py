"""What each row of a list is about: a gemeente, an organisatie, or both."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from geodata.find.names import plain
from geodata.keeping.change import SEPARATOR
from geodata.keeping.match.cells import Cleaned
from geodata.keeping.match.figure_names import figure_id, in_form
from geodata.keeping.match.finding import CANDIDATES_SHOWN, Asked, find
from geodata.keeping.match.gemeente_names import gemeente_named, gemeente_names
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.matched import Candidate, Finding
from geodata.keeping.match.place_index import Places
from geodata.keeping.match.plan_offer import OFFERED
from geodata.keeping.read.rawlist import RawList
from geodata.landscape import Landscape
from geodata.package.lists import Lijst, Lists

AT_ONCE = 500
# The tables with a row per gemeente.
PER_GEMEENTE = ("coalities", "gemeentecontacten", "gemeenten")
SOORT = "organisaties.soort"


def subjects(
    landscape: Landscape,
    lijst: Lijst,
    rows: Sequence[Cleaned],
    headings: Mapping[str, str],
    places: Places,
    progress: Callable[[float], None],
) -> list[Finding]:
    """For each row what it is about. `headings` are the headings of the columns by field.

    The key of a finding is that of a record of the table of the list; for a list of contacts it is
    the organisatie, for one of tegenspraken the organisatie with the gemeente that a row names. A
    finding that is sure, has no key and is not about an organisatie of its own
    names nothing that the atlas knows; `waarom` says so.
    """
    place = lijst.nodig[0] if lijst.tabel == "gemeenten" else f"{lijst.tabel}.gemeentecode"
    texts = dict.fromkeys(row.waarden.get(place, "") for row in rows)
    gemeenten = {text: _gemeente(landscape, text) for text in texts}
    if lijst.tabel == "cijfers":
        return [_value(landscape, row, gemeenten[row.waarden.get(place, "")]) for row in rows]
    if lijst.tabel in (*PER_GEMEENTE, OFFERED):
        return [gemeenten[row.waarden.get(place, "")] for row in rows]
    asked = _questions(landscape, lijst, rows, headings)
    found = _answers(landscape, lijst, asked, places, progress)
    if lijst.tabel == "organisaties":
        return found
    if lijst.tabel == "contacten":
        return [_must_exist(finding) for finding in found]
    return [
        _both(_must_exist(finding), gemeenten[row.waarden.get(place, "")])
        # A tegenspraak can be about an organisatie as a whole.
        if lijst.tabel == "werkgebieden" or place in row.waarden
        else _must_exist(finding)
        for finding, row in zip(found, rows, strict=True)
    ]


def headings_of(raw: RawList, columns: Mapping[str, int]) -> dict[str, str]:
    """The heading of the column of each field."""
    return {veld: raw.kolommen[index] for veld, index in columns.items()}


def _questions(
    landscape: Landscape, lijst: Lijst, rows: Sequence[Cleaned], headings: Mapping[str, str]
) -> list[Asked]:
    """Which organisatie each row asks for."""
    kinds = kinds_of(landscape)
    named = f"{lijst.tabel}.{'naam' if lijst.tabel == 'organisaties' else 'organisatie'}"
    # A column that is called "GGD" is about GGD'en.
    headed = _soorten_in(kinds, headings.get(named, "")) if not lijst.soorten else ()
    texts = dict.fromkeys(row.waarden.get(named, "") for row in rows)
    in_names = {text: () if lijst.soorten else _soorten_in(kinds, text) for text in texts}
    return [_asked(kinds, row.waarden, named, headed, in_names) for row in rows]


def _answers(
    landscape: Landscape,
    lijst: Lijst,
    asked: Sequence[Asked],
    places: Places,
    progress: Callable[[float], None],
) -> list[Finding]:
    # An organisatie with many gemeenten or contacts comes back in many rows.
    distinct = list(dict.fromkeys(asked))
    found: dict[Asked, Finding] = {}
    for start in range(0, len(distinct), AT_ONCE):
        some = distinct[start : start + AT_ONCE]
        findings = find(landscape, some, lijst.soorten, places.code)
        found |= zip(some, findings, strict=True)
        progress(len(found) / len(distinct))
    return [found[row] for row in asked]


def _asked(
    kinds: Lists,
    values: Mapping[str, str],
    named: str,
    headed: tuple[str, ...],
    in_names: Mapping[str, tuple[str, ...]],
) -> Asked:
    soort, naam = values.get(SOORT, ""), values.get(named, "")
    return Asked(
        values.get("organisaties.id", ""),
        values.get("organisaties.perined_nummer", ""),
        naam,
        values.get("organisaties.ziekenhuis", ""),
        values.get("organisaties.plaats", ""),
        _with_it(kinds, soort) if soort else headed,
        in_names[naam],
    )


def _with_it(kinds: Lists, soort: str) -> tuple[str, ...]:
    """The soorten that share a list with this one: a VSV can have become an IGO."""
    return next((lijst.soorten for lijst in kinds.lijsten if soort in lijst.soorten), (soort,))


def _soorten_in(kinds: Lists, text: str) -> tuple[str, ...]:
    words = f" {plain(text)} "
    found = [w.waarde for w in kinds.waarden_of(SOORT) if f" {plain(w.waarde)} " in words]
    return tuple(dict.fromkeys(other for soort in found for other in _with_it(kinds, soort)))


def _gemeente(landscape: Landscape, text: str) -> Finding:
    named = gemeente_named(landscape, text)
    if named.zeker:
        return Finding(named.codes[0], waarom=named.waarom)
    names = gemeente_names(landscape)
    candidates = tuple(
        Candidate(code, names[code], round(fuzz.ratio(plain(text), plain(names[code])), 1), "")
        for code in named.codes
    )
    waarom = named.waarom or "De atlas kent geen gemeente met deze naam of code."
    return Finding(zeker=not candidates, kandidaten=candidates, waarom=waarom)


def _value(landscape: Landscape, row: Cleaned, found: Finding) -> Finding:
    """A gemeente with the figure and the period of a row."""
    naam, periode = (row.waarden.get(f"cijfers.{name}", "") for name in ("indicator", "periode"))
    indicator = figure_id(landscape, naam)
    end = (indicator, in_form(landscape, indicator, periode))

    def key(code: str) -> str:
        return SEPARATOR.join((code, *end))

    if found.sleutel:
        return replace(found, sleutel=key(found.sleutel))
    candidates = tuple(replace(one, sleutel=key(one.sleutel)) for one in found.kandidaten)
    return replace(found, kandidaten=candidates)


def _must_exist(finding: Finding) -> Finding:
    if not finding.zeker or finding.sleutel:
        return finding
    waarom = (
        "De atlas kent deze organisatie niet. Neem die eerst in met een lijst van organisaties."
    )
    return Finding(waarom=waarom)


def _both(first: Finding, second: Finding) -> Finding:
    """An organisatie and a gemeente together: sure when both are."""
    for part in (first, second):
        if part.zeker and not part.sleutel:
            return part
    waarom = " ".join(filter(None, (part.waarom for part in (first, second) if not part.zeker)))
    if not waarom:
        waarom = second.waarom
    if first.zeker and second.zeker:
        return Finding(SEPARATOR.join((first.sleutel, second.sleutel)), waarom=waarom)
    left = first.kandidaten or (Candidate(first.sleutel, "", 100, ""),)
    right = second.kandidaten or (Candidate(second.sleutel, "", 100, ""),)
    candidates = tuple(
        Candidate(
            SEPARATOR.join((a.sleutel, b.sleutel)),
            " in ".join(filter(None, (a.naam, b.naam))),
            min(a.score, b.score),
            " ".join(filter(None, (a.reden, b.reden))),
        )
        for a in left
        for b in right
    )
    ranked = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.sleutel))
    return Finding(zeker=False, kandidaten=tuple(ranked[: 2 * CANDIDATES_SHOWN]), waarom=waarom)
