"""One page of many rows at a time."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def one_page(rows: Sequence[T], key: str, size: int) -> Sequence[T]:
    """The rows of the page that the keeper chose; with a field to choose it when there are more."""
    pages = -(-len(rows) // size)
    if pages <= 1:
        return rows
    if st.session_state.get(key, 1) > pages:
        st.session_state[key] = pages
    page = st.number_input(f"Bladzijde (van {pages})", 1, pages, key=key, width=220)
    return rows[(page - 1) * size : page * size]
