"""The blocks of a TOML file as typed values, with a Dutch fault for everything that is wrong."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any, TypeVar, cast

from geodata.package.faults import DataError, Fault

Kind = TypeVar("Kind")
IN_WORDS = {str: "tekst", bool: "true of false"}
TEXTS = 'een rij teksten, zoals ["a", "b"]'


def read_toml(path: Path, names: Iterable[str], faults: list[Fault]) -> dict[str, Any]:
    """The content of a TOML file of which `names` are all the keys it may have.

    A key that is none of them becomes a fault. Raises DataError for a file that is not there or is
    no TOML.
    """
    try:
        text = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        fault = Fault(path.name, f"het bestand ontbreekt in {path.parent}.")
        raise DataError(path.parent, [fault]) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        fault = Fault(path.name, f"het bestand is onleesbaar ({error}).")
        raise DataError(path.parent, [fault]) from error
    known = tuple(names)
    for name in text.keys() - set(known):
        faults.append(Fault(path.name, "dit kent de atlas niet.", None, name, "", ", ".join(known)))
    return text


def blocks(
    file: str, kind: type[Kind], text: dict[str, Any], name: str, faults: list[Fault]
) -> tuple[Kind, ...]:
    """A value of the dataclass `kind` for each block [[name]] of a file.

    A part too many, too few or of another type than `kind` names becomes a fault; a block with a
    fault is left out.
    """
    found = text.get(name)
    if not isinstance(found, list) or not all(isinstance(block, dict) for block in found):
        shape = f"een rij blokken ([[{name}]])"
        faults.append(Fault(file, "de blokken ontbreken of kloppen niet.", None, name, "", shape))
        return ()
    made = [one_block(file, kind, name, block, faults) for block in found]
    return tuple(value for value in made if value is not None)


def told_twice(file: str, what: str, ids: Iterable[str], faults: list[Fault]) -> None:
    """Add a fault for each id that is there more than once; `what` is a Dutch noun with article."""
    for key, times in Counter(ids).items():
        if times > 1:
            faults.append(Fault(file, f"{what} staat er dubbel in.", None, "id", key, "één keer"))


def one_block(
    file: str, kind: type[Kind], name: str, block: dict[str, Any], faults: list[Fault]
) -> Kind | None:
    """A value of the dataclass `kind` of one block of a TOML file, None when it has a fault."""
    wanted = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]  # a dataclass
    own = next((block[key] for key in ("id", "label", "waarde") if block.get(key)), "")
    where = f"{name} {own}".strip()
    before = len(faults)
    for part, value in block.items():
        if part not in wanted:
            known = ", ".join(wanted)
            uitleg = f"{where}: {part} kent de atlas niet."
            faults.append(Fault(file, uitleg, None, part, _shown(value), known))
        elif not _is_of(wanted[part], value):
            uitleg = f"{where}: {part} is van het verkeerde type."
            faults.append(Fault(file, uitleg, None, part, _shown(value), _expected(wanted[part])))
    for part, field in wanted.items():
        if part not in block and field.default is MISSING:
            uitleg = f"{where}: {part} ontbreekt."
            faults.append(Fault(file, uitleg, None, part, "", _expected(field)))
    if len(faults) > before:
        return None
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in block.items()})


def _is_of(field: Field, value: Any) -> bool:
    if field.type in (str, bool):
        return isinstance(value, field.type)
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _expected(field: Field) -> str:
    return IN_WORDS.get(cast(type, field.type), TEXTS)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else repr(value)[:60]
