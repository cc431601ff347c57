"""The contact panel beside the map."""

from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
import streamlit as st

from geodata import Landscape
from geodata.card import card_of
from pages.parts.viewing import select


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True
    )
    environment.filters["host"] = lambda address: urlsplit(address).netloc.removeprefix("www.")
    return environment.get_template("card.html")


def show_panel(landscape: Landscape, key: str) -> None:
    """Draw the card of the selected record, or say how to select one."""
    if not key:
        _show_invitation(landscape)
        return
    card = card_of(landscape, key, date.today())
    st.button("Sluit", on_click=select, args=("",), icon=":material/close:", type="tertiary")
    st.html(_template().render(card=card))
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
            )


def _go(widget: str) -> None:
    if st.session_state[widget]:
        select(st.session_state[widget])
        st.session_state[widget] = None


def _show_invitation(landscape: Landscape) -> None:
    vocabulary = landscape.vocabulary
    st.header("Kies op de kaart")
    st.write(
        "Klik op een gebied of symbool, zoek hierboven, of kies een naam in de tabellen onder de "
        "kaart. Hier ziet u dan wie het is, hoe u ze bereikt en waar dat vandaan komt."
    )
    st.caption(f"Gegevens verzameld tot {vocabulary.peildatum}. {vocabulary.grenzen}.")
