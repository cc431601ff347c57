"""What the tab of the browser, its history and a bookmark call a page."""

import streamlit as st

from pages.parts.shared.page_html import TITLE


def name_tab(*parts: str) -> None:
    """Name the tab, what is most particular first: "Groningen – Mijn gemeente – Geboortezorgatlas"."""
    st.set_page_config(page_title=" – ".join((*parts, TITLE)))
