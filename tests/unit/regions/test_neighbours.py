"""Neighbours share a piece of border; a corner or a ferry is not enough."""

import geopandas
import shapely

from geodata.regions.neighbours import bordering, neighbours


def test_neighbours_are_symmetric_and_never_oneself(landscape):
    found = neighbours(landscape)
    assert set(found) == set(landscape.gemeenten.index)
    for code, others in found.items():
        assert code not in others
        assert len(set(others)) == len(others)
        assert all(code in found[other] for other in others)


def test_only_the_islands_have_none(landscape):
    alone = [code for code, others in neighbours(landscape).items() if not others]
    assert set(landscape.gemeenten.loc[alone, "naam"]) == {
        "Texel",
        "Vlieland",
        "Terschelling",
        "Ameland",
        "Schiermonnikoog",
    }


def test_the_neighbours_of_groningen(small):
    found = neighbours(small)["GM0014"]
    assert set(small.gemeenten.loc[list(found), "naam"]) == {
        "Westerkwartier",
        "Het Hogeland",
        "Eemsdelta",
        "Midden-Groningen",
        "Tynaarlo",
        "Noordenveld",
    }


def test_a_dam_joins_two_gemeenten(landscape):
    """The boundaries that are drawn leave a gap at the Haringvlietdam; the fine ones do not."""
    assert "GM1992" in neighbours(landscape)["GM1924"]
    assert "GM1992" not in bordering(landscape.boundaries)["GM1924"]


def test_neighbours_touch_and_do_not_overlap(landscape):
    shapes = landscape.boundaries_fine
    pairs = [(a, b) for a, others in neighbours(landscape).items() for b in others]
    left = shapes[[a for a, _ in pairs]].values
    right = shapes[[b for _, b in pairs]].values
    shared = shapely.intersection(left, right)
    assert (shapely.length(shared) > 0).all()
    assert (shapely.area(shared) == 0).all()


def test_a_shared_corner_is_no_border():
    """Of four squares in a block each has two neighbours, not three."""
    squares = geopandas.GeoSeries(
        {f"{x}{y}": shapely.box(x, y, x + 1, y + 1) for x in (0, 1) for y in (0, 1)}
    )
    assert bordering(squares) == {
        "00": ("01", "10"),
        "01": ("00", "11"),
        "10": ("00", "11"),
        "11": ("01", "10"),
    }


def test_a_shape_alone_has_no_neighbours():
    assert bordering(geopandas.GeoSeries({"eiland": shapely.box(0, 0, 1, 1)})) == {"eiland": ()}
