"""One page of many rows at a time."""

from collections.abc import Sequence, Sized
from typing import TypeVar

import pandas
import streamlit as st

Rows = TypeVar("Rows", Sequence, pandas.DataFrame)


def one_page(rows: Rows, key: str, size: int) -> Rows:
    """The rows of the page that the reader chose; with a field (its widget is `key`) to choose it when
    there are more."""
    pages = _pages(rows, size)
    if pages <= 1:
        return rows
    if st.session_state.get(key, 1) > pages:
        st.session_state[key] = pages
    page = st.number_input(f"Bladzijde (van {pages})", 1, pages, key=key, width=220)
    return rows[(page - 1) * size : page * size]


def page_in_words(rows: Sized, key: str, size: int) -> str:
    """Which page of `one_page` that is: "bladzijde 2 van 9"."""
    pages = max(_pages(rows, size), 1)
    return f"bladzijde {min(st.session_state.get(key, 1), pages)} van {pages}"


def turn_to(place: int, key: str, size: int) -> None:
    """Turn to the page with the row at this place."""
    st.session_state[key] = place // size + 1


def _pages(rows: Sized, size: int) -> int:
    return -(-len(rows) // size)
