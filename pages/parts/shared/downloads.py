"""A table to take along, for programs and for spreadsheets."""

from collections.abc import Callable

import pandas
import streamlit as st

from geodata.files import to_csv, to_dutch_csv


def table_downloads(what: str, name: str, make: Callable[[], pandas.DataFrame]) -> None:
    """The buttons that download a table; `make` makes it when one is pressed."""
    ways = (
        (f"Download {what} (CSV)", to_csv, f"{name}.csv"),
        ("Voor een Nederlands rekenblad (CSV)", to_dutch_csv, f"{name}-rekenblad.csv"),
    )
    with st.container(horizontal=True):
        for label, write, file_name in ways:
            st.download_button(
                label,
                lambda write=write: write(make()),
                file_name=file_name,
                mime="text/csv",
                on_click="ignore",
                key=f"{file_name}-download",
            )
