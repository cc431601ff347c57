"""Files to take along, made when somebody asks for one."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Literal

import pandas
import streamlit as st

from geodata.files import to_csv, to_dutch_csv

KINDS = {
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".ics": "text/calendar",
    ".gpkg": "application/geopackage+sqlite3",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".vcf": "text/vcard",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}


def download(
    label: str,
    content: Callable[[], bytes] | bytes,
    name: str,
    *,
    mime: str = "",
    key: str | None = None,
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
) -> None:
    """A button that downloads a file; `content` makes it when the button is pressed.

    Without a `mime` the ending of `name` says what kind it is (one of `KINDS`, KeyError for another).
    """
    st.download_button(
        label,
        content,
        file_name=name,
        mime=mime or KINDS[PurePath(name).suffix],
        on_click="ignore",
        key=key,
        type=type,
    )


def csv_download(label: str, make: Callable[[], pandas.DataFrame], name: str) -> None:
    """A button that downloads a table as CSV, for programs."""
    download(label, lambda: to_csv(make()), f"{name}.csv")


def table_downloads(what: str, name: str, make: Callable[[], pandas.DataFrame]) -> None:
    """The buttons that download a table, for programs and for spreadsheets."""
    ways = (
        (f"Download {what} (CSV)", to_csv, f"{name}.csv"),
        ("Voor een Nederlands rekenblad (CSV)", to_dutch_csv, f"{name}-rekenblad.csv"),
    )
    with st.container(horizontal=True):
        for label, write, file in ways:
            download(label, lambda write=write: write(make()), file, key=f"{file}-download")
