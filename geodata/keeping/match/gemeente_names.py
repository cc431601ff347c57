"""Which gemeente a cell of a list means: by its code, by a name of hers, or by both."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from geodata.find import clean_code, plain
from geodata.find.codes import former_gemeenten
from geodata.find.names import names, place_names
from geodata.find.spellings import caribbean, readings, without_note
from geodata.keeping.match.whole_numbers import whole_number
from geodata.landscape import Landscape, derive
from geodata.words import date_in_words, join_words

ALIKE = 82
SHOWN = 6
ECHO = 60
# A code before or behind a name; without GM it has four digits or a mark between.
CODE = r"(?:(?:NL\W{0,2})?GM[ ._:-]*[0-9]{1,4}|[0-9]{4})"
WITH_CODE = (
    re.compile(rf"\W*(?P<code>{CODE})\b\W+(?P<name>\D+)", re.IGNORECASE),
    re.compile(r"(?P<code>[0-9]{1,4})\s*[-–:;,|/]\s*(?P<name>\D+)"),
    re.compile(rf"(?P<name>\D+?)\W+(?P<code>{CODE})\W*", re.IGNORECASE),
    re.compile(r"(?P<name>\D+?)\s*[-–:;,|/(\[]\s*(?P<code>[0-9]{1,4})\s*[)\]]?"),
)
# What stands beside a name: between brackets, or behind a comma or a dash.
BESIDE = (
    re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]"),
    re.compile(r"(.+?)\s*,\s*([^,]+)"),
    re.compile(r"(.+?)\s+[-–/]\s+(.+)"),
)
AND_OTHERS = re.compile(r"(.+) (?:c ?a|c ?s|e ?a)")

Known = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Named:
    """Which gemeenten a name can mean: `codes` is one when it is sure. `waarom` says in Dutch why
    the name differs or is not sure, "" when it is the name itself."""

    codes: tuple[str, ...] = ()
    waarom: str = ""
    zeker: bool = False


def gemeente_named(landscape: Landscape, text: str, alike: bool = True) -> Named:
    """The gemeente that a cell names: by its code, its name, another or a former name. What only
    looks like a name is never sure, and is left out without `alike`."""
    text = without_note(" ".join(text.split()))
    elsewhere = caribbean(whole_number(text))
    if elsewhere:
        return Named(waarom=elsewhere)
    found = _exact(landscape, text)
    if found:
        return _named(landscape, text, found)
    both = _code_with_name(landscape, text)
    if both.codes or not alike:
        return both
    return _perhaps(landscape, text)


def _exact(landscape: Landscape, text: str) -> tuple[tuple[str, str], ...]:
    """The gemeenten with this code or name, each with why."""
    known = _gemeenten(landscape)
    code = clean_code(whole_number(text))
    if code in known:
        return known[code]
    provincie = _provincies(landscape)
    for name, wanted in readings(landscape, text):
        found = tuple(
            item for item in known.get(name, ()) if not wanted or provincie[item[0]] == wanted
        )
        if found:
            return found
    return _with_others(known, plain(text)) or _with_place(landscape, text)


def _named(landscape: Landscape, text: str, found: tuple[tuple[str, str], ...]) -> Named:
    codes = tuple(dict.fromkeys(code for code, _ in found))
    if len(codes) == 1:
        return Named(codes, found[0][1], True)
    gemeenten = gemeente_names(landscape)
    which = join_words(gemeenten[code] for code in codes)
    return Named(codes, f"‘{text[:ECHO]}’ kan meer gemeenten zijn: {which}.")


def _with_others(known: Known, text: str) -> tuple[tuple[str, str], ...]:
    """ "Nuenen c.a." is the one gemeente whose name begins with Nuenen."""
    found = AND_OTHERS.fullmatch(text)
    if not found:
        return ()
    begins = [items for name, items in known.items() if f"{name} ".startswith(f"{found[1]} ")]
    codes = {code for items in begins for code, _ in items}
    return begins[0] if len(codes) == 1 else ()


def _with_place(landscape: Landscape, text: str) -> tuple[tuple[str, str], ...]:
    """ "Noordoostpolder (Emmeloord)": a gemeente with a place that lies in it."""
    known, places = _gemeenten(landscape), _places(landscape)
    for pattern in BESIDE:
        found = pattern.fullmatch(text)
        if found:
            for one, other in (found.groups(), found.groups()[::-1]):
                items = known.get(plain(one), ())
                inside = {code for code, _ in items} & set(places.get(plain(other), ()))
                if inside:
                    return tuple(item for item in items if item[0] in inside)
    return ()


def _code_with_name(landscape: Landscape, text: str) -> Named:
    """A code and a name in one cell: sure when they agree, in doubt when they do not."""
    known = _gemeenten(landscape)
    for pattern in WITH_CODE:
        found = pattern.fullmatch(text)
        if not found:
            continue
        by_code = known.get(clean_code(found["code"]), ())
        by_name = _exact(landscape, found["name"].strip(" -–:;,|/([)]"))
        codes = {code for code, _ in by_code}
        agreed = tuple(item for item in by_name if item[0] in codes)
        if agreed:
            return _named(landscape, text, agreed)
        if by_code and by_name:
            either = tuple(dict.fromkeys(code for code, _ in (*by_code, *by_name)))
            names = join_words(gemeente_names(landscape)[code] for code in either)
            waarom = f"‘{text[:ECHO]}’: de code en de naam horen bij verschillende gemeenten: "
            return Named(either, f"{waarom}{names}.")
        if by_code and found["code"].upper().startswith(("GM", "NL")):
            waarom = f"De code in ‘{text[:ECHO]}’ past, de naam niet."
            return Named(tuple(dict.fromkeys(code for code, _ in by_code)), waarom)
    return Named()


def _perhaps(landscape: Landscape, text: str) -> Named:
    """The gemeenten that a text may mean, none of them sure."""
    known, wanted = _gemeenten(landscape), plain(text)
    in_places = _places(landscape).get(wanted, ())
    if in_places:
        names = join_words(gemeente_names(landscape)[code] for code in in_places[:SHOWN])
        waarom = f"‘{text[:ECHO]}’ is geen gemeente. Een plaats met die naam ligt in {names}."
        return Named(in_places[:SHOWN], waarom)
    for pattern in BESIDE:
        found = pattern.fullmatch(text)
        items = _exact(landscape, found[1]) if found else ()
        if items:
            waarom = f"‘{text[:ECHO]}’ noemt een gemeente met iets erbij dat de atlas niet kent."
            return Named(tuple(dict.fromkeys(code for code, _ in items)), waarom)
    bare = [name for name, provincie in readings(landscape, text) if not provincie][-1]
    every = _names(landscape)
    near = process.extract(bare, every, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=SHOWN)
    begins = [name for name in every if bare and name.startswith(f"{bare} ")]
    likely = [*begins[:SHOWN], *(name for name, _, _ in near)]
    codes = tuple(dict.fromkeys(code for name in likely for code, _ in known[name]))
    waarom = f"‘{text[:ECHO]}’ is geen naam van een gemeente, maar lijkt erop."
    return Named(codes, waarom if codes else "")


@derive
def _gemeenten(landscape: Landscape) -> Known:
    """Every code and plain name: which gemeente it is and why. A name of now goes before another
    or a former one."""
    gemeenten = landscape.gemeenten["naam"]
    known = {code: [(code, "")] for code in gemeenten.index}
    for code, naam in gemeenten.items():
        for name in {plain(naam), plain(naam.partition(" (")[0])}:
            known.setdefault(name, []).append((code, ""))
    others: dict[str, list[tuple[str, str]]] = {}
    frame = names(landscape)
    for row in frame[(frame["soort"] == "gemeente") & (frame["via"] != "")].itertuples():
        others.setdefault(row.plain, []).append((row.id, f"{row.via}."))
    for row in former_gemeenten(landscape).itertuples():
        part = "voor een deel " if row.aard == "gesplitst" else ""
        when = date_in_words(row.datum)
        waarom = f"{row.oude_naam} hoort {part}sinds {when} bij {row.nieuwe_naam}."
        others.setdefault(row.oude_code, []).append((row.nieuwe_code, waarom))
    return {name: tuple(found) for name, found in (others | known).items()}


@derive
def gemeente_names(landscape: Landscape) -> Mapping[str, str]:
    """The names of the gemeenten by CBS code."""
    return landscape.gemeenten["naam"].to_dict()


@derive
def _provincies(landscape: Landscape) -> Mapping[str, str]:
    return landscape.gemeenten["provincie"].to_dict()


@derive
def _names(landscape: Landscape) -> tuple[str, ...]:
    """The plain names of gemeenten, without the codes."""
    return tuple(name for name in _gemeenten(landscape) if name == plain(name))


@derive
def _places(landscape: Landscape) -> Mapping[str, tuple[str, ...]]:
    """The gemeenten of the places with a plain name, the largest place first."""
    frame = place_names(landscape).sort_values("inwoners", ascending=False, kind="stable")
    pairs = frame.groupby("plain", sort=False)["gemeentecode"].unique()
    return {name: tuple(codes) for name, codes in pairs.items()}
