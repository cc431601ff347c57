"""What the app serves besides pages: QR codes, the show, and who may put it in a frame."""

import base64
import hashlib
import io
import re
import sys
import threading
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import numpy
import pytest
import zxingcpp
from defusedxml import ElementTree
from PIL import Image, ImageDraw
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from streamlit import config

import app
from app import serve_picture, serve_qr, serve_show
from geodata import DataError, load_landscape
from geodata.map.state import map_file, map_state
from geodata.map.view import start_view
from geodata.meeting.offline import policy
from geodata.meeting.ready import ready_made
from geodata.meeting.scenes import Meeting, Scene, to_link
from geodata.package.faults import Fault
from pages.parts.shared.arrival import Arrival
from pages.parts.shared.frontend import MAP_FRAME, index
from pages.parts.shared.headers import SCRIPT, policy_of, with_nonce
from pages.parts.shared.in_dutch import IN_DUTCH
from pages.parts.shared.middleware import DutchAndSafe, Safe
from pages.parts.shared.page_html import FRAME_PARAMETER, page_html
from pages.parts.shared.turns import SWITCH
from pages.parts.shared.well_known import serve_robots, serve_security
from tests.app.conftest import run_apart

HOST = "atlas.example:8501"


def ask(path: str, query: str = "", **headers: str) -> Request:
    sent = {"host": HOST} | headers
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        }
    )


def qr(address: str):
    return serve_qr(ask("/qr", f"van={quote(address, safe='')}"))


def read(svg: bytes) -> str:
    """What a QR code as SVG says, read from its path."""
    root = ElementTree.fromstring(svg)
    size = int(root.attrib["width"])
    picture = Image.new("L", (size * 8, size * 8), 255)
    draw = ImageDraw.Draw(picture)
    dark = next(p for p in root.iter("{http://www.w3.org/2000/svg}path") if "stroke" in p.attrib)
    x = y = 0.0
    steps = dark.attrib["d"].replace("M", " M ").replace("m", " m ").replace("h", " h ").split()
    while steps:
        kind = steps.pop(0)
        if kind in "Mm":
            dx, dy = float(steps.pop(0)), float(steps.pop(0))
            x, y = (dx, dy) if kind == "M" else (x + dx, y + dy)
        else:
            wide = float(steps.pop(0))
            draw.rectangle((x * 8, (y - 0.5) * 8, (x + wide) * 8 - 1, (y + 0.5) * 8 - 1), fill=0)
            x += wide
    return zxingcpp.read_barcodes(numpy.asarray(picture))[0].text


def test_the_code_leads_to_the_page():
    address = f"https://{HOST}/kaart?lagen=consortium,vsv&gekozen=GM0014"
    answer = qr(address)
    assert answer.status_code == 200
    assert read(answer.body) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "kaart",
        "https://elders.example/",
        f"javascript://{HOST}/%0aalert(1)",
        f"https://{HOST}@elders.example/",
        f"https://{HOST}/{'x' * 4000}",
    ],
    ids=lambda address: address[:20],
)
def test_no_code_is_made_for_another_site_or_what_does_not_fit(address):
    assert qr(address).status_code == 400


def test_the_show_is_a_page_of_its_own(small):
    link = to_link(ready_made(small, "GM0014"))
    answer = serve_show(ask("/toon", f"p={link}"))
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith(policy())
    assert "Kansrijke Start in Groningen" in answer.body.decode()


def test_the_show_without_contacts_has_none(small):
    link = to_link(
        Meeting("M", (Scene("", "", "gemeente", {"code": "GM0014", "deel": "contacten"}),))
    )
    shown = serve_show(ask("/toon", f"p={link}")).body
    without = serve_show(ask("/toon", f"p={link}&contacten=nee")).body
    assert shown != without


@pytest.mark.parametrize("packed", ["", "x", "%00", "eJwDAAAAAAE"])
def test_a_damaged_show_is_said(packed):
    answer = serve_show(ask("/toon", f"p={packed}"))
    assert answer.status_code == 400
    said = answer.body.decode()
    assert "<h1>Deze presentatie is niet te openen</h1><p>De" in said
    assert '<a href="/presenteren">' in said


def test_who_finds_a_leak_reads_where_to_report_it(monkeypatch):
    monkeypatch.setenv("ATLAS_LEKMELDING", "lek@atlas.example")
    said = serve_security(ask("/.well-known/security.txt")).body.decode()
    assert "Contact: mailto:lek@atlas.example\n" in said
    until = datetime.fromisoformat(re.search("Expires: (.+)", said)[1])
    assert timedelta(days=30) < until - datetime.now(UTC) < timedelta(days=365)
    monkeypatch.delenv("ATLAS_LEKMELDING")
    assert serve_security(ask("/.well-known/security.txt")).status_code == 404


def test_search_engines_leave_the_keeper_and_the_slow_alone():
    said = serve_robots(ask("/robots.txt")).body.decode()
    assert "Disallow: /bijhouden\n" in said
    assert "Disallow: /toon\n" in said
    assert "/kaart" not in said


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/kaart", 200),
        ("/kaart/", 200),
        ("/bijhouden", 404),
        ("/Bijhouden", 404),
        ("/x/bijhouden", 404),
        ("/bestaat-niet", 404),
        ("/main", 404),
        ("/bestaat-niet.js", 404),
        ("/data/contacten.csv", 404),
        ("/x/y/z.png", 404),
        ("/.well-known/x.txt", 404),
        ("/_stcore/bestaat-niet", 404),
        ("/_stcore//metrics", 404),
    ],
)
def test_an_address_that_is_nothing_here_says_so(path, status):
    sent = sent_for(path)
    assert sent[0]["status"] == status
    assert ("Deze pagina bestaat niet" in sent[1]["body"].decode()) is (status == 404)


def test_who_is_refused_gets_the_headers_too():
    sent = run_apart(_refused())
    assert [message.get("status") for message in sent] == [403, None]
    assert {b"content-security-policy", b"x-content-type-options"} <= dict(
        sent[0]["headers"]
    ).keys()


async def _refused() -> list[dict]:
    sent = []

    async def send(message):
        sent.append(message)

    request = ask("/kaart", origin="https://evil.example")
    await Safe(Arrival(None))(request.scope, None, send)
    return sent


def test_the_page_of_keepers_exists_where_there_are_keepers(monkeypatch):
    monkeypatch.setenv("ATLAS_BEHEER", "lokaal")
    assert sent_for("/bijhouden")[0]["status"] == 200


def sent_for(
    path: str, query: str = "", *, html: str = "<title>Streamlit</title>", answer=None, **scope
) -> list[dict]:
    """What the app sends for a path for which Streamlit has its page, or another answer."""
    sent = []

    async def go():
        async def receive():
            return {"type": "http.request"}

        async def send(message):
            sent.append(message)

        request = ask(path, query, accept="text/html")
        behind = answer or HTMLResponse(html)
        await DutchAndSafe(behind)(request.scope | scope, receive, send)

    run_apart(go())
    return sent


def headers_of(path: str, query: str = "") -> dict[str, str]:
    """The headers that the app puts on a page."""
    return {name.decode(): value.decode() for name, value in sent_for(path, query)[0]["headers"]}


@pytest.mark.parametrize("said", IN_DUTCH)
def test_who_is_refused_reads_dutch(said):
    refused = PlainTextResponse(said, 405, headers={"Allow": "GET, HEAD"})
    for method, path in (("POST", "/kaart"), ("GET", "/media/nix.csv")):
        start, body = sent_for(path, answer=refused, method=method)
        headers = Headers(raw=start["headers"])
        assert start["status"] == 405
        assert headers["allow"] == "GET, HEAD"
        assert headers["x-content-type-options"] == "nosniff"
        assert body["body"].decode() == IN_DUTCH[said]
        assert headers["content-length"] == str(len(body["body"]))


def test_what_is_ours_or_not_known_passes_as_it_is():
    refused = PlainTextResponse("Deze laag bestaat niet (meer).", 404)
    assert sent_for("/geo/nix", answer=refused)[1]["body"] == refused.body
    assert (
        sent_for("/media/x.csv", answer=PlainTextResponse("Not Found"))[1]["body"] == b"Not Found"
    )


@pytest.mark.parametrize(
    ("path", "query", "ancestors"),
    [
        ("/kaart", "", "'self'"),
        ("/kaart", "embed=false", "'self'"),
        ("/kaart", "embed=True", "*"),
        ("/kaart", "EMBED=true", "*"),
        ("/kaart", "embed=truer&bed=true", "'self'"),
        ("/kaart", "gekozen=GM0014&embed=true", "*"),
        ("/component/streamlit_folium.st_folium/index.html", "", "*"),
        ("/bijhouden", "embed=true", "'self'"),
        ("/Bijhouden", "embed=true", "'self'"),
        ("/bijhouden/", "embed=true", "'self'"),
        ("/x/bijhouden", "embed=true", "'self'"),
        ("//bijhouden", "embed=true", "'self'"),
        ("/toon", "embed=true", "'self'"),
    ],
)
def test_only_a_page_to_embed_may_stand_in_another_site(path, query, ancestors):
    policy_of_page = headers_of(path, query)["content-security-policy"]
    assert policy_of_page.endswith(f"frame-ancestors {ancestors}")


def test_a_browser_keeps_the_frame_of_the_map_that_the_page_names():
    named = re.search(
        r'CUSTOM_COMPONENT_CLIENT_ID: "(\w+)"', page_html(index(), "kaart", None, {}, "")
    )
    frame = "/component/streamlit_folium.st_folium/index.html"
    html = (MAP_FRAME / "index.html").read_text(encoding="utf-8")

    def kept(version: str) -> bool:
        sent = sent_for(frame, f"streamlitUrl=x&{FRAME_PARAMETER}={version}", html=html)
        return dict(sent[0]["headers"])[b"cache-control"] != b"no-cache"

    assert kept(named[1])
    # One that another version of the app named, or nobody.
    assert not kept("0123456789abcdef")
    assert not kept("")


def directives(policy_of_page: str) -> dict[str, set[str]]:
    parts = [part.split() for part in policy_of_page.split(";")]
    return {name: set(values) for name, *values in parts}


def test_a_page_runs_its_own_scripts_only():
    """Streamlit's own script by the hash of what it ships, the import map by a nonce of the page."""
    sent = sent_for("/kaart", html=index())
    page = sent[1]["body"].decode()
    said = directives(dict(sent[0]["headers"])[b"content-security-policy"].decode())
    assert "'unsafe-inline'" not in said["script-src"]
    assert not {"ws:", "wss:", "*", "data:"} & (said["script-src"] | said["connect-src"])
    assert said["connect-src"] == {"'self'", f"ws://{HOST}", f"wss://{HOST}"}
    own = [text for attributes, text in SCRIPT.findall(page) if "src=" not in attributes]
    assert any("prerenderReady" in text for text in own)
    for text in own:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in said["script-src"]
    [nonce] = re.findall(r'<script nonce="([^"]+)" src="./vast/modules-', page)
    assert f"'nonce-{nonce}'" in said["script-src"]


def test_a_page_of_our_own_keeps_its_own_policy():
    own = {"Content-Security-Policy": "default-src 'none'"}
    sent = sent_for("/toon", answer=HTMLResponse("<p>een voorstelling</p>", headers=own))
    assert dict(sent[0]["headers"])[b"content-security-policy"] == b"default-src 'none'"


def test_a_page_with_anything_else_in_it_has_another_nonce():
    one, other = (with_nonce(f'<p>{x}</p><script src="./vast/modules-1.js">')[1] for x in "ab")
    assert one != other
    # So that a browser can keep it.
    assert one == with_nonce('<p>a</p><script src="./vast/modules-1.js">')[1]


def test_a_strange_host_gets_into_no_header():
    scope = ask("/kaart", host="a; script-src *").scope
    assert directives(policy_of(scope))["connect-src"] == {"'self'"}


@pytest.mark.parametrize(("scheme", "secure"), [("https", True), ("http", False)])
def test_a_cookie_goes_over_https_only_where_there_is_https(scheme, secure):
    answer = PlainTextResponse("")
    answer.set_cookie("a", "1", httponly=True)
    answer.set_cookie("b", "2", secure=True)
    sent = sent_for("/_stcore/host-config", answer=answer, scheme=scheme)
    cookies = [value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"]
    assert ["Secure" in cookie for cookie in cookies] == [secure, True]


def test_a_question_for_the_headers_alone_does_not_use_up_a_key():
    seen = []

    async def behind(scope, receive, send):
        seen.append(scope["method"])
        await PlainTextResponse("")(scope, receive, send)

    sent_for("/sleutel/x", answer=behind, method="HEAD")
    assert seen == ["HEAD"]


def test_metrics_are_for_who_runs_the_atlas(monkeypatch):
    behind = PlainTextResponse("1")
    closed = sent_for("/_stcore/metrics", answer=behind)[0]
    assert closed["status"] == 404
    assert b"content-security-policy" in dict(closed["headers"])
    monkeypatch.setenv("ATLAS_METINGEN", "ja")
    assert sent_for("/_stcore/metrics", answer=behind)[0]["status"] == 200


def test_no_site_may_steer_a_page_and_no_program_drive_it():
    assert config.get_option("client.allowedOrigins") == []
    assert not config.get_option("server.enableAgentApi")


def picture(name: str, query: str = ""):
    request = ask(f"/plaatje/{name}", query)
    request.scope["path_params"] = {"name": name}
    return serve_picture(request)


def test_the_map_of_a_link_is_a_picture_for_print():
    answer = picture("kaart.png", "gekozen=GM0014&beeld=52.9,6.2,53.5,7.1")
    assert "attachment" in answer.headers["content-disposition"]
    made = Image.open(io.BytesIO(answer.body))
    assert made.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert min(made.size) > 2300


def test_a_look_beforehand_is_small_and_grey():
    made = Image.open(io.BytesIO(picture("kaart.png", "plaatje=voorbeeld").body)).convert("RGB")
    assert max(made.size) < 800
    red, green, blue = (numpy.asarray(band, dtype=int) for band in made.split())
    assert abs(red - green).max() <= 1
    assert abs(green - blue).max() <= 1


def test_a_comparison_is_a_picture_too():
    answer = picture("vergelijken.svg", "a=ggd&b=provincie")
    assert ElementTree.fromstring(answer.body).tag.endswith("svg")


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("over.png", ""),
        ("kaart.exe", ""),
        ("kaart", ""),
        ("gemeente.png", "code=GM9999"),
        ("vergelijken.png", "deel=jaren"),
        ("kaart.png", "gekozen=" + "x" * 5000),
    ],
    ids=lambda value: value[:30],
)
def test_no_picture_of_what_has_no_map(name, query):
    assert picture(name, query).status_code == 404


@pytest.mark.usefixtures("as_large_as_it_is")
def test_what_the_map_starts_with_is_made_before_a_reader_comes(monkeypatch):
    loaded = load_landscape()
    monkeypatch.setattr(app, "landscape", lambda: loaded)
    app.prepare()
    made = set(loaded.derived)
    assert made
    state = map_state(loaded, start_view(loaded))
    assert all(map_file(loaded, name) for name, _ in state["lagen"])
    assert set(loaded.derived) == made


def test_a_server_with_damaged_data_says_so_when_it_starts(monkeypatch, caplog):
    def refuse():
        raise DataError("data", [Fault("lagen.toml", "het bestand ontbreekt.")])

    monkeypatch.setattr(app, "landscape", refuse)
    app.prepare()
    assert "lagen.toml: het bestand ontbreekt." in caplog.text


def test_the_server_does_not_wait_for_it(monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def prepare():
        begun.set()
        go_on.wait(60)

    async def start():
        async with app.before_readers(None):
            assert begun.wait(60)
            # Who computes gives way to who answers.
            assert sys.getswitchinterval() == pytest.approx(SWITCH)

    monkeypatch.setattr(app, "prepare", prepare)
    run_apart(start())
    go_on.set()
