"""Do what a keeper asks, and say what came of it beside the button: nothing typed is lost."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from geodata import DataError
from geodata.keeping import Refused
from geodata.keeping.read import ListError
from geodata.words import count
from pages.parts.shared.access import who
from pages.parts.shared.served import landscape
from pages.parts.shared.text import literal

SAID = "bijhouden-gezegd"
MAX_FAULTS = 20
NOT_A_KEEPER = "U bent niet (meer) aangemeld als beheerder. Er is niets veranderd."


class Said(NamedTuple):
    """What came of the last thing that was asked, and at which place on the page."""

    place: str
    good: bool
    lines: tuple[str, ...]


def attempt(place: str, action: Callable[[str], str]) -> bool:
    """Do something for the keeper, whose name it gets; it returns what to say, "" for nothing.

    Who it is is looked at again. Returns whether it was done; a refusal becomes a message.
    """
    try:
        name = who(anew=True)
        if not name:
            raise Refused(NOT_A_KEEPER)
        text = action(name)
    except DataError as error:
        total = count(len(error.faults), "fout", "fouten")
        faults = tuple(str(fault) for fault in error.faults[:MAX_FAULTS])
        more = len(error.faults) - len(faults)
        rest = (f"… en nog {count(more, 'fout', 'fouten')}.",) if more else ()
        return _say(place, False, f"Er is niets veranderd, want er zijn {total}:", *faults, *rest)
    except (Refused, ListError) as error:
        return _say(place, False, str(error))
    # What was done is in what the page shows next.
    landscape.newest()
    return _say(place, True, text)


def _say(place: str, good: bool, *lines: str) -> bool:
    st.session_state[SAID] = Said(place, good, tuple(filter(None, lines)))
    return good


def show_said(place: str) -> None:
    """The message for this place, if the last one was for it. It is gone after the next."""
    # In a container of its own, so that what stands below it stays the same element.
    with st.container():
        said: Said | None = st.session_state.get(SAID)
        if not said or said.place != place or not said.lines:
            return
        first, *rest = map(literal, said.lines)
        text = "\n".join([first, "", *(f"- {line}" for line in rest)])
        (st.success if said.good else st.error)(text)


def forget_said() -> None:
    """Take the last message away."""
    st.session_state.pop(SAID, None)


def on_disk(not_done: str, work: Callable[[], None]) -> None:
    """Write or take away a file; raises Refused with what is `not_done` when the disk does not let it."""
    try:
        work()
    except OSError as error:
        raise Refused(f"{not_done} Er is niets veranderd.") from error
