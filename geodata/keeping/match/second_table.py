"""A second table below the first on one sheet: it has a header of its own, and is no part of the list."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.find.names import plain
from geodata.keeping.match.headless import with_every_row
from geodata.keeping.match.recognise import headings_known, names_gemeente, names_organisatie
from geodata.keeping.read.header import is_value
from geodata.keeping.read.rawlist import RawList
from geodata.landscape import Landscape
from geodata.words import count, join_words, number

Cells = tuple[str, ...]
# Of a heading so many letters, and of a header so many headings, are named in a sentence.
MAX_HEADING, MAX_NAMED = 40, 4


def one_table(landscape: Landscape, raw: RawList) -> RawList:
    """The list with every row of it, also when it has no header, and without a table that begins below
    it. What is left out or looks like it is said in a remark."""
    raw = with_every_row(landscape, raw)
    for index in range(1, len(raw.rijen) - 1):
        if _is_heading(landscape, raw, index):
            return _without(raw, index)
    for index in range(1, len(raw.rijen) - 1):
        if _follows_gap(raw, index) and _has_other_columns(raw, index):
            remark = (
                f"Na een lege rij staat vanaf rij {number(raw.rijnummers[index])} iets met andere kolommen. "
                "Het is gelezen. Is het een andere tabel, zet die dan in een eigen bestand."
            )
            return replace(raw, opmerkingen=(*raw.opmerkingen, remark))
    return raw


def _without(raw: RawList, index: int) -> RawList:
    headings = [cell for cell in raw.rijen[index] if cell]
    named = join_words(f"‘{cell[:MAX_HEADING]}’" for cell in headings[:MAX_NAMED])
    rows = count(len(raw.rijen) - index - 1, "rij", "rijen")
    remark = (
        f"Onder de lijst begint op rij {number(raw.rijnummers[index])} een andere tabel, met de kop {named}. "
        f"Die tabel ({rows}) is niet gelezen; zet haar in een eigen bestand als ze meedoet."
    )
    return replace(
        raw,
        rijen=raw.rijen[:index],
        rijnummers=raw.rijnummers[:index],
        opmerkingen=(*raw.opmerkingen, remark),
    )


def _is_heading(landscape: Landscape, raw: RawList, index: int) -> bool:
    """Whether a row is the header of another table: no row of the list would have such words."""
    row = raw.rijen[index]
    cells = [cell for cell in row if cell]
    if len(cells) < 2 or any(map(is_value, cells)):
        return False
    known = headings_known(landscape)
    words = [plain(cell) for cell in cells]
    gap = _follows_gap(raw, index)
    if not gap and not all(word in known for word in words):
        return False
    if any(
        plain(cell) not in known
        and (names_gemeente(landscape, cell) or names_organisatie(landscape, cell))
        for cell in cells
    ):
        return False
    headings = [plain(heading) for heading in raw.kolommen]
    same = sum(plain(cell) == heading for cell, heading in zip(row, headings, strict=True) if cell)
    if raw.kop and same > len(cells) / 2:
        # The header of this list once more, with a word changed.
        return False
    of_lists = sum(word in known for word in words)
    shared = raw.kop and not set(words).isdisjoint(headings)
    return of_lists >= 2 or (gap and (bool(shared) or _other_kinds(raw.rijen, index)))


def _follows_gap(raw: RawList, index: int) -> bool:
    return raw.rijnummers[index] - raw.rijnummers[index - 1] > 1


def _other_kinds(rows: Sequence[Cells], index: int) -> bool:
    """Whether a column holds only values above a row and only words below it, or the other way round."""
    for above, below in zip(
        zip(*rows[:index], strict=True), zip(*rows[index + 1 :], strict=True), strict=True
    ):
        kinds = [{is_value(cell) for cell in cells if cell} for cells in (above, below)]
        if all(len(kind) == 1 for kind in kinds) and kinds[0] != kinds[1]:
            return True
    return False


def _has_other_columns(raw: RawList, index: int) -> bool:
    """Whether all rows from this one on fill the same columns, two or more, and others than those above."""
    below = {_filled(row) for row in raw.rijen[index:]}
    above = {_filled(row) for row in raw.rijen[:index]}
    if len(below) != 1:
        return False
    (columns,) = below
    return len(columns) > 1 and all(not columns <= one or len(columns) < len(one) for one in above)


def _filled(row: Cells) -> frozenset[int]:
    return frozenset(place for place, cell in enumerate(row) if cell)
