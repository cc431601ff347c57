"""What one reader can take from the others: turns, and room for files."""

import asyncio
import threading
import time
from types import SimpleNamespace

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from pages.parts.shared import uploads
from pages.parts.shared.turns import Turns
from pages.parts.shared.uploads import MAX_AT_ONCE, MAX_HELD, PATH, BoundedUploads
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
    monkeypatch.setattr(uploads, "_allowed", {"beheerder"})

    async def behind(scope, receive, send):
        await asyncio.sleep(0.01)
        held.setdefault("beheerder", {})[scope["path"]] = b""
        await PlainTextResponse("", 204)(scope, receive, send)

    app = BoundedUploads(behind)

    async def one(session: str, number: int) -> int:
        sent = []

        async def send(message):
            sent.append(message)

        path = f"{PATH}{session}/{number}"
        await app({"type": "http", "method": "PUT", "path": path, "headers": []}, None, send)
        return sent[0]["status"]

    async def several(session: str, numbers) -> list[int]:
        return await asyncio.gather(*(one(session, number) for number in numbers))

    return lambda session, *numbers: run_apart(several(session, numbers))


def test_a_page_without_a_place_for_a_file_takes_none(put):
    assert put("lezer", 1) == [403]


def test_files_are_taken_a_few_at_a_time_and_a_few_in_all(put):
    assert put("beheerder", *range(20)).count(204) == MAX_AT_ONCE
    taken = [put("beheerder", number)[0] for number in range(100, 120)]
    assert taken.count(204) == MAX_HELD - MAX_AT_ONCE
    assert set(taken) == {204, 429}
