"""Ways to other pages of the atlas, by their address."""

from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st

from geodata import Landscape
from geodata.records import gemeenten_of
from geodata.scenario import closable

PAGES = Path(__file__).parents[2]
# The heading that the page to come goes to, for the script of the page (static/page.js).
HEADING = "naar-kop"


@cache
def exists(address: str) -> bool:
    """Whether there is a page at an address such as "vergelijken?deel=jaren" or "over#privacy"."""
    return (PAGES / _script(address)).exists()


def go_there(address: str) -> None:
    """Show the page at an address; what it says to choose is chosen there, and it opens at the heading
    that the address names behind a #."""
    address, _, heading = address.partition("#")
    _, _, query = address.partition("?")
    st.session_state[HEADING] = heading
    st.switch_page(_script(address), query_params=dict(parse_qsl(query)))


def show_what_if(landscape: Landscape, key: str) -> None:
    """The way to the page Wat als with a first step: the hospital of a VSV closes, or a gemeente goes to
    another area. Nothing for what cannot change there."""
    if key in closable(landscape):
        label, params = "Wat als dit ziekenhuis sluit?", {"sluit": key}
    elif key in gemeenten_of(landscape) and closable(landscape):
        label, params = "Wat als deze gemeente overstapt?", {"kies": key}
    else:
        return
    if st.button(label):
        st.switch_page("watals.py", query_params=params)


def _script(address: str) -> str:
    return f"{address.partition('#')[0].partition('?')[0]}.py"
