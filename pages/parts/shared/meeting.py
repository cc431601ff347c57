"""The meeting that a reader is putting together, kept through all pages, and its link."""

import streamlit as st

from geodata import Landscape
from geodata.map import gemeente_of
from geodata.meeting import MAX_SCENES, Meeting, MeetingError, Scene, from_link, ready_made, to_link

MEETING, LINK, PROBLEM, PLACE = "presentatie", "presentatie-link", "presentatie-probleem", "scene"
BEFORE, KEPT = "presentatie-ervoor", "presentatie-bewaard"


def current_meeting() -> Meeting:
    """The meeting of this reader; an empty one at first."""
    return st.session_state.setdefault(MEETING, Meeting(""))


def keep(meeting: Meeting) -> None:
    """Go on with another version of the meeting."""
    st.session_state[MEETING] = meeting


def replace_with(meeting: Meeting) -> None:
    """Go on with a version that lacks what was there; a reader can have that back (`restore`)."""
    st.session_state[BEFORE] = current_meeting() if current_meeting().scenes else None
    keep(meeting)


def restore() -> None:
    """Put back what the last removal or ready-made meeting took away."""
    before = st.session_state.pop(BEFORE, None)
    if before:
        keep(before)


def add_scene(scene: Scene) -> tuple[str, int]:
    """Add a scene at the end; what came of it in Dutch, and which scene it is now (0: none)."""
    meeting = current_meeting()
    st.session_state.pop(BEFORE, None)
    asked, shown = _asked(scene), [_asked(one) for one in meeting.scenes]
    if asked in shown:
        place = shown.index(asked) + 1
        return f"Dit is al scène {place} van uw presentatie.", place
    if len(meeting.scenes) >= MAX_SCENES:
        return f"De presentatie is vol: er passen {MAX_SCENES} scènes in.", 0
    keep(Meeting(meeting.titel, (*meeting.scenes, scene)))
    named = f": {scene.titel}" if scene.titel else ""
    place = len(meeting.scenes) + 1
    return f"Toegevoegd als scène {place}{named}.", place


def for_browser() -> dict[str, str | bool]:
    """What to tell the browser, that keeps the scenes when a session ends: `terug` asks for what it has,
    as long as there is nothing here; `bewaar` is what it must keep now ("" for nothing), only when that
    changed."""
    packed = to_link(current_meeting()) if current_meeting().scenes else ""
    if not packed and KEPT not in st.session_state:
        return {"terug": True}
    if packed == st.session_state.get(KEPT):
        return {}
    st.session_state[KEPT] = packed
    return {"bewaar": packed}


def back_from_browser(packed: str) -> None:
    """Take the scenes that the browser kept. What a link opened stays; then a reader can
    have these back (`restore`)."""
    st.session_state[KEPT] = packed
    try:
        kept = from_link(packed)
    except MeetingError:
        # Of another version or damaged: the browser forgets it with the next run.
        return
    now = current_meeting()
    if not now.scenes:
        keep(kept)
    elif now != kept:
        st.session_state[BEFORE] = kept


def _asked(scene: Scene) -> tuple[str, dict[str, str]]:
    """What a scene shows, whatever it is called."""
    return scene.pagina, dict(scene.keuze)


def open_link(landscape: Landscape) -> None:
    """Take the meeting from the link, when one was opened or the back button used.

    `p` holds a whole meeting, `voor` the code or id of a ready-made one, `scene` the place in it. A
    link that cannot be read leaves the meeting as it is.
    """
    params = st.query_params.to_dict()
    if st.session_state.get(LINK) == params and MEETING in st.session_state:
        return
    st.session_state[PROBLEM] = ""
    try:
        if params.get("p"):
            keep(from_link(params["p"]))
        elif params.get("voor"):
            key, became = gemeente_of(landscape, params["voor"])
            st.session_state[PROBLEM] = " ".join(became)
            # Of what can mean more there is nothing to show yet.
            if key:
                keep(ready_made(landscape, key))
                params["voor"] = key
                st.query_params["voor"] = key
    except MeetingError as error:
        st.session_state[PROBLEM] = str(error)
    except KeyError:
        st.session_state[PROBLEM] = (
            f"Voor ‘{params['voor'][:60]}’ is geen presentatie te maken: de atlas kent geen gemeente "
            "of organisatie met deze code en een werkgebied."
        )
    asked = params.get("scene", "1")
    size = len(current_meeting().scenes)
    here = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    if size and not 1 <= here <= size:
        st.session_state[PROBLEM] = (
            f"Scène ‘{asked[:20]}’ is er niet; deze presentatie heeft er {size}."
        )
    st.session_state[PLACE] = min(max(here, 1), max(size, 1))
    st.session_state[LINK] = params


def write_link(landscape: Landscape, place: int) -> dict[str, str]:
    """Write the link to the meeting and the scene that is open; returns its parameters."""
    meeting = current_meeting()
    asked = st.query_params.get("voor", "")
    if not meeting.scenes:
        params = {}
    elif is_ready_made(landscape, asked, meeting):
        params = {"voor": asked}
    else:
        params = {"p": to_link(meeting)}
    if meeting.scenes and place > 1:
        params["scene"] = str(place)
    if params != st.session_state[LINK]:
        st.query_params.from_dict(params)
        st.session_state[LINK] = params
    return params


def is_ready_made(landscape: Landscape, key: str, meeting: Meeting) -> bool:
    """Whether this is the ready-made meeting of a gemeente or organisatie, as it was made."""
    try:
        return bool(key) and ready_made(landscape, key) == meeting
    except KeyError:
        return False
