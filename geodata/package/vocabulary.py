"""The layers, kinds and vocabulary of `lagen.toml`, as values.

A layer is data: what can be switched on the map stands in that file, and no code names a layer.
"""

import tomllib
from dataclasses import MISSING, dataclass, fields
from pathlib import Path

from geodata.package.layer_kinds import KINDS, LayerKind


@dataclass(frozen=True)
class Laag:
    """One layer: what it shows (`soorten`), how (`vorm`, one of `KINDS`) and what it is called."""

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
    def kind(self) -> LayerKind:
        """What its `vorm` means. KeyError for a vorm that there is not."""
        return KINDS[self.vorm]

    @property
    def on_map(self) -> bool:
        """Whether the layer has a place on the map, or stands in lists only."""
        return self.kind.on_map


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

    Raises OSError when the file cannot be read, tomllib.TOMLDecodeError when it is no TOML,
    KeyError (naming the key) when a part is missing and TypeError (a Dutch sentence) when a block
    has a part too many, too few or of the wrong type.
    """
    text = tomllib.loads(path.read_text(encoding="utf-8"))
    return Vocabulary(
        peildatum=str(text["peildatum"]),
        grenzen=str(text["grenzen"]),
        lagen=_blocks(Laag, text, "laag"),
        soorten={
            soort.id: soort
            for soort in typed_all(
                Soort, [{"id": k, **_table(v)} for k, v in _table(text["soort"]).items()]
            )
        },
        statussen=_blocks(Klasse, text, "status"),
        zekerheden=_blocks(Klasse, text, "zekerheid"),
        tellingen=_blocks(Telling, text, "telling"),
    )


def _blocks(kind, text: dict, name: str) -> tuple:
    blocks = text[name]
    if not isinstance(blocks, list):
        raise TypeError(f"{name} hoort een rij blokken te zijn ([[{name}]])")
    return tuple(typed_all(kind, [_table(block) for block in blocks]))


def _table(value) -> dict:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} hoort een blok te zijn")
    return value


def typed_all(kind, blocks: list[dict]):
    """Make a value of the dataclass `kind` of each block of a TOML file.

    Raises TypeError (a Dutch sentence) for a block with a part too many, too few or of another
    type than `kind` names.
    """
    wanted = {field.name: field for field in fields(kind)}
    for block in blocks:
        where = f"{kind.__name__.lower()} {block.get('id') or block.get('label')}"
        for name, value in block.items():
            if name not in wanted:
                raise TypeError(f"{where}: {name} kent de atlas niet")
            if not _is_of(wanted[name].type, value):
                raise TypeError(f"{where}: {name} is van het verkeerde type")
        for name, field in wanted.items():
            if name not in block and field.default is MISSING:
                raise TypeError(f"{where}: {name} ontbreekt")
        yield kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in block.items()})


def _is_of(wanted: type, value) -> bool:
    if wanted in (str, bool):
        return isinstance(value, wanted)
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
