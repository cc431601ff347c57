"""What the tab of the browser, its history and a bookmark call a page."""

import streamlit as st

from pages.parts.shared.page_html import TITLE

ABOUT = "Geboortezorgatlas: wie werkt waar in de Nederlandse geboortezorg."


def set_up_page(name: str) -> None:
    """Give the frame of every page its width, its menu and the name of its tab, in one message."""
    # The icon stands in the served page: sent here it would travel with every run.
    st.set_page_config(page_title=_title(name), layout="wide", menu_items={"about": ABOUT})


def name_tab(*parts: str) -> None:
    """Name the tab, what is most particular first: "Groningen – Mijn gemeente – Geboortezorgatlas"."""
    st.set_page_config(page_title=_title(*parts))


def _title(*parts: str) -> str:
    return " – ".join((*parts, TITLE))
