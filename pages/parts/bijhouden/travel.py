"""Take in a table of travel times for Wat als, and take it away."""

import streamlit as st

from geodata import Landscape
from geodata.keeping import Refused
from geodata.keeping.travel import forget_travel, keep_travel, read_travel
from geodata.scenario import outcome, source, travel
from geodata.words import count
from pages.parts.bijhouden.actions import attempt, on_disk, show_said
from pages.parts.shared.sequel import field_name
from pages.parts.shared.text import literal

FILE, SOURCE, DATE, PLACE = "reistijd-bestand", "reistijd-bron", "reistijd-datum", "reistijd"


def show_travel(landscape: Landscape) -> None:
    """The field for a file, its source and date, and what is in use now."""
    st.header("Reistijden innemen")
    st.write(
        "Een tabel met minuten van postcode (kolom pc4) of gemeente naar locatie, als CSV of rekenblad: met "
        "de kolommen locatie en minuten, of met een kolom voor elke locatie. Wat als rekent er dan mee in "
        "plaats van met kilometers, en noemt bron en datum. Een lege cel is niet bekend; daar blijft de "
        "atlas in kilometers rekenen."
    )
    st.file_uploader(
        "Tabel met reistijden (ten hoogste 5 MB)",
        type=["csv", "txt", "tsv", "xlsx", "ods"],
        max_upload_size=5,
        key=field_name(FILE),
    )
    st.text_input("Bron (als die niet in de tabel staat)", key=SOURCE, max_chars=300)
    st.text_input(
        "Datum (als die niet in de tabel staat)", key=DATE, max_chars=40, placeholder="2026-11"
    )
    st.button("Neem in", on_click=attempt, args=(PLACE, lambda who: _take(landscape, who)))
    show_said(PLACE)
    kept = travel()
    if kept is None:
        st.info("Er zijn geen reistijden ingenomen; Wat als rekent hemelsbreed.")
        return
    places = ("postcode", "postcodes") if kept.soort == "pc4" else ("gemeente", "gemeenten")
    st.write(
        literal(
            f"In gebruik: {kept.bestand} ({source(kept)}), ingenomen door {kept.wie}: "
            f"{count(len(kept.plekken), *places)} naar {count(len(kept.locaties), 'locatie', 'locaties')}."
        )
    )
    st.button("Haal de reistijden weg", on_click=attempt, args=(PLACE, _forget))


def _take(landscape: Landscape, who: str) -> str:
    uploaded = st.session_state[field_name(FILE)]
    if uploaded is None:
        raise Refused("Kies eerst een bestand.")
    taken = read_travel(
        landscape,
        uploaded.getvalue(),
        uploaded.name,
        st.session_state[SOURCE],
        st.session_state[DATE],
    )
    on_disk("De reistijden zijn niet weg te schrijven.", lambda: keep_travel(taken.tabel, who))
    # What the table says of every scenario is worked out now, and not for the reader who comes first.
    outcome(landscape, ())
    return " ".join(("De reistijden zijn ingenomen.", *taken.opmerkingen))


def _forget(_: str) -> str:
    on_disk("De reistijden zijn niet weg te halen.", forget_travel)
    return "De reistijden zijn weg; Wat als rekent weer hemelsbreed."
