"""Runs a page as Streamlit runs it, without a browser."""

import asyncio
import functools
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

import app as server
from geodata import Landscape
from geodata.keeping.store.store import open_store
from pages.parts.shared import access as keep_access
from pages.parts.shared import changes_note
from pages.parts.shared import served as served_module
from pages.parts.shared.served import landscape as served

PAGES = Path(__file__).parents[2] / "pages"
TIMEOUT = 60


def run_apart(coroutine):
    """What a coroutine gives, run in a thread: a browser of another test may have a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


@pytest.fixture(scope="session", autouse=True)
def looked_for_once():
    """Which packages that are installed bring components is looked up once, as a server does: not a
    quarter of a second for each page that a test runs."""
    once = functools.cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture
def app() -> Callable[..., AppTest]:
    """Runs a page with the parameters of a link."""

    def start(page: str, **params: str) -> AppTest:
        test = AppTest.from_file(PAGES / f"{page}.py", default_timeout=TIMEOUT)
        for name, value in params.items():
            test.query_params[name] = value
        return test.run()

    return start


@pytest.fixture
def as_large_as_it_is(monkeypatch):
    """A start leaves its files as large as they are: the smallest forms take twenty seconds, and
    test_small_files.py and every server of tests/browser make them."""
    monkeypatch.setattr(server, "squeeze_best", lambda _: True)
    monkeypatch.setattr(server, "make_small_files", lambda: None)


@pytest.fixture
def serve_data(monkeypatch):
    """Lets the app serve another data folder, for one test; or what was loaded from it before, with
    all that was worked out of it."""

    def serve(folder: Path, loaded: Landscape | None = None) -> None:
        monkeypatch.setenv("ATLAS_DATA", str(folder))
        served.cache_clear()
        if loaded:
            monkeypatch.setattr(served_module, "_loaded", lambda: loaded)

    yield serve
    served.cache_clear()


def texts(test: AppTest) -> str:
    """Everything that Streamlit itself writes on the page, and the sentences that can be copied."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "warning", "info", "text")
    written = [str(item.value) for kind in kinds for item in getattr(test, kind)]
    data = (json.loads(item.proto.json or "{}") for item in test.get("bidi_component"))
    sentences = [text for found in data for text in found.get("zinnen", ())]
    return "\n".join((*written, *sentences))


def html(test: AppTest) -> str:
    """What our own templates write on the page."""
    return "\n".join(item.proto.body for item in test.get("html"))


def told(test: AppTest, name: str) -> dict:
    """What the one component of a page that is told something by this name is told in all."""
    every = [json.loads(item.proto.json or "{}") for item in test.get("bidi_component")]
    [found] = [data for data in every if name in data]
    return found


def words_in(data) -> list[str]:
    """The texts in what a component is told."""
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [data] if isinstance(data, str) else [text for part in parts for text in words_in(part)]


@pytest.fixture
def store(tmp_path, monkeypatch):
    """The store that the page writes to, with nothing in it."""
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "beheer" / "a.sqlite"))
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    # A busy machine is slow: what is asked here is what a reader sees, not how soon.
    for module in (served_module, changes_note):
        monkeypatch.setattr(module, "PATIENCE", 60)
    monkeypatch.setattr(served_module, "PATIENCE_FOR_NEW", 60)
    served.cache_clear()
    yield open_store()
    open_store().close()
    served.cache_clear()


@pytest.fixture
def local(store, monkeypatch):
    """Everybody is on the machine itself."""
    monkeypatch.setenv("ATLAS_BEHEER", "lokaal")
    monkeypatch.setattr(keep_access, "is_own_machine", lambda *_: True)
    monkeypatch.setattr(keep_access, "has_key", lambda *_: True)
    return store
