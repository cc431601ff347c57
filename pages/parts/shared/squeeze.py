"""Smaller forms of what a browser fetches: brotli and gzip, made once for a content.

The best form of brotli takes seconds for what Streamlit's frontend weighs, so it is made in the background
and kept on disk; who asks before it is there gets one that is made in a moment.
"""

import gzip
import hashlib
from collections.abc import Iterable, Mapping
from threading import Lock
from types import MappingProxyType

import brotli
from starlette.requests import Request
from starlette.responses import Response

from geodata import kept, memory

BEST, QUICK = 11, 5
FOREVER = "public, max-age=31536000, immutable"
# What is small already only grows.
SMALL = 200
# What is large is asked for once, as a rule: not to be kept in memory.
LARGE = 1_000_000
BINARY = ("font/", "image/png", "image/jpeg", "application/zip", "application/pdf")

_best: dict[str, bytes] = {}
_lock = Lock()
# Some 5 MB: the frontend, two landscapes, some comparisons.
MAX_BEST = 400


def acceptable(accepts: str) -> dict[str, float]:
    """The forms, of br and gzip, that somebody wants at least as much as none by the header
    Accept-Encoding, with their weights (above 0)."""
    weights: dict[str, float] = {}
    for part in accepts.lower().split(","):
        name, _, weight = part.partition(";")
        key, _, value = weight.partition("=")
        try:
            weights[name.strip()] = float(value) if key.strip() == "q" else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    others = weights.get("*", 0.0)
    asked = {name: weights.get(name, others) for name in ("br", "gzip")}
    plain = weights.get("identity", 0.0)
    return {name: weight for name, weight in asked.items() if weight > 0 and weight >= plain}


def wanted(accepts: str) -> str:
    """The form that somebody wants most by the header Accept-Encoding: br, gzip or "" for neither."""
    asked = acceptable(accepts)
    return max(asked, key=lambda name: asked[name]) if asked else ""


def squeezed(content: bytes, way: str) -> bytes:
    """The content in the form `br` or `gzip`: the best that is there, else one made now."""
    name = _name(content, way)
    if found := _best.get(name):
        return found
    return _quick(content, way) if len(content) < LARGE else _quick.__wrapped__(content, way)


def squeeze_best(contents: Iterable[bytes], *, make: bool = True) -> bool:
    """Read the best forms of these that were kept, and `make` the others, for a moment that nobody
    waits for; returns whether all are there."""
    complete = True
    for content in contents:
        for way in ("br", "gzip"):
            name = _name(content, way)
            if name in _best:
                continue
            found = _kept(name, content, way) or (_make(name, content, way) if make else None)
            if found:
                _put(name, found)
            else:
                complete = False
    return complete


def answer(
    request: Request,
    content: bytes,
    media_type: str,
    *,
    cache: str,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """A whole content in the form that the reader wants, or 304 when the reader has it."""
    compressible = len(content) > SMALL and not media_type.startswith(BINARY)
    way = wanted(request.headers.get("accept-encoding", "")) if compressible else ""
    # Weak: the best and the quick form are the same content in other bytes.
    tag = f'W/"{_tag(content)}{way and "-"}{way}"'
    headers = {**headers, "Cache-Control": cache, "ETag": tag}
    if compressible:
        headers["Vary"] = "Accept-Encoding"
    has = {part.strip() for part in request.headers.get("if-none-match", "").split(",")}
    if has & {tag, tag.removeprefix("W/"), "*"}:
        return Response(status_code=304, headers=headers)
    if way:
        headers["Content-Encoding"] = way
        content = squeezed(content, way)
    return Response(content, media_type=media_type, headers=headers)


def _make(name: str, content: bytes, way: str) -> bytes:
    made = (
        brotli.compress(content, quality=BEST)
        if way == "br"
        else gzip.compress(content, 9, mtime=0)
    )
    kept.write(name, made)
    return made


def _kept(name: str, content: bytes, way: str) -> bytes | None:
    """What was kept, when it is of this content."""
    found = kept.read(name)
    if found is None:
        return None
    try:
        back = brotli.decompress(found) if way == "br" else gzip.decompress(found)
    except (brotli.error, OSError, EOFError):
        return None
    return found if back == content else None


def _put(name: str, made: bytes) -> None:
    with _lock:
        while len(_best) >= MAX_BEST:
            _best.pop(next(iter(_best)))
        _best[name] = made


@memory.remembered(64)
def _quick(content: bytes, way: str) -> bytes:
    if way == "br":
        return brotli.compress(content, quality=QUICK)
    return gzip.compress(content, 6, mtime=0)


def _tag(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _name(content: bytes, way: str) -> str:
    return f"{_tag(content)}.{way}"
