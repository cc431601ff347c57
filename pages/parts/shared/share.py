"""The bar on every page: share it, and add what it shows to the meeting."""

from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.map import parse_view as parse_map
from geodata.map import publish_names
from geodata.meeting import PAGES, Scene, slide_of
from geodata.words import date_in_words
from pages.parts.shared.components import component
from pages.parts.shared.meeting import add_scene, back_from_browser, for_browser
from pages.parts.shared.told import take_told, tell
from pages.parts.shared.ways import HEADING

KEY, ADDED = "deelbalk", "deelbalk-scene"


def share_bar(landscape: Landscape, page: str, group: str = "") -> None:
    """Draw the bar of the page with this name in the address, and tell the browser which file has
    the names for a search field, at which heading the page opens, and under which group of the menu it
    stands. A page in another site has no bar."""
    names = publish_names(landscape).name
    heading = st.session_state.pop(HEADING, "")
    if st.context.is_embedded:
        component("bar", "deel")(key="zoeknamen", data={"namen": names, "kop": heading})
        return
    asked = component("bar", "deel")(
        key=KEY,
        data={
            "toevoegen": page in PAGES,
            "melding": take_told(),
            "scene": st.session_state.pop(ADDED, 0),
            "namen": names,
            "kop": heading,
            "groep": group,
            "datum": date_in_words(landscape.vocabulary.peildatum),
            **for_browser(),
        },
        on_toevoegen_change=lambda: _add(landscape, page),
        on_terug_change=_back,
        on_bekijk_change=lambda: None,
    )
    if asked.bekijk:
        place = str(asked.bekijk)
        st.switch_page("presenteren.py", query_params={"scene": place} if place != "1" else None)


def _back() -> None:
    said = st.session_state[KEY]["terug"]
    if said:
        back_from_browser(str(said.get("bewaard", "")))


def _add(landscape: Landscape, page: str) -> None:
    asked = st.session_state[KEY]["toevoegen"]
    if not asked:
        return
    params = {name: value for name, value in st.query_params.to_dict().items() if value}
    box = ",".join(f"{degrees:g}" for degrees in asked.get("beeld", ()))
    # Where the map of the page Kaart looks is not in its link until somebody wants to keep it.
    if page == "kaart" and parse_map(landscape, {"beeld": box})[0].beeld:
        params["beeld"] = box
    scene = Scene("", "", page, params)
    slide = slide_of(landscape, scene, date.today())
    if slide.is_empty:
        tell("Kies eerst een gemeente: op deze pagina is nog niets te zien.")
        return
    words, st.session_state[ADDED] = add_scene(Scene(slide.titel, "", page, params))
    tell(words)
