"""Take the data with all changes along, as a data package in a ZIP."""

import tempfile
from pathlib import Path

import streamlit as st

from geodata import Landscape
from geodata.files import zipped
from geodata.keeping.store import export_package
from geodata.words import count, join_words
from pages.parts.bijhouden.actions import attempt, show_said
from pages.parts.shared.downloads import download

PACKAGE, PLACE = "bijhouden-pakket", "meenemen"


def show_export(landscape: Landscape) -> None:
    """Make the package, and the button to download it."""
    st.header("De gegevens meenemen")
    st.write(
        "U krijgt alle bestanden van de map `data`, met de wijzigingen erin. Tabellen zonder "
        "wijzigingen zijn gelijk aan die van nu. De ZIP bevat ook de contactgegevens."
    )
    st.button("Maak het pakket", on_click=_make, args=(landscape.revision,))
    show_said(PLACE)
    revision, content = st.session_state.get(PACKAGE, (None, b""))
    if revision == landscape.revision:
        download(
            "Download de gegevens (ZIP)",
            content,
            f"geboortezorgatlas-{revision}.zip",
            type="primary",
        )


def _make(revision: int) -> None:
    def run(_: str) -> str:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made) / "data"
            changed = export_package(folder)
            content = zipped(
                (f"data/{file.name}", file.read_bytes()) for file in sorted(folder.iterdir())
            )
            st.session_state[PACKAGE] = (revision, content)
        if not changed:
            return "Het pakket is klaar. Er zijn geen wijzigingen."
        files = join_words(changed)
        return f"Het pakket is klaar. {count(len(changed), 'bestand', 'bestanden')} gewijzigd: {files}."

    attempt(PLACE, run)
