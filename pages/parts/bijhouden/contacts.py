"""Contacts: which nobody confirmed for a year, and one that has to go on request."""

from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.keeping import KEPT_JOURNAL, key_of
from geodata.keeping.people import (
    CONTACT_KEY,
    Doubtful,
    confirm,
    doubtful_contacts,
    erase_contact,
    mentions_of,
)
from geodata.keeping.store import base_package, open_store
from geodata.words import count, date_in_words
from pages.parts.bijhouden.actions import attempt, show_said
from pages.parts.bijhouden.export import PACKAGE
from pages.parts.shared.paging import one_page
from pages.parts.shared.text import literal

FRESH, ERASE, CONTACT = "bevestigen", "wissen", "bijhouden-contact"
SHOWN = 8


def show_fresh(landscape: Landscape) -> None:
    """The contacts that were not confirmed for a year, by organisatie, to ask and to confirm."""
    st.header("Contacten die een jaar niet bevestigd zijn")
    found = doubtful_contacts(landscape, date.today())
    total = sum(map(len, found.values()))
    organisaties = count(len(found), "organisatie", "organisaties")
    show_said(FRESH)
    if not found:
        st.write("Alle contacten zijn in het afgelopen jaar bevestigd of uit een bron gehaald.")
        return
    st.write(
        f"Het gaat om {count(total, 'contact', 'contacten')} van {organisaties}. Vraag per mail of "
        "het nog klopt. Krijgt u een ja, druk dan op ‘Bevestigd’."
    )
    for key in one_page(list(found), "bladzijde-contacten", SHOWN):
        st.subheader(literal(landscape.organisaties.loc[key, "naam"]))
        for contact in found[key]:
            _show_contact(landscape, contact)


def _show_contact(landscape: Landscape, contact: Doubtful) -> None:
    seen = f"laatst gezien: {date_in_words(contact.gezien)}" if contact.gezien else "zonder datum"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{literal(contact.label)} ({seen})")
        if contact.mail:
            st.link_button("Klopt dit nog? (mail)", contact.mail)
        st.button(
            "Bevestigd",
            key=f"bevestigd-{contact.sleutel}",
            on_click=_confirm,
            args=(contact, landscape.revision),
        )


def _confirm(contact: Doubtful, revision: int) -> None:
    def run(who: str) -> str:
        today = date.today()
        confirm(open_store(), base_package(), [contact.sleutel], who, today, revision)
        return f"{contact.label} is vandaag bevestigd."

    attempt(FRESH, run)


def show_erase(landscape: Landscape) -> None:
    """Take one contact out for good, in two steps."""
    st.header("Een contact wissen op verzoek")
    st.write(
        "Vraagt iemand om uit de atlas te gaan, wis het contact dan hier. Het gaat ook uit het "
        "journaal en uit de meldingen, en het komt niet terug."
    )
    st.caption(KEPT_JOURNAL)
    names = _contacts(landscape)
    chosen = st.selectbox(
        "Welk contact?",
        list(names),
        index=None,
        format_func=lambda key: names.get(key, key),
        placeholder="Kies een contact",
        key=CONTACT,
    )
    if chosen:
        others = mentions_of(open_store(), base_package(), chosen)
        if others:
            st.warning(
                f"Dezelfde naam, hetzelfde adres of nummer staat ook bij: {literal(', '.join(others))}. "
                "Haal het daar eerst weg; dan gaat het ook daar uit het journaal."
            )
        sure = st.checkbox("Ik weet dat dit niet teruggedraaid kan worden", key=f"zeker-{chosen}")
        st.button("Wis dit contact voorgoed", disabled=not sure, on_click=_erase, args=(chosen,))
    show_said(ERASE)


def _contacts(landscape: Landscape) -> dict[str, str]:
    """Every contact by key, with the name of its organisatie."""
    names = landscape.organisaties["naam"]
    return {
        key_of(row, CONTACT_KEY): f"{names[row['organisatie']]}: "
        + ", ".join(filter(None, (row["naam"], row["rol"], row["email"], row["telefoon"])))
        for row in landscape.table("contacten").to_dict("records")
    }


def _erase(sleutel: str) -> None:
    def run(who: str) -> str:
        done = erase_contact(open_store(), base_package(), sleutel, who)
        st.session_state.pop(CONTACT, None)
        # What this keeper made of the data of before.
        st.session_state.pop(PACKAGE, None)
        text = (
            f"Het contact is gewist, ook uit {count(done.journaal, 'regel', 'regels')} van het "
            f"journaal en {count(done.meldingen, 'melding', 'meldingen')}."
        )
        if done.in_basis:
            text += " Het staat nog in contacten.csv in de map data: haal het daar ook weg."
        if done.elders:
            text += f" Dezelfde naam of hetzelfde adres staat ook bij: {', '.join(done.elders)}."
        return text

    attempt(ERASE, run)
