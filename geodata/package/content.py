"""What the files of a package hold, each read from disk once while a package is read.

What is judged is then what is used, also when somebody writes in the folder meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_held: ContextVar[dict[Path, bytes] | None] = ContextVar("held", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Hold what is read meanwhile, and let it go at the end."""
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


def content_of(file: Path) -> bytes:
    """The content of a file. Raises OSError when it cannot be read."""
    held = _held.get()
    if held is None:
        return file.read_bytes()
    if file not in held:
        held[file] = file.read_bytes()
    return held[file]
