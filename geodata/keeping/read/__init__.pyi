from .mending import mended
from .rawlist import ListError, RawList
from .reading import read_list

__all__ = [
    "ListError",
    "RawList",
    "mended",
    "read_list",
]
