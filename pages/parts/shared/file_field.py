"""A field to open a saved file. One that cannot be read does not stay in it."""

from collections.abc import Callable, Sequence

import streamlit as st


def file_field(
    label: str,
    key: str,
    read: Callable[[bytes | None], bool],
    *,
    kinds: Sequence[str] = ("json",),
    most: int = 1,
) -> None:
    """Draw the field, for files with one of these endings of at most so many MB.

    `read` is given the content of what a reader chose, None once it is taken away, and says whether it
    could be used; what could not is taken out of the field, for a field that shows it says that it was
    accepted.
    """
    turn = st.session_state.get(_turns(key), 0)
    # Streamlit empties a field only by making another.
    name = f"{key}-{turn}" if turn else key

    def changed() -> None:
        upload = st.session_state[name]
        if not read(upload.getvalue() if upload else None):
            empty(key)

    st.file_uploader(label, type=list(kinds), key=name, on_change=changed, max_upload_size=most)


def empty(key: str) -> None:
    """Empty the field with this key, with the next run."""
    st.session_state[_turns(key)] = st.session_state.get(_turns(key), 0) + 1


def _turns(key: str) -> str:
    """Where it is kept how often the field with this key was emptied."""
    return f"{key}-keer"
