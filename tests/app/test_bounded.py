"""What one reader can take from the others: turns, and room for files."""

import asyncio
import inspect
import socket
import threading
import time
from types import SimpleNamespace

import pytest
import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from streamlit import config

from geodata.meeting import MAX_TEMPLATE, File
from pages.parts.presenteren import packs
from pages.parts.shared import half_sent, middleware, open_files, uploads
from pages.parts.shared.turns import Turns
from pages.parts.shared.uploads import (
    LIST,
    MAX_AT_ONCE,
    MAX_HELD,
    PATH,
    SMALL,
    BoundedUploads,
)
from tests.app.conftest import run_apart


def test_who_finds_the_queue_full_hears_so_at_once():
    go_on = threading.Event()

    def serve(request):
        assert go_on.wait(60)
        return PlainTextResponse("klaar")

    async def ask():
        in_turn = Turns(1, 2)(serve)
        request = Request({"type": "http", "headers": []})
        waiting = [asyncio.create_task(in_turn(request)) for _ in range(3)]
        await asyncio.sleep(0)
        began = time.monotonic()
        refused = [await in_turn(request) for _ in range(60)]
        took = time.monotonic() - began
        go_on.set()
        made = await asyncio.gather(*waiting)
        return refused, took, made, await in_turn(request)

    refused, took, made, after = run_apart(ask())
    assert {answer.status_code for answer in refused} == {503}
    assert all(int(answer.headers["retry-after"]) > 0 for answer in refused)
    assert took < 1
    assert [answer.status_code for answer in (*made, after)] == [200] * 4


def test_a_page_that_fails_gives_its_turn_back():
    def fail(request):
        raise OSError

    async def ask():
        in_turn = Turns(1, 0)(fail)
        for _ in range(3):
            with pytest.raises(OSError):  # noqa: PT011 - any is meant
                await in_turn(Request({"type": "http", "headers": []}))

    run_apart(ask())


@pytest.fixture
def put(monkeypatch):
    """Sends files of a session at once; gives the statuses."""
    held: dict[str, dict] = {}
    runtime = SimpleNamespace(uploaded_file_mgr=SimpleNamespace(file_storage=held))
    monkeypatch.setattr(uploads.Runtime, "instance", lambda: runtime)
    monkeypatch.setattr(uploads, "_allowed", {"beheerder": LIST, "a": SMALL, "b": SMALL})
    monkeypatch.setattr(uploads, "_keepers", {"beheerder"})

    async def behind(scope, receive, send):
        await asyncio.sleep(0.01)
        session = scope["path"].split("/")[-2]
        size = int(dict(scope["headers"])[b"content-length"])
        held.setdefault(session, {})[scope["path"]] = SimpleNamespace(data=b"x" * size)
        await PlainTextResponse("", 204)(scope, receive, send)

    app = BoundedUploads(behind)

    async def one(session: str, number: int, size: int | None) -> int:
        sent = []
        headers = [] if size is None else [(b"content-length", str(size).encode())]

        async def send(message):
            sent.append(message)

        path = f"{PATH}{session}/{number}"
        await app({"type": "http", "method": "PUT", "path": path, "headers": headers}, None, send)
        return sent[0]["status"]

    async def several(session: str, numbers, size) -> list[int]:
        return await asyncio.gather(*(one(session, number, size) for number in numbers))

    return lambda session, *numbers, size=9: run_apart(several(session, numbers, size))


def test_a_page_without_a_place_for_a_file_takes_none(put):
    assert put("lezer", 1) == [403]


def test_streamlit_takes_the_largest_file_that_a_page_takes():
    assert config.get_option("server.maxUploadSize") * 1_000_000 == max(LIST, MAX_TEMPLATE)


def test_a_file_is_no_larger_than_its_page_can_use(put):
    assert put("a", 1, size=SMALL) == put("beheerder", 1, size=LIST) == [204]
    assert put("a", 2, size=LIST) == put("beheerder", 2, size=LIST * 2) == [413]
    assert put("a", 3, size=None) == put("a", 3, size="veel") == [411]
    assert put("a", 3, size=f"{0:030}{LIST}") == [413]


def test_readers_together_keep_no_more_than_is_for_all_of_them(put, monkeypatch):
    monkeypatch.setattr(uploads, "MAX_ALL", 2 * SMALL)
    assert put("beheerder", 1, size=LIST) == [204]
    assert [put(*one, size=SMALL)[0] for one in (("a", 1), ("b", 1), ("b", 2))] == [204, 204, 503]
    assert put("beheerder", 2, size=LIST) == [204]


def test_files_are_taken_a_few_at_a_time_and_a_few_in_all(put):
    assert put("beheerder", *range(20)).count(204) == MAX_AT_ONCE
    taken = [put("beheerder", number)[0] for number in range(100, 120)]
    assert taken.count(204) == MAX_HELD - MAX_AT_ONCE
    assert set(taken) == {204, 429}


def pack_of(size: int) -> tuple[File, ...]:
    return (File("a.pdf", "application/pdf", b"x" * size),)


def test_who_comes_in_does_not_hold_up_who_is_there(monkeypatch):
    """Layers of an open map are answered while more pages are made than there are threads."""
    go_on = threading.Event()

    def slowly(*_):
        assert go_on.wait(60)
        return PlainTextResponse("pagina")

    monkeypatch.setattr(middleware, "_page", slowly)
    app = middleware.DutchAndSafe(HTMLResponse("<title>Streamlit</title>"))
    scope = {"type": "http", "method": "GET", "path": "/kaart", "headers": []}

    async def ignore(*_):
        return {"type": "http.request"}

    async def ask():
        pages = [asyncio.create_task(app(dict(scope), ignore, ignore)) for _ in range(100)]
        await asyncio.sleep(0.1)
        layer = await asyncio.wait_for(run_in_threadpool(lambda: "laag"), 30)
        go_on.set()
        await asyncio.gather(*pages)
        return layer

    assert run_apart(ask()) == "laag"


def test_packs_of_all_readers_together_have_a_limit(monkeypatch):
    kept = packs.Packs(max_bytes=100)
    for session in "abc":
        monkeypatch.setattr(packs, "_session", lambda session=session: session)
        kept.keep("dit", pack_of(40))
        assert kept.of("dit")
        assert not kept.of("iets anders")
    assert kept.of("dit")
    monkeypatch.setattr(packs, "_session", lambda: "a")
    assert not kept.of("dit")
    # One that is too large alone can still be had by who made it.
    kept.keep("groot", pack_of(500))
    assert kept.of("groot")


async def talk(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """What a server answers to what is sent in parts, until it ends the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for part in parts:
        writer.write(part)
        await writer.drain()
        await asyncio.sleep(pause)
    try:
        return await asyncio.wait_for(reader.read(), 20)
    finally:
        writer.close()


GET = b"GET / HTTP/1.1\r\nHost: a\r\n"


def test_who_stops_halfway_a_question_is_let_go(monkeypatch):
    """Leans on `connection_made`, `data_received` and `cycle` of the HTTP protocol of uvicorn 0.5x."""
    protocol = half_sent.AutoHTTPProtocol
    for name in ("connection_made", "data_received"):
        monkeypatch.setattr(protocol, name, inspect.unwrap(getattr(protocol, name)))
    half_sent.limit_first_lines(0.5)

    async def behind(scope, receive, send):
        while (await receive()).get("more_body"):
            pass
        await asyncio.sleep(1)
        await PlainTextResponse("klaar")(scope, receive, send)

    async def go():
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            app = half_sent.WholeInTime(behind, 1.5)
            settings = uvicorn.Config(app, lifespan="off", log_level="error")
            server = uvicorn.Server(settings)
            running = asyncio.create_task(server.serve([listening]))
            port = listening.getsockname()[1]
            post = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"
            answers = await asyncio.gather(
                talk(port),
                talk(port, GET),
                # A whole question first, then half of one.
                talk(port, GET + b"\r\n", GET, pause=1.3),
                talk(port, post),
                # The answer takes longer than the question may.
                talk(port, GET + b"Connection: close\r\n\r\n"),
            )
            server.should_exit = True
            await running
            return answers

    nothing, half, second, body, whole = run_apart(go())
    assert nothing == half == b""
    assert second.count(b"klaar") == 1
    assert b" 408 " in body
    assert b"klaar" in whole


@pytest.mark.parametrize(
    ("scope", "status"),
    [
        ({"type": "http", "path": "/kaart", "headers": [(b"accept", b"text/html")]}, 503),
        ({"type": "websocket", "path": "/_stcore/stream", "headers": []}, None),
        # Who is there already goes on, and who runs the atlas sees that it lives.
        ({"type": "http", "path": "/geo/ros-1.json", "headers": []}, 200),
        ({"type": "http", "path": "/_stcore/health", "headers": []}, 200),
    ],
)
def test_at_the_limit_of_open_files_a_new_reader_gets_a_page(monkeypatch, scope, status):
    limit = len(list(open_files.OPEN.iterdir())) + 5
    monkeypatch.setattr(open_files.resource, "getrlimit", lambda _: (limit, limit))
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"}

    run_apart(open_files.Room(PlainTextResponse("ok"))(scope | {"method": "GET"}, receive, send))
    assert sent[0].get("status") == status
    if status == 503:
        assert "Het is druk" in sent[1]["body"].decode()
        assert b"retry-after" in dict(sent[0]["headers"])
