"""The addresses of the open data, for programs of others."""

import json

import pytest
from starlette.responses import PlainTextResponse

from geodata import load_landscape
from pages.parts.shared import open_data
from pages.parts.shared.arrival import Arrival
from tests.app.conftest import run_apart
from tests.app.test_routes import ask
from tests.conftest import PACKAGE


@pytest.fixture(autouse=True)
def served(monkeypatch):
    loaded = load_landscape(PACKAGE)
    monkeypatch.setattr(open_data, "landscape", lambda: loaded)


def named(name: str, **headers: str):
    request = ask(f"/open/{name}", **headers)
    request.scope["path_params"] = {"name": name}
    return open_data.serve_open(request)


def feed(code: str = "", query: str = ""):
    request = ask("/open/wijzigingen.atom", query)
    request.scope["path_params"] = {"code": code} if code else {}
    return open_data.serve_feed(request)


def test_the_catalogue_leads_to_every_file(monkeypatch):
    monkeypatch.setenv("ATLAS_ADRES", "https://atlas.voorbeeld.nl/kaarten/")
    found = json.loads(open_data.serve_catalogue(ask("/open/index.json")).body)
    addresses = [
        part["dcat:downloadURL"]["@id"]
        for one in found["dcat:dataset"]
        for part in one["dcat:distribution"]
    ]
    start = "https://atlas.voorbeeld.nl/kaarten/open/"
    assert all(address.startswith(start) for address in addresses)
    assert all(named(address.removeprefix(start)).status_code == 200 for address in addresses)


def test_any_site_may_read_it_and_keep_it_for_a_while():
    answer = named("organisaties.csv")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "max-age" in answer.headers["cache-control"]
    again = named("organisaties.csv", **{"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_what_is_not_there_says_where_to_look():
    answer = named("mars.csv")
    assert answer.status_code == 404
    assert "index.json" in answer.body.decode()
    assert feed("GM9999").status_code == 404
    assert feed(query="sinds=gisteren").status_code == 400


def test_a_feed_of_a_gemeente_and_of_the_whole():
    assert feed().status_code == 200
    assert b"Groningen" in feed("gm0014").body


def asked_from_elsewhere(path: str, method: str = "GET") -> int:
    sent = []

    async def go():
        async def receive():
            return {"type": "http.request"}

        async def send(message):
            sent.append(message)

        scope = ask(path, origin="https://elders.voorbeeld").scope | {"method": method}
        await Arrival(PlainTextResponse("ja"))(scope, receive, send)

    run_apart(go())
    return sent[0]["status"]


def test_only_the_open_data_may_be_asked_by_another_site():
    assert asked_from_elsewhere("/open/organisaties.csv") == 200
    assert asked_from_elsewhere("/open/organisaties.csv", "POST") == 403
    assert asked_from_elsewhere("/kaart") == 403
    assert asked_from_elsewhere("/x/open/organisaties.csv") == 403
