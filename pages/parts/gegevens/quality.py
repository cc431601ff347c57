"""The parts of the page Gegevens about who can be reached, how old it is and what is contradicted."""

from collections.abc import Mapping

import pandas
import streamlit as st

from geodata import Landscape
from geodata.compare import (
    oldest_sources,
    partnership_frame,
    reach_in_words,
    reach_per_kind,
    reached,
)
from geodata.partners import contradiction_frame
from geodata.words import capital, count, date_in_words
from pages.parts.shared.copied import show_sentences
from pages.parts.shared.downloads import table_downloads
from pages.parts.shared.tables import show_table

OLDEST = 12
FILE = "geboortezorgatlas"
REACH = {
    "soort": "Wie",
    "totaal": "Hoeveel",
    "telefoon": "Telefoon",
    "email": "Mailbox",
    "formulier": "Contactpagina",
    "alleen_site": "Alleen een site",
    "niet": "Niet te bereiken",
    "oudste": "Oudste bron",
    "nieuwste": "Nieuwste bron",
    "zonder_datum": "Bron zonder datum",
}
SOURCES = {
    "bron": "Bron",
    "bron_datum": "Van",
    "rijen": "Feiten",
    "tabellen": "Tabellen",
    "doen": "Wat u kunt doen",
}
CONTRADICTED = {
    "organisatie": "Organisatie",
    "gemeente": "Gemeente",
    "stelt": "De atlas zegt",
    "stelt_datum": "Bron van",
    "zegt": "Een andere bron zegt",
    "bron_datum": "Die bron is van",
    "bron": "Andere bron",
    "opmerking": "Let op",
}


def show_reach(landscape: Landscape) -> None:
    """Per kind how many can be reached by what, for how many gemeenten every partner can, and how
    old that is; each figure can be taken along as the rows behind it."""
    st.header("Wie te bereiken is")
    show_sentences(landscape, "bereik", reach_in_words(landscape))
    frame = reach_per_kind(landscape)
    frame["soort"] = frame["soort"].map(capital)
    show_table(_some(frame, REACH), "Hoeveel organisaties van elke soort te bereiken zijn, en hoe")
    st.caption(
        "Alleen wie actief is, en de gemeenten zelf. Wie een telefoonnummer en een mailbox heeft, telt "
        "bij beide. Persoonlijke adressen en mailboxen van een raad van ouders of cliënten tellen niet "
        "mee. De voorpagina van een site is geen contactpagina. De datum is die van de bron van het contact; wie geen contact heeft, telt "
        "met de eigen bron."
    )
    left, right = st.columns(2)
    with left:
        table_downloads(
            "elke organisatie en gemeente, met bron",
            "Wie te bereiken is",
            f"{FILE}-bereikbaar",
            lambda: _with_key(reached(landscape)),
        )
    with right:
        table_downloads(
            "de partners per gemeente",
            "Partners per gemeente",
            f"{FILE}-bereikbaar-per-gemeente",
            lambda: partnership_frame(landscape),
        )


def show_oldest(landscape: Landscape) -> None:
    """The oldest sources first, with what rests on them and what to do."""
    st.header("Oudste bronnen eerst")
    frame = oldest_sources(landscape)
    dated = frame[frame["bron_datum"] != ""]
    undated = len(frame) - len(dated)
    st.write(
        f"De {OLDEST} oudste van {count(len(frame), 'bron', 'bronnen')}, met hoeveel feiten erop "
        f"rusten. Daarnaast {'heeft' if undated == 1 else 'hebben'} "
        f"{count(undated, 'bron', 'bronnen')} geen datum: die staan achteraan in de hele lijst."
    )
    show_table(_some(_dated(dated.head(OLDEST), "bron_datum"), SOURCES), "De oudste bronnen")
    table_downloads(
        "alle bronnen, oudste eerst", "Bronnen, oudste eerst", f"{FILE}-bronnen", lambda: frame
    )


def show_contradictions(landscape: Landscape) -> None:
    """Where a second source says something else, both with their dates."""
    st.header("Bronnen die elkaar tegenspreken")
    frame = contradiction_frame(landscape)
    if frame.empty:
        st.write("Er is geen tegenspraak bekend.")
        return
    st.write(
        f"Bij {count(int(frame['aantal'].sum()), 'feit', 'feiten')} zegt een tweede bron iets anders. "
        "De atlas kiest niet en noemt beide; wat over meer organisaties gaat, staat er één keer. Weet u "
        "wat klopt? Meld het, met een bron."
    )
    shown = _dated(_dated(frame, "stelt_datum"), "bron_datum")
    show_table(_some(shown, CONTRADICTED), "Wat de atlas zegt en wat een andere bron zegt")
    table_downloads("de tegenspraken", "Tegenspraken", f"{FILE}-tegengesproken", lambda: frame)


def _dated(frame: pandas.DataFrame, column: str) -> pandas.DataFrame:
    return frame.assign(**{column: frame[column].map(date_in_words)})


def _with_key(frame: pandas.DataFrame) -> pandas.DataFrame:
    return frame.rename_axis("sleutel").reset_index()


def _some(frame: pandas.DataFrame, columns: Mapping[str, str]) -> pandas.DataFrame:
    return frame[list(columns)].rename(columns=dict(columns))
