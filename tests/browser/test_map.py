"""The map as a reader sees it: layers, filters, names, what it costs."""

import itertools
import re
from urllib.parse import parse_qs

import shapely
from playwright.sync_api import expect

from tests.browser.on_the_map import (
    areas,
    click_area,
    dots,
    dotted,
    layer,
    listed,
    placed,
    signs,
)
from tests.browser.test_first_load import ready
from tests.browser.windows import (
    DESK,
    FRAME,
    act,
    ending,
    follow,
    holding,
    received,
    the_map,
    turn,
    wait_for_map,
)


def test_start_view_and_no_request_leaves_until_the_base_map_is_on(open_page, site, landscape):
    page = open_page("/")
    expect(page).to_have_url(ending("/kaart"))
    expect(page).to_have_title(re.compile("Geboortezorgatlas"))
    expect(areas(page)).to_have_count(len(listed(landscape, "consortium")))
    expect(signs(page)).to_have_count(len(placed(landscape, "vsv")))
    expect(dots(page)).to_have_count(len(dotted(landscape)))
    assert the_map(page).locator(".leaflet-arcering-pane path").count() > 0
    legend = the_map(page).locator(".legenda")
    for words in (
        "Consortia",
        "kleur houdt gebieden uit elkaar",
        "indeling onzeker",
        "in oprichting",
    ):
        expect(legend).to_contain_text(words)
    expect(legend).not_to_contain_text("geen gegevens")
    # Every consortium has its name.
    names = [name["text"] for name in visible_names(page) if name["look"] == "gebied"]
    assert len(names) == len(listed(landscape, "consortium"))
    expect(the_map(page).locator(".leaflet-control-attribution")).to_contain_text("CBS, Kadaster")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(the_map(page).locator("body.donker")).to_have_count(0)
    assert not page.errors
    act(page, lambda: click_area(page, "Oost-Nederland"))
    act(page, lambda: layer(page, "GGD").click())
    outside = [u for u in page.requests if not u.startswith((site, "data:", "blob:"))]
    assert outside == []
    page.route("https://service.pdok.nl/**", lambda route: route.abort())
    page.requests.clear()
    act(page, lambda: page.get_by_role("switch", name="Ondergrondkaart").press("Space"))
    the_map(page).get_by_text("niet bereikbaar").wait_for()
    outside = [u for u in page.requests if not u.startswith((site, "data:", "blob:"))]
    assert outside
    assert all(u.startswith("https://service.pdok.nl/brt/") for u in outside)
    expect(areas(page)).to_have_count(len(listed(landscape, "consortium")))
    assert the_map(page).locator(".leaflet-lijn-pane path").count() > 0


def test_layers_switch_on_and_off_without_a_remount(walk, landscape):
    page = walk("/kaart?lagen=consortium,coalitie,vsv")
    consortia, ros = (len(listed(landscape, laag)) for laag in ("consortium", "ros"))
    the_map(page).locator("body").evaluate("body => { body.dataset.merk = 'zelfde'; }")
    borders = the_map(page).locator(".leaflet-lijn-pane path")
    act(page, lambda: layer(page, "ROS").click())
    expect(areas(page)).to_have_count(consortia)
    assert borders.count() > 0
    act(page, lambda: layer(page, "Consortia").click())
    expect(areas(page)).to_have_count(ros)
    expect(borders).to_have_count(0)
    act(page, lambda: layer(page, "Gemeenten").click())
    expect(areas(page)).to_have_count(ros + len(landscape.gemeenten))
    act(page, lambda: layer(page, "Coalities Kansrijke Start").click())
    expect(dots(page)).to_have_count(0)
    expect(the_map(page).locator("body")).to_have_attribute("data-merk", "zelfde")


def test_coalities_are_filled_when_no_other_areas_are_and_by_their_theme(walk, landscape):
    page = walk("/kaart?lagen=coalitie")
    expect(areas(page)).to_have_count(len(landscape.gemeenten))
    expect(dots(page)).to_have_count(0)
    # A theme fills the map, and what lies over it stays.
    act(page, lambda: follow(page, "/kaart?lagen=consortium,vsv&thema=consortium"))
    expect(areas(page)).to_have_count(len(listed(landscape, "consortium")))
    signs_before = signs(page).count()
    act(
        page,
        lambda: (
            page.get_by_test_id("stSidebar")
            .get_by_role("radiogroup")
            .get_by_text("Coalities Kansrijke Start")
            .click()
        ),
    )
    expect(areas(page)).to_have_count(len(landscape.gemeenten))
    expect(signs(page)).to_have_count(signs_before)
    expect(page).to_have_url(ending("lagen=coalitie%2Cvsv"))
    # Another layer lies over it, whatever its place in the list.
    act(page, lambda: layer(page, "Consortia").click())
    expect(areas(page)).to_have_count(len(landscape.gemeenten))
    expect(page).to_have_url(holding("thema=coalitie"))
    assert the_map(page).locator(".leaflet-lijn-pane path").count() > 0


def test_close_by_there_are_borders_names_and_finer_shapes_that_were_not_fetched_before(open_page):
    page = open_page(dark=True)
    body = the_map(page).locator("body")
    # A dark page has a dark map.
    expect(the_map(page).locator("body.donker")).to_have_count(1)
    close = ("fijn-", "gemeentenamen-", "plaatsnamen-")
    assert not [url for url in page.requests if any(name in url for name in close)]
    # In braces: what comes back is read, and a map comes back with all that hangs on it.
    body.evaluate("() => { atlas.map.setView([52.95, 6.85], 10, { animate: false }); }")
    expect(the_map(page).locator(".naam.gemeente span", has_text="Borger-Odoorn")).to_be_visible()
    expect(the_map(page).locator(".naam.plaats span", has_text="Gieten")).to_be_visible()
    for name in close:
        assert [url for url in page.requests if name in url], name
    assert not page.errors


def test_what_is_chosen_has_its_name_and_finer_outline_though_its_layer_is_off(
    open_page, landscape
):
    page = open_page("/kaart?gekozen=GM1681")
    body = the_map(page).locator("body")
    points = "() => atlas.chosen.getLayers()[0].getLatLngs().flat(Infinity).length"
    coarse = len(shapely.get_coordinates(landscape.boundaries["GM1681"]))
    page.wait_for_function(
        f"([frame, least]) => document.querySelector(frame).contentWindow.eval('({points})()') > least",
        arg=[FRAME, 2 * coarse],
    )
    assert body.evaluate("() => atlas.map.getZoom()") >= 8.5
    name = landscape.gemeenten.loc["GM1681"].naam
    expect(the_map(page).locator(".naam.gebied span", has_text=name)).to_be_visible()


FILTERS = (
    "provincie=Groningen",
    "status=niet%20actief",
    "provincie=Limburg&status=actief&zekerheid=hoog,middel",
)


def test_filters_act_on_map_and_counts(walk, landscape):
    page = walk("/kaart?lagen=ros")
    for query in FILTERS:
        act(page, lambda query=query: follow(page, f"/kaart?lagen=consortium,vsv,coalitie&{query}"))
        filters = {name: tuple(value[0].split(",")) for name, value in parse_qs(query).items()}
        consortia, vsv = (len(listed(landscape, laag, **filters)) for laag in ("consortium", "vsv"))
        expect(areas(page), query).to_have_count(consortia)
        expect(signs(page), query).to_have_count(len(placed(landscape, "vsv", **filters)))
        expect(dots(page), query).to_have_count(len(dotted(landscape, **filters)))
        caption = page.get_by_text("Consortia: ").first.inner_text()
        told = dict(part.split(": ", 1) for part in caption.split(" · "))
        for label, laag, kept in (
            ("Consortia", "consortium", consortia),
            ("VSV's en IGO's", "vsv", vsv),
        ):
            counted, _, without = told[label].partition(" (van ")
            # How old the sources of the active ones are stands in brackets behind them.
            classes = re.sub(r" \([^)]*\)", "", counted)
            assert sum(map(int, re.findall(r"\d+", classes))) == kept, query
            every = len(listed(landscape, laag))
            assert without == (f"{every} zonder filter)" if kept < every else ""), query
        act(page, lambda: page.get_by_role("button", name="Wis filters").click())
        expect(areas(page), query).to_have_count(len(listed(landscape, "consortium")))
        expect(page.get_by_text("Consortia: ").first, query).not_to_contain_text("zonder filter")
    # Those that leave nothing still show the country.
    act(page, lambda: follow(page, "/kaart?lagen=consortium&status=in%20oprichting"))
    expect(the_map(page).locator(".melding")).to_contain_text("Wis filters")
    expect(the_map(page).locator(".leaflet-grond-pane .land")).to_have_count(1)


def test_filter_widgets_change_the_map_and_the_link(walk):
    page = walk("/kaart?lagen=consortium,coalitie,vsv")
    before = signs(page).count()
    sidebar = page.get_by_test_id("stSidebar")
    act(page, lambda: sidebar.get_by_role("button", name="actief", exact=True).click())
    assert signs(page).count() < before
    act(page, lambda: sidebar.get_by_role("button", name="hoog", exact=True).click())
    sidebar.get_by_role("combobox", name="Provincie").fill("Zee")
    act(page, lambda: page.get_by_role("option", name="Zeeland").click())
    expect(page).to_have_url(holding("provincie=Zeeland"))
    expect(page).to_have_url(holding("status=actief"))
    expect(page).to_have_url(holding("zekerheid=hoog"))


def test_damaged_data_show_what_is_wrong(open_page, serve, tmp_path):
    with serve(ATLAS_DATA=str(tmp_path / "weg")) as base:
        page = open_page("/over", base=base)
        page.get_by_text("datapackage.json: het bestand ontbreekt").wait_for()
        expect(page.locator(".stException")).to_have_count(0)


def test_a_walk_of_twelve_interactions_stays_small_and_mounted(walk, landscape):
    page = walk("/kaart?lagen=consortium,coalitie,vsv")
    frames = received(page)
    the_map(page).locator("body").evaluate("body => { body.dataset.merk = 'zelfde'; }")
    sizes, rows = [], len(listed(landscape, "consortium"))
    for step in range(6):
        for action in (
            lambda step=step: layer(page, ["ROS", "GGD", "ROAZ"][step % 3]).click(),
            lambda step=step: (
                page.locator("details[data-laag=consortium] tbody button").nth(step % rows).click()
            ),
        ):
            if page.locator("details[data-laag=consortium][open]").count() == 0:
                page.locator("details[data-laag=consortium] summary").click()
            frames.clear()
            before = turn(page)
            action()
            wait_for_map(page, before)
            sizes.append(sum(frames))
    assert len(sizes) == 12
    assert max(sizes) < 10_000, sizes
    expect(the_map(page).locator("body")).to_have_attribute("data-merk", "zelfde")


def test_a_page_has_security_headers(context, site):
    answer = context.request.get(f"{site}/over", headers={"Accept": "text/html"})
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert re.search(r"<title>Geboortezorgatlas</title>", answer.text())


# How far each name on the map lies from the place that it should be at, in pixels.
APART = """() => {
  const { map, drawn } = window.atlas;
  return [...drawn.values()].flatMap(({ names }) => [...names.values()]).map(({ words, latlng }) => {
    const [, dx] = /\\) translate\\((-?[\\d.]+)px/.exec(words.style.transform) || [0, 0];
    const box = words.getBoundingClientRect();
    return Math.abs(box.x + box.width / 2 - map.latLngToContainerPoint(latlng).x - dx);
  });
}"""


def test_names_lie_on_their_areas_when_the_style_comes_late(windows, site, landscape):
    page = windows.take()
    page.set_viewport_size(DESK)
    # The server has made the files of the layers by then.
    ready(page, site)
    held = []
    page.route(re.compile(r"/vast/(leaflet|atlas)-\w+\.css$"), lambda route: held.append(route))
    # The frame of the first map has the same styles: the page is not loaded before they are.
    page.goto(f"{site}/kaart", wait_until="commit")
    frame = the_map(page).locator("body")
    frame.wait_for(state="attached")
    # Long enough to draw the map, if it did not wait for the style.
    page.wait_for_timeout(3000)
    # The page asks for them ahead too.
    assert len({route.request.url for route in held}) == 2
    for route in held:
        route.continue_()
    wait_for_map(page)
    apart = frame.evaluate(APART)
    assert len(apart) == len(listed(landscape, "consortium"))
    assert max(apart) < 6
    windows.give_back(page, f"{site}/robots.txt")


def visible_names(page) -> list[dict]:
    """Where the names on the map are that can be seen."""
    return (
        the_map(page)
        .locator("body")
        .evaluate(
            """() => [...document.querySelectorAll(".naam span")]
            .filter((name) => getComputedStyle(name).visibility === "visible")
            .map((name) => ({
              text: name.textContent, look: name.parentElement.classList.contains("gebied") ? "gebied" : "",
              ...name.getBoundingClientRect().toJSON(),
            }))"""
        )
    )


def test_no_name_lies_over_another(walk, landscape):
    page = walk("/kaart?lagen=ggd&gekozen=ggd-amsterdam")
    zoom = """(_, zoom) => new Promise((ready) => {
        window.atlas.map.once("zoomend", () => ready());
        window.atlas.map.setZoom(zoom, { animate: false });
    })"""
    body = the_map(page).locator("body")
    body.evaluate(zoom, 6)
    few = visible_names(page)
    assert "Amsterdam" in " ".join(name["text"] for name in few)
    for one, other in itertools.combinations(few, 2):
        apart_across = one["right"] <= other["left"] or other["right"] <= one["left"]
        apart_down = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
        assert apart_across or apart_down, (one["text"], other["text"])
    # On a map of the country every region has its name, be it shorter or at the end of a line.
    body.evaluate(zoom, 7.25)
    named = [name for name in visible_names(page) if name["look"] == "gebied"]
    assert len(named) == len(listed(landscape, "ggd"))
