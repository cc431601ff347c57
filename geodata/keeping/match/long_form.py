"""A list of figures as a long one: a row per gemeente, figure and year, and what a figure is beside it.

People put years beside each other ("2022", "2023"), or figures ("Roken", "Laag geboortegewicht"), or
leave out what stands above the table. What a list does not say a keeper says once.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geodata.keeping.match.clean import NOTHING
from geodata.keeping.match.figure_names import CBS_YEAR
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.recognise import columns_of_list
from geodata.keeping.read.rawlist import ListError, RawList
from geodata.landscape import Landscape
from geodata.words import count, join_words

KIND = "cijfers"
GEMEENTE, FIGURE, PERIOD, VALUE = (
    f"cijfers.{name}" for name in ("gemeentecode", "indicator", "periode", "waarde")
)
STATUS = "cijfers_landelijk.status"
HEADS = {GEMEENTE: "gemeente", FIGURE: "cijfer", PERIOD: "jaar", VALUE: "waarde", STATUS: "status"}
YEAR = re.compile(r"(?:(.*?)\W+)?((?:19|20)\d{2}(?:JJ00|\*{0,2}))", re.IGNORECASE)
HALF = 0.5


@dataclass(frozen=True)
class Meant:
    """What a keeper says of a list of figures, once: the name of the figure, the year, its unit and
    definition, and whether gemeenten may be added up ("ja" or "nee"); "" where the list says it."""

    cijfer: str = ""
    jaar: str = ""
    eenheid: str = ""
    definitie: str = ""
    optelbaar: str = ""

    @property
    def cells(self) -> dict[str, str]:
        """What is said, by field."""
        told = {
            FIGURE: self.cijfer,
            PERIOD: self.jaar,
            "indicatoren.eenheid": self.eenheid,
            "indicatoren.definitie": self.definitie,
            "indicatoren.optelbaar": self.optelbaar,
        }
        return {veld: text.strip() for veld, text in told.items() if text.strip()}


def long_form(
    landscape: Landscape, raw: RawList, columns: Mapping[str, int], meant: Meant
) -> tuple[RawList, dict[str, int]]:
    """A list of figures with a row per gemeente, figure and year, and its columns by field.

    `columns` are those that the keeper chose; what is said in `meant` goes for the whole list. Cells
    that hold nothing make no row, and a remark says how many there were. Raises ListError when
    nothing says which figure or year a value is of.
    """
    # "Aantal 2023" is one of several years.
    kept = {
        veld: index
        for veld, index in columns.items()
        if index < len(raw.kolommen) and not YEAR.fullmatch(" ".join(raw.kolommen[index].split()))
    }
    if GEMEENTE not in kept:
        kept[GEMEENTE] = _gemeenten(landscape, raw)
    wide = {} if VALUE in kept else _wide(landscape, raw, kept, meant)
    if VALUE not in kept and not wide:
        raise ListError(
            "In de lijst staat geen kolom met waarden. Kies in welke kolom de waarde staat, of zet "
            "jaren of namen van cijfers boven de kolommen."
        )
    return _narrow(raw, kept, meant) if not wide else _turned(raw, kept, wide, meant)


def _gemeenten(landscape: Landscape, raw: RawList) -> int:
    # A number below a year may be a code of a gemeente by chance.
    shares = [
        0.0 if YEAR.fullmatch(" ".join(heading.split())) else column.gemeenten
        for heading, column in zip(raw.kolommen, columns_of_list(landscape, raw.rijen), strict=True)
    ]
    if not shares or max(shares) < HALF:
        raise ListError("In de lijst staat geen kolom met gemeenten.")
    return shares.index(max(shares))


def _wide(
    landscape: Landscape, raw: RawList, kept: Mapping[str, int], meant: Meant
) -> dict[int, tuple[str, str]]:
    """The columns that hold values, each with the figure and the year in its heading."""
    found = {}
    free = [index for index in range(len(raw.kolommen)) if index not in kept.values()]
    for index in free:
        heading = " ".join(raw.kolommen[index].split())
        year = YEAR.fullmatch(heading)
        if year:
            found[index] = (year[1] or "", year[2])
    if meant.cijfer and len({figure for figure, _ in found.values()}) == 1:
        found = {index: (meant.cijfer, year) for index, (_, year) in found.items()}
    if found or (PERIOD not in kept and not meant.jaar):
        return found
    # Without years above them, columns of numbers are figures by their own name.
    shown = columns_of_list(landscape, raw.rijen)
    return {
        index: (" ".join(raw.kolommen[index].split()), "")
        for index in free
        if raw.kolommen[index].strip() and shown[index].values and shown[index].no_names >= HALF
    }


def _narrow(raw: RawList, kept: Mapping[str, int], meant: Meant) -> tuple[RawList, dict[str, int]]:
    """A list that is long already, with what was said as columns beside it."""
    said = {veld: text for veld, text in meant.cells.items() if veld not in kept}
    missing = [HEADS[veld] for veld in (FIGURE, PERIOD) if veld not in kept and veld not in said]
    if missing:
        raise ListError(f"Zeg van de hele lijst: {join_words(missing)}.")
    width = len(raw.kolommen)
    places = dict(kept) | {veld: width + place for place, veld in enumerate(said)}
    more = replace(
        raw,
        kolommen=(*raw.kolommen, *(HEADS.get(veld, veld.partition(".")[2]) for veld in said)),
        rijen=tuple((*row, *said.values()) for row in raw.rijen),
    )
    return _with_status(more, places)


def _turned(
    raw: RawList, kept: Mapping[str, int], wide: Mapping[int, tuple[str, str]], meant: Meant
) -> tuple[RawList, dict[str, int]]:
    """A row for each value of a list with several beside each other. All of a row keep its number
    when there is one value in it; else they are numbered anew, for each has an outcome of its own."""
    said = dict(meant.cells)
    along = {veld: index for veld, index in kept.items() if veld not in (FIGURE, PERIOD)}
    fields = list(dict.fromkeys([*along, FIGURE, PERIOD, VALUE, *said]))
    rows, empty = [], 0
    for row in raw.rijen:
        for index, (figure, year) in wide.items():
            if row[index].strip().casefold() in NOTHING:
                empty += 1
                continue
            cells = said | {veld: row[place] for veld, place in along.items()}
            cells[FIGURE] = _cell(row, kept, FIGURE) or figure or said.get(FIGURE, "")
            cells[PERIOD] = year or _cell(row, kept, PERIOD) or said.get(PERIOD, "")
            cells[VALUE] = row[index]
            rows.append(tuple(cells.get(veld, "") for veld in fields))
    if any(not row[fields.index(FIGURE)] for row in rows):
        raise ListError("Zeg van de hele lijst: cijfer.")
    remarks = [
        *raw.opmerkingen,
        f"Naast elkaar stonden {count(len(wide), 'kolom', 'kolommen')} met "
        "waarden; die zijn onder elkaar gezet.",
    ]
    if empty:
        verb = "is" if empty == 1 else "zijn"
        remarks.append(f"{count(empty, 'cel', 'cellen')} {verb} leeg: daarvan komt geen waarde.")
    made = RawList(
        kolommen=tuple(HEADS.get(veld, veld.partition(".")[2]) for veld in fields),
        rijen=tuple(rows),
        rijnummers=tuple(range(2, len(rows) + 2)),
        opmerkingen=tuple(remarks),
    )
    return _with_status(made, {veld: place for place, veld in enumerate(fields)})


def _cell(row: Sequence[str], kept: Mapping[str, int], veld: str) -> str:
    return row[kept[veld]] if veld in kept else ""


def _with_status(raw: RawList, places: dict[str, int]) -> tuple[RawList, dict[str, int]]:
    """A year with an asterisk is provisional, as CBS writes it."""
    index = places[PERIOD]
    starred = [CBS_YEAR.fullmatch(row[index].strip()) and "*" in row[index] for row in raw.rijen]
    if STATUS in places or not any(starred):
        return raw, places
    more = replace(
        raw,
        kolommen=(*raw.kolommen, HEADS[STATUS]),
        rijen=tuple(
            (*row, "voorlopig" if star else "")
            for row, star in zip(raw.rijen, starred, strict=True)
        ),
    )
    return more, places | {STATUS: len(raw.kolommen)}


def is_figures(landscape: Landscape, kind: str) -> bool:
    """Whether a kind of list is about figures."""
    return kinds_of(landscape).lijst(kind).tabel == KIND
