"""The contact panel beside the map."""

from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.partners import card_of
from geodata.words import date_in_words
from pages.parts.kaart.state import select
from pages.parts.shared.access import is_configured
from pages.parts.shared.changes_note import told
from pages.parts.shared.report import report_button
from pages.parts.shared.templates import show_html


def show_panel(landscape: Landscape, key: str) -> None:
    """Draw the card of the selected record, or say how to select one."""
    if not key:
        _show_invitation(landscape)
        return
    card = card_of(landscape, key, date.today())
    st.button("Sluit", on_click=select, args=("",), icon=":material/close:", type="tertiary")
    gewijzigd = told(landscape, key)
    show_html("kaart/card.html", card=card, gewijzigd=gewijzigd, formulier=is_configured())
    report_button(landscape, (key,))
    if key in landscape.gemeenten.index and st.button("Alle partners: Mijn gemeente"):
        st.switch_page("gemeente.py", query_params={"code": key})
    names = {**landscape.organisaties["naam"], **landscape.gemeenten["naam"]}
    for label, keys in card.verder.items():
        if keys:
            st.pills(
                label,
                keys,
                format_func=names.get,
                key=f"naar-{label}",
                on_change=_go,
                args=(f"naar-{label}",),
                wrap=True,
            )


def _go(widget: str) -> None:
    if st.session_state[widget]:
        select(st.session_state[widget])
        st.session_state[widget] = None


def _show_invitation(landscape: Landscape) -> None:
    vocabulary = landscape.vocabulary
    st.header("Kies op de kaart")
    st.write(
        "Klik op een gebied of symbool, zoek op een gemeente (ook een vroegere), plaats, postcode of "
        "organisatie, of kies een naam in de tabellen onder de kaart. Hier ziet u dan wie het is, hoe "
        "u ze bereikt en waar dat vandaan komt."
    )
    when = date_in_words(vocabulary.peildatum)
    st.caption(f"Gegevens verzameld tot {when}. {vocabulary.grenzen}.")
