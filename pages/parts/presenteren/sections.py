"""The parts of the page Presenteren."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from geodata import Landscape
from geodata.find import Answer
from geodata.meeting import (
    MAX_BYTES,
    MAX_SENTENCE,
    MAX_TITLE,
    Meeting,
    MeetingError,
    Scene,
    Slide,
    from_file,
    moved,
    ready_for,
    ready_made,
    to_file,
    to_link,
)
from geodata.words import count
from pages.parts.shared.components import component
from pages.parts.shared.downloads import download
from pages.parts.shared.file_field import file_field
from pages.parts.shared.map import draw
from pages.parts.shared.meeting import (
    BEFORE,
    PLACE,
    PROBLEM,
    current_meeting,
    is_ready_made,
    keep,
    replace_with,
    restore,
)
from pages.parts.shared.search import search_field, show_answer
from pages.parts.shared.templates import show_html
from pages.parts.shared.text import literal
from pages.parts.shared.told import tell

ANSWER, ASKED, LIST = "antwoord-presenteren", "klaar-gevraagd", "scenelijst"
# Forty scenes go along with every step.
MAX_QUERY = 500
NOT_READY = (
    "Voor deze organisatie is geen presentatie te maken: een werkgebied is niet bekend. Kies een "
    "gemeente, of een organisatie met een werkgebied."
)
ADDRESS = {
    "kaart": "Kaart",
    "gemeente": "Mijn gemeente",
    "regiobeeld": "Regiobeeld",
    "klantroute": "Klantroute",
    "vergelijken": "Vergelijken",
    "watals": "Wat als",
}


def show_problem() -> None:
    """Say what was wrong with a link or file."""
    with st.container():
        if st.session_state.get(PROBLEM):
            st.warning(literal(st.session_state[PROBLEM]))


def show_ready(landscape: Landscape) -> None:
    """A ready-made meeting for who is found in the search field."""

    def answered(answer: Answer) -> None:
        st.session_state[ANSWER] = answer
        if answer.sleutel:
            make(answer.sleutel)

    def make(key: str) -> None:
        if key not in ready_for(landscape):
            st.session_state[ANSWER] = Answer("onbekend", melding=NOT_READY)
            return
        now = current_meeting()
        if now.scenes and not is_ready_made(landscape, st.query_params.get("voor", ""), now):
            st.session_state[ASKED] = key
            return
        take(key)

    def take(key: str) -> None:
        replace_with(ready_made(landscape, key))
        st.query_params.from_dict({"voor": key})
        st.session_state[PLACE] = 1
        st.session_state[PROBLEM] = ""
        st.session_state.pop(ASKED, None)

    st.header("Kant-en-klare presentatie")
    ready = ready_for(landscape)
    chosen = next(
        (
            st.session_state[name]
            for name in ("gekozen", "gemeente")
            if st.session_state.get(name) in ready
        ),
        "",
    )
    if chosen and not current_meeting().scenes:
        st.button(
            f"Maak de presentatie van {literal(ready[chosen])}",
            type="primary",
            on_click=make,
            args=(chosen,),
        )
    search_field(
        landscape,
        "klaar",
        answered,
        label="Gemeente, plaats, postcode of organisatie",
        placeholder="bijvoorbeeld: Assen, Proscoop",
    )
    if st.session_state["klaar"] and ANSWER in st.session_state:
        show_answer(st.session_state[ANSWER], "klaar-bedoeld", make)
    asked = st.session_state.get(ASKED)
    if asked and current_meeting().scenes:
        own = count(len(current_meeting().scenes), "scène", "scènes")
        st.warning(
            f"Uw presentatie heeft al {own}. De kant-en-klare presentatie van "
            f"{literal(ready_for(landscape)[asked])} komt daarvoor in de plaats."
        )
        with st.container(horizontal=True):
            st.button("Vervang mijn scènes", on_click=take, args=(asked,))
            st.button("Houd mijn scènes", on_click=st.session_state.pop, args=(ASKED, None))


def show_open() -> None:
    """Open a file that was saved here; the meeting stays as it is when that fails."""

    def open_file(content: bytes | None) -> bool:
        if content is None:
            return True
        try:
            replace_with(from_file(content))
        except MeetingError as error:
            st.session_state[PROBLEM] = str(error)
            return False
        st.session_state[PROBLEM] = ""
        st.session_state[PLACE] = 1
        return True

    file_field(
        f"Open een bewaarde presentatie (ten hoogste {MAX_BYTES // 1000} kB)", "bestand", open_file
    )


def show_undo() -> None:
    """A button that puts back what was removed, or replaced by another presentation."""
    if st.session_state.get(BEFORE):
        st.button("Zet terug wat er stond", on_click=restore)


def show_empty() -> None:
    """What to do when there is no scene yet."""
    st.info(
        "Er staan nog geen scènes in. Kies een kant-en-klare presentatie, of ga naar Kaart, "
        "Mijn gemeente, Regiobeeld, Klantroute, Vergelijken of Wat als en kies daar ‘Voeg toe aan "
        "presentatie’."
    )


def show_scenes(meeting: Meeting) -> int:
    """The row of scenes, with what changes it; returns the place of the one that is open."""
    total = len(meeting.scenes)
    place = min(st.session_state[PLACE], total)

    def chosen() -> None:
        asked = st.session_state[LIST]["kies"]
        if asked:
            st.session_state[PLACE] = max(1, min(int(asked), total))

    def dragged() -> None:
        asked = st.session_state[LIST]["verplaats"]
        if asked:
            _move(int(asked["van"]), int(asked["naar"]))

    component("scenes", "scenes")(
        key=LIST,
        data={
            "scenes": [[_title(s), ADDRESS[s.pagina], _sketch(s)] for s in meeting.scenes],
            "nu": place,
        },
        on_kies_change=chosen,
        on_verplaats_change=dragged,
    )
    with st.container(horizontal=True):
        st.button("Eerder", on_click=_move, args=(place, place - 1), disabled=place == 1)
        st.button("Later", on_click=_move, args=(place, place + 1), disabled=place == total)
        st.button("Verwijder", on_click=_remove, args=(place,))
    return place


def _title(scene: Scene) -> str:
    return scene.titel or ADDRESS[scene.pagina]


def _sketch(scene: Scene) -> str:
    """The address of a small picture of a scene, below that of the app; "" for a page without one, or
    a link that is too long to send with every step."""
    query = urlencode(scene.keuze)
    if scene.pagina == "klantroute" or len(query) > MAX_QUERY:
        return ""
    return f"schets/{scene.pagina}.svg?{query}"


def _move(place: int, to: int) -> None:
    meeting = current_meeting()
    if not (1 <= place <= len(meeting.scenes) and 1 <= to <= len(meeting.scenes)):
        return
    tell(f"‘{_title(meeting.scenes[place - 1])}’ staat nu op plaats {to}.")
    keep(moved(meeting, place, to))
    st.session_state[PLACE] = to


def _remove(place: int) -> None:
    meeting = current_meeting()
    scenes = meeting.scenes[: place - 1] + meeting.scenes[place:]
    tell(f"‘{_title(meeting.scenes[place - 1])}’ is verwijderd.")
    replace_with(replace(meeting, scenes=scenes))
    st.session_state[PLACE] = max(1, min(place, len(scenes)))


def show_titles(meeting: Meeting, place: int) -> None:
    """Fields for the title of the meeting, and the title and sentence of the scene."""
    scene = meeting.scenes[place - 1]

    def rename(name: str, key: str, longest: int) -> None:
        # Only the browser keeps to the length of a field.
        text = " ".join(st.session_state[key].split())[:longest]
        now = current_meeting()
        if name == "titel-presentatie":
            keep(replace(now, titel=text))
            return
        scenes = list(now.scenes)
        scenes[place - 1] = replace(scenes[place - 1], **{name: text})
        keep(replace(now, scenes=tuple(scenes)))

    for name, label, value, longest in (
        ("titel-presentatie", "Titel van de presentatie", meeting.titel, MAX_TITLE),
        ("titel", "Titel van deze scène", scene.titel, MAX_TITLE),
        ("zin", "Eén zin bij deze scène", scene.zin, MAX_SENTENCE),
    ):
        key = f"veld-{name}"
        st.session_state[key] = value
        st.text_input(
            label, key=key, max_chars=longest, on_change=rename, args=(name, key, longest)
        )


def show_slide(slide: Slide, scene: Scene) -> None:
    """What the scene shows."""
    st.header(literal(slide.titel))
    if slide.zin:
        st.write(literal(slide.zin))
    with st.container():
        for problem in slide.problemen:
            st.warning(literal(problem))
    if slide.kaart:
        draw(slide.kaart, key="scenekaart", height=420, on_click=lambda _: None)
        st.caption(literal(slide.alt))
    if slide.grafiek:
        st.vega_lite_chart(slide.grafiek)
    if slide.zinnen:
        st.markdown("\n".join(f"- {literal(text)}" for text in slide.zinnen))
    if slide.tabel:
        show_html("presenteren/scenetabel.html", tabel=slide.tabel)
    with st.expander("Bronnen van deze scène"):
        st.markdown("\n".join(f"- {literal(text)}" for text in slide.bronnen))
    if st.button(f"Open op de pagina {ADDRESS[scene.pagina]}"):
        st.switch_page(f"{scene.pagina}.py", query_params=dict(scene.keuze))


def show_start(meeting: Meeting, place: int, contacten: bool) -> None:
    """The way into the show."""
    show_html(
        "presenteren/toon.html",
        adres=show_address(meeting, contacten=contacten),
        vanaf=show_address(meeting, contacten=contacten, place=place) if place > 1 else "",
        plaats=place,
        aantal=count(len(meeting.scenes), "scène", "scènes"),
    )


def show_address(meeting: Meeting, *, contacten: bool, place: int = 1) -> str:
    """The address of the show, below the address of the app."""
    query = {"p": to_link(meeting)} | ({} if contacten else {"contacten": "nee"})
    return f"toon?{urlencode(query)}#toon={place}"


def show_save(meeting: Meeting) -> None:
    """Save the meeting in a small file."""
    download(
        "Bewaar deze presentatie (bestand)",
        lambda: to_file(meeting),
        "presentatie.json",
    )
    st.caption(
        f"Een bewaard bestand opent u hier weer. Het is nooit groter dan {MAX_BYTES // 1000} kB."
    )
