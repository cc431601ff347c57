"""Texts that speak of the year of the boundaries follow the boundaries that there are."""

import json
from dataclasses import replace

from geodata.compare.quality import gaps
from geodata.figures import area_of
from geodata.landscape import DATA, Landscape
from geodata.regiobeeld.lines_figures import births


def of_year(landscape: Landscape, bron: str) -> Landscape:
    """The landscape with boundaries that say to be of another edition."""
    told = json.loads(landscape.package.drawn) | {"bron": bron}
    return Landscape(replace(landscape.package, drawn=json.dumps(told).encode()))


def test_the_year_of_the_gemeenten_is_that_of_their_boundaries(small):
    assert small.gemeenten_op == "gemeenten op 1 januari 2026"
    later = of_year(small, "CBS en Kadaster, gebiedsindelingen 2027 (PDOK)")
    assert "alle gemeenten op 1 januari 2027" in [gap.volgens for gap in gaps(later)]
    first = next(births(later, area_of(later, "GM0014")))
    assert first.bron == "CBS, gemeenten op 1 januari 2027"
    assert of_year(small, "").gemeenten_op == "gemeenten"


def test_no_title_of_the_package_has_the_year_of_the_boundaries():
    described = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    titles = [one["title"] for one in (*described["resources"], *described["sources"])]
    about = [title for title in titles if "grenzen" in title or "gebiedsindelingen" in title]
    assert about
    assert not [title for title in about if any(digit.isdigit() for digit in title.split("(")[0])]
