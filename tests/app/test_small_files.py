"""What Streamlit serves goes to a browser in its smallest form, and stays the same content."""

import asyncio
import gzip
import io
import re

import brotli
import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from streamlit.web.server.starlette.starlette_gzip_middleware import SelectiveGZipMiddleware

from geodata import kept
from pages.parts.shared import fonts, frontend, small_files, squeeze
from pages.parts.shared.frontend import STATIC, modules_for
from pages.parts.shared.middleware import DutchAndSafe
from pages.parts.shared.page_html import frame_html, page_html
from tests.app.conftest import run_apart

SCRIPT = f"/static/js/{modules_for('kaart')[0]}"
WHOLE = (STATIC / SCRIPT.lstrip("/")).read_bytes()


@pytest.fixture(autouse=True)
def own_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(squeeze, "_best", {})
    monkeypatch.setattr(small_files, "_small", {})


def ask(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """What the middleware answers in front of Streamlit's files."""
    app = Starlette(
        routes=[Mount("/", StaticFiles(directory=STATIC))],
        middleware=[Middleware(small_files.SmallFiles)],
    )
    return ask_of(app, path, method, **headers)


def ask_of(
    app, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """What an app answers: its status, headers and body."""
    path, _, query = path.partition("?")
    sent = []

    async def receive():
        # What else a browser could say it does not say.
        await asyncio.Event().wait()

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
    }
    run_apart(app(scope, receive, send))
    found = {k.decode().lower(): v.decode() for k, v in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(m.get("body", b"") for m in sent[1:])


@pytest.mark.parametrize(
    ("accepts", "way"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.1", "gzip"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("BR", "br"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0", ""),
        ("identity, br;q=0.2", ""),
        ("br;q=onzin", ""),
        ("", ""),
    ],
)
def test_a_browser_gets_the_form_it_wants_most(accepts, way):
    status, headers, body = ask(SCRIPT, accept_encoding=accepts)
    assert status == 200
    assert headers.get("content-encoding", "") == way
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-type"].startswith("text/javascript")
    assert int(headers["content-length"]) == len(body)
    back = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[way](body)
    assert back == WHOLE


@pytest.mark.parametrize(
    ("accepts", "way"),
    [
        ("br;q=0, gzip;q=0", None),
        ("br, gzip;q=0", None),
        ("identity, gzip;q=0.2", None),
        ("", None),
        ("br;q=0.2, gzip;q=0.9", "gzip"),
    ],
)
def test_who_refuses_gzip_does_not_get_it_of_streamlit_either(accepts, way):
    """Streamlit compresses what we leave as it is, for all who have the word in their question."""
    rest = SelectiveGZipMiddleware(PlainTextResponse("een laag van de kaart " * 100))
    _, headers, _ = ask_of(DutchAndSafe(rest), "/geo/laag.geojson", accept_encoding=accepts)
    assert headers.get("content-encoding") == way


def test_who_has_it_does_not_get_it_again_and_each_form_has_its_own_tag():
    tags = {way: ask(SCRIPT, accept_encoding=way)[1]["etag"] for way in ("br", "gzip", "")}
    assert len(set(tags.values())) == 3
    status, headers, body = ask(SCRIPT, accept_encoding="br", if_none_match=f'"x", {tags["br"]}')
    assert (status, body) == (304, b"")
    assert headers["vary"] == "Accept-Encoding"
    assert ask(SCRIPT, accept_encoding="br", if_none_match=tags["gzip"])[0] == 200


def test_head_says_what_get_would():
    assert ask(SCRIPT, "HEAD", accept_encoding="br")[1] == ask(SCRIPT, accept_encoding="br")[1]


def test_a_part_is_of_the_file_as_it_is():
    status, headers, body = ask(SCRIPT, accept_encoding="br", range="bytes=10-19")
    assert (status, body) == (206, WHOLE[10:20])
    assert "content-encoding" not in headers
    assert "Accept-Encoding" in headers["vary"]


@pytest.mark.parametrize(
    "path", ["/static/js/../../index.html", "/static/js/x.js", "/static/\0.js"]
)
def test_no_other_file_is_served(path):
    assert small_files._file(path) is None


def test_the_best_form_is_kept_and_a_broken_one_is_made_again():
    assert not squeeze.squeeze_best([WHOLE[:5000]], make=False)
    squeeze.squeeze_best([WHOLE[:5000]])
    files = sorted(kept.folder().iterdir())
    assert len(files) == 2
    squeeze._best.clear()
    assert squeeze.squeeze_best([WHOLE[:5000]], make=False)
    # Right by its own checksum, and of other content: the content decides.
    name = next(file.name for file in files if file.name.endswith(".br"))
    kept.write(name, brotli.compress(b"iets anders"))
    squeeze._best.clear()
    assert not squeeze.squeeze_best([WHOLE[:5000]], make=False)
    for file in files:
        file.write_bytes(file.read_bytes()[:40])
    assert not squeeze.squeeze_best([WHOLE[:5000]], make=False)
    squeeze.squeeze_best([WHOLE[:5000]])
    assert brotli.decompress(squeeze.squeezed(WHOLE[:5000], "br")) == WHOLE[:5000]


def test_without_a_place_to_keep_anything_all_is_served(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr(kept, "_instead", "")
    squeeze.squeeze_best([WHOLE[:5000]])
    assert brotli.decompress(ask(SCRIPT, accept_encoding="br")[2]) == WHOLE
    kept.keep_for_now()
    assert kept.writable()


def test_what_is_kept_does_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(kept, "MAX_FILES", 3)
    for number in range(6):
        kept.write(str(number), b"")
    assert len(list(kept.folder().iterdir())) == 3


def test_the_small_fonts_have_what_pages_show(monkeypatch):
    monkeypatch.setattr(fonts, "symbols", lambda: ("close", "keyboard_arrow_down", "help"))
    fonts.make_small()
    assert small_files.use_kept() is False  # the scripts are not made here
    letters = TTFont(io.BytesIO(small_files._small[fonts.latin_font()])).getBestCmap()
    assert {ord(letter) for letter in "aZ09ëïŷ€–‘’…→≤½"} <= set(letters)
    path = f"/static/media/{fonts.latin_font().name}"
    assert len(ask(path)[2]) < 50_000
    assert ask(f"{path}?heel")[2] == fonts.latin_font().read_bytes()
    symbols = TTFont(io.BytesIO(small_files._small[fonts.symbol_font()]))
    names = {
        one.LigGlyph
        for lookup in symbols["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for found in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).values()
        for one in found
    }
    assert len(names) >= 3


def test_every_letter_is_in_the_small_font_or_in_the_range_of_the_whole_one():
    def points(text: str) -> set[int]:
        found: set[int] = set()
        for part in text.replace("U+", "").split(","):
            low, _, high = part.partition("-")
            found |= set(range(int(low, 16), int(high or low, 16) + 1))
        return found

    whole = set(TTFont(fonts.latin_font()).getBestCmap())
    assert whole <= points(fonts.LATIN) | points(fonts.other_letters())
    assert not points(fonts.LATIN) & points(fonts.other_letters())


def test_the_symbols_of_our_pages_and_of_what_streamlit_draws_are_wanted():
    assert {"close", "keyboard_arrow_down", "content_copy"} <= set(fonts.symbols())


@pytest.mark.parametrize("page", frontend.ON_PAGE)
def test_what_a_page_draws_with_has_its_part_in_the_frontend(page):
    found = {name.split(".")[0] for name in modules_for(page)}
    assert {*frontend.EVERYWHERE, *frontend.ON_PAGE[page]} <= found


def test_the_page_names_what_it_loads_and_the_import_map_comes_before_each_module():
    text = page_html(frontend.index(), "kaart", None, {}, "https://atlas.example")
    begun, ahead = text.split('<template id="scripts">')[1].split("</template>")
    scripts = re.findall(r'<script[^>]* src="\./([^"]+)"', begun)
    assert "/modules-" in scripts[0]
    assert scripts[1:-1] == [f"static/js/{name}" for name in frontend.entry()]
    # No script begins outside of it, and each in it is fetched meanwhile, once.
    assert 'src="./' not in text.replace(begun, "")
    named = re.findall(r'rel="preload"[^>]* href="\./([^"]+)"', ahead)
    assert len(named) == len(set(named))
    assert set(scripts) <= set(named)
    assert not [name for name in frontend.bundled_modules() if name in text]
    # Before there is an import map a browser may not take one for a module.
    assert 'rel="modulepreload"' not in text
    for name in named:
        if name.startswith("static/"):
            assert (STATIC / name).is_file()


def test_the_frame_of_the_map_has_what_draws_the_map_before_its_own_script():
    original = (frontend.MAP_FRAME / "index.html").read_text(encoding="utf-8")
    text = frame_html(original)
    scripts = re.findall(r'<script defer(?:="defer")? src="([^"]+)"', text)
    assert [name.split("/")[-1].split("-")[0] for name in scripts[:2]] == ["leaflet", "atlas"]
    assert "/js/main." in scripts[2]
    assert len(scripts) == text.count("<script ")
    # streamlit-folium writes its head anew.
    head, body = text.split("</head>")
    assert "stylesheet" not in head
    assert body.count('rel="stylesheet" href="../../vast/') == 2


def test_the_bundle_holds_whole_modules_whose_imports_can_be_found():
    text = frontend.bundle()
    for name in frontend.bundled_modules():
        assert f'"{name}": ' in text
    known = {*frontend.bundled_modules(), *(file.name for file in (STATIC / "static/js").iterdir())}
    assert set(re.findall(r"@atlas-modules/([\w.-]+\.js)", text)) <= known
