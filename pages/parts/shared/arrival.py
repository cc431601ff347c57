"""Where a question comes from: the address of the reader, and the site of the page that asks.

What comes in on an IPv4 address of a machine that listens for IPv6 too arrives as `::ffff:127.0.0.1`; behind
a proxy every reader has the address of the proxy. Both are put right here, before anything reads the address.
"""

import os
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from streamlit import config

from pages.parts.shared.addresses import below_base

PORTS = {"http": 80, "https": 443}
OPEN = "/open/"
REFUSED = "Deze vraag komt van een andere site; de atlas beantwoordt die niet."


class Arrival:
    """Gives a question the address of its reader, and refuses one that a page of another site asks.

    Streamlit would look up the address of this machine on the internet to judge such a question,
    and answers nobody meanwhile. The sites in its setting `server.corsAllowedOrigins` are taken
    as this one: a proxy may give the server another name than readers know it by.
    """

    def __init__(self, app):
        self.app = app
        self.proxies = read_proxies(os.environ.get("ATLAS_PROXIES", ""))

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is not None and not _for_all(scope):
            named = origin in config.get_option("server.corsAllowedOrigins")
            if not named and not is_same_site(origin, headers.get("host", "")):
                await _refuse(scope, receive, send)
                return
            if named or scope["type"] == "websocket":
                # Streamlit takes https://a and a:443 for two sites, and would look it up after all.
                scope = scope | {"headers": list(scope["headers"])}
                MutableHeaders(scope=scope)["host"] = urlsplit(origin).netloc
        if scope.get("client"):
            host, port = scope["client"]
            told = ",".join(headers.getlist("x-forwarded-for"))
            scope = scope | {"client": (reader_of(host, told, self.proxies), port)}
            secure = headers.get("x-forwarded-proto") == "https"
            if secure and _is_proxy(_plain(host), self.proxies):
                scope["scheme"] = "https" if scope["type"] == "http" else "wss"
        await self.app(scope, receive, send)


def _for_all(scope) -> bool:
    """Whether any site may ask this: the open data, to read."""
    is_open = below_base(scope["path"]).startswith(OPEN)
    return is_open and scope["type"] == "http" and scope["method"] in ("GET", "HEAD")


async def _refuse(scope, receive, send) -> None:
    if scope["type"] == "websocket":
        await receive()
        # Refusing before it was accepted is an answer 403.
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
    else:
        await PlainTextResponse(REFUSED, 403)(scope, receive, send)


def read_proxies(setting: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """The addresses and networks of a setting with commas. Raises ValueError when one cannot be read."""
    try:
        return tuple(ip_network(part.strip()) for part in setting.split(",") if part.strip())
    except ValueError as error:
        raise ValueError(f"ATLAS_PROXIES: {error}") from error


def reader_of(
    address: str, forwarded: str, proxies: Iterable[IPv4Network | IPv6Network] = ()
) -> str:
    """The address of a reader: the one that connects, or when that is a proxy of ours the last one in
    `forwarded` (the header X-Forwarded-For) that is no proxy of ours. What stands before that one
    was written by the reader."""
    told = [part.strip() for part in forwarded.split(",") if part.strip()]
    found = _plain(address)
    while told and _is_proxy(found, proxies):
        earlier = _plain(told.pop())
        if not _is_address(earlier):
            break
        found = earlier
    return found


def is_same_site(origin: str, host: str) -> bool:
    """Whether the header Origin names the server of the header Host, port included."""
    try:
        asking, asked = urlsplit(origin), urlsplit(f"//{host}")
        usual = PORTS.get(asking.scheme)
        return (
            usual is not None
            and asking.hostname is not None
            and "@" not in origin
            and asking.hostname == asked.hostname
            and (asking.port or usual) == (asked.port or usual)
        )
    except ValueError:
        return False


def _plain(address: str) -> str:
    """An address as its own kind writes it: an IPv4 address that came in as IPv6 is IPv4."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped or found)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_proxy(address: str, proxies: Iterable[IPv4Network | IPv6Network]) -> bool:
    return any(_within(address, proxy) for proxy in proxies)


def _within(address: str, network: IPv4Network | IPv6Network) -> bool:
    return _is_address(address) and ip_address(address) in network
