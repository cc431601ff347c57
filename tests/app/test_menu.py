"""The menu holds few places, whatever pages there are."""

from types import SimpleNamespace

import pytest

from pages.parts.shared import menu as shared_menu
from pages.parts.shared.menu import MOST, made_once, menu

READERS = ("kaart", "gemeente", "vergelijken", "presenteren", "gegevens", "over")
COMING = ("regiobeeld", "klantroute", "watals", "bijhouden")


def page(address: str, visibility: str = "visible") -> SimpleNamespace:
    return SimpleNamespace(url_path=address, visibility=visibility)


@pytest.mark.parametrize("more", range(len(COMING) + 1))
def test_at_most_seven_places_and_no_page_is_lost(more):
    pages = [page("start", "hidden"), *map(page, (*READERS, *COMING[:more]))]
    found = menu(pages)
    shown = [item for item in found[""] if item.visibility == "visible"]
    assert len(shown) + len(found) - 1 <= MOST
    addresses = [item.url_path for group in found.values() for item in group]
    assert sorted(addresses) == sorted(item.url_path for item in pages)
    last = [item.url_path for item in list(found.values())[-1]]
    assert [name for name in ("over", "bijhouden") if name in addresses] == [
        name for name in last if name in ("over", "bijhouden")
    ]


def test_pages_are_made_once_and_each_run_marks_a_copy_of_its_own(monkeypatch):
    monkeypatch.setattr(shared_menu, "_made", [])
    asked = []

    def make() -> list[SimpleNamespace]:
        asked.append(True)
        return [page(name) for name in READERS]

    first, second = made_once(make), made_once(make)
    first[0].shown = True
    assert not hasattr(second[0], "shown")
    assert [one.url_path for one in second] == list(READERS)
    assert len(asked) == 1
