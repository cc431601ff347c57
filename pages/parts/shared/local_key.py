"""The key of local mode: an address that the start prints, and that works once, makes a browser the keeper's.

Without it every program and every user of this machine, and whatever passes their questions on, would
be the keeper of an atlas that runs here. Jupyter does the same.
"""

import hmac
import os
import secrets
from threading import Lock

from streamlit import config

from pages.parts.shared.addresses import base_path

LOCAL = "lokaal"
PREFIX = "sleutel"


def is_local() -> bool:
    """Whether the keeper is whoever sits at this machine."""
    return os.environ.get("ATLAS_BEHEER") == LOCAL


class LocalKey:
    """A key that works once, and the browsers that used one. All of it ends with the process."""

    def __init__(self):
        self._lock = Lock()
        self._key = secrets.token_urlsafe(24)
        self._browsers: set[str] = set()

    def address(self) -> str:
        """Where a browser becomes the keeper's, for who started the server."""
        port = config.get_option("server.port")
        return f"http://localhost:{port}{base_path()}/{PREFIX}/{self._key}"

    def use(self, key: str) -> str:
        """What a browser is known by from now on; "" for a key that is not this one. A key that was
        used makes place for another."""
        with self._lock:
            if not hmac.compare_digest(key.encode(), self._key.encode()):
                return ""
            self._key = secrets.token_urlsafe(24)
            browser = secrets.token_urlsafe(24)
            self._browsers.add(browser)
            return browser

    def holds(self, browser: str) -> bool:
        """Whether a browser used a key."""
        given = browser.encode()
        return any(hmac.compare_digest(given, known.encode()) for known in tuple(self._browsers))


def cookie_name() -> str:
    """The name of what a browser is known by: two servers on a machine share its cookies."""
    return f"atlas-{PREFIX}-{config.get_option('server.port')}"


def print_address() -> None:
    """Say in the window of the server where the page Bijhouden opens."""
    # Beside the addresses that Streamlit prints; a log may be read by others.
    print(f"  Bijhouden (werkt één keer): {local_key.address()}\n", flush=True)


local_key = LocalKey()
