"""The journal: what was changed, when, by whom and why, and the way back."""

import json
from dataclasses import dataclass

import pandas
import streamlit as st

from geodata import Landscape
from geodata.keeping import KEPT_SIGN_INS, PROVENANCE, WHOLE, StoreError
from geodata.keeping.match import KEYS, kinds_of, name_of
from geodata.keeping.people import SignIn, sign_ins_of
from geodata.keeping.store import (
    MAX_ENTRIES,
    Entry,
    Import,
    base_package,
    changes_of,
    day_in_words,
    imports_of,
    open_store,
    time_in_words,
    undo_change,
    undo_import,
)
from geodata.words import count, date_in_words, number
from pages.parts.bijhouden.actions import attempt, show_said
from pages.parts.shared.paging import one_page
from pages.parts.shared.tables import show_table
from pages.parts.shared.templates import show_html
from pages.parts.shared.text import link, literal

OPEN, PLACE, CHANGE = "bijhouden-import", "journaal", "bijhouden-wijziging"
SHOWN, LINES = 8, 20
KINDS = {
    "melding": "Melding van een lezer",
    "bevestiging": "Contacten bevestigd",
    "teruggenomen": "Teruggenomen",
    "gewist": "Contact gewist op verzoek",
    "grenzen": "Nieuwe grenzen",
    "herindeling": "Herindeling",
}
BORDERS = {"grenzen": "De grenzen van het land", "grenzen-fijn": "De grenzen van dichtbij"}


@dataclass(frozen=True)
class Line:
    """A change in words."""

    record: str
    veld: str
    oud: str
    nieuw: str


def show_journal(landscape: Landscape) -> None:
    """The imports, the newest first; one of them with its changes."""
    st.header("Journaal")
    try:
        imports, book = imports_of(open_store()), sign_ins_of(open_store())
    except StoreError as error:
        st.error(literal(str(error)))
        return
    show_said(PLACE)
    if book:
        _show_book(book)
    if not imports:
        st.write("Er is nog niets gewijzigd: de atlas toont de gegevens zoals ze geleverd zijn.")
        return
    if len(imports) == MAX_ENTRIES:
        st.caption(f"U ziet de laatste {number(MAX_ENTRIES)} imports.")
    sizes = {one.id: one.aantal for one in imports}
    for one in one_page(imports, "bladzijde-journaal", SHOWN):
        # One change of it can be taken back alone.
        partly = one.aantal > sizes.get(one.teruggenomen_door, 0)
        _show_import(landscape, one, partly)


def _show_book(book: tuple[SignIn, ...]) -> None:
    with st.expander("Wie zich aanmeldde"):
        rows = [(time_in_words(one.moment), one.wie, one.wat) for one in book]
        show_table(pandas.DataFrame(rows, columns=["Wanneer", "Wie", "Wat"]), "Aanmeldingen")
        st.caption(KEPT_SIGN_INS)


def _show_import(landscape: Landscape, one: Import, partly: bool) -> None:
    kinds = {lijst.id: lijst.label for lijst in kinds_of(landscape).lijsten}
    with st.container(border=True):
        st.subheader(f"Import {one.id}: {literal({**kinds, **KINDS}.get(one.soort, one.soort))}")
        st.markdown(_about(one, partly))
        is_open = st.session_state.get(OPEN) == one.id
        with st.container(horizontal=True):
            st.button(
                "Verberg de wijzigingen" if is_open else "Bekijk de wijzigingen",
                key=f"bekijk-{one.id}",
                on_click=_open,
                args=(None if is_open else one.id,),
            )
            if one.soort != "gewist" and (partly or not one.teruggenomen_door):
                st.button(
                    f"Neem import {one.id} terug",
                    key=f"terug-{one.id}",
                    on_click=_undo_import,
                    args=(one.id, landscape.revision),
                )
        if is_open:
            _show_changes(landscape, one)


def _about(one: Import, partly: bool) -> str:
    parts = [
        f"{day_in_words(one.moment)}, door {literal(one.wie)}, "
        f"{count(one.aantal, 'wijziging', 'wijzigingen')}."
    ]
    if one.bron:
        when = f", {date_in_words(one.bron_datum)}" if one.bron_datum else ""
        sure = f", zekerheid {literal(one.zekerheid)}" if one.zekerheid else ""
        source = link(one.bron, one.bron) if one.bron.startswith("http") else literal(one.bron)
        parts.append(f"Bron: {source}{when}{sure}.")
    if one.bestand:
        parts.append(f"Bestand: {literal(one.bestand)}.")
    parts.append(literal(one.opmerking))
    if one.teruggenomen_door:
        start = "Deels teruggenomen" if partly else "Teruggenomen"
        parts.append(f"**{start} door import {one.teruggenomen_door}.**")
    return "  \n".join(filter(None, parts))


def _show_changes(landscape: Landscape, one: Import) -> None:
    entries = [e for e in changes_of(open_store(), one.id) if e.veld not in PROVENANCE]
    some = one_page(entries, f"bladzijde-import-{one.id}", LINES)
    title = f"{len(some)} van {count(len(entries), 'wijziging', 'wijzigingen')} van import {one.id}"
    st.caption("Bron, datum en zekerheid van deze records wijzigden mee.")
    lines = {entry.id: _line(landscape, entry) for entry in some}
    show_html("bijhouden/journaal.html", titel=title, rijen=list(lines.values()))
    back = {e.id: e for e in some if not e.gewist}
    if not back or one.soort == "gewist":
        return
    chosen = st.selectbox(
        "Eén wijziging terugnemen",
        list(back),
        index=None,
        format_func=lambda key: f"{lines[key].record}: {lines[key].veld}",
        placeholder="Kies een wijziging",
        key=CHANGE,
    )
    if chosen:
        args = (chosen, landscape.revision)
        st.button("Neem deze wijziging terug", on_click=_undo_change, args=args)


def _line(landscape: Landscape, entry: Entry) -> Line:
    if entry.tabel in BORDERS:
        sizes = (f"{number(len(text or '') / 1000)} kB" for text in (entry.oud, entry.nieuw))
        return Line(BORDERS[entry.tabel], "het hele bestand", *sizes)
    labels = kinds_of(landscape).labels
    name = name_of(landscape, entry.tabel, entry.sleutel) if entry.tabel in KEYS else ""
    record = f"{name} ({entry.tabel} {entry.sleutel})" if name else f"{entry.tabel} {entry.sleutel}"
    veld = (
        "het hele record"
        if entry.veld == WHOLE
        else labels.get(f"{entry.tabel}.{entry.veld}", entry.veld.replace("_", " "))
    )
    if entry.gewist:
        return Line(record, veld, "gewist", "gewist")
    whole = entry.veld == WHOLE
    return Line(record, veld, _value(entry.oud, whole), _value(entry.nieuw, whole))


def _value(text: str | None, whole: bool) -> str:
    if not text:
        return "bestaat niet" if whole else "leeg"
    if not whole:
        return text
    return "; ".join(f"{column}: {value}" for column, value in json.loads(text).items() if value)


def _open(number: int | None) -> None:
    st.session_state[OPEN] = number


def _undo_import(number: int, revision: int) -> None:
    def run(who: str) -> str:
        done = undo_import(open_store(), base_package(), number, who, revision)
        return f"Import {number} is teruggenomen als import {done.id}."

    attempt(PLACE, run)


def _undo_change(number: int, revision: int) -> None:
    def run(who: str) -> str:
        done = undo_change(open_store(), base_package(), number, who, revision)
        return f"De wijziging is teruggenomen als import {done.id}."

    attempt(PLACE, run)
