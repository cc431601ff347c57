"""Pieces of HTML with data in them: Jinja2 templates, everything escaped."""

from functools import cache
from pathlib import Path
from urllib.parse import quote, urlsplit

import jinja2
import streamlit as st

from geodata.words import CHECK, NEW, capital


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
    environment.filters["age"] = _age
    environment.filters["note"] = _note
    environment.filters["capital"] = capital
    return environment


def _age(age: str, when: str) -> str:
    """The age of a source in brackets, behind its date. Of what is younger than a year, or of which
    the date is not known, the date says it."""
    known = age.removesuffix(CHECK)
    return "" if known == NEW or age.startswith(when) else f" ({known})"


def _note(note: str) -> str:
    """A note about a contact as it stands on a page: that old sources are to be checked is said
    there once, for all."""
    return note.replace(CHECK, "").replace(f": {NEW}", "")


def show_html(template: str, **values) -> None:
    """Draw a template with these values."""
    st.html(environment().get_template(template).render(**values))
