"""What the tests of the library share: the layers one by one, and every view that can be asked."""

from datetime import date

import pandas
import pytest
from hypothesis import strategies as st

from geodata.figures import weights
from geodata.landscape import DATA
from geodata.map.view import View, choices
from geodata.package.vocabulary import read_vocabulary

GEMEENTEN = pandas.read_csv(DATA / "gemeenten.csv", dtype=str, keep_default_na=False)
# As every reader has them: without regions that are not in the data yet.
LAGEN = read_vocabulary(DATA / "lagen.toml").about(GEMEENTEN).lagen


@pytest.fixture(params=LAGEN, ids=lambda laag: laag.id)
def laag(request):
    """Every layer that there is to see."""
    return request.param


@pytest.fixture(params=[laag for laag in LAGEN if laag.kind.has_areas], ids=lambda laag: laag.id)
def area_laag(request):
    """Every layer with areas."""
    return request.param


@pytest.fixture
def today() -> date:
    """A day after the date of the data, so that ages in words stay what they are."""
    return date(2026, 11, 22)


@pytest.fixture(scope="session")
def views(landscape):
    """Every view that the atlas can show, as a hypothesis strategy."""
    allowed = choices(landscape)

    def some(name: str):
        # A view holds its values in the order of the screen.
        return st.sets(st.sampled_from(allowed[name])).map(
            lambda chosen: tuple(value for value in allowed[name] if value in chosen)
        )

    ids = [*landscape.organisaties.index, *landscape.gemeenten.index]
    return st.builds(
        View,
        lagen=some("lagen"),
        provincie=some("provincie"),
        status=some("status"),
        zekerheid=some("zekerheid"),
        gekozen=st.just("") | st.sampled_from(ids),
        ondergrond=st.booleans(),
        weeg=st.sampled_from(["", *(one.id for one in weights(landscape)[1:])]),
    )
