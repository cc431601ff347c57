"""The contact panel beside the map."""

from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.compare import doors
from geodata.figures import has_area
from geodata.map import View
from geodata.partners import card_of
from geodata.records import gemeenten_of, organisaties_of
from geodata.words import date_in_words
from pages.parts.kaart.state import select
from pages.parts.shared.access import is_configured
from pages.parts.shared.changes_note import told
from pages.parts.shared.components import component
from pages.parts.shared.link import given
from pages.parts.shared.report import report_address, report_button
from pages.parts.shared.templates import show_html
from pages.parts.shared.text import literal
from pages.parts.shared.ways import exists, go_there, show_what_if


def show_panel(landscape: Landscape, view: View) -> None:
    """Draw the card of the selected record, or say how to select one."""
    key = view.gekozen
    if not key:
        _show_invitation(landscape)
        return
    card = card_of(landscape, key, date.today(), view.weeg)
    st.button(
        "Sluit", key="sluit", on_click=select, args=("",), icon=":material/close:", type="tertiary"
    )
    gewijzigd = told(landscape, key)
    show_html(
        "kaart/card.html",
        card=card,
        gewijzigd=gewijzigd,
        formulier=is_configured(),
        meldadres=report_address(),
    )
    report_button(landscape, (key,))
    if key in gemeenten_of(landscape) and st.button("Alle partners: Mijn gemeente"):
        st.switch_page("gemeente.py", query_params=given(code=key, weeg=view.weeg))
    if has_area(landscape, key) and st.button("Geboorten, en vergelijk met een ander gebied"):
        st.switch_page("regiobeeld.py", query_params={"gebied": key})
    show_what_if(landscape, key)
    organisaties, gemeenten = organisaties_of(landscape), gemeenten_of(landscape)
    for label, keys in card.verder.items():
        if keys:
            st.pills(
                literal(label),
                keys,
                format_func=lambda key: literal((gemeenten.get(key) or organisaties[key]).naam),
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
    """What can be done here, and the doors to what people come for."""
    vocabulary = landscape.vocabulary
    when = date_in_words(vocabulary.peildatum)
    open_ = [door for door in doors(landscape) if exists(door.adres)]
    asked = component("doors", "deuren")(
        key="deuren",
        data={
            "deuren": [[door.vraag, door.zin, door.adres] for door in open_],
            "bron": f"Gegevens verzameld tot {when}. {vocabulary.grenzen}.",
        },
        on_adres_change=lambda: None,
    )
    if asked.adres:
        go_there(asked.adres)
