"""Presenteren: a row of scenes for a meeting, to show on the wall and to take home."""

from datetime import date

import streamlit as st

from geodata.meeting import slide_of
from pages.parts.presenteren.sections import (
    show_empty,
    show_open,
    show_problem,
    show_ready,
    show_save,
    show_scenes,
    show_slide,
    show_start,
    show_titles,
    show_undo,
)
from pages.parts.presenteren.take_home import show_pack
from pages.parts.shared.meeting import current_meeting, open_link, write_link
from pages.parts.shared.served import landscape

land = landscape()
open_link(land)
st.title("Presenteren")
show_problem()
left, right = st.columns([1, 2], gap="large")
with left:
    show_ready(land)
    show_open()
    show_undo()
meeting = current_meeting()
if meeting.scenes:
    with left:
        place = show_scenes(meeting)
        write_link(land, place)
        contacten = st.toggle("Contacten tonen", value=True, key="contacten-tonen")
        show_start(meeting, place, contacten)
        show_save(meeting)
        show_titles(meeting, place)
    with right:
        scene = meeting.scenes[place - 1]
        show_slide(slide_of(land, scene, date.today(), contacten=contacten), scene)
        show_pack(land, meeting, contacten)
else:
    write_link(land, 1)
    with right:
        show_empty()
