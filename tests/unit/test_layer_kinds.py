"""Every kind of layer is complete: whatever shows a layer can show one of each kind."""

import json
import re
from functools import reduce

import pytest

from geodata.compare.quality import overview
from geodata.files.export import to_geojson
from geodata.landscape import DATA
from geodata.map.filters import pack, shown
from geodata.map.publish import drawn_as, publish
from geodata.map.state import layers_state, map_state
from geodata.map.view import View
from geodata.package.layer_kinds import KINDS, LayerKind, Members, Place, Records
from geodata.package.vocabulary import Laag
from geodata.paper.content import content_of
from geodata.paper.draw_map import draw_map
from geodata.paper.legend import blocks
from geodata.paper.style import PX, Pen, in_colour
from geodata.regions.areas import MEMBERS, areas, membership
from geodata.regions.divisions import divisions
from geodata.regions.layer_places import PLACES, places
from geodata.regions.layer_records import RECORD_COLUMNS, RECORDS, records
from tests.unit.regions.test_divisions import with_laag

KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.vorm)


def trial(kind: LayerKind) -> Laag:
    """A layer of a kind; a ROS has a werkgebied, a VSV has coordinates, a column has its name."""
    return Laag(
        id="veiligheidsregio" if kind.records is Records.REGIONS else f"proef-{kind.vorm}",
        label=f"Proef {kind.vorm}",
        vorm=kind.vorm,
        soorten=("ros", "vsv"),
        kleur="#332288",
        uitleg="Een proef.",
        symbool="ruit",
    )


@pytest.fixture(scope="module")
def tried(landscape):
    """The landscape with one more layer of every kind."""
    return reduce(with_laag, map(trial, KINDS.values()), landscape)


def test_what_a_kind_names_is_there():
    assert set(MEMBERS) == set(Members)
    assert set(RECORDS) == set(Records)
    assert set(PLACES) == set(Place)


@KIND
def test_a_kind_says_everything(kind):
    assert kind.uitleg
    assert kind.groep
    # What stands on the map is drawn in just one way, what does not is not drawn.
    ways = (kind.coloured, kind.by_status, kind.symbols, kind.outlines)
    assert sum(ways) == kind.on_map


def test_the_kinds_are_in_the_data_dictionary():
    """The table of `data/README.md` is that of the code."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    table = text.split("| vorm | wat |\n|---|---|\n")[1].split("\n\n")[0]
    assert table.splitlines() == [f"| `{kind.vorm}` | {kind.uitleg} |" for kind in KINDS.values()]


@KIND
def test_its_records_are_found(tried, kind):
    laag = trial(kind)
    frame = records(tried, laag)
    assert list(frame.columns) == list(RECORD_COLUMNS)
    assert len(frame) > 0
    assert (len(frame) == len(tried.gemeenten)) == kind.row_per_gemeente
    assert len(shown(tried, laag, View(lagen=(laag.id,), zekerheid=("laag",)))) == len(frame)


@KIND
def test_its_members_and_places_are_found(tried, kind):
    laag = trial(kind)
    assert (len(places(tried, laag)) > 0) == kind.on_map
    assert places(tried, laag).crs == tried.boundaries.crs
    assert (laag.id in divisions(tried)) == kind.divides
    if kind.has_areas:
        assert set(membership(tried, laag)["gebied"]) == set(areas(tried, laag).index)
    else:
        with pytest.raises(ValueError, match="no areas"):
            membership(tried, laag)


@KIND
def test_it_is_published_with_what_a_browser_must_know(tried, kind):
    laag = trial(kind)
    content = json.loads(publish(tried, laag).content)
    assert content["laag"].items() >= drawn_as(kind).items()
    properties = [feature["properties"] for feature in content["features"]]
    assert {"kleur" in values for values in properties} == {kind.coloured}
    assert {"midden" in values for values in properties} == {kind.coloured}
    assert not kind.by_status or content["statussen"]
    assert json.loads(to_geojson(tried, laag))["features"] == content["features"]


@KIND
def test_it_is_drawn_on_paper_with_its_legend(tried, kind):
    laag = trial(kind)
    state = map_state(tried, View(lagen=(laag.id,)))
    assert bool(state["lagen"]) == kind.on_map
    picture, empty = (
        draw_map(tried, asked, width_mm=60, height_mm=60, dpi=60, legend=False)
        for asked in (state, state | {"lagen": []})
    )
    assert (picture != empty) == kind.on_map
    content = content_of(tried, publish(tried, laag).name)
    pen = Pen(PX, in_colour, {})
    for filled in (None, content) if kind.filled else (None,):
        legend = blocks(pen, [content], filled)
        # What could fill the map and does not is there with its borders, and the legend says so.
        border = kind.coloured and filled is None
        label = f"{laag.label} (grens)" if border else laag.label
        assert [block[0].label for block in legend] == ([label] if kind.on_map else [])


@KIND
def test_it_stands_in_every_list(tried, kind):
    laag = trial(kind)
    assert layers_state(tried, View(lagen=(laag.id,))) == [
        [publish(tried, laag).name, pack([True] * len(records(tried, laag)))]
    ]
    # Regions of the administration have no statements of their own that could be sure or old.
    assert (laag.label in set(overview(tried)["laag"])) == (not kind.administrative)


def test_no_script_asks_which_kind_it_is():
    """A browser asks the file, which says what `drawn_as` does."""
    scripts = list((DATA.parent / "geodata" / "map" / "static").rglob("*.js"))
    assert scripts
    text = "\n".join(file.read_text(encoding="utf-8") for file in scripts)
    asked = set(re.findall(r"laag\.(\w+)", text))
    assert "vorm" not in asked
    assert asked >= set(drawn_as(next(iter(KINDS.values()))))


def test_no_code_asks_which_kind_it_is():
    """A comparison with a vorm is a place that is forgotten when a kind is added."""
    asked = re.compile(r"""laag(\.vorm|\["vorm"\])\s*(==|!=|(not )?in\b(?! KINDS))""")
    root = DATA.parent
    files = [file for room in ("geodata", "pages") for file in (root / room).rglob("*.py")]
    assert files
    assert [
        f"{file.relative_to(root)}: {line.strip()}"
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if asked.search(line)
    ] == []
