"""The picture that stands in the served page: of its link, kept per link, and never in the way."""

import json
import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl

import pytest

from geodata.compare import (
    KM_CHOICES,
    burden_in_words,
    figure_groups,
    in_group,
    overlap,
    overlap_in_words,
    white_spots,
    with_reasons,
    years_frame,
)
from geodata.figures import area_of
from geodata.map import (
    View,
    area_state,
    map_file,
    map_state,
    overlap_state,
    parse_comparison,
    parse_scenario,
    scenario_state,
    surroundings_view,
)
from geodata.partners import partners_of, summary
from geodata.regiobeeld import parse_region, top
from geodata.routes import Filled, Ketencheck, chosen_lines, parse_route, to_link
from geodata.scenario import NOT_SO, in_words, outcome
from pages.parts.shared import first_picture as module
from pages.parts.shared import frontend
from pages.parts.shared.assets import OWN
from pages.parts.shared.first_map import MAP_FILES
from pages.parts.shared.first_picture import first_picture
from pages.parts.shared.page_html import MAP_PAGES, page_html


@pytest.fixture(autouse=True)
def nothing_kept():
    module.kept.clear()
    yield
    module.kept.clear()


def test_the_map_has_its_title_counts_legend_names_and_links(small):
    html = first_picture(small, "kaart", {"provincie": "Groningen"})
    assert "in Groningen?</h1>" in html
    assert "Consortia: " in html
    assert "Legenda" in html
    links = re.findall(r'href="\./kaart\?gekozen=([\w-]+)"', html)
    known = {*small.organisaties.index, *small.gemeenten.index}
    assert links
    assert set(links) <= known


def test_a_gemeente_has_its_partners(small):
    html = first_picture(small, "gemeente", {"code": "14"})
    assert "<h1>Mijn gemeente</h1>" in html
    assert "<h2>Groningen (Groningen)</h2>" in html
    assert "<svg" in html
    assert summary(small, "GM0014", date.today())[0] in unescape(html)
    named = {one.id for one in partners_of(small, "GM0014").regionaal.values()}
    assert named <= set(re.findall(r'href="\./kaart\?gekozen=([\w-]+)"', html))
    assert set(re.findall(r'href="\./gemeente\?code=(\w+)"', html)) == {
        *partners_of(small, "GM0014").buren
    }


def test_a_comparison_has_its_map_words_and_areas(small):
    html = first_picture(small, "vergelijken", {"a": "ggd", "b": "provincie"})
    assert "<svg" in html
    assert overlap_in_words(small, "ggd", "provincie")[0] in unescape(html)
    links = re.findall(r'href="\./vergelijken\?([^"]+)"', html)
    asked = [dict(parse_qsl(unescape(link))) for link in links]
    assert {one["gebied"] for one in asked} == set(overlap(small, "ggd", "provincie").a.namen)
    assert all(parse_comparison(small, one)[1] == [] for one in asked)


@pytest.mark.parametrize("gebied", ["nl", "GM0014", "provincie-groningen"])
def test_a_region_has_its_map_words_and_parts(small, gebied):
    html = first_picture(small, "regiobeeld", {"gebied": gebied})
    area = area_of(small, parse_region(small, {"gebied": gebied})[0].gebied)
    assert f"<h2>{area.naam}</h2>" in html
    assert "<svg" in html
    assert top(small, area)[0] in unescape(html)
    links = [dict(parse_qsl(unescape(one))) for one in re.findall(r"regiobeeld\?([^\"]+)", html)]
    assert all(area_of(small, link["gebied"]).codes for link in links)


def test_white_spots_have_their_map_words_and_gemeenten(small):
    far = KM_CHOICES[-1]
    params = {"deel": "witte-vlekken", "redenen": "geen-gegevens", "km": str(far)}
    html = first_picture(small, "vergelijken", params)
    view = parse_comparison(small, params)[0]
    found = with_reasons(white_spots(small, far, view.centrum, view.weeg), view.redenen)
    assert found
    # Filled by the pattern of its reason, of which the legend says how many there are.
    assert 'fill="url(#k-patroon-geen-gegevens)"' in html
    assert 'id="k-patroon-geen-gegevens"' in html
    assert f"geen gegevens over een coalitie ({len(found)})" in html
    links = re.findall(r'href="\./vergelijken\?([^"]+)"', html)
    asked = [dict(parse_qsl(unescape(link))) for link in links]
    assert {one["vlek"] for one in asked} == {spot.code for spot in found}
    assert all(one["km"] == str(far) for one in asked)


def test_what_has_no_map_has_its_words_and_links(small):
    html = first_picture(small, "vergelijken", {"deel": "drukte"})
    assert "<figure>" not in html
    assert burden_in_words(small)[0] in unescape(html)
    assert set(re.findall(r'href="\./gemeente\?code=(\w+)"', html)) <= set(small.gemeenten.index)
    group, *others = figure_groups(small)
    html = first_picture(small, "vergelijken", {"deel": "jaren", "cijfers": group})
    assert "<figure>" not in html
    for row in years_frame(in_group(small, group)).itertuples():
        assert row.tekst in unescape(html)
        assert row.bron in unescape(html)
    assert html.count("deel=jaren") == len(others)


def test_a_route_has_its_lines_and_never_a_work_sheet(small):
    plain = first_picture(small, "klantroute", {"code": "GM0014"})
    lines = chosen_lines(small, parse_route(small, {"code": "GM0014"})[0])
    assert lines
    for line in lines:
        assert line.situatie.voorziening in unescape(plain)
        assert f"({line.stand})" in plain
    known = {*small.organisaties.index}
    assert set(re.findall(r'href="\./kaart\?gekozen=([\w-]+)"', plain)) <= known
    packed = to_link(
        Ketencheck("GM0014").put(lines[0].situatie.id, Filled("geregeld"), "2026-01-01")
    )
    assert packed
    assert first_picture(small, "klantroute", {"code": "GM0014", "c": packed}) == plain
    assert packed not in repr(module.kept)


def test_a_scenario_has_its_map_after_the_steps_and_says_that_it_is_not_so(small):
    html = first_picture(small, "watals", {"sluit": "vsv-assen"})
    found = outcome(small, parse_scenario(small, {"sluit": "vsv-assen"})[0].stappen)
    assert NOT_SO in html
    assert in_words(small, found)[0] in unescape(html)
    # The arrows, and the dashed outline of what changes.
    assert html.count('opacity:.85"') == len(
        [flow for flow in found.stromen if flow.geboorten >= 1]
    )
    assert 'class="l z" style="stroke-dasharray:6 5"' in html
    table = found.per_gemeente
    moved = set(table.index[table["vrouwen_anders"] > 0])
    assert set(re.findall(r'href="\./gemeente\?code=(\w+)"', html)) == moved
    # Half of it is not how it is now: a picture has no slider.
    assert "Juni 2019" not in html.split("</svg>")[0]


def test_the_order_of_steps_is_part_of_a_link(small):
    steps = {"voegsamen": "ggd-groningen:ggd-drenthe", "verplaats": "GM0106:ggd-groningen"}
    first_picture(small, "watals", steps)
    first_picture(small, "watals", dict(reversed(steps.items())))
    assert len(module.kept) == 2


def test_every_page_with_a_map_leaves_room_for_its_picture():
    style = (OWN / "eerste.css").read_text(encoding="utf-8")
    assert [page for page in MAP_PAGES if f"#eerste.{page}" not in style] == []
    assert set(MAP_PAGES) <= set(module.PAGES)


@pytest.mark.parametrize(
    ("page", "params"),
    [
        ("over", {}),
        ("gemeente", {}),
        ("gemeente", {"code": "GM9999"}),
        ("klantroute", {}),
        ("klantroute", {"code": "GM9999"}),
        ("kaart", {"gekozen": "x" * 5000}),
        ("watals", {"sluit": "x" * 5000}),
    ],
    ids=str,
)
def test_what_has_nothing_to_show_has_no_picture(small, page, params):
    assert first_picture(small, page, params) == ""


def test_links_that_mean_the_same_are_drawn_once_and_not_all_are_kept(small, monkeypatch):
    monkeypatch.setattr(module.kept, "most", 3)
    first_picture(small, "kaart", {"gekozen": "GM0014"})
    first_picture(small, "kaart", {"gekozen": "gm0014", "utm_source": "mail"})
    assert len(module.kept) == 1
    for south in range(50, 54):
        first_picture(small, "kaart", {"beeld": f"{south},5,54,6"})
    assert len(module.kept) == 3


def test_what_a_link_says_stays_text(small):
    html = first_picture(small, "kaart", {"provincie": "<script>x</script>", "gekozen": "<b>"})
    assert "<script>x" not in html
    assert "<b>" not in html.replace("<b>Legenda</b>", "")


def test_it_stands_before_the_scripts_and_says_what_it_is(small):
    text = page_html(frontend.index(), "kaart", small, {}, "https://atlas.example")
    assert text.index('id="eerste"') < text.index('<div id="root">') < text.index("/modules-")
    assert 'id="eerste"' not in page_html(
        frontend.index(), "kaart", None, {}, "https://atlas.example"
    )


# A link of each page with a map that has a first map, and what that page sends to its map.
SHOWN = {
    "kaart": (
        {"lagen": "ros", "gekozen": "GM0014"},
        lambda small: map_state(small, View(lagen=("ros",), gekozen="GM0014")),
    ),
    "gemeente": (
        {"code": "GM0014"},
        lambda small: map_state(small, surroundings_view(small, "GM0014")),
    ),
    "vergelijken": (
        {"a": "consortium", "b": "ros", "kijk": "schuif"},
        lambda small: overlap_state(
            small, parse_comparison(small, {"a": "consortium", "b": "ros", "kijk": "schuif"})[0]
        ),
    ),
    "regiobeeld": ({}, lambda small: area_state(small, small.gemeenten.index, "nl", "provincie")),
    "watals": (
        {"sluit": "vsv-assen"},
        lambda small: scenario_state(small, parse_scenario(small, {"sluit": "vsv-assen"})[0]),
    ),
}


@pytest.mark.parametrize("page", MAP_PAGES)
def test_the_first_map_shows_what_the_page_will_send_to_its_own(small, page):
    params, state = SHOWN[page]
    html = first_picture(small, page, params)
    [shown] = re.findall(r'data-stand="([^"]*)"', html)
    # Written the same too: a map that is sent the same text again draws nothing.
    assert unescape(shown) == json.dumps(state(small), ensure_ascii=False)


@pytest.mark.parametrize("page", MAP_PAGES)
def test_all_that_a_first_map_loads_is_named_before_the_scripts_of_the_page(small, page):
    text = page_html(frontend.index(), page, small, SHOWN[page][0], "https://atlas.example")
    picture, scripts = text.split('<template id="scripts">')
    ahead = re.findall(r'rel="preload" as="(\w+)"(?: crossorigin)? href="\./([^"]+)"', picture)
    [frame] = re.findall(r'srcdoc="([^"]*)"', picture)
    loads = re.findall(r"(?:src|href)='\./([^']+)'", unescape(frame))
    assert len(loads) == 2 * len(MAP_FILES)
    assert [path for kind, path in ahead if kind in ("script", "style")] == sorted(
        loads, key=lambda path: path.endswith(".css")
    )
    state = json.loads(unescape(re.findall(r'data-stand="([^"]*)"', picture)[0]))
    named = {path.removeprefix("geo/") for kind, path in ahead if kind == "fetch"}
    needed = {name for name, _ in (*state["lagen"], *state["gekozen"])}
    assert named == needed | {*state.get("vlakken", ()), state["grond"]}
    assert all(map_file(small, name) for name in named)
    assert 'rel="preload" as="script"' in scripts
    # The frame of the page's own map comes after all of these; what the first map has is not asked for once more.
    later = re.findall(r'rel="prefetch" href="\./([^"]+)"', text)
    assert any("static/js/main." in path for path in later)
    assert not {path for _, path in ahead} & set(later)


def test_without_a_first_map_a_page_names_what_its_map_loads(small):
    text = page_html(frontend.index(), "gemeente", small, {}, "https://atlas.example")
    later = re.findall(r'rel="prefetch" href="\./([^"]+)"', text)
    for part in ("static/js/main.", "leaflet", "atlas"):
        assert any(part in path for path in later), part
