"""Take in an export of a capacity dashboard, and take it away."""

from datetime import UTC, datetime

import streamlit as st

from geodata import Landscape
from geodata.keeping import Refused
from geodata.keeping.capacity import (
    COLUMNS,
    STATUSES,
    forget_capacity,
    keep_capacity,
    kept_capacity,
    read_capacity,
)
from geodata.words import count, list_names
from pages.parts.bijhouden.actions import attempt, on_disk, show_said
from pages.parts.shared.sequel import field_name
from pages.parts.shared.text import literal

FILE, TRIAL, PLACE = "capaciteit-bestand", "capaciteit-proef", "capaciteit"


def show_capacity(landscape: Landscape) -> None:
    """The field for a file, whether it is a trial, and what is kept now."""
    st.header("Capaciteit innemen")
    st.write(
        f"Een export met de kolommen {list_names(COLUMNS)} (CSV, rekenblad of JSON). Status is "
        f"{list_names(STATUSES)}. Lezers zien de standen op Regiobeeld: na 15 minuten staat er "
        "‘verouderd’ bij, na een dag zijn ze weg."
    )
    st.file_uploader(
        "Export van een capaciteitsdashboard (ten hoogste 1 MB)",
        type=["csv", "txt", "tsv", "xlsx", "ods", "json"],
        max_upload_size=1,
        key=field_name(FILE),
    )
    st.checkbox("Dit zijn proefgegevens (dat staat er dan overal bij)", key=TRIAL)
    st.button("Neem in", on_click=attempt, args=(PLACE, lambda who: _take(landscape, who)))
    show_said(PLACE)
    kept = kept_capacity()
    if kept is None:
        st.info("Er zijn geen standen ingenomen.")
        return
    trial = " Het zijn proefgegevens." if kept.proef else ""
    st.write(
        literal(
            f"Ingenomen door {kept.wie}: {kept.bestand}, "
            f"{count(len(kept.rijen), 'stand', 'standen')}.{trial}"
        )
    )
    st.button("Haal de standen weg", on_click=attempt, args=(PLACE, _forget))


def _take(landscape: Landscape, who: str) -> str:
    uploaded = st.session_state[field_name(FILE)]
    if uploaded is None:
        raise Refused("Kies eerst een bestand.")
    rows = read_capacity(landscape, uploaded.getvalue(), uploaded.name, datetime.now(UTC))
    on_disk(
        "De standen zijn niet weg te schrijven.",
        lambda: keep_capacity(rows, st.session_state[TRIAL], who, uploaded.name),
    )
    return f"{count(len(rows), 'stand', 'standen')} ingenomen."


def _forget(_: str) -> str:
    on_disk("De standen zijn niet weg te halen.", forget_capacity)
    return "De standen zijn weg."
