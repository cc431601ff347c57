"""What readers reported: take it over into the journal, or turn it down."""

import streamlit as st

from geodata import Landscape
from geodata.keeping import PROVENANCE, ZEKERHEDEN, ListSource, Origin, StoreError
from geodata.keeping.match import KEYS, kinds_of, name_of
from geodata.keeping.people import REPORT, Proposal, accept, decline, waiting
from geodata.keeping.store import base_package, day_in_words, open_store, record_now
from geodata.words import count, place_in_words
from pages.parts.bijhouden.actions import attempt, show_said
from pages.parts.shared.paging import one_page
from pages.parts.shared.text import literal

PLACE = "meldingen"
SHOWN = 4


def how_many() -> int:
    """How many reports wait; 0 when the store cannot be reached."""
    try:
        return len(waiting(open_store()))
    except StoreError:
        return 0


def show_proposals(landscape: Landscape) -> None:
    """The reports that wait, the oldest first."""
    st.header("Meldingen van lezers")
    show_said(PLACE)
    try:
        found = waiting(open_store())
    except StoreError as error:
        st.error(literal(str(error)))
        return
    if not found:
        st.write("Er wachten geen meldingen.")
        return
    st.write(
        f"Er {'wacht' if len(found) == 1 else 'wachten'} {count(len(found), 'melding', 'meldingen')}."
    )
    for proposal in one_page(found, "bladzijde-meldingen", SHOWN):
        with st.container(border=True):
            _show(landscape, proposal)


def _show(landscape: Landscape, proposal: Proposal) -> None:
    record = record_now(open_store(), base_package(), proposal.tabel, proposal.sleutel)
    naam = _name(landscape, proposal)
    st.subheader(f"Melding {proposal.id}: {literal(naam)}")
    said = [f"**Wat:** {literal(proposal.wat)}"]
    if proposal.waarom:
        said.append(f"**Waarom:** {literal(proposal.waarom)}")
    answer = f", antwoord aan {literal(proposal.mail)}" if proposal.mail else ""
    said.append(f"Gemeld op {day_in_words(proposal.moment)}{answer}.")
    st.markdown("  \n".join(said))
    if record is None:
        st.write("Dit record is er niet meer.")
    else:
        _show_form(landscape, proposal, record)
    st.button("Wijs af", key=f"afwijzen-{proposal.id}", on_click=_decline, args=(proposal.id,))


def _show_form(landscape: Landscape, proposal: Proposal, record: dict[str, str]) -> None:
    labels = kinds_of(landscape).labels
    fixed = {*KEYS.get(proposal.tabel, ()), "code", *PROVENANCE}
    velden = {
        column: f"{labels.get(f'{proposal.tabel}.{column}', column.replace('_', ' '))}: "
        f"{record[column][:80] or 'leeg'}"
        for column in record
        if column not in fixed
    }
    number = proposal.id
    with st.form(f"melding-{number}"):
        st.selectbox(
            "Welk veld verandert er?",
            list(velden),
            index=list(velden).index(proposal.veld) if proposal.veld in velden else None,
            format_func=lambda column: velden.get(column, column),
            placeholder="Kies een veld",
            key=f"veld-{number}",
            persist_state="session",
        )
        st.text_input(
            "Wat moet er komen te staan?",
            proposal.wat,
            max_chars=1000,
            key=f"waarde-{number}",
            persist_state="session",
        )
        with st.expander("U hebt zelf een bron gevonden"):
            st.text_input("Bron", key=f"bron-{number}", max_chars=1000, persist_state="session")
            st.text_input(
                "Datum van de bron", key=f"datum-{number}", max_chars=10, persist_state="session"
            )
            st.selectbox(
                "Zekerheid",
                ZEKERHEDEN,
                index=None,
                placeholder="Kies",
                key=f"zekerheid-{number}",
                persist_state="session",
            )
        st.caption("Zonder eigen bron staat erbij: melding van een lezer, zekerheid laag.")
        st.form_submit_button(
            "Neem over", type="primary", on_click=_accept, args=(number, landscape.revision)
        )


def _name(landscape: Landscape, proposal: Proposal) -> str:
    if proposal.tabel == "gemeenten":
        return f"gemeente {landscape.gemeenten['naam'].get(proposal.sleutel, proposal.sleutel)}"
    naam = name_of(landscape, proposal.tabel, proposal.sleutel) or proposal.sleutel
    return f"coalitie {place_in_words(naam)}" if proposal.tabel == "coalities" else naam


def _accept(number: int, revision: int) -> None:
    state = st.session_state

    def run(who: str) -> str:
        done = accept(
            open_store(),
            base_package(),
            number,
            who,
            revision,
            veld=state[f"veld-{number}"] or "",
            nieuw=state[f"waarde-{number}"].strip(),
            origin=_own_source(number),
        )
        return f"Melding {number} is overgenomen als import {done.id}."

    attempt(PLACE, run)


def _own_source(number: int) -> Origin | None:
    values = [st.session_state[f"{name}-{number}"] or "" for name in ("bron", "datum", "zekerheid")]
    if not any(values):
        return None
    return Origin(REPORT, "", **vars(ListSource(*map(str.strip, values))))


def _decline(number: int) -> None:
    def run(who: str) -> str:
        decline(open_store(), number, who)
        return f"Melding {number} is afgewezen."

    attempt(PLACE, run)
