"""Any state of the map on paper: the same layers, colours and masks as on the screen."""

import dataclasses
import io
import itertools
import json
import re
from concurrent.futures import ThreadPoolExecutor

import numpy
import pytest
import shapely
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from PIL import Image

from geodata.compare.white_spots import REDENEN, white_spots, with_reasons
from geodata.map.browser import browser_file
from geodata.map.compare_view import start_view
from geodata.map.filters import pack
from geodata.map.state import map_file, map_state, overlap_state, spots_state
from geodata.map.view import View, parse
from geodata.meeting.picture import SCALE
from geodata.meeting.template import open_template, own_template
from geodata.paper.canvas import renderer_of
from geodata.paper.content import content_of, gemeenten_name
from geodata.paper.draw_map import draw_map
from geodata.paper.labels import place_names
from geodata.paper.style import PATTERNS, SYMBOLS, in_grey
from tests.unit.meeting.conftest import HOSTILE

SIZE = {"width_mm": 90, "height_mm": 75, "dpi": 100}
# As large as on a slide.
PICTURE = open_template(own_template()).picture
SVG = "{http://www.w3.org/2000/svg}"


def pixels(content: bytes) -> numpy.ndarray:
    return numpy.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(int)


def near(picture: numpy.ndarray, colour) -> int:
    """How many pixels have a colour (RGB, 0 to 255), but for rounding."""
    return int((abs(picture - numpy.array(colour)).max(axis=2) <= 2).sum())


def in_bytes(colour: str) -> list[float]:
    return [255 * part for part in to_rgb(colour)]


@pytest.fixture(scope="module")
def state(small):
    def of(**params):
        return map_state(small, parse(small, params)[0])

    return of


@pytest.mark.parametrize(("width", "height", "dpi"), [(150, 120, 200), (60, 80, 300)])
def test_a_picture_has_the_size_and_resolution_that_were_asked(small, state, width, height, dpi):
    content = draw_map(small, state(), width_mm=width, height_mm=height, dpi=dpi)
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "PNG"
    assert picture.size == pytest.approx((width / 25.4 * dpi, height / 25.4 * dpi), abs=1)
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)


@pytest.mark.parametrize("laag", ["consortium", "ros", "ggd"])
def test_areas_have_the_colours_of_the_file(small, state, laag):
    shown = state(lagen=laag)
    file = json.loads(map_file(small, shown["lagen"][0][0]).content)
    picture = pixels(draw_map(small, shown, **SIZE, legend=False))
    still = {s["id"] for s in file["statussen"] if s["symbool"] in ("streep", "stip")}
    for feature in file["features"]:
        seen = feature["properties"]
        if seen["status"] not in still and seen["gemeenten"] > 8:
            assert near(picture, in_bytes(seen["kleur"])) > 20


def test_a_filled_status_has_the_colours_of_its_classes(small, state):
    picture = pixels(draw_map(small, state(lagen="coalitie"), **SIZE, legend=False))
    for klasse in small.vocabulary.statussen:
        if klasse.id in ("actief", "geen gegevens"):
            assert near(picture, in_bytes(klasse.kleur)) > 100


def test_what_is_filtered_is_not_drawn(small, state):
    every = state(lagen="consortium")
    name = every["lagen"][0][0]
    ids = [record.id for record in content_of(small, name).records]
    some = every | {"lagen": [[name, pack([key == ids[2] for key in ids])]]}
    for shown, expected in ((every, set(ids)), (some, {ids[2]}), (some | {"lagen": []}, set())):
        svg = ElementTree.fromstring(draw_map(small, shown, **SIZE, kind="svg"))
        drawn = {g.get("id", "") for g in svg.iter(f"{SVG}g")}
        assert {key.removeprefix("vlak-") for key in drawn if key.startswith("vlak-")} == expected


def test_a_filtered_symbol_is_not_drawn(small, state):
    orange = [255 * part for part in to_rgb(small.vocabulary.status_of("actief").kleur)]
    for status, drawn in (("actief", True), ("geen gegevens", False)):
        shown = state(lagen="consortium,coalitie", status=status)
        picture = pixels(draw_map(small, shown, **SIZE, legend=False))
        assert (near(picture, orange) > 50) == drawn


def test_grey_has_only_greys_and_still_tells_things_apart(small, state):
    content = draw_map(small, state(lagen="coalitie,vsv"), **SIZE, grey=True)
    assert Image.open(io.BytesIO(content)).mode == "L"
    statuses = [s for s in small.vocabulary.statussen if s.symbool != "half"]
    tones = sorted(to_rgb(in_grey(status.kleur))[0] for status in statuses)
    assert min(b - a for a, b in itertools.pairwise(tones)) > 0.1
    svg = draw_map(small, state(), **SIZE, grey=True, kind="svg").decode()
    for colour in {part[:7] for part in svg.split(": #")[1:]}:
        assert colour[0:2] == colour[2:4] == colour[4:6]


def test_every_symbol_and_every_dash_is_another_one(small):
    shapes = {name: path.vertices.tobytes() for name, path in SYMBOLS.items()}
    assert len(set(shapes.values())) == len(shapes)
    used = {status.symbool for status in small.vocabulary.statussen}
    used |= {laag.symbool for laag in small.vocabulary.lagen if laag.vorm == "punt"}
    assert used <= set(shapes)
    lines = [laag.lijn for laag in small.vocabulary.lagen if laag.vorm in ("gebied", "dichtstbij")]
    assert len(set(lines)) == len(lines)


def test_the_legend_has_the_words_of_the_screen(small, state):
    svg = draw_map(small, state(lagen="consortium,ros,coalitie,vsv"), **SIZE, kind="svg")
    words = " ".join("".join(t.itertext()) for t in ElementTree.fromstring(svg).iter(f"{SVG}text"))
    for expected in (
        *("Consortia", "niet actief", "indeling onzeker", "ROS (grens)", "Coalities Kansrijke"),
        *("in oprichting", "VSV's en IGO's", "onbekend of niet meer", "kleur houdt gebieden"),
        *("Grenzen: CBS, Kadaster (CC BY 4.0); buurlanden: Natural Earth.",),
        *("Gegevens van 22 november 2026.",),
    ):
        assert expected in words
    # Of what says nothing there is no dot on a map of something else, so there is no line either.
    assert "geen gegevens" not in words
    bare = draw_map(small, state(), **SIZE, kind="svg", legend=False).decode()
    assert "in oprichting" not in bare
    assert "Grenzen: CBS" in bare


def test_an_svg_can_be_read_and_refers_to_nothing_outside(landscape):
    shown = map_state(landscape, parse(landscape, {"gekozen": "GM0014"})[0])
    svg = draw_map(landscape, shown, **SIZE, kind="svg", title="Titel", alt="Wat er staat")
    root = ElementTree.fromstring(svg, forbid_dtd=True)
    assert (root[0].tag, root[0].text) == (f"{SVG}title", "Titel")
    assert (root[1].tag, root[1].text) == (f"{SVG}desc", "Wat er staat")
    assert root.get("lang") == "nl"
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in ("script", "image", "foreignObject", "a")
        for name, value in element.attrib.items():
            assert "href" not in name or value.startswith("#")
            assert not name.startswith("on")
    assert len(svg) < 2_000_000
    assert draw_map(landscape, shown, **SIZE, kind="svg", title="Titel", alt="Wat er staat") == svg


def test_text_that_means_harm_stays_text(small, state):
    for kind in ("svg", "png"):
        content = draw_map(
            small, state(), **SIZE, kind=kind, title=HOSTILE * 9, alt=HOSTILE, legend=False
        )
        if kind == "svg":
            root = ElementTree.fromstring(content)
            assert "<img src=x onerror=alert(1)>" in root[0].text
            assert not list(root.iter(f"{SVG}img"))


def test_a_name_from_the_data_stays_text(small, state):
    shown = state(lagen="consortium")
    name = shown["lagen"][0][0]
    content = content_of(small, name, False)
    records = tuple(
        dataclasses.replace(record, properties=record.properties | {"label": HOSTILE})
        for record in content.records
    )
    key = next(key for key, found in small.derived.items() if found is content)
    small.derived[key] = dataclasses.replace(content, records=records)
    try:
        root = ElementTree.fromstring(draw_map(small, shown, **SIZE, kind="svg"))
        draw_map(small, shown, **SIZE)
    finally:
        small.derived[key] = content
    assert not [e for e in root.iter() if e.tag.endswith(("img", "script"))]
    assert "<img" in "".join(root.itertext())


def test_what_is_chosen_is_named_and_the_map_looks_at_it(small, state):
    svg = draw_map(small, state(gekozen="GM0014"), **SIZE, kind="svg").decode()
    assert ">Groningen</text>" in svg
    assert ">Limburg</text>" not in svg


def test_names_do_not_cover_each_other(small, state, monkeypatch):
    from geodata.paper import draw_map as module

    placed = []

    def spy(figure, axes, pen, names, taken, symbols):
        original(figure, axes, pen, names, taken, symbols)
        placed.append(list(taken))

    original = module.place_names
    monkeypatch.setattr(module, "place_names", spy)
    draw_map(small, state(), **SIZE)
    draw_map(small, state(gekozen="vsv-umcg", lagen="ros,gemeente,vsv"), **SIZE)
    for boxes in placed:
        assert len(boxes) > 3
        for index, box in enumerate(boxes):
            assert not box.count_overlaps(boxes[:index])


def test_no_name_hides_what_is_chosen(landscape, monkeypatch):
    from geodata.paper import draw_map as module

    placed, hidden = [], []

    def spy(figure, axes, pen, names, taken, symbols):
        hidden.extend(taken[1:])
        place_names(figure, axes, pen, names, taken, symbols)
        placed.extend(taken[1 + len(hidden) :])

    monkeypatch.setattr(module, "place_names", spy)
    state = map_state(landscape, parse(landscape, {})[0])
    gemeenten = gemeenten_name(landscape)
    draw_map(landscape, state | {"gekozen": [[gemeenten, "GM0518"]]}, **SIZE)
    [own] = hidden
    assert len(placed) > 3
    assert not own.count_overlaps(placed)


@pytest.mark.parametrize("laag", ["consortium", "ros", "roaz", "ggd"])
def test_every_area_of_the_country_has_its_name(landscape, laag):
    shown = map_state(landscape, View(lagen=(laag,)))
    svg = draw_map(landscape, shown, width_mm=200, height_mm=180, kind="svg", legend=False)
    root = ElementTree.fromstring(svg)
    named = [g for g in root.iter(f"{SVG}g") if g.get("id", "").startswith("naam-")]
    said = "".join("".join(group.itertext()) for group in named)
    said = re.sub(r"\s", "", said)
    for record in content_of(landscape, shown["lagen"][0][0]).records:
        forms = [record.properties["label"], record.properties.get("kort") or "-"]
        assert any(re.sub(r"\s", "", form) in said for form in forms), forms


def test_a_symbol_that_is_not_active_never_hides_one_that_is(small, state):
    """Also where both have the same place."""
    svg = draw_map(small, state(lagen="vsv"), **SIZE, kind="svg", legend=False)
    groups = [g.get("id", "") for g in ElementTree.fromstring(svg).iter(f"{SVG}g")]
    drawn = [key.removeprefix("punten-vsv-") for key in groups if key.startswith("punten-vsv-")]
    assert {"actief"} < set(drawn)
    assert max(at for at, key in enumerate(drawn) if key != "actief") < drawn.index("actief")


@settings(max_examples=8)
@given(data=st.data())
def test_every_view_can_be_drawn(landscape, views, data):
    shown = map_state(landscape, data.draw(views))
    content = draw_map(landscape, shown, width_mm=60, height_mm=50, dpi=60)
    assert content.startswith(b"\x89PNG")


def test_what_the_page_vergelijken_shows_can_be_drawn(small):
    for shown in (
        overlap_state(
            small,
            dataclasses.replace(start_view(small), gebied="consortium-noord-nederland"),
        ),
        spots_state(small, white_spots(small), (), "consortium-noord-nederland"),
        spots_state(small, ()),
    ):
        svg = ElementTree.fromstring(draw_map(small, shown, **SIZE, kind="svg"))
        assert len(list(svg.iter(f"{SVG}path"))) > 5


def test_white_spots_are_strong_and_active_coalities_are_not(small):
    """What is far stands out, also on an island, and nothing has the colour of an active coalitie."""
    spots = with_reasons(white_spots(small), ["vsv-ver"])
    shown = spots_state(small, spots, ["vsv-ver"])
    picture = pixels(draw_map(small, shown, **SIZE, legend=False))
    reden = next(reden for reden in REDENEN if reden.id == "vsv-ver")
    assert near(picture, in_bytes(reden.kleur)) > 50
    actief = next(k for k in small.vocabulary.statussen if k.id == "actief")
    assert near(picture, in_bytes(actief.kleur)) == 0
    svg = draw_map(small, shown, **SIZE, kind="svg").decode()
    assert f"{reden.label} ({len(spots)})" in svg


def test_the_browser_knows_the_same_patterns():
    for name in PATTERNS:
        assert re.search(rf"\b{name}: ", browser_file("atlas/hatching.js"))


def test_an_unknown_file_or_kind(small, state):
    with pytest.raises(KeyError):
        draw_map(small, state() | {"lagen": [["x-123.json", "*"]]}, **SIZE)
    with pytest.raises(ValueError, match="png of svg"):
        draw_map(small, state(), **SIZE, kind="gif")


def test_threads_can_draw_at_the_same_time(small, state):
    views = [View(lagen=(laag,)) for laag in ("consortium", "ros", "coalitie", "vsv")]
    shown = [map_state(small, view) for view in views]

    def draw(one):
        return draw_map(small, one, **SIZE)

    alone = [draw(one) for one in shown]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(draw, shown)) == alone


def words_of(svg: bytes) -> list[str]:
    return ["".join(t.itertext()) for t in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("gebied", ["", "consortium-noord-nederland"])
def test_pieces_have_the_numbers_of_the_screen_and_their_names_in_the_legend(landscape, gebied):
    view = dataclasses.replace(start_view(landscape), gebied=gebied)
    shown = overlap_state(landscape, view)
    names = {
        record.properties["nummer"]: record.properties["naam"]
        for record in content_of(landscape, shown["lagen"][0][0]).records
    }
    wide = SIZE | {"width_mm": 287, "height_mm": 200}
    listed = words_of(draw_map(landscape, shown, **wide, kind="svg", listed=True))
    for number, name in names.items():
        assert f"{number}. {name}" in listed
        assert number in listed
        assert name not in listed


def test_the_source_has_room_on_a_slide(state, small):
    slide = {"width_mm": PICTURE[0], "height_mm": PICTURE[1], "dpi": 100, "scale": SCALE}
    picture = pixels(draw_map(small, state(), **slide))
    # Below the map is the line with the source; its end is empty, so nothing is cut off.
    assert (picture[-15:-2, -3:] == 255).all()
    assert (picture[-15:-2, :-3] < 200).any()


@pytest.mark.parametrize("chosen", ["", "consortium-oost-nederland", "GM0400"])
@pytest.mark.parametrize("width", [PICTURE[0], PICTURE[0] / 2])
def test_no_name_of_an_area_lies_in_another_one(landscape, monkeypatch, chosen, width):
    wrong, written = [], []

    def place(figure, axes, pen, names, taken, symbols):
        place_names(figure, axes, pen, names, taken, symbols)
        for text in axes.texts:
            at = (text.get_gid() or "").removeprefix("naam-")
            if not at.isdigit() or not names[int(at)].others:
                continue
            box = text.get_window_extent(renderer_of(figure))
            x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
            middle = shapely.Point(axes.transData.inverted().transform((x, y)))
            written.append(text.get_text())
            wrong.extend(text.get_text() for a in names[int(at)].others if a.contains(middle))

    monkeypatch.setattr("geodata.paper.draw_map.place_names", place)
    view = map_state(landscape, parse(landscape, {"gekozen": chosen} if chosen else {})[0])
    view["beeld"] = map_state(landscape, parse(landscape, {})[0])["beeld"]
    draw_map(landscape, view, width_mm=width, height_mm=PICTURE[1], dpi=100, scale=SCALE)
    assert len(written) >= 3
    assert wrong == []
