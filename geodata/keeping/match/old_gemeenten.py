"""Rows that name a gemeente as it was: what is true of one part of a gemeente is not yet true of all.

A list of before a merger says of Brielle, Hellevoetsluis and Westvoorne what now is said of Voorne aan
Zee. Where all of them say the same, that is it; where only some do, a keeper decides.
"""

import re
from collections.abc import Mapping, Sequence

from geodata.find.codes import former_gemeenten
from geodata.keeping.change import SEPARATOR
from geodata.keeping.match.matched import CHANGED, DOUBTFUL, NEW, Row
from geodata.landscape import Landscape, derive
from geodata.words import date_in_words, join_words

COUNTED = "cijfers"
SPLIT, STAYED = "gesplitst", "opgegaan in"
CODE = re.compile(r"GM\d{4}")


def only_in_part(landscape: Landscape, tabel: str, rows: Sequence[Row]) -> dict[int, str]:
    """Of which rows (by position) that would change something the list says it of some of the former
    gemeenten only that a gemeente was made of, each with a Dutch sentence. A number of such a part is
    never the number of the whole."""
    made = _made_of(landscape)
    said: dict[str, set[str]] = {}
    parts: list[tuple[str, str]] = []
    for row in rows:
        code = _code(row.gevonden.sleutel)
        told = row.gevonden.waarom
        old = next(
            (old for old, words in made.get(code, {}).items() if words and words in told), code
        )
        parts.append((code, old))
        if code and row.uitkomst != DOUBTFUL:
            said.setdefault(row.gevonden.sleutel, set()).add(old)
    found = {}
    for place, (row, (code, old)) in enumerate(zip(rows, parts, strict=True)):
        if row.uitkomst not in (CHANGED, NEW) or row.gevonden.keuze or old == code:
            continue
        missing = set(made[code]) - said[row.gevonden.sleutel]
        if missing or (tabel == COUNTED and len(made[code]) > 1):
            found[place] = _words(landscape, code, missing)
    return found


def _code(key: str) -> str:
    """The gemeente in the key of what a row is about; "" without one."""
    return next((part for part in key.split(SEPARATOR) if CODE.fullmatch(part)), "")


def _words(landscape: Landscape, code: str, missing: set[str]) -> str:
    naam = landscape.gemeenten["naam"][code]
    if not missing:
        return f"Een aantal van een deel is niet dat van heel {naam}."
    names = former_gemeenten(landscape).set_index("oude_code")["oude_naam"].to_dict()
    called = join_words(sorted(names.get(one, f"{naam} zelf") for one in missing))
    return f"{naam} is meer dan dit deel: van {called} zegt de lijst dit niet."


@derive
def _made_of(landscape: Landscape) -> Mapping[str, Mapping[str, str]]:
    """Of each gemeente that others went into: the gemeenten (CBS codes) that it was made of, itself too
    when it was one of them, each with the sentence by which a row is found that names it."""
    found: dict[str, dict[str, str]] = {}
    for row in former_gemeenten(landscape).itertuples():
        if row.aard == SPLIT:
            continue
        own = found.setdefault(row.nieuwe_code, {})
        when = date_in_words(row.datum)
        own[row.oude_code] = f"{row.oude_naam} hoort sinds {when} bij {row.nieuwe_naam}"
        if row.aard == STAYED:
            own[row.nieuwe_code] = ""
    return found
