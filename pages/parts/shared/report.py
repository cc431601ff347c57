"""The short form by which a reader says that something is wrong."""

import os
from collections.abc import Iterable
from dataclasses import asdict

import streamlit as st

from geodata import Landscape
from geodata.keeping import KEPT_PROPOSALS, Refused, key_of
from geodata.records import coalities_of, contacten_of, gemeenten_of, organisaties_of
from geodata.words import place_in_words
from pages.parts.shared.access import is_configured
from pages.parts.shared.text import literal

HERE = "deze computer"
CONTACT = ("organisatie", "volgnummer")


def report_address() -> str:
    """The mail address for mistakes, where there is no form; "" when nobody set one."""
    return os.environ.get("ATLAS_MELDADRES", "")


def report_button(landscape: Landscape, keys: Iterable[str]) -> None:
    """A button for the form about organisaties (id) and gemeenten (CBS code); nothing where no
    keeper would read what is sent."""
    if is_configured() and st.button("Klopt dit niet? Meld het", type="tertiary"):
        _form(landscape, tuple(keys))


@st.dialog("Klopt dit niet?")
def _form(landscape: Landscape, keys: tuple[str, ...]) -> None:
    # A third of a second to import; who only reads does not pay it.
    from geodata.keeping.people import MAX_MAIL, MAX_TEXT

    about = _records(landscape, keys)
    with st.form("melding", border=False):
        chosen = st.selectbox("Waar gaat het over?", list(about), format_func=about.get)
        wat = st.text_area("Wat moet er staan?", max_chars=MAX_TEXT, height=100)
        waarom = st.text_area("Hoe weet u dat?", max_chars=MAX_TEXT, height=100)
        mail = st.text_input(
            "Uw mailadres (mag leeg blijven)", max_chars=MAX_MAIL, autocomplete="email"
        )
        st.caption(KEPT_PROPOSALS)
        if not st.form_submit_button("Verstuur", type="primary"):
            return
    try:
        _send(chosen, wat, waarom, mail)
    except Refused as refused:
        st.error(literal(str(refused)))
    else:
        st.success("Dank u wel. De beheerder van de atlas kijkt ernaar.")


def _send(about: tuple[str, str], wat: str, waarom: str, mail: str) -> None:
    from geodata.keeping.people import propose
    from geodata.keeping.store import base_package, open_store

    propose(open_store(), base_package(), *about, wat, waarom, mail, sender=_sender())


def _sender() -> str:
    return st.context.ip_address or HERE


def _records(landscape: Landscape, keys: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """What a report can be about, as table and key, in words."""
    found: dict[tuple[str, str], str] = {}
    gemeenten, organisaties = gemeenten_of(landscape), organisaties_of(landscape)
    for key in keys:
        if key in gemeenten:
            naam = gemeenten[key].naam
            if key in coalities_of(landscape):
                found["coalities", key] = f"de coalitie {place_in_words(naam)}"
            found["gemeenten", key] = f"de gemeente {naam}"
            continue
        naam = organisaties[key].naam
        found["organisaties", key] = naam
        for row in contacten_of(landscape).get(key, ()):
            who = row.naam or row.rol or row.email or row.telefoon
            found["contacten", key_of(asdict(row), CONTACT)] = f"{naam}: contact {who}"
    return found
