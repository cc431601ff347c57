"""Official sources: a button for each, and what it has that the atlas has not."""

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from geodata import Landscape
from geodata.keeping.match import Guess
from geodata.keeping.sources import (
    SOURCES,
    Asked,
    Laid,
    Source,
    id_of,
    is_waiting,
    kept_lists,
    look,
    web_for,
)
from geodata.keeping.store import (
    Address,
    addresses_of,
    day_in_words,
    forget_address,
    open_store,
)
from geodata.words import number
from pages.parts.bijhouden.actions import attempt, show_said
from pages.parts.bijhouden.apply import show_applied, show_apply
from pages.parts.bijhouden.outcome import show_outcome
from pages.parts.bijhouden.state import Intake, current, keep, outcome_of
from pages.parts.bijhouden.step import keep_steps, show_steps
from pages.parts.shared.text import literal

PLACE, LISTS, FROM = "verversen", "verversen-lijsten", "verversen-bron"
WHICH = "verversen-lijst"


def show_refresh(landscape: Landscape) -> None:
    """A button per source; below it the lists of the one that was asked, beside the atlas."""
    st.header("Verversen uit officiële bronnen")
    st.write(
        "De atlas kijkt bij de bron zelf wat er nieuw is en legt dat naast wat hij heeft. Er verandert "
        "niets voordat u onderaan op ‘Pas toe’ drukt."
    )
    store = open_store()
    known = {id_of(address): address for address in addresses_of(store)}
    for source in {**SOURCES, **kept_lists(store)}.values():
        with st.container(border=True):
            st.markdown(f"**{literal(source.label)}**  \n{literal(source.uitleg)}")
            if source.id in known:
                _show_address(known[source.id])
            if st.button("Kijk bij de bron", key=f"ververs-{source.id}"):
                _look(landscape, source)
            if st.session_state.get(FROM) == source.id:
                show_said(PLACE)
    show_steps()
    lists: tuple[Laid, ...] = st.session_state.get(LISTS, ())
    if lists:
        _show_lists(landscape, lists)


def _show_address(address: Address) -> None:
    """When a list was looked at, and the way to look at it no more."""
    when = f"Laatst gekeken op {day_in_words(address.gekeken)}. " if address.gekeken else ""
    due = "Het is tijd om te kijken." if address.is_due(datetime.now(UTC)) else ""
    fresh = "Er is een nieuwe versie. " if is_waiting(open_store(), address) else ""
    st.caption(literal(f"{fresh}{when}{due}".strip()))
    st.button(
        "Vergeet dit adres",
        key=f"vergeet-{id_of(address)}",
        on_click=lambda: attempt(PLACE, lambda _: _forget(address.naam)),
    )


def _forget(naam: str) -> str:
    forget_address(open_store(), naam)
    return f"De atlas kijkt niet meer naar ‘{naam}’. Wat er al uit kwam blijft staan."


def _look(landscape: Landscape, source: Source) -> None:
    bar = st.progress(0.0, "De bron wordt gevraagd.")
    st.session_state[FROM], st.session_state[LISTS] = source.id, ()
    keep_steps((), 0)
    keep(None)

    def run(_: str) -> str:
        asked = Asked(
            landscape,
            web_for(open_store()),
            progress=lambda share, what: bar.progress(min(share, 1.0), literal(what)),
        )
        looked = look(source, asked)
        st.session_state[LISTS] = looked.lijsten
        keep_steps(looked.stappen, landscape.revision)
        if looked.lijsten:
            _choose(0)
        return looked.nieuws or "Er is niets nieuws sinds de vorige keer."

    attempt(PLACE, run)
    bar.empty()


def _choose(position: int) -> None:
    """Make one of the lists the one that is being taken in."""
    laid: Laid = st.session_state[LISTS][position]
    proposal = laid.voorstel
    gok = Guess(proposal.soort, proposal.kolommen)
    intake = Intake(proposal.naam, proposal.raw, gok)
    keep(replace(intake, uitkomst=outcome_of(proposal.raw, proposal.kolommen, laid.gevonden)))


def _show_lists(landscape: Landscape, lists: tuple[Laid, ...]) -> None:
    st.header("Wat de bron heeft")
    if len(lists) > 1:
        st.radio(
            "Lijst",
            range(len(lists)),
            format_func=lambda position: _name(lists[position]),
            key=WHICH,
            on_change=lambda: _choose(st.session_state[WHICH]),
        )
    intake = current()
    # A file that was taken in since stands under Lijst innemen.
    if (
        not intake
        or not intake.uitkomst
        or all(intake.raw is not one.voorstel.raw for one in lists)
    ):
        return
    st.caption(literal(f"Bron: {intake.uitkomst.gevonden.origin.bron}"))
    if intake.toegepast:
        show_applied(landscape, intake)
        return
    show_outcome(intake.uitkomst)
    st.header("Toepassen")
    show_apply(landscape, intake.uitkomst)


def _name(laid: Laid) -> str:
    counted = laid.gevonden.aantallen
    fresh = counted["gewijzigd"] + counted["nieuw"]
    return f"{laid.voorstel.naam} ({number(fresh)} gewijzigd of nieuw, {number(counted['twijfel'])} in twijfel)"
