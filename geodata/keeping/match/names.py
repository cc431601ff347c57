"""Names as lists spell them: what is left of a name to compare, and which gemeente one means."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from geodata.find.names import plain
from geodata.keeping.match.list_kinds import kinds_of
from geodata.landscape import Landscape, derive
from geodata.package.lists import IN_HOSPITALS, IN_NAMES, SOORT_IN_NAMES
from geodata.words import date_in_words, join_words

ALIKE = 82
NAMES_SHOWN = 6


@dataclass(frozen=True)
class Named:
    """Which gemeenten a name can mean: `codes` is one when it is sure. `waarom` says in Dutch why
    the name differs or is not sure, "" when it is the name itself."""

    codes: tuple[str, ...] = ()
    waarom: str = ""
    zeker: bool = False


def bare_name(landscape: Landscape, text: str) -> str:
    """The name of an organisatie without the words that many names share, like "VSV"."""
    return _without(plain(text), kinds_of(landscape).woorden[IN_NAMES])


def short_name(landscape: Landscape, text: str) -> str:
    """The name of an organisatie without the words for its soort: it is still the same name."""
    return _without(plain(text), kinds_of(landscape).woorden[SOORT_IN_NAMES])


def bare_hospital(landscape: Landscape, text: str) -> str:
    """The name of a hospital without words like "ziekenhuis" and "locatie"."""
    return _without(plain(text), kinds_of(landscape).woorden[IN_HOSPITALS])


def _without(text: str, words: Iterable[str]) -> str:
    found = f" {text} "
    for word in sorted(words, key=len, reverse=True):
        while f" {word} " in found:
            found = found.replace(f" {word} ", " ")
    # A name of such words only is all there is.
    return found.strip() or text


def gemeente_named(landscape: Landscape, text: str, alike: bool = True) -> Named:
    """The gemeente that a cell names: by its code, its name, another or a former name. What only
    looks like a name is never sure, and is left out without `alike`."""
    known = _gemeenten(landscape)
    number = re.fullmatch(r"(?:GM)?(\d{1,4})", text.strip(), re.I | re.ASCII)
    wanted = plain(text)
    wanted = re.sub(r"^gemeente | gemeente$", "", wanted)
    found = known.get(f"GM{int(number[1]):04d}" if number else wanted, ())
    if not found and not alike:
        return Named()
    if not found:
        near = process.extract(
            wanted, list(known), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=NAMES_SHOWN
        )
        begins = [name for name in known if wanted and name.startswith(f"{wanted} ")]
        names = [*begins[:NAMES_SHOWN], *(name for name, _, _ in near)]
        likely = tuple(dict.fromkeys(code for name in names for code, _ in known[name]))
        waarom = f"‘{text[:60]}’ is geen naam van een gemeente, maar lijkt erop."
        return Named(likely, waarom if likely else "")
    codes = tuple(dict.fromkeys(code for code, _ in found))
    if len(codes) == 1:
        return Named(codes, found[0][1], True)
    names = landscape.gemeenten["naam"]
    which = join_words(names[code] for code in codes)
    return Named(codes, f"‘{text[:60]}’ kan meer gemeenten zijn: {which}.")


@derive
def _gemeenten(landscape: Landscape) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Every code and plain name: which gemeente it is and why. A name of now goes before a former
    one, and that before another name."""
    names = landscape.gemeenten["naam"]
    known: dict[str, list[tuple[str, str]]] = {code: [(code, "")] for code in names.index}
    for code, naam in names.items():
        for name in {plain(naam), plain(naam.partition(" (")[0])}:
            known.setdefault(name, []).append((code, ""))
    former: dict[str, list[tuple[str, str]]] = {}
    for row in landscape.table("herindelingen").itertuples():
        if row.toegepast != "ja":
            continue
        part = "voor een deel " if row.aard == "gesplitst" else ""
        waarom = (
            f"{row.oude_naam} hoort {part}sinds {date_in_words(row.datum)} bij {row.nieuwe_naam}."
        )
        for key in {row.oude_code, plain(row.oude_naam)}:
            former.setdefault(key, []).append((row.nieuwe_code, waarom))
    for row in landscape.table("aliassen").itertuples():
        waarom = f"{row.naam} is een {row.aard} van {names[row.gemeentecode]}."
        former.setdefault(plain(row.naam), []).append((row.gemeentecode, waarom))
    return {name: tuple(found) for name, found in (former | known).items()}
