"""Pieces of HTML with data in them: Jinja2 templates, everything escaped."""

from functools import cache
from pathlib import Path
from urllib.parse import quote, urlsplit

import jinja2
import streamlit as st


@cache
def environment() -> jinja2.Environment:
    """The templates, by their path below `pages/parts`."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent.parent),
        autoescape=True,
        trim_blocks=True,
    )
    environment.filters["host"] = lambda address: urlsplit(address).netloc.removeprefix("www.")
    environment.filters["to"] = lambda mail, address: mail.replace(
        "mailto:", f"mailto:{quote(address, safe='@')}", 1
    )
    return environment


def show_html(template: str, **values) -> None:
    """Draw a template with these values."""
    st.html(environment().get_template(template).render(**values))
