"""Numbers as people and spreadsheets write them: "1.234", "12,5", "12.5%", "<10"."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from geodata.find.names import plain
from geodata.keeping.match.whole_numbers import whole_number

PLAIN = re.compile(r"\d{1,12}(?:[.,]\d{1,12})?")
THOUSANDS = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*(?:[.,]\d{1,12})?")
# One group of three behind one mark: 1.234 is a thousand or a fraction.
UNCLEAR = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
LESS_THAN = re.compile(r"(?:<|≤|minder dan) ?\d{1,3}")
MARKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'"})


def number_of(text: str) -> str:
    """The digits of a number, with a point before a fraction: "1234", "12.5".

    Raises ValueError for what is no number of zero or more, and for "1.234": nothing tells whether
    that is a thousand or a fraction (see `clear_numbers`).
    """
    text = _bare(text)
    if UNCLEAR.fullmatch(text):
        raise ValueError(text)
    return _digits(text)


def clear_numbers(texts: Iterable[str]) -> Mapping[str, str]:
    """For each text of one column that can be read two ways the way that the others tell: a column
    with "12,5" or "1.234.567" writes thousands with a point, one with "12.5" fractions."""
    cells = {text: _bare(text) for text in texts}
    unclear = {text: found[1] for text, bare in cells.items() if (found := UNCLEAR.fullmatch(bare))}
    told = {mark: _told(mark, cells.values()) for mark in set(unclear.values())}
    clear = {}
    for text, mark in unclear.items():
        if told[mark] == "thousands":
            clear[text] = cells[text].replace(mark, "")
        elif told[mark] == "fraction":
            # A fourth digit leaves no doubt.
            clear[text] = f"{cells[text].replace(mark, '.')}0"
    return clear


def is_withheld(text: str, words: Iterable[str]) -> bool:
    """Whether a cell says that the source does not show the value: a word of `words`, or "<10"."""
    bare = " ".join(text.translate(MARKS).casefold().split())
    return plain(bare) in words or LESS_THAN.fullmatch(bare) is not None


def _bare(text: str) -> str:
    return whole_number(text.translate(MARKS).strip().removesuffix("%").strip())


def _digits(text: str) -> str:
    if PLAIN.fullmatch(text):
        number = text.replace(",", ".")
    elif found := THOUSANDS.fullmatch(text):
        head, mark = text, found[1]
        other = "," if mark == "." else "."
        number = head.replace(mark, "").replace(other, ".")
        if number.count(".") > 1:
            raise ValueError(text)
    else:
        raise ValueError(text)
    value = Decimal(number)
    whole = value.to_integral_value()
    return str(int(whole)) if value == whole else str(value.normalize())


def _told(mark: str, cells: Iterable[str]) -> str:
    """What a mark stands for in the cells of a column: "thousands", "fraction" or "" (not said)."""
    other = "," if mark == "." else "."
    said = set()
    for text in cells:
        if mark not in text and other not in text:
            continue
        if text.count(mark) > 1 or other in text[text.rfind(mark) + 1 :]:
            # A group of thousands comes more than once, or a fraction behind it.
            said.add("thousands")
        elif mark in text and PLAIN.fullmatch(text) and not UNCLEAR.fullmatch(text):
            said.add("fraction")
    return said.pop() if len(said) == 1 else ""
