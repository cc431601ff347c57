"""Tables on a page."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas
import streamlit as st

from pages.parts.shared.text import literal


def show_table(columns: pandas.DataFrame | Mapping[str, Sequence[Any]], alt: str) -> None:
    """A table, by the heading of each column; `alt` says what it tells.

    Texts show as they are, in headings too: Streamlit would read markdown in them. An empty one is "–".
    """
    frame = pandas.DataFrame(columns).map(_shown).rename(columns=literal)
    st.table(frame, hide_index=True, alt=alt)


def _shown(cell: Any) -> Any:
    return (literal(cell) or "–") if isinstance(cell, str) else cell
