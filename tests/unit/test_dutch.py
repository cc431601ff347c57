"""The texts that Streamlit fixes are said in Dutch; a new version that says them otherwise is noticed."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit

from pages.parts.shared.assets import OWN
from pages.parts.shared.middleware import DutchAndSafe
from pages.parts.shared.page_html import NOSCRIPT

STATIC = Path(streamlit.__file__).parent / "static"
SCRIPT = (OWN / "dutch.js").read_text(encoding="utf-8")
TEXTS = re.findall(r'^    "(.+?)": "(.+)",$', SCRIPT, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def said() -> str:
    """Every script of Streamlit."""
    return "\n".join(file.read_text(encoding="utf-8") for file in STATIC.rglob("*.js"))


@pytest.mark.parametrize("english", [english for english, _ in TEXTS])
def test_streamlit_still_says_what_is_translated(said, english):
    for part in filter(None, english.split("*")):
        # As a text of its own, or with something that differs before or after it.
        assert re.search(rf"[`\"'}} ]{re.escape(part.strip())}[`\"'$. /,]", said), part


def test_nothing_is_left_out():
    assert len(TEXTS) == SCRIPT.count('": "') > 10


async def served() -> str:
    """The page of Streamlit as the middleware sends it."""
    page = (STATIC / "index.html").read_bytes()
    sent = []

    async def app(scope, receive, send):
        headers = [(b"content-type", b"text/html"), (b"content-length", str(len(page)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": page})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "path": "/kaart", "method": "GET", "headers": []}
    await DutchAndSafe(app)(scope, None, send)
    return sent[-1]["body"].decode()


def test_the_served_page_is_dutch():
    # In a thread: a browser of another test may have a loop in this one.
    with ThreadPoolExecutor(1) as pool:
        text = pool.submit(asyncio.run, served()).result()
    assert '<html lang="nl"' in text
    assert "geboortezorg" in re.search('name="description" content="([^"]+)"', text)[1]
    assert NOSCRIPT in text
    assert len(re.findall("<noscript>", text)) == 1
    assert "Streamlit</title>" not in text
