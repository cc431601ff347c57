"""A part of a page that a step opens: the keyboard goes to its heading (static/focus.js)."""

import streamlit as st


def opened(name: str):
    """A container that begins with a heading. When it appears the keyboard goes there, and when it is
    gone back to what opened it; another `name` is another part."""
    return st.container(key=f"opent-{name}")
