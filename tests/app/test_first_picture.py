"""The picture that stands in the served page: of its link, kept per link, and never in the way."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl

import pytest

from geodata.compare import overlap, overlap_in_words
from geodata.figures import area_of
from geodata.map import parse_comparison
from geodata.partners import partners_of, summary
from geodata.regiobeeld import parse_region, top
from pages.parts.shared import first_picture as module
from pages.parts.shared import frontend
from pages.parts.shared.assets import OWN
from pages.parts.shared.first_picture import first_picture
from pages.parts.shared.page_html import page_html


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


def test_every_page_with_a_map_leaves_room_for_its_picture():
    style = (OWN / "eerste.css").read_text(encoding="utf-8")
    assert [page for page in module.PAGES if f"#eerste.{page}" not in style] == []


@pytest.mark.parametrize(
    ("page", "params"),
    [
        ("over", {}),
        ("gemeente", {}),
        ("gemeente", {"code": "GM9999"}),
        ("vergelijken", {"deel": "jaren"}),
        ("kaart", {"gekozen": "x" * 5000}),
    ],
    ids=str,
)
def test_what_has_no_map_has_no_picture(small, page, params):
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


@pytest.mark.parametrize("page", list(module.PAGES))
def test_a_page_with_a_map_names_what_its_map_loads(small, page):
    text = page_html(frontend.index(), page, small, {}, "https://atlas.example")
    ahead = re.findall(r'rel="prefetch" href="\./([^"]+)"', text)
    for part in ("static/js/main.", "leaflet", "atlas"):
        assert any(part in path for path in ahead), part
    assert 'rel="modulepreload"' in text
    # The layers of the start are those of Kaart only.
    assert any(path.startswith("geo/") for path in ahead) == (page == "kaart")
