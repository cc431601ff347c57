"""What is made for a link, kept for who comes with the same one: the newest `most` of them."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

from geodata import Landscape, memory

V = TypeVar("V")
# A longer link is no one's.
MAX_QUERY = 2_000


class PerLink(Generic[V]):
    """Keeps what was made, by landscape, day, page and what the link means."""

    def __init__(self, most: int):
        self.most = most
        self._kept: OrderedDict[Hashable, V] = OrderedDict()
        self._lock = Lock()
        self._cleared = 0
        memory.lets_go(self.clear)

    def get(
        self, landscape: Landscape, page: str, params: Mapping[str, str], make: Callable[[], V]
    ) -> V:
        """What was made of this before, else what `make` gives now."""
        # In their order: it is that of the steps of a scenario.
        means = tuple(params.items())
        key = (id(landscape), landscape.revision, page, means, date.today())
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            cleared = self._cleared
        # Not under the lock: two who come at once both make it, and nobody waits for another link.
        made = make()
        with self._lock:
            # What was let go of meanwhile may be in it.
            if cleared == self._cleared:
                self._kept[key] = made
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._kept.clear()
            self._cleared += 1

    def __len__(self) -> int:
        return len(self._kept)

    def __repr__(self) -> str:
        return repr(self._kept)


def is_short(params: Mapping[str, str]) -> bool:
    """Whether the parameters of a link are short enough to keep anything for."""
    return sum(map(len, params.values())) <= MAX_QUERY
