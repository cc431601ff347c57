"""The layers, kinds and vocabulary of `lagen.toml`, as values.

A layer is data: what can be switched on the map stands in that file, and no code names a layer.
"""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Annotated, Any

import pandas

from geodata.package.faults import DataError, Fault
from geodata.package.layer_kinds import KINDS, LayerKind
from geodata.package.toml_blocks import MAY_BE_EMPTY, blocks, one_block, read_toml

VOCABULARY = "lagen.toml"
# The classes of status in which a source says that a gemeente does, or prepares, something.
STATED = ("actief", "in oprichting")
# What happened to a gemeente of which a part became a new one: it is still there, without that part.
SPLIT_OFF = "afgesplitst"
# When a programme plays, in the words of programmas.csv and of a reader.
FASEN = {
    "voor": "voor de zwangerschap",
    "tijdens": "tijdens de zwangerschap",
    "na": "na de geboorte",
}
# What can be drawn for a record or a class of status, on paper and in the browser.
SYMBOLS = ("cirkel", "ruit", "kruis", "half", "streep", "stip")


@dataclass(frozen=True)
class Laag:
    """One layer: what it shows (`soorten`), how (`vorm`, one of `KINDS`) and what it is called.

    `start` layers are on for who comes in without a link, `omgeving` layers are on the small map of
    a gemeente and its surroundings. `keuze` is the programme or phase that a layer of what is offered
    is about, "" for all. `thema` is the theme that the layer can fill the map for, ""
    for what only lies over it. `weglaten` are beginnings that a name on the map can do without when
    there is no room.
    """

    id: str
    label: str
    vorm: str
    soorten: Annotated[tuple[str, ...], MAY_BE_EMPTY]
    kleur: str
    uitleg: str
    lijn: str = ""
    symbool: str = ""
    start: bool = False
    omgeving: bool = False
    berekend: bool = False
    thema: str = ""
    weglaten: tuple[str, ...] = ()
    keuze: str = ""

    @property
    def kind(self) -> LayerKind:
        """What its `vorm` means. KeyError for a vorm that there is not."""
        return KINDS[self.vorm]

    @property
    def on_map(self) -> bool:
        """Whether the layer has a place on the map, or stands in lists only."""
        return self.kind.on_map


@dataclass(frozen=True)
class Thema:
    """What a map can be about: one layer of a theme fills it at a time. `titel` is the question that
    such a map answers, without what comes behind it."""

    id: str
    label: str
    titel: str
    uitleg: str


@dataclass(frozen=True)
class Soort:
    """A kind of organisatie: its names, what it is and what it does for a coalitie, and whether
    every gemeente lies in the werkgebied of just one."""

    id: str
    enkelvoud: str
    meervoud: str
    uitleg: str
    voor_coalitie: str
    een_per_gemeente: bool = False


@dataclass(frozen=True)
class Klasse:
    """A class of the filters status or zekerheid, with its meaning, the values it covers and how a
    map draws it; `stip` says whether it has a dot on a map that is about something else."""

    id: str
    label: str
    uitleg: str
    waarden: tuple[str, ...] = ()
    symbool: str = ""
    kleur: str = ""
    stip: bool = True


@dataclass(frozen=True)
class Telling:
    """A national count: its `indicator` in kerncijfers.csv, the `soorten` of ours that it counts,
    and what a reader can do about the difference."""

    label: str
    indicator: str
    soorten: tuple[str, ...]
    doen: str


@dataclass(frozen=True)
class Head:
    """What stands above the blocks: the date of the data, the source of the boundaries, and the two
    layers that are compared first (none: the first there is)."""

    peildatum: str
    grenzen: str
    vergelijk: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Vocabulary(Head):
    """Everything `lagen.toml` says."""

    themas: tuple[Thema, ...]
    lagen: tuple[Laag, ...]
    soorten: dict[str, Soort]
    statussen: tuple[Klasse, ...]
    zekerheden: tuple[Klasse, ...]
    tellingen: tuple[Telling, ...]

    def about(self, gemeenten: pandas.DataFrame) -> "Vocabulary":
        """The same without the layers of regions of which none of these gemeenten has one (yet)."""
        lagen = (
            laag
            for laag in self.lagen
            if not laag.kind.administrative or (gemeenten[laag.id] != "").any()
        )
        return replace(self, lagen=tuple(lagen))

    @property
    def een_per_gemeente(self) -> tuple[str, ...]:
        """The soorten of which every gemeente has just one."""
        return tuple(soort.id for soort in self.soorten.values() if soort.een_per_gemeente)

    def thema_of(self, laag: Laag | None) -> Thema:
        """The theme of a layer; the first for one that has none."""
        own = laag.thema if laag else ""
        return next((thema for thema in self.themas if thema.id == own), self.themas[0])

    def of_thema(self, thema_id: str) -> tuple[Laag, ...]:
        """The layers that can fill the map for a theme, in their order."""
        return tuple(laag for laag in self.lagen if laag.thema == thema_id)

    def laag(self, laag_id: str) -> Laag:
        """The layer with this id. Raises KeyError when there is none."""
        return next((laag for laag in self.lagen if laag.id == laag_id), None) or _no(laag_id)

    def status_of(self, value: str) -> Klasse:
        """The status class in which a status of a record falls. Raises KeyError when none does."""
        return next((k for k in self.statussen if value in k.waarden), None) or _no(value)

    def zekerheid(self, value: str) -> Klasse:
        """The class of a zekerheid. Raises KeyError when there is none."""
        return next((k for k in self.zekerheden if k.id == value), None) or _no(value)


def _no(key: str) -> Any:
    raise KeyError(key)


def read_vocabulary(path: Path) -> Vocabulary:
    """Read a `lagen.toml`.

    Raises DataError with every fault: a file that cannot be read, a part that is missing, or a
    block with a part too many, too few or of the wrong type.
    """
    faults: list[Fault] = []
    head = [field.name for field in fields(Head)]
    blocks_of = ("thema", "laag", "soort", "status", "zekerheid", "telling")
    text = read_toml(path, (*head, *blocks_of), faults)
    top = one_block(
        VOCABULARY, Head, "bovenaan", {k: v for k, v in text.items() if k in head}, faults
    )
    themas = blocks(VOCABULARY, Thema, text, "thema", faults)
    lagen = blocks(VOCABULARY, Laag, text, "laag", faults)
    soorten = {soort.id: soort for soort in _soorten(text, faults)}
    statussen, zekerheden = (
        blocks(VOCABULARY, Klasse, text, name, faults) for name in ("status", "zekerheid")
    )
    tellingen = blocks(VOCABULARY, Telling, text, "telling", faults)
    if faults or top is None:
        raise DataError(path.parent, faults)
    return Vocabulary(
        **vars(top),
        themas=themas,
        lagen=lagen,
        soorten=soorten,
        statussen=statussen,
        zekerheden=zekerheden,
        tellingen=tellingen,
    )


def _soorten(text: dict[str, Any], faults: list[Fault]) -> list[Soort]:
    """The blocks [soort.<id>], of which the id stands in the heading."""
    found = text.get("soort")
    if not isinstance(found, dict) or not all(isinstance(block, dict) for block in found.values()):
        shape = "blokken als [soort.ros]"
        faults.append(
            Fault(VOCABULARY, "de blokken ontbreken of kloppen niet.", None, "soort", "", shape)
        )
        return []
    made = [one_block(VOCABULARY, Soort, "soort", {"id": k, **v}, faults) for k, v in found.items()]
    return [soort for soort in made if soort is not None]
