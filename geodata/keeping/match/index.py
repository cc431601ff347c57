"""What the organisaties of the landscape are called, made ready for comparing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from geodata.find.names import names as every_name
from geodata.find.names import plain
from geodata.keeping.match.names import bare_hospital, bare_name
from geodata.landscape import Landscape, derive, read_only

T = TypeVar("T")
# What kinds of other names are those of today.
TODAY = "andere naam"
# A name that stands between brackets is often that of the place, which several can share.
BRACKETS = 0.9


@dataclass(frozen=True)
class Known:
    """The organisaties that a list can be about, and everything that names them. `owners` tells
    per name or hospital whose it is, as a position in `ids`; `former` has names of before, with a
    Dutch sentence about each."""

    ids: tuple[str, ...]
    namen: tuple[str, ...]
    soorten: tuple[str, ...]
    plaatsen: tuple[str, ...]
    plaatsen_plain: tuple[str, ...]
    codes: tuple[str, ...]
    full: Mapping[str, tuple[int, ...]]
    former: Mapping[str, tuple[tuple[int, str], ...]]
    perined: Mapping[str, tuple[int, ...]]
    names: tuple[str, ...]
    name_owners: tuple[int, ...]
    weights: tuple[float, ...]
    hospitals: tuple[str, ...]
    hospital_owners: tuple[int, ...]


def hospital_name(landscape: Landscape, text: str, plaats: str) -> str:
    """A hospital without the name of its place: "Isala Zwolle" in Zwolle is "isala"."""
    bare = bare_hospital(landscape, text)
    return f" {bare} ".replace(f" {plain(plaats)} ", " ").strip() or bare if plaats else bare


@derive
def known_of(landscape: Landscape, soorten: tuple[str, ...]) -> Known:
    rows = landscape.organisaties
    if soorten:
        rows = rows[rows["soort"].isin(soorten)]
    names, hospitals, full, perined = [], [], [], []
    for index, row in enumerate(rows.itertuples()):
        outside, _, inside = row.naam.partition(" (")
        whole = {row.naam, outside, row.kort, row.afkorting} - {""}
        full += [(plain(name), index) for name in whole]
        strong = {bare_name(landscape, name) for name in whole}
        weak = {bare_name(landscape, name) for name in (inside, row.voorheen[:80]) if name} - strong
        names += [(name, index, 1.0) for name in sorted(strong)]
        names += [(name, index, BRACKETS) for name in sorted(weak)]
        if row.ziekenhuis:
            hospitals.append((hospital_name(landscape, row.ziekenhuis, row.plaats), index))
        if row.perined_nummer:
            perined.append((row.perined_nummer, index))
    former = []
    for key, via, name in _other_names(landscape):
        if key in rows.index:
            index = rows.index.get_loc(key)
            keys = {plain(name), bare_name(landscape, name)}
            if via:
                former += [(one, (index, f"{via}.")) for one in sorted(keys)]
            else:
                full.append((plain(name), index))
                names.append((bare_name(landscape, name), index, 1.0))
    return Known(
        tuple(rows.index),
        tuple(rows["naam"]),
        tuple(rows["soort"]),
        tuple(rows["plaats"]),
        tuple(map(plain, rows["plaats"])),
        tuple(rows["gemeentecode"]),
        read_only(_grouped(full)),
        read_only(_grouped(former)),
        read_only(_grouped(perined)),
        *_columns(names, 3),
        *_columns(hospitals, 2),
    )


def _other_names(landscape: Landscape) -> Iterable[tuple[str, str, str]]:
    """The other names of organisaties: whose, the sentence about one of before, and the name."""
    known = every_name(landscape)
    for row in landscape.table("organisatienamen").itertuples():
        same = known[(known["id"] == row.organisatie) & (known["gevonden"] == row.naam)]
        yield row.organisatie, "" if row.aard == TODAY else same["via"].iloc[-1], row.naam


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, tuple[T, ...]] = {}
    for key, item in pairs:
        groups[key] = tuple(dict.fromkeys((*groups.get(key, ()), item)))
    return groups


def _columns(rows: list[tuple], width: int) -> list[tuple]:
    return [tuple(column) for column in zip(*rows, strict=True)] or [()] * width
