"""Who may keep the data: nobody, somebody on this machine, or somebody who is signed in."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

LOCAL = "lokaal"
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
    return _is_local() or _has_sign_in()


def is_visible() -> bool:
    """Whether the page exists for this reader."""
    return bool(who()) if _is_local() else _has_sign_in()


def is_signed_in() -> bool:
    """Whether the reader came in through the sign-in, on the list of keepers or not."""
    return not _is_local() and _has_sign_in() and bool(st.user.get("is_logged_in"))


def who() -> str:
    """The keeper as the journal names them; "" for everybody else. Asked anew before each change."""
    if _is_local():
        return LOCAL if is_own_machine(st.context.ip_address, st.context.headers) else ""
    return keeper_of(st.user, _keepers()) if is_signed_in() else ""


def is_own_machine(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a connection comes from this machine itself, for a page of this machine.

    `address` is None for a loopback address. The names in Host and Origin keep out a site that
    has a name of its own point at this machine, and a proxy that says nothing of itself.
    """
    if address is not None or any(name.lower().startswith(FORWARDING) for name in headers):
        return False
    host = urlsplit(f"//{headers.get('Host', '')}").hostname
    origin = urlsplit(headers.get("Origin", "")).hostname
    return host in LOOPBACK and origin in LOOPBACK


def keeper_of(user: Mapping, keepers: set[str]) -> str:
    """The mail address of a user who is a keeper; "" for another, or when it is not verified."""
    address = str(user.get("email") or "").strip()
    verified = user.get("email_verified", True) in (True, "true")
    return address if verified and address.casefold() in keepers else ""


def _is_local() -> bool:
    return os.environ.get("ATLAS_BEHEER") == LOCAL


def _keepers() -> set[str]:
    listed = os.environ.get("ATLAS_BEHEERDERS", "").split(",")
    return {address.strip().casefold() for address in listed} - {""}


def _has_sign_in() -> bool:
    try:
        return bool(_keepers()) and "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False
