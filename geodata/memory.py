"""What this process remembers of texts, for as long as nobody asks it to forget.

A person who is erased from the data may stand in any of it: what keeps something that was made of the data
says here how it lets go, and whoever notices that somebody was erased calls `forget`.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast
from urllib.parse import clear_cache  # type: ignore[attr-defined]  # not told to mypy
from weakref import WeakMethod

P = ParamSpec("P")
R = TypeVar("R")
# Python itself remembers addresses that it took apart, of mail too.
_lets_go: list[Callable[[], Callable[[], None] | None]] = [lambda: clear_cache]


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """As `functools.lru_cache`, for what a person may stand in: `forget` empties it."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        made = lru_cache(most)(function)
        _lets_go.append(lambda: made.cache_clear)
        return cast(Callable[P, R], made)

    return decorate


def lets_go(method: Callable[[], None]) -> None:
    """Have `forget` call a method, for as long as its object lives."""
    _lets_go.append(WeakMethod(method))


def forget() -> None:
    """Let go of everything that was remembered."""
    for found in tuple(_lets_go):
        method = found()
        if method is None:
            _lets_go.remove(found)
        else:
            method()
