"""A division of the gemeenten that can be changed: who is in which area, and which areas went away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from geodata.landscape import Landscape, derive
from geodata.package.layer_kinds import Members
from geodata.regions.columns import ids_of
from geodata.regions.divisions import COALITIE, Division, division, divisions

PIECE = "--"


@dataclass(frozen=True, eq=False)
class Layout:
    """The areas of a division after some steps.

    `gebied` is by CBS code and holds gemeenten with an area only; `namen` is by area id, in the order
    of every list, and holds areas that have a gemeente or had one. `weg` are the areas that were joined
    or split away: by id a sentence that says where they went.
    """

    indeling: Division
    gebied: Mapping[str, str]
    namen: Mapping[str, str]
    weg: Mapping[str, str] = field(default_factory=dict)

    def title(self, area: str) -> str:
        """An area as it starts a sentence: "Consortium Limburg"."""
        known = self.indeling.namen.get(area)
        return self.indeling.title(area) if known == self.namen[area] else self.namen[area]

    def members(self, area: str) -> tuple[str, ...]:
        """The gemeenten of an area, in the order of the codes."""
        return tuple(sorted(code for code, own in self.gebied.items() if own == area))

    def beside(self, codes: Iterable[str], buren: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
        """The areas next to these gemeenten, in the order of every list: those of their neighbours
        (`buren`, by CBS code), without areas that they are in themselves."""
        chosen = frozenset(codes)
        around = {self.gebied.get(code) for own in chosen for code in buren.get(own, ())}
        found = around - {self.gebied.get(code) for code in chosen}
        return tuple(area for area in self.namen if area in found)

    def moved(self, codes: Iterable[str], area: str, naam: str = "") -> "Layout":
        """The same with these gemeenten in an area, which is made when there is none yet."""
        namen = self.namen if area in self.namen else {**self.namen, area: naam or area}
        weg = {key: text for key, text in self.weg.items() if key != area}
        gebied = {**self.gebied, **dict.fromkeys(codes, area)}
        return replace(self, gebied=gebied, namen=namen, weg=weg)

    def joined(self, area: str, other: str, naam: str, told: str) -> "Layout":
        """The same with all of `other` in `area`, which gets a name; `told` says where `other` is."""
        made = self.moved(self.members(other), area)
        namen = {key: text for key, text in made.namen.items() if key != other}
        return replace(made, namen={**namen, area: naam}, weg={**made.weg, other: told})

    def split(self, area: str, along: Division, told: str) -> "Layout":
        """The same with an area divided along another division. Along its own it falls back into the
        areas of today. Gemeenten without an area there stay together."""
        own = along.id == self.indeling.id
        here = self.members(area)
        made = replace(self, namen={key: n for key, n in self.namen.items() if key != area})
        made = replace(made, weg={**made.weg, area: told})
        for code in here:
            part = along.gebied.get(code, "")
            key = part if own and part else f"{area}{PIECE}{part or 'rest'}"
            naam = self.indeling.namen[part] if own and part else self._piece(area, along, part)
            made = made.moved([code], key, naam)
        order = {key: at for at, key in enumerate(self.indeling.namen)}
        namen = dict(sorted(made.namen.items(), key=lambda item: order.get(item[0], len(order))))
        return replace(made, namen=namen)

    def _piece(self, area: str, along: Division, part: str) -> str:
        where = along.title(part) if part else f"geen {along.woord.enkelvoud}"
        return f"{self.namen[area]}, deel {where}"


def today(found: Division) -> Layout:
    """A division as it is today."""
    return Layout(found, found.gebied, found.namen)


@derive
def changeable(landscape: Landscape) -> Mapping[str, Division]:
    """The divisions that a step can change, by id: those that sources give, and the regional
    coalities."""
    stated = [
        laag.id for laag in landscape.vocabulary.lagen if laag.kind.members is Members.WERKGEBIEDEN
    ]
    known = divisions(landscape)
    return MappingProxyType({key: known[key] for key in known if key in (*stated, COALITIE)})


@derive
def area_division(landscape: Landscape) -> Mapping[str, str]:
    """The changeable division of each area of today, by area id. Where a regional coalitie is an area
    of a layer as well, the division of coalities is the last to be asked."""
    found: dict[str, str] = {}
    for key, one in changeable(landscape).items():
        for area in division(landscape, key).namen:
            found.setdefault(area, one.id)
    return found


def new_id(naam: str) -> str:
    """The id of a coalitie that a reader starts."""
    return ids_of("nieuw", [naam])[naam]
