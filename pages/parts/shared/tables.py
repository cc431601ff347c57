"""Tables on a page."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas
import pyarrow
import streamlit as st

from pages.parts.shared.text import literal


def show_table(columns: pandas.DataFrame | Mapping[str, Sequence[Any]], alt: str) -> None:
    """A table, by the heading of each column; `alt` says what it tells.

    Texts show as they are, in headings too: Streamlit would read markdown in them. An empty one is "–".
    """
    frame = pandas.DataFrame(columns).map(_shown).rename(columns=literal)
    # As it comes from pandas it would be a kilobyte larger: what pandas notes about itself.
    cells = [
        pyarrow.array(frame.iloc[:, at].tolist(), from_pandas=True) for at in range(frame.shape[1])
    ]
    st.table(pyarrow.Table.from_arrays(cells, names=list(frame.columns)), hide_index=True, alt=alt)


def _shown(cell: Any) -> Any:
    return (literal(cell) or "–") if isinstance(cell, str) else cell
