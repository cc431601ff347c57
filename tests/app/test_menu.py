"""The menu holds few places, whatever pages there are."""

from types import SimpleNamespace

import pytest

from pages.parts.shared.menu import MOST, menu

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
