"""The short form by which a reader says that something is wrong."""

from collections.abc import Iterable

import streamlit as st

from geodata import Landscape
from geodata.keeping import Refused, key_of
from pages.parts.shared.access import is_configured
from pages.parts.shared.text import literal

HERE = "deze computer"
CONTACT = ("organisatie", "volgnummer")


def report_button(landscape: Landscape, keys: Iterable[str]) -> None:
    """A button for the form about organisaties (id) and gemeenten (CBS code); nothing where no
    keeper would read what is sent."""
    if is_configured() and st.button("Klopt dit niet? Meld het", type="tertiary"):
        _form(landscape, tuple(keys))


@st.dialog("Klopt dit niet?")
def _form(landscape: Landscape, keys: tuple[str, ...]) -> None:
    # A third of a second to import; who only reads does not pay it.
    from geodata.keeping.people import MAX_MAIL, MAX_TEXT
    from geodata.keeping.store import KEPT_PROPOSALS

    about = _records(landscape, keys)
    with st.form("melding", border=False):
        chosen = st.selectbox("Waar gaat het over?", list(about), format_func=about.get)
        wat = st.text_area("Wat moet er staan?", max_chars=MAX_TEXT, height=100)
        waarom = st.text_area("Hoe weet u dat?", max_chars=MAX_TEXT, height=100)
        mail = st.text_input("Uw mailadres (mag leeg blijven)", max_chars=MAX_MAIL)
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
    contacts = landscape.table("contacten")
    for key in keys:
        if key in landscape.gemeenten.index:
            naam = landscape.gemeenten.loc[key, "naam"]
            if key in landscape.coalities.index:
                found["coalities", key] = f"de coalitie in {naam}"
            found["gemeenten", key] = f"de gemeente {naam}"
            continue
        naam = landscape.organisaties.loc[key, "naam"]
        found["organisaties", key] = naam
        for row in contacts[contacts["organisatie"] == key].to_dict("records"):
            who = row["naam"] or row["rol"] or row["email"] or row["telefoon"]
            found["contacten", key_of(row, CONTACT)] = f"{naam}: contact {who}"
    return found
