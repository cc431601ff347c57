"""The layers, kinds and vocabulary of `lagen.toml`, as values.

A layer is data: what can be switched on the map stands in that file, and no code names a layer.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

SHAPES = ("gebied", "dichtstbij", "gemeente", "status", "punt", "lijst")
AREA_SHAPES = ("gebied", "dichtstbij", "gemeente", "status")


@dataclass(frozen=True)
class Laag:
    """One layer: what it shows (`soorten`), how (`vorm`, one of `SHAPES`) and what it is called."""

    id: str
    label: str
    vorm: str
    soorten: tuple[str, ...]
    kleur: str
    uitleg: str
    lijn: str = ""
    symbool: str = ""
    start: bool = False
    berekend: bool = False

    @property
    def on_map(self) -> bool:
        """Whether the layer has a place on the map, or stands in lists only."""
        return self.vorm != "lijst"


@dataclass(frozen=True)
class Soort:
    """A kind of organisatie: its names, what it is and what it does for a coalitie."""

    id: str
    enkelvoud: str
    meervoud: str
    uitleg: str
    voor_coalitie: str


@dataclass(frozen=True)
class Klasse:
    """A class of the filters status or zekerheid, with its meaning, the values it covers and how a
    map draws it."""

    id: str
    label: str
    uitleg: str
    waarden: tuple[str, ...] = ()
    symbool: str = ""
    kleur: str = ""


@dataclass(frozen=True)
class Telling:
    """A national count: its `indicator` in kerncijfers.csv, the `soorten` of ours that it counts,
    and what a reader can do about the difference."""

    label: str
    indicator: str
    soorten: tuple[str, ...]
    doen: str


@dataclass(frozen=True)
class Vocabulary:
    """Everything `lagen.toml` says."""

    peildatum: str
    grenzen: str
    lagen: tuple[Laag, ...]
    soorten: dict[str, Soort]
    statussen: tuple[Klasse, ...]
    zekerheden: tuple[Klasse, ...]
    tellingen: tuple[Telling, ...]

    def laag(self, laag_id: str) -> Laag:
        """The layer with this id. Raises KeyError when there is none."""
        return next((laag for laag in self.lagen if laag.id == laag_id), None) or _no(laag_id)

    def status_of(self, value: str) -> Klasse:
        """The status class in which a status of a record falls. Raises KeyError when none does."""
        return next((k for k in self.statussen if value in k.waarden), None) or _no(value)

    def zekerheid(self, value: str) -> Klasse:
        """The class of a zekerheid. Raises KeyError when there is none."""
        return next((k for k in self.zekerheden if k.id == value), None) or _no(value)


def _no(key: str):
    raise KeyError(key)


def read_vocabulary(path: Path) -> Vocabulary:
    """Read `lagen.toml`.

    Raises OSError when the file cannot be read, tomllib.TOMLDecodeError when it is no TOML, and
    KeyError or TypeError (naming the key) when a block lacks one or has one too many.
    """
    text = tomllib.loads(path.read_text(encoding="utf-8"))

    def tuples(block: dict) -> dict:
        return {k: tuple(v) if isinstance(v, list) else v for k, v in block.items()}

    return Vocabulary(
        peildatum=text["peildatum"],
        grenzen=text["grenzen"],
        lagen=tuple(Laag(**tuples(block)) for block in text["laag"]),
        soorten={k: Soort(id=k, **v) for k, v in text["soort"].items()},
        statussen=tuple(Klasse(**tuples(block)) for block in text["status"]),
        zekerheden=tuple(Klasse(**tuples(block)) for block in text["zekerheid"]),
        tellingen=tuple(Telling(**tuples(block)) for block in text["telling"]),
    )
