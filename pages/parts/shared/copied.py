"""Sentences and figures that a reader can copy, with where they come from."""

from collections.abc import Iterable, Sequence
from datetime import date

from geodata import Landscape
from geodata.words import date_in_words
from pages.parts.shared.components import component
from pages.parts.shared.page_html import TITLE


def show_sentences(landscape: Landscape, key: str, sentences: Iterable[str]) -> None:
    """Draw sentences; what is copied has the source, its date and the link as well."""
    component("copy", "zinnen")(
        key=key,
        data={"zinnen": list(sentences), "bron": source_of_copy(landscape, date.today())},
    )


def show_copy_button(landscape: Landscape, key: str, sentences: Iterable[str]) -> None:
    """Draw the button alone, under what the page shows in its own way."""
    component("copy", "zinnen")(
        key=key,
        data={
            "zinnen": list(sentences),
            "bron": source_of_copy(landscape, date.today()),
            "getoond": True,
        },
    )


def show_figures(
    landscape: Landscape,
    key: str,
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> None:
    """Draw figures as a table: of each row the first cell is the figure. A reader can copy a row as
    a sentence, with its source, the date of today and the link."""
    component("figures", "cijfers")(
        key=key,
        data={
            "titel": title,
            "kolommen": list(columns),
            "rijen": [list(row) for row in rows],
            "bron": source_of_copy(landscape, date.today()),
        },
    )


def source_of_copy(landscape: Landscape, today: date) -> str:
    """The source of what was copied today, in Dutch; the browser adds the link."""
    data, read = (date_in_words(day) for day in (landscape.vocabulary.peildatum, today.isoformat()))
    return f"Bron: {TITLE}, gegevens van {data}, gelezen op {read}:"
