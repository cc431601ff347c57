"""The picture that stands in the served page: of its link, kept per link, and never in the way."""

import re

import pytest

from pages.parts.shared import first_picture as module
from pages.parts.shared import frontend
from pages.parts.shared.first_picture import first_picture
from pages.parts.shared.page_html import page_html


@pytest.fixture(autouse=True)
def nothing_kept():
    module._kept.clear()
    yield
    module._kept.clear()


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
    assert "Regionale partners van Groningen" in html
    assert "<svg" in html


def test_a_comparison_has_its_map(small):
    assert "<svg" in first_picture(small, "vergelijken", {"a": "ggd", "b": "provincie"})


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
    monkeypatch.setattr(module, "MAX_KEPT", 3)
    first_picture(small, "kaart", {"gekozen": "GM0014"})
    first_picture(small, "kaart", {"gekozen": "gm0014", "utm_source": "mail"})
    assert len(module._kept) == 1
    for south in range(50, 54):
        first_picture(small, "kaart", {"beeld": f"{south},5,54,6"})
    assert len(module._kept) == 3


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
