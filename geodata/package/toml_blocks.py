"""The blocks of a TOML file as typed values, with a Dutch fault for everything that is wrong."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin

from geodata.package.content import content_of
from geodata.package.faults import DataError, Fault
from geodata.package.text_lines import excerpt

Kind = TypeVar("Kind")
IN_WORDS = {str: "tekst", bool: "true of false"}
TEXTS = 'een rij teksten, zoals ["a", "b"]'
# For a part that a block must have and that may be "" or []: Annotated[str, MAY_BE_EMPTY].
MAY_BE_EMPTY = "mag leeg zijn"


def read_toml(path: Path, names: Iterable[str], faults: list[Fault]) -> dict[str, Any]:
    """The content of a TOML file of which `names` are all the keys it may have.

    A key that is none of them becomes a fault. Raises DataError for a file that is not there or is
    no TOML.
    """
    try:
        text = tomllib.loads(content_of(path).decode())
    except FileNotFoundError:
        uitleg = f"het bestand ontbreekt in {path.parent}."
        fault = Fault(path.name, uitleg, toegestaan="een bestand met die naam")
        raise DataError(path.parent, [fault]) from None
    except (OSError, UnicodeDecodeError) as error:
        allowed = "een bestand dat te openen is, met tekst in UTF-8"
        fault = Fault(path.name, "het bestand is onleesbaar.", toegestaan=allowed)
        raise DataError(path.parent, [fault]) from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(path.parent, [_no_toml(path, str(error))]) from error
    known = tuple(names)
    for name in text.keys() - set(known):
        faults.append(Fault(path.name, "dit kent de atlas niet.", None, name, "", ", ".join(known)))
    return text


def _no_toml(path: Path, message: str) -> Fault:
    """What is wrong with a file that is no TOML; where, is all that we take from the parser."""
    place = re.search(r"at line (\d+), column (\d+)", message)
    allowed = (
        "TOML; kijk naar een haakje, aanhalingsteken of = te veel of te weinig, of een dubbele naam"
    )
    if place is None:
        uitleg = "het bestand is onleesbaar: aan het eind ontbreekt iets."
        return Fault(path.name, uitleg, toegestaan=allowed)
    line, mark = int(place[1]), int(place[2])
    uitleg = f"het bestand is onleesbaar vanaf teken {mark} van deze regel."
    found = excerpt(path.read_text(encoding="utf-8"), line)
    return Fault(path.name, uitleg, line, "", found, allowed)


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
        elif _is_empty(wanted[part], value):
            uitleg, allowed = f"{where}: {part} is leeg.", f"{_expected(wanted[part])}; niet leeg"
            faults.append(Fault(file, uitleg, None, part, _shown(value), allowed))
    for part, want in wanted.items():
        if part not in block and want.default is MISSING:
            uitleg = f"{where}: {part} ontbreekt."
            faults.append(Fault(file, uitleg, None, part, "", _expected(want)))
    if len(faults) > before:
        return None
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in block.items()})


def _is_of(wanted: Field, value: Any) -> bool:
    kind = _kind(wanted)
    if kind in (str, bool):
        return isinstance(value, kind)
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_empty(wanted: Field, value: Any) -> bool:
    """Whether nothing stands where something must; a text without any letter is nothing."""
    if isinstance(value, list) and not all(item.strip() for item in value):
        return True
    may_be = wanted.default is not MISSING or MAY_BE_EMPTY in get_args(wanted.type)
    return (value in ([], "") and not may_be) or (isinstance(value, str) and value.isspace())


def _expected(wanted: Field) -> str:
    return IN_WORDS.get(_kind(wanted), TEXTS)


def _kind(wanted: Field) -> Any:
    """The type of a part, without what is noted beside it."""
    return get_args(wanted.type)[0] if get_origin(wanted.type) is Annotated else wanted.type


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else repr(value)[:60]
