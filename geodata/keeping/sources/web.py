"""Ask a public source for something, politely: one thing at a time, no more than is needed.

A source gets a user agent that says who asks, few requests and time to answer. An answer has a limit
in size and in time, comes from a host that was named beforehand (also after a redirect), and is kept
with what the server says of its version: the next time the source only says whether it changed.
Proxies are those of the environment (HTTPS_PROXY, NO_PROXY).
"""

import ipaddress
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

import httpx2

from geodata import kept
from geodata.keeping.refusals import Refused
from geodata.words import number

# Hosts of the official sources.
HOSTS = (
    "opendata.cbs.nl",
    "datasets.cbs.nl",
    "organisaties.overheid.nl",
    "api.pdok.nl",
    "service.pdok.nl",
)
# Seconds: to make contact and between two pieces of an answer; and for an answer as a whole.
TIMEOUT, TOGETHER = 20.0, 300.0
MAX_BYTES = 80_000_000
TRIES, BACK_OFF, LONGEST_WAIT = 3, 1.0, 30.0
MAX_REDIRECTS = 3
MIRROR = "ATLAS_BRONSERVER"
OK, NOT_MODIFIED, TOO_MANY = 200, 304, 429
ACCEPT = "application/json, application/xml;q=0.9, */*;q=0.5"
# Of all threads: a source is asked one thing at a time.
_turn = threading.Lock()


class SourceError(Refused):
    """A source that is away, refuses, or answers something else than it should. Its text says which
    and what to do, in Dutch; the data stay as they are."""


@dataclass(frozen=True)
class Answer:
    """What a source gave: its bytes, whether it is the same as the last time, and the day of its
    version as the server says ("" when it does not)."""

    content: bytes
    same: bool
    changed: str


class Web:
    """A client of the hosts `hosts`.

    `mirror` is an address that stands for all of them (with the host as the first part of the path),
    by default the one of the setting ATLAS_BRONSERVER; only that may be without encryption.
    `timeout` and `together` are seconds, `max_bytes` counts what comes out of the packing. `wait`
    does the waiting between tries.
    """

    def __init__(
        self,
        hosts: Iterable[str] = HOSTS,
        mirror: str | None = None,
        timeout: float = TIMEOUT,
        together: float = TOGETHER,
        max_bytes: int = MAX_BYTES,
        wait: Callable[[float], None] = time.sleep,
    ):
        self.hosts = frozenset(hosts)
        self.mirror = (os.environ.get(MIRROR, "") if mirror is None else mirror).rstrip("/")
        self.timeout, self.together, self.max_bytes = timeout, together, max_bytes
        self._wait = wait

    @cached_property
    def _client(self) -> httpx2.Client:
        # One for all that is asked: what is trusted is read once, and a connection is used again.
        return httpx2.Client(follow_redirects=False)

    def get(self, address: str, max_bytes: int = 0) -> Answer:
        """What is at an address; `max_bytes` when it may be another size than usual. Raises
        SourceError."""
        known = kept.read(_name(address))
        about, content = _parted(known) if known else ({}, b"")
        headers = {"User-Agent": user_agent(), "Accept": ACCEPT}
        headers |= {"If-None-Match": about["etag"]} if about.get("etag") else {}
        headers |= {"If-Modified-Since": about["changed"]} if about.get("changed") else {}
        with _turn:
            status, told, fresh = self._tried(address, headers, max_bytes or self.max_bytes)
        if status == NOT_MODIFIED and known:
            return Answer(content, True, about.get("changed", ""))
        about = {"etag": told.get("etag", ""), "changed": told.get("last-modified", "")}
        if any(about.values()):
            kept.write(_name(address), json.dumps(about).encode() + b"\n" + fresh)
        return Answer(fresh, bool(known) and fresh == content, about["changed"])

    def _tried(
        self, address: str, headers: dict[str, str], most: int
    ) -> tuple[int, httpx2.Headers, bytes]:
        problem, pause = "", 0.0
        for attempt in range(TRIES):
            if attempt:
                self._wait(pause)
            pause = BACK_OFF * 4**attempt
            try:
                status, told, content = self._followed(address, headers, most)
            except httpx2.TimeoutException:
                problem = "antwoordt niet op tijd"
            except httpx2.InvalidURL as error:
                raise SourceError(f"‘{address[:200]}’ is geen adres dat de atlas kent.") from error
            except httpx2.HTTPError:
                problem = "is niet bereikbaar"
            else:
                if status in (OK, NOT_MODIFIED):
                    return status, told, content
                if status < 500 and status != TOO_MANY:
                    raise SourceError(
                        f"{_host(address)} geeft dit niet (antwoord {status}): {address[:200]}. "
                        "Misschien is het adres veranderd."
                    )
                problem = f"heeft een storing (antwoord {status})"
                pause = _asked_to_wait(told, pause)
        raise SourceError(
            f"{_host(address)} {problem}. De gegevens blijven zoals ze zijn; probeer het later weer."
        )

    def _followed(
        self, address: str, headers: dict[str, str], most: int
    ) -> tuple[int, httpx2.Headers, bytes]:
        """The answer of the address, or of where it sends us, on a host that is allowed."""
        for _ in range(MAX_REDIRECTS + 1):
            place = self._allowed(address)
            with self._client.stream(
                "GET", place, headers=headers, timeout=self.timeout
            ) as response:
                if not response.has_redirect_location:
                    content = self._read(response, address, most) if response.is_success else b""
                    return response.status_code, response.headers, content
                address = urljoin(address, response.headers["location"])
        raise SourceError(
            f"{_host(address)} stuurt te vaak door. Misschien is het adres veranderd."
        )

    def _allowed(self, address: str) -> str:
        """Where an address is asked for. Raises SourceError for a host that nobody named."""
        parts = urlsplit(address)
        if self.mirror and address.startswith(f"{self.mirror}/"):
            return address
        if parts.hostname not in self.hosts or parts.port not in (None, 443):
            raise SourceError(
                f"De bron verwijst naar {parts.netloc or address[:80]}. Die staat niet op de lijst "
                "van de atlas, dus daar wordt niets opgehaald."
            )
        if self.mirror:
            query = f"?{parts.query}" if parts.query else ""
            return f"{self.mirror}/{parts.netloc}{parts.path}{query}"
        if parts.scheme not in ("https", "http"):
            raise SourceError(f"‘{address[:80]}’ is geen webadres.")
        if parts.hostname not in HOSTS and _is_inside(str(parts.hostname)):
            raise SourceError(
                f"{parts.hostname} ligt in uw eigen netwerk; daar vraagt de atlas niets."
            )
        # CBS gives next pages without encryption.
        return parts._replace(scheme="https").geturl()

    def _read(self, response: httpx2.Response, address: str, most: int) -> bytes:
        """An answer as far as it may come; cut off beyond its limits."""
        pieces, size, started = [], 0, time.monotonic()
        if int(response.headers.get("content-length", "0") or 0) > most:
            raise _too_large(address, most)
        for piece in response.iter_bytes():
            size += len(piece)
            if size > most:
                raise _too_large(address, most)
            if time.monotonic() - started > self.together:
                raise SourceError(
                    f"{_host(address)} is te traag: na {number(self.together)} seconden was het "
                    "antwoord er nog niet. Probeer het later weer."
                )
            pieces.append(piece)
        return b"".join(pieces)


def user_agent() -> str:
    """Who asks, for a source to see; with the address for mistakes when there is one."""
    whom = os.environ.get("ATLAS_MELDADRES", "").strip()
    # Only what may stand in a header.
    told = f" ({whom})" if whom and whom.isascii() and whom.isprintable() else ""
    return f"Geboortezorgatlas/1 python-httpx2/{httpx2.__version__}{told}"


def _too_large(address: str, most: int) -> SourceError:
    return SourceError(
        f"Het antwoord van {_host(address)} is groter dan {number(most / 1e6)} MB en is afgebroken. "
        "Misschien is het adres veranderd."
    )


def _name(address: str) -> str:
    return f"{kept.ANSWER}{kept.digest(address)}"


def _parted(content: bytes) -> tuple[dict[str, str], bytes]:
    head, _, rest = content.partition(b"\n")
    return json.loads(head), rest


def _host(address: str) -> str:
    return urlsplit(address).hostname or address[:80]


def _is_inside(host: str) -> bool:
    """Whether a name stands for a machine that is not on the public internet. A name that only the
    proxy can look up is for the proxy to judge."""
    try:
        found = {str(one[4][0]) for one in socket.getaddrinfo(host, 443)}
    except OSError:
        return False
    return any(not ipaddress.ip_address(text.partition("%")[0]).is_global for text in found)


def _asked_to_wait(told: httpx2.Headers, otherwise: float) -> float:
    asked = told.get("retry-after", "")
    return min(float(asked), LONGEST_WAIT) if asked.isdecimal() else otherwise
