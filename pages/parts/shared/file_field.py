"""A field to open a saved file. One that cannot be read does not stay in it."""

from collections.abc import Callable

import streamlit as st


def file_field(label: str, key: str, read: Callable[[bytes | None], bool]) -> None:
    """Draw the field, for JSON. `read` is given the content of what a reader chose, None once it is
    taken away, and says whether it could be used; what could not is taken out of the field, for a
    field that shows it says that it was accepted."""
    turns = f"{key}-keer"
    turn = st.session_state.get(turns, 0)
    # Streamlit empties a field only by making another.
    name = f"{key}-{turn}" if turn else key

    def changed() -> None:
        upload = st.session_state[name]
        if not read(upload.getvalue() if upload else None):
            st.session_state[turns] = turn + 1

    st.file_uploader(label, type="json", key=name, on_change=changed, max_upload_size=1)
