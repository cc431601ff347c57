"""Who publishes the atlas: in the foot of every page and on Over, from settings that must be right."""

import pytest

from pages.parts.shared.frontend import index
from pages.parts.shared.page_html import page_html
from pages.parts.shared.publisher import Publisher, foot, in_words, publisher
from tests.app.conftest import texts
from tests.app_pages import FOR_READERS

BASE = "https://atlas.example"
SETTINGS = {
    "ATLAS_UITGEVER": "GGD <Proef>",
    "ATLAS_TOEGANKELIJKHEID": "https://example.org/verklaring?a=1&b=2",
    "ATLAS_TOEGANKELIJKHEID_MAIL": "hulp@example.org",
}


@pytest.fixture
def published(monkeypatch):
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("page", FOR_READERS)
def test_the_foot_of_every_page_leads_to_the_statement_and_to_who_helps(published, page):
    html = page_html(index(), page, None, {}, BASE)
    assert html.count('<template id="voet">') == 1
    assert "GGD &lt;Proef&gt;" in html
    assert 'href="https://example.org/verklaring?a=1&amp;b=2"' in html
    assert "mailto:hulp@example.org" in html
    assert "voet" not in page_html(index(), page, None, {"embed": "true"}, BASE)


def test_without_settings_the_foot_leads_to_what_was_tested(monkeypatch):
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    assert publisher() == Publisher()
    assert 'href="./over#toegankelijkheid"' in foot(Publisher())
    assert "mailto:" not in foot(Publisher())


def test_over_says_who_is_responsible_and_how_to_complain(app, published):
    said = texts(app("over"))
    assert "https://example.org/verklaring" in said
    assert "](mailto:hulp@example.org)" in said
    assert "Nationale ombudsman" in said


def test_over_without_a_statement_says_so_and_what_was_tested_and_what_does_not_work(app):
    said = texts(app("over"))
    assert "nog geen toegankelijkheidsverklaring" in said
    assert "Wat er getest is." in said
    assert "Wat nog niet goed is." in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ATLAS_TOEGANKELIJKHEID", "javascript:alert(1)"),
        ("ATLAS_TOEGANKELIJKHEID", "example.org/verklaring"),
        ("ATLAS_TOEGANKELIJKHEID", "https://"),
        ("ATLAS_TOEGANKELIJKHEID_MAIL", "hulp"),
        ("ATLAS_TOEGANKELIJKHEID_MAIL", "a b@example.org"),
        ("ATLAS_TOEGANKELIJKHEID_MAIL", "@example.org"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=name):
        publisher()


def test_a_name_is_text_in_words_too():
    assert "](javascript" not in in_words(Publisher("[x](javascript:alert)", "", ""))
