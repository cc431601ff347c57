"""The ketencheck: a coalition's own work sheet over the lines of the route.

It lives in a link, or in a small JSON file of the reader: the server keeps none.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from geodata.landscape import Landscape
from geodata.packed import pack, read_own, unpack
from geodata.records import gemeenten_of, situaties_of
from geodata.words import count, earliest, one_line

KIND, VERSION = "geboortezorgatlas-ketencheck", 1
ARRANGED, AGREED, OPEN, NOT_NEEDED = "geregeld", "afgesproken", "nog regelen", "n.v.t."
STANDS = (ARRANGED, AGREED, OPEN, NOT_NEEDED)
MAX_WHO, MAX_REMARK, MAX_BYTES = 80, 300, 100_000
# Mail programs break a longer link.
MAX_LINK = 1_500


class CheckError(ValueError):
    """A file or link that holds no ketencheck. Its text is a Dutch sentence that says why."""


@dataclass(frozen=True)
class Filled:
    """What a coalition says of a line: one of `STANDS` ("" for nothing yet), who does it, by when (an
    ISO day, "" for none) and a remark."""

    stand: str = ""
    wie: str = ""
    wanneer: str = ""
    opmerking: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self == Filled()


@dataclass(frozen=True)
class Ketencheck:
    """The work sheet of a gemeente (CBS code) as it was on a day (ISO): what is filled in by the id of
    the line; a line without anything is not in it."""

    code: str
    datum: str = ""
    regels: Mapping[str, Filled] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kept = {key: line for key, line in self.regels.items() if not line.is_empty}
        object.__setattr__(self, "regels", MappingProxyType(kept))

    def of(self, key: str) -> Filled:
        """What is said of a line."""
        return self.regels.get(key, Filled())

    def put(self, key: str, line: Filled, datum: str) -> "Ketencheck":
        """The sheet with another line, as it is on a day."""
        return replace(self, datum=datum, regels={**self.regels, key: line})


def filled_line(landscape: Landscape, key: object, values: Iterable[object]) -> tuple[str, Filled]:
    """A line as a reader filled it in: stand, who, when and remark, cut off where they are too long.

    Raises CheckError for a line or a stand that there is not, and a day that cannot be.
    """
    stand, wie, wanneer, opmerking = (one_line(str(value or "")) for value in values)
    if key not in situaties_of(landscape):
        raise CheckError("Deze regel staat niet in de ketencheck.")
    return str(key), _line(stand, wie[:MAX_WHO], wanneer, opmerking[:MAX_REMARK])


def to_file(check: Ketencheck) -> bytes:
    """A ketencheck as a JSON file (UTF-8) that `from_file` reads back."""
    content = {
        "soort": KIND,
        "versie": VERSION,
        "gemeente": check.code,
        "datum": check.datum,
        "regels": [{"id": key, **vars(line)} for key, line in check.regels.items()],
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def from_file(landscape: Landscape, content: bytes) -> tuple[Ketencheck, tuple[str, ...]]:
    """Read a file of `to_file`: the ketencheck, and a sentence for each thing that was left out.

    Raises CheckError when it is too large, damaged, of a newer version or about no gemeente.
    """
    found = read_own(
        content,
        kind=KIND,
        version=VERSION,
        most=MAX_BYTES,
        what="ketencheck",
        error=CheckError,
    )
    code = found.get("gemeente")
    if not isinstance(code, str) or code not in gemeenten_of(landscape):
        raise CheckError("In dit bestand staat geen gemeente die de atlas kent.")
    rows = found.get("regels")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CheckError("In dit bestand staan geen regels.")
    datum = _day(found.get("datum", ""))
    pairs = [(row.get("id"), [row.get(name) for name in vars(Filled())]) for row in rows]
    lines, left_out = _lines(landscape, pairs)
    return Ketencheck(code, datum, lines), left_out


def to_link(check: Ketencheck) -> str:
    """A ketencheck as the value of one parameter of a link, without its gemeente; "" for an empty one,
    and for one that is longer than `MAX_LINK`: that goes into a file."""
    if not check.regels:
        return ""
    rows = [_short([key, *vars(line).values()]) for key, line in check.regels.items()]
    packed = pack([VERSION, check.datum, rows])
    return packed if len(packed) <= MAX_LINK else ""


def from_link(landscape: Landscape, code: str, value: str) -> tuple[Ketencheck, tuple[str, ...]]:
    """Read a value of `to_link` for the gemeente of its link, as `from_file` does."""
    try:
        found = unpack(value, MAX_BYTES)
    except (ValueError, OverflowError):
        found = None
    if not isinstance(found, list) or len(found) != 3 or not isinstance(found[2], list):
        raise CheckError("De ketencheck in deze link is beschadigd. Vraag de link opnieuw.")
    version, datum, rows = found
    if version != VERSION:
        raise CheckError("De ketencheck in deze link is van een andere versie van de atlas.")
    if not all(isinstance(row, list) and 1 <= len(row) <= 5 for row in rows):
        raise CheckError("De ketencheck in deze link is beschadigd. Vraag de link opnieuw.")
    pairs = [(row[0], (row[1:] + [""] * 4)[:4]) for row in rows]
    lines, left_out = _lines(landscape, pairs)
    return Ketencheck(code, _day(datum), lines), left_out


def _lines(
    landscape: Landscape, pairs: Iterable[tuple[object, list]]
) -> tuple[dict[str, Filled], tuple[str, ...]]:
    """The lines that the atlas knows, in its order, and what was left out of the others."""
    known = situaties_of(landscape)
    found: dict[str, Filled] = {}
    unknown = 0
    for key, values in pairs:
        if not isinstance(key, str) or key not in known:
            unknown += 1
            continue
        if not all(value is None or isinstance(value, str) for value in values):
            raise CheckError("In een regel van deze ketencheck staat iets anders dan tekst.")
        found[key] = filled_line(landscape, key, values)[1]
    left_out: tuple[str, ...] = ()
    if unknown:
        lines = count(unknown, "regel staat", "regels staan")
        also = "is" if unknown == 1 else "zijn"
        left_out = (f"{lines} niet (meer) in de ketencheck van de atlas en {also} weggelaten.",)
    return {key: found[key] for key in known if key in found}, left_out


def _line(stand: str, wie: str, wanneer: str, opmerking: str) -> Filled:
    if stand and stand not in STANDS:
        raise CheckError(f"‘{stand[:30]}’ is geen stand; kies uit {', '.join(STANDS)}.")
    return Filled(stand, wie, _day(wanneer), opmerking)


def _day(value: object) -> str:
    """A day as ISO has it, or "". Raises CheckError for what is no day."""
    if value in ("", None):
        return ""
    try:
        if isinstance(value, str) and len(value) == 10:
            earliest(value)
            return value
    except ValueError:
        pass
    raise CheckError(f"‘{str(value)[:30]}’ is geen dag, zoals 2027-01-31.")


def _short(values: list[str]) -> list[str]:
    """A row without what is empty at its end."""
    while values[-1] == "":
        values.pop()
    return values
