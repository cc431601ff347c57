"""Read a list as people make them: text or workbook, to rows of text."""

from geodata.keeping.read.mending import mended
from geodata.keeping.read.rawlist import ListError, RawList
from geodata.keeping.read.reading import read_list

__all__ = [
    "ListError",
    "RawList",
    "mended",
    "read_list",
]
