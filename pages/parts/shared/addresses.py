"""Where the app is found: below which path of the server, and under which address readers know it."""

import os
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from streamlit import config

SETTING = "ATLAS_ADRES"


def base_path() -> str:
    """The path that the whole app stands below (`/atlas`, from Streamlit's server.baseUrlPath); "" for none."""
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def below_base(path: str) -> str:
    """A path as it is without the one that the app stands below: `/atlas/kaart` is `/kaart`."""
    base = base_path()
    if base and (path == base or path.startswith(f"{base}/")):
        return path.removeprefix(base) or "/"
    return path


def public_address() -> str:
    """The address that the host gave as the one that readers know (setting `ATLAS_ADRES`, without a
    slash behind it); "" without one.

    Raises ValueError when the setting is no address of a site.
    """
    setting = os.environ.get(SETTING, "").strip().rstrip("/")
    if not setting:
        return ""
    parts = urlsplit(setting)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{SETTING}: {setting!r} is geen adres als https://atlas.voorbeeld.nl")
    return setting


def address_for(request: Request) -> str:
    """The address of the app for who asks this: the public one, else as it was asked."""
    asked = f"{request.url.scheme}://{request.headers.get('host', request.url.netloc)}"
    return public_address() or f"{asked}{base_path()}"


def base_address(seen: str | None) -> str:
    """The address of the app, for links in files: the public one, else that of the page that the reader
    has open at the address `seen`."""
    parts = urlsplit(seen or f"http://localhost:8501{base_path()}/kaart")
    return public_address() or f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}"


def asks_to_embed(params: Iterable[tuple[str, str]]) -> bool:
    """Whether the parameters of a link ask for a page that stands in another site (`embed=true`, in
    letters of any size, as Streamlit reads it)."""
    return any((name.lower(), value.lower()) == ("embed", "true") for name, value in params)


def link_to(seen: str | None, params: Mapping[str, str]) -> str:
    """The link to the page that the reader has open at the address `seen`, with its parameters."""
    page = urlsplit(seen or "/kaart").path.rpartition("/")[2]
    query = urlencode({name: value for name, value in params.items() if value}, safe=",:")
    return f"{base_address(seen)}/{page}?{query}".rstrip("?")
