"""What other programs show of a link, and under which address they find it."""

import io
import re
from html import unescape

import pytest
from PIL import Image

import app
from geodata import load_landscape
from geodata.routes import Filled, Ketencheck, to_link
from pages.parts.shared import preview
from pages.parts.shared.addresses import address_for, base_address, below_base, link_to
from pages.parts.shared.preview import preview_tags
from tests.app.test_routes import ask
from tests.conftest import PACKAGE

BASE = "https://atlas.voorbeeld.nl"


@pytest.fixture(autouse=True)
def nothing_kept():
    preview.kept.clear()
    yield
    preview.kept.clear()


def tags(landscape, page, **params) -> dict[str, str]:
    html = preview_tags(landscape, page, params, BASE)
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)" />', html)
    return {name: unescape(text) for name, text in found} | {
        "title": unescape(re.search("<title>(.*)</title>", html)[1])
    }


def test_a_link_has_its_title_a_sentence_and_its_own_picture(small):
    found = tags(small, "gemeente", code="GM0014")
    assert found["og:title"] == found["title"] == "Groningen · Geboortezorgatlas"
    assert "Groningen" in found["og:description"]
    assert found["og:image"] == f"{BASE}/voorbeeld/gemeente.png?code=GM0014"
    assert found["og:url"] == f"{BASE}/gemeente?code=GM0014"


def test_every_page_has_a_preview_also_before_the_data_are_there(small):
    for page in ("kaart", "gemeente", "vergelijken", "over", "gegevens", "presenteren"):
        for loaded in (small, None):
            found = tags(loaded, page)
            assert found["title"].endswith("Geboortezorgatlas")
            assert found["og:description"]


def test_what_a_link_says_stays_text(small):
    html = preview_tags(small, "kaart", {"provincie": '"><script>x</script>'}, BASE)
    assert "<script>" not in html


def test_a_long_sentence_ends_at_a_word(small):
    for code in small.gemeenten.index:
        assert len(tags(small, "gemeente", code=code)["og:description"]) <= 201


def test_the_picture_has_the_size_that_programs_ask_for(monkeypatch):
    loaded = load_landscape(PACKAGE)
    monkeypatch.setattr(app, "landscape", lambda: loaded)
    request = ask("/voorbeeld/kaart.png", "gekozen=consortium-noord-nederland")
    request.scope["path_params"] = {"name": "kaart.png"}
    answer = app.serve_shared(request)
    assert answer.status_code == 200
    assert Image.open(io.BytesIO(answer.body)).size == preview.SIZE
    for name in ("over.png", "kaart.svg", "mars.png"):
        request.scope["path_params"] = {"name": name}
        assert app.serve_shared(request).status_code == 404


def test_a_host_may_say_its_address(monkeypatch):
    request = ask("/kaart")
    assert address_for(request) == "http://atlas.example:8501"
    monkeypatch.setenv("ATLAS_ADRES", f"{BASE}/kaarten/")
    assert address_for(request) == f"{BASE}/kaarten"
    assert base_address("http://10.0.0.1:8501/kaart") == f"{BASE}/kaarten"
    code = app.serve_qr(ask("/qr", f"van={BASE}/kaarten/kaart"))
    assert code.status_code == 200


@pytest.mark.parametrize(
    "setting", ["atlas", "ftp://x", "https://", "https://x?y=1", "javascript:x"]
)
def test_an_address_that_is_none_is_said(monkeypatch, setting):
    monkeypatch.setenv("ATLAS_ADRES", setting)
    with pytest.raises(ValueError, match="ATLAS_ADRES"):
        base_address(None)


def test_the_link_of_a_page_is_that_of_its_public_address(monkeypatch):
    seen = "http://10.0.0.1:8501/vergelijken"
    assert link_to(seen, {"a": "consortium", "km": ""}) == f"{seen}?a=consortium"
    assert link_to(seen, {}) == seen
    monkeypatch.setenv("ATLAS_ADRES", f"{BASE}/kaarten")
    assert link_to(seen, {"redenen": "a,b"}) == f"{BASE}/kaarten/vergelijken?redenen=a,b"


def test_below_a_path_of_the_server(monkeypatch):
    monkeypatch.setattr("pages.parts.shared.addresses.config.get_option", lambda name: "/atlas/")
    assert below_base("/atlas/kaart") == "/kaart"
    assert below_base("/atlas") == "/"
    assert below_base("/atlassen/kaart") == "/atlassen/kaart"
    assert base_address("https://x.nl/atlas/kaart") == "https://x.nl/atlas"
    assert address_for(ask("/atlas/kaart")) == "http://atlas.example:8501/atlas"


def test_the_work_sheet_in_a_link_is_not_kept_and_not_shown_in_a_chat(small):
    check = Ketencheck("GM0106", "2026-11-22", {"kraamzorg": Filled("geregeld", "Anna")})
    packed = to_link(check)
    found = tags(small, "klantroute", code="GM0106", deel="ketencheck", c=packed)
    assert found["og:title"].startswith("Ketencheck van Assen")
    assert "1 geregeld" not in found["og:description"]
    assert packed not in str(preview.kept)


def test_a_list_of_scenes_gets_a_small_picture_of_each_that_has_one(monkeypatch):
    loaded = load_landscape(PACKAGE)
    monkeypatch.setattr(app, "landscape", lambda: loaded)
    request = ask("/schets/kaart.svg", "gekozen=consortium-noord-nederland")
    for name, status in (("kaart.svg", 200), ("gemeente.svg", 204), ("kaart.png", 404), ("mars.svg", 404)):  # fmt: skip
        request.scope["path_params"] = {"name": name}
        assert app.serve_sketch(request).status_code == status
    long = ask("/schets/kaart.svg", f"gekozen={'x' * 5000}")
    long.scope["path_params"] = {"name": "kaart.svg"}
    assert app.serve_sketch(long).status_code == 404
