"""Ways to other pages of the atlas, by their address."""

from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st

PAGES = Path(__file__).parents[2]


def exists(address: str) -> bool:
    """Whether there is a page at an address such as "vergelijken?deel=jaren"."""
    return (PAGES / _script(address)).exists()


def go_there(address: str) -> None:
    """Show the page at an address; what it says to choose is chosen there."""
    _, _, query = address.partition("?")
    st.switch_page(_script(address), query_params=dict(parse_qsl(query)))


def _script(address: str) -> str:
    return f"{address.partition('?')[0]}.py"
