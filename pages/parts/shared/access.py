"""Who may keep the data: nobody, somebody on this machine, or somebody who is signed in."""

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from pages.parts.shared.local_key import LOCAL, cookie_name, is_local, local_key
from pages.parts.shared.sign_ins import KEEPER, STRANGER, UNVERIFIED, seen

log = logging.getLogger(__name__)
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
# What a proxy tells of the reader behind it: whoever comes through one is not on this machine.
FORWARDING = (
    "forwarded",
    "x-forwarded",
    "x-original-forwarded",
    "x-real-ip",
    "x-client-ip",
    "x-cluster-client-ip",
    "via",
    "cf-",
    "true-client-ip",
    "fastly-client-ip",
)


def is_configured() -> bool:
    """Whether there is a page Bijhouden, and a place for what readers report."""
    return is_local() or _has_sign_in()


def is_visible() -> bool:
    """Whether the page exists for this reader."""
    return is_here() if is_local() else _has_sign_in()


def is_signed_in() -> bool:
    """Whether the reader came in through the sign-in, on the list of keepers or not."""
    return not is_local() and _has_sign_in() and bool(st.user.get("is_logged_in"))


def who(*, anew: bool = False) -> str:
    """The keeper as the journal names them; "" for everybody else. Before a change it is asked `anew`:
    what was seen of a sign-in a moment ago may no longer be so."""
    if is_local():
        return LOCAL if is_here() and has_key(st.context.cookies) else ""
    return keeper_of(st.user, keepers()) if is_signed_in() and not refusal(anew=anew) else ""


def refusal(*, anew: bool = False) -> str:
    """Why somebody who is signed in is no keeper (a word of pages.parts.shared.sign_ins); "" for one."""
    address = str(st.user.get("email") or "").strip()
    outcome = KEEPER if address.casefold() in keepers() else STRANGER
    if not is_verified(st.user):
        outcome = UNVERIFIED
    return seen(address, st.user.get("iat"), outcome, anew=anew)


def is_here() -> bool:
    """Whether the reader sits at this machine."""
    return is_own_machine(st.context.ip_address, st.context.headers)


def is_own_machine(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a connection comes from this machine itself, for a page of this machine.

    `address` is None for a loopback address. The names in Host and Origin keep out a site that
    has a name of its own point at this machine, and a proxy that says nothing of itself.
    """
    origin = urlsplit(headers.get("Origin", "")).hostname
    return address is None and is_near(headers) and origin in LOOPBACK


def is_near(headers: Mapping[str, str]) -> bool:
    """Whether a question is put to this machine by its own name, and nobody passed it on."""
    if any(name.lower().startswith(FORWARDING) for name in headers):
        return False
    return urlsplit(f"//{headers.get('Host', '')}").hostname in LOOPBACK


def has_key(cookies: Mapping[str, str]) -> bool:
    """Whether a browser was opened with an address that the start printed."""
    return local_key.holds(cookies.get(cookie_name(), ""))


def keeper_of(user: Mapping, keepers: set[str]) -> str:
    """The mail address of a user who is a keeper; "" for another, or when it is not verified."""
    address = str(user.get("email") or "").strip()
    return address if is_verified(user) and address.casefold() in keepers else ""


def is_verified(user: Mapping) -> bool:
    """Whether the provider says that a mail address is that of the user.

    Some providers never say so, and let a user choose any address: `ATLAS_MAIL_VERTROUWD=ja` is for
    one that does not let them.
    """
    said = user.get("email_verified")
    if said is None and os.environ.get("ATLAS_MAIL_VERTROUWD") == "ja":
        return True
    return said is True or said == "true"


def keepers() -> set[str]:
    """The mail addresses of the keepers, in small letters: those of the setting, and those in the file
    that `ATLAS_BEHEERDERS_BESTAND` names (one on a line), which is read at every question."""
    listed = os.environ.get("ATLAS_BEHEERDERS", "").split(",")
    if file := os.environ.get("ATLAS_BEHEERDERS_BESTAND"):
        try:
            lines = Path(file).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            # Nobody is safer than who was on it before.
            log.error("De lijst van beheerders is niet te lezen. %s", error)
            return set()
        listed += [line.partition("#")[0] for line in lines]
    return {address.strip().casefold() for address in listed} - {""}


def _has_sign_in() -> bool:
    named = os.environ.get("ATLAS_BEHEERDERS") or os.environ.get("ATLAS_BEHEERDERS_BESTAND")
    try:
        return bool(named) and "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False
