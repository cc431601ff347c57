"""The pack of a meeting: made with a progress bar, stopped with a button, downloaded in parts."""

import threading
from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.files import zipped
from geodata.meeting import MAKERS, File, Meeting, Template, build, file_name
from geodata.words import count, size_in_words
from pages.parts.presenteren.house_style import chosen_template, show_house_style
from pages.parts.presenteren.packs import Packs
from pages.parts.shared.addresses import base_address
from pages.parts.shared.downloads import download
from pages.parts.shared.text import literal
from pages.parts.shared.told import said

START = ("pptx", "pdf", "html")
# Making a pack takes memory and a processor; readers of the map come first.
MAX_AT_ONCE, MAX_WAITING = 2, 4
_turn = threading.BoundedSemaphore(MAX_AT_ONCE)
_room = threading.BoundedSemaphore(MAX_AT_ONCE + MAX_WAITING)
BUSY = "Andere lezers maken nu een pakket en er is geen plaats om te wachten. Probeer het over een minuut opnieuw."
packs = Packs()


def show_pack(landscape: Landscape, meeting: Meeting, contacten: bool) -> None:
    """Choose what to make, make it, and take it along."""
    st.header("Neem mee")
    kinds = st.pills(
        "Wat wilt u meenemen?",
        list(MAKERS),
        selection_mode="multi",
        default=START,
        format_func=lambda kind: MAKERS[kind].label,
        key="soorten",
        wrap=True,
    )
    if "pptx" in kinds:
        show_house_style()
    template = chosen_template()
    wanted = (meeting, contacten, tuple(kinds), template)
    asked = st.button("Maak het pakket", disabled=not kinds)
    busy = st.empty()
    if asked and not _room.acquire(blocking=False):
        st.warning(BUSY)
    elif asked:
        try:
            with busy.container():
                packs.keep(wanted, _make(landscape, meeting, contacten, kinds, template))
        finally:
            _room.release()
        busy.empty()
    if files := packs.of(wanted):
        _downloads(meeting, files)


def _make(
    landscape: Landscape, meeting: Meeting, contacten: bool, kinds, template: Template | None
) -> tuple[File, ...]:
    bar = st.progress(0.0, text="Het pakket wordt gemaakt.")
    # A button starts a new run of the page, and Streamlit then ends this one at its next call; in a
    # fragment it would wait until this one is done.
    st.button("Stop met maken")
    while not _turn.acquire(timeout=0.5):
        bar.progress(0.0, text="Andere lezers maken nu een pakket; het uwe komt daarna.")
    try:
        steps = build(
            landscape,
            meeting,
            date.today(),
            kinds=kinds,
            contacten=contacten,
            base_url=base_address(st.context.url),
            template=template,
        )
        for step in steps:
            bar.progress(step.klaar / max(step.totaal, 1), text=literal(step.zin))
        return step.bestanden
    finally:
        _turn.release()


def _downloads(meeting: Meeting, files: tuple[File, ...]) -> None:
    with said("pakket"):
        st.caption(f"Het pakket is klaar: {count(len(files), 'bestand', 'bestanden')}.")
    with st.container(horizontal=True):
        if len(files) > 1:
            download(
                "Alles in één keer (ZIP)",
                lambda: zipped((file.naam, file.inhoud) for file in files),
                f"{file_name(meeting.titel)}.zip",
                type="primary",
            )
        for place, file in enumerate(files):
            download(
                f"{file.naam} ({size_in_words(len(file.inhoud))})",
                lambda file=file: file.inhoud,
                file.naam,
                mime=file.soort,
                key=f"pakket-{place}",
            )
