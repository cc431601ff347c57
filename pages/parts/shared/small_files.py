"""Streamlit's own files in their smallest form: compressed, and fonts with only what is used.

Streamlit serves 3 MB of scripts and fonts as they are. What it serves under `/static/` and the frame of the map
are answered here from the same files on disk, so a new version of Streamlit needs no change here.
"""

import mimetypes
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response

from geodata import kept
from pages.parts.shared import fonts
from pages.parts.shared.addresses import below_base
from pages.parts.shared.frontend import MAP_FRAME, ON_PAGE, SCRIPTS, STATIC, modules_for
from pages.parts.shared.squeeze import FOREVER, answer, squeeze_best

# The name of the component of streamlit-folium, as its address has it.
FOLDERS = {
    "/static/": STATIC / "static",
    "/component/streamlit_folium.st_folium/static/": MAP_FRAME / "static",
}
TEXTS = (".js", ".css", ".json", ".svg")
ROOT = Path(__file__).parents[3]
_small: dict[Path, bytes] = {}


class SmallFiles:
    """Answers for the files of the frontend. A question for a part of a file goes on to Streamlit."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        path = _file(scope["path"]) if scope["type"] == "http" else None
        if path is None or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
        elif "range" in Headers(scope=scope):
            # A part is of the file as it is; what is kept on the way may not mix the two up.
            plain = [h for h in scope["headers"] if h[0] != b"accept-encoding"]
            await self.app({**scope, "headers": plain}, receive, _varying(send))
        else:
            made = await run_in_threadpool(_answer, Request(scope), path)
            await made(scope, receive, send)


def make_small_files() -> None:
    """Use the small forms that are kept, and let another process make what is missing: it takes
    seconds and a hundred megabytes."""
    if not use_kept():
        kept.keep_for_now()
        command = [sys.executable, "-m", "pages.parts.shared.small_files"]
        environment = os.environ | {"ATLAS_CACHE": str(kept.folder())}
        subprocess.run(command, cwd=ROOT, env=environment, check=False)  # noqa: S603 - our own module
        use_kept()


def use_kept() -> bool:
    """Take what is kept; returns whether nothing was missing."""
    whole = True
    for path in filter(None, (fonts.symbol_font(), fonts.latin_font())):
        found = fonts.small_font(path)
        whole = whole and found is not None
        if found is not None:
            _small[path] = found
    return squeeze_best(map(_content, _texts()), make=False) and whole


def _texts() -> Iterator[Path]:
    """The files that pages are known to ask for."""
    names = dict.fromkeys(name for page in ON_PAGE for name in modules_for(page))
    yield from (STATIC / SCRIPTS / name for name in names)
    yield from (STATIC / "static" / "css").glob("index.*.css")
    yield from (MAP_FRAME / "static" / "js").glob("*.js")


def _file(path: str) -> Path | None:
    """The file that an address means, when it is one of these folders."""
    path = below_base(path)
    for prefix, folder in FOLDERS.items():
        if path.startswith(prefix):
            return _inside(folder, path.removeprefix(prefix))
    return None


@lru_cache(maxsize=1024)
def _inside(folder: Path, name: str) -> Path | None:
    try:
        found = (folder / name).resolve()
        good = found.is_relative_to(folder.resolve()) and found.is_file()
    except (OSError, ValueError):
        return None
    is_font = found in (fonts.symbol_font(), fonts.latin_font())
    return found if good and (found.suffix in TEXTS or is_font) else None


def _answer(request: Request, path: Path) -> Response:
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".js":
        # A system may say otherwise, and a browser runs no module of another type.
        media_type = "text/javascript"
    if path.suffix == ".woff2":
        # Asked with something behind it: the whole font, for the letters that the small one lacks.
        whole = "heel" in request.query_params
        content = _content(path) if whole else _small.get(path) or _content(path)
        # Until the small one is there a browser should not keep the whole one for ever.
        cache = FOREVER if whole or path in _small else "public, max-age=3600"
        return answer(request, content, "font/woff2", cache=cache)
    return answer(request, _content(path), media_type, cache=FOREVER)


@lru_cache(maxsize=512)
def _content(path: Path) -> bytes:
    return path.read_bytes()


def _varying(send):
    async def pass_on(message):
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return pass_on


if __name__ == "__main__":
    fonts.make_small()
    squeeze_best(map(_content, _texts()))
