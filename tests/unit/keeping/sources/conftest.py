"""A server of our own that speaks as the official sources do, and a client that asks only it."""

import pytest

from geodata.keeping.sources.web import HOSTS, Web
from tests.unit.keeping.sources.server import Sources, serving


@pytest.fixture
def sources():
    """A server with nothing on it yet."""
    with serving() as server:
        yield server


@pytest.fixture
def waits() -> list[float]:
    """The pauses that the client made, in seconds."""
    return []


@pytest.fixture
def web(sources: Sources, waits, own_cache, monkeypatch) -> Web:
    """A client of that server, with a folder of its own for what is kept. It does not really wait."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return Web(HOSTS, sources.address, timeout=30, together=60, wait=waits.append)
