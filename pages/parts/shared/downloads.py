"""Files to take along, made when somebody asks for one."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Literal

import pandas
import streamlit as st

from geodata.files import COUNTED, to_csv, to_dutch_csv, with_labels, workbook
from pages.parts.shared.addresses import link_to
from pages.parts.shared.served import landscape

# What the name of every button with the forms of a table begins with.
FORMS = "neem-mee-"
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


def table_downloads(
    what: str,
    sheet: str,
    name: str,
    make: Callable[[], pandas.DataFrame],
    *,
    also: Callable[[], Mapping[str, pandas.DataFrame]] = dict,
    origin: str = COUNTED,
) -> None:
    """A button "Download {what}" that unfolds the forms of a table: a workbook (XLSX), CSV for a Dutch
    spreadsheet, both with words for headings, and CSV for programs with the names of the columns. A file is
    made when somebody asks for it.

    `name` is that of the files and `sheet` that of the sheet. The workbook has the tables of `also` too,
    by the name of their sheet, and a sheet with the sources; `origin` stands there for a table whose rows
    name none.
    """
    address = link_to(st.context.url, st.query_params.to_dict())
    _forms(what, name, make, lambda: {sheet: make(), **also()}, origin, address)


# Who opens it gets this sent, not the whole page again.
@st.fragment
def _forms(
    what: str,
    name: str,
    make: Callable[[], pandas.DataFrame],
    sheets: Callable[[], Mapping[str, pandas.DataFrame]],
    origin: str,
    address: str,
) -> None:
    more = st.popover(f"Download {what}", key=f"{FORMS}{name}", on_change="rerun")
    if not more.open:
        return
    forms = (
        (
            "Rekenblad (XLSX)",
            lambda: workbook(landscape(), sheets(), address, origin),
            f"{name}.xlsx",
        ),
        (
            "Voor een Nederlands rekenblad (CSV)",
            lambda: to_dutch_csv(with_labels(make())),
            f"{name}-rekenblad.csv",
        ),
        ("Voor andere programma's (CSV)", lambda: to_csv(make()), f"{name}.csv"),
    )
    with more:
        for label, content, file in forms:
            download(label, content, file, key=f"{file}-download")
