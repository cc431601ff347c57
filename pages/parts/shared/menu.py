"""The menu: few enough places to fit beside the bar to share a page."""

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any

MOST = 7
# Pages that belong together, by their address: they share one place when there are too many.
GROUPS = {
    "Gegevens": ("gegevens", "over", "bijhouden"),
    "Vergelijken": ("vergelijken", "watals"),
    "Mijn gemeente": ("gemeente", "klantroute"),
}

_made: list[Any] = []


def made_once(make: Callable[[], list[Any]]) -> list[Any]:
    """The pages that `make` makes, made with the first run: looking for their files at every run took a
    tenth of a millisecond for each. A run marks the one that it shows, so it has copies of its own."""
    if not _made:
        _made[:] = make()
    return [copy(page) for page in _made]


def menu(pages: Sequence[Any]) -> dict[str, list[Any]]:
    """The pages for `st.navigation`, by the group that they stand under ("": none).

    More visible pages than fit go into groups, the last group first, until they do.
    """
    alone = list(pages)
    grouped: dict[str, list[Any]] = {}
    for group, members in GROUPS.items():
        shown = [page for page in alone if page.visibility == "visible"]
        if len(shown) + len(grouped) <= MOST:
            break
        grouped[group] = [page for page in alone if page.url_path in members]
        alone = [page for page in alone if page.url_path not in members]
    return {"": alone, **dict(reversed(grouped.items()))}
