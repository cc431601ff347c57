"""What is said aloud to who cannot see the page, when it changes (static/told.js)."""

import streamlit as st

SAID = "gemeld"


def said(name: str, **look):
    """A container of which the first line is said when it appears or changes; `look` is as for
    `st.container`."""
    return st.container(key=f"gezegd-{name}", **look)


def tell(words: str) -> None:
    """Say this once, in the bar of the page, with the next run."""
    st.session_state[SAID] = words


def take_told() -> str:
    """What `tell` was given since the last run; "" for nothing."""
    return st.session_state.pop(SAID, "")
