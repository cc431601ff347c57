"""Put the outcome of a list into the atlas: all of what was chosen, or nothing; and take it back."""

import re
from dataclasses import replace

import streamlit as st

from geodata import Landscape
from geodata.keeping import Origin
from geodata.keeping.match import CHANGED, NEW, SAME, Matched, changes_of
from geodata.keeping.read import ListError
from geodata.keeping.store import (
    Address,
    apply,
    base_package,
    day_in_words,
    keep_address,
    open_store,
    undo_import,
)
from geodata.words import count
from pages.parts.bijhouden.actions import attempt, show_said
from pages.parts.bijhouden.state import Intake, Outcome, current, keep, lay_beside
from pages.parts.bijhouden.take_list import READING, another_list, remember_columns

PLACE, AGAIN, ADDRESS = "toepassen", "opnieuw", "adres"
WHICH = {
    CHANGED: ("Wat gewijzigd is", True),
    NEW: ("Wat nieuw is", True),
    SAME: ("Bevestig wat gelijk is: het krijgt deze bron en datum", False),
}


def show_apply(landscape: Landscape, made: Outcome) -> None:
    """Choose which outcomes count, and the button that applies them."""
    if landscape.revision != made.gevonden.landscape.revision:
        st.warning(
            "Iemand heeft de gegevens gewijzigd sinds u de lijst vergeleek. Vergelijk opnieuw; wat "
            "u invulde en koos blijft staan."
        )
        st.button("Vergelijk opnieuw", on_click=_again, args=(landscape,))
        show_said(AGAIN)
    totals = made.besloten.aantallen
    kinds = [
        kind
        for kind, (label, start) in WHICH.items()
        if totals[kind]
        and st.checkbox(
            f"{label} ({count(totals[kind], 'rij', 'rijen')})", start, key=f"mee-{kind}"
        )
    ]
    skipped = st.text_input(
        "Rijen die u toch niet meeneemt",
        key="bijhouden-zonder",
        placeholder="nummers, bijvoorbeeld: 12, 15-18",
        max_chars=500,
        persist_state="session",
    )
    total = len(_rows(made.besloten, kinds, _numbers(skipped)[0]))
    st.button(
        f"Pas {count(total, 'rij', 'rijen')} toe",
        type="primary",
        disabled=not total,
        on_click=_apply,
        args=(made, kinds, skipped),
    )
    show_said(PLACE)


def _rows(found: Matched, kinds: list[str], skipped: set[int]) -> set[int]:
    return {row.rij for row in found.rijen if row.uitkomst in kinds} - skipped


def _numbers(text: str) -> tuple[set[int], str]:
    """The rows that a text names, and the part of it that names none."""
    rows: set[int] = set()
    for part in filter(None, re.split(r"[,;\s]+", re.sub(r"\s*-\s*", "-", text.strip()))):
        named = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", part)
        if not named:
            return rows, part
        rows |= set(range(int(named[1]), int(named[2] or named[1]) + 1))
    return rows, ""


def _apply(made: Outcome, kinds: list[str], skipped: str) -> None:
    intake = current()

    def run(who: str) -> str:
        rows, strange = _numbers(skipped)
        if strange:
            raise ListError(f"‘{strange}’ is geen rijnummer. Schrijf bijvoorbeeld: 12, 15-18.")
        found = made.besloten
        changes = changes_of(found, _rows(found, kinds, rows), bevestig=SAME in kinds)
        origin = Origin(found.soort, intake.bestand, **vars(found.origin))
        store = open_store()
        remember_columns(intake, who)
        seen = found.landscape.revision
        done = apply(store, base_package(), changes, origin, who, seen)
        keep(replace(intake, toegepast=done))
        return ""

    attempt(PLACE, run)


def _again(landscape: Landscape) -> None:
    """Lay the same list beside the data as they are now."""
    intake = current()
    made = intake.uitkomst

    def run(_: str) -> str:
        kind, origin = made.gevonden.soort, made.gevonden.origin
        keep(lay_beside(landscape, intake, kind, made.kolommen, origin, lijst=made.lijst))
        return ""

    attempt(AGAIN, run)


def show_applied(landscape: Landscape, intake: Intake) -> None:
    """What was applied, and the way back."""
    done = intake.toegepast
    st.success(
        f"Import {done.id} is toegepast op {day_in_words(done.moment)}: "
        f"{count(done.aantal, 'wijziging', 'wijzigingen')}. Lezers zien het binnen vijf seconden."
    )
    _ask_address(intake)
    with st.container(horizontal=True):
        st.button("Neem deze import terug", on_click=_undo, args=(landscape, intake))
        st.button("Neem nog een lijst in", on_click=another_list)
    show_said(PLACE)


def _ask_address(intake: Intake) -> None:
    """Where a list came from an address, offer to look there for the next version."""
    made = intake.uitkomst
    source = made.gevonden.origin
    if not source.bron.startswith("https://") or made.lijst is not intake.raw or not intake.raw.kop:
        return
    with st.expander("Kijk voortaan op dit adres of er een nieuwe versie is"):
        with st.form("bijhouden-adres", border=False):
            naam = st.text_input("Naam van de lijst", intake.bestand, max_chars=80)
            adres = st.text_input("Adres van het bestand", source.bron, max_chars=1000)
            dagen = st.number_input("Om de hoeveel dagen", 1, 366, 30)
            asked = st.form_submit_button("Onthoud dit adres")
        if asked:
            headings = {veld: intake.raw.kolommen[i] for veld, i in made.kolommen.items()}
            kind, days = made.gevonden.soort, int(dagen)
            address = Address(naam, adres, kind, headings, source.bron, source.zekerheid, days)
            attempt(ADDRESS, lambda who: _keep_address(address, who))
        show_said(ADDRESS)


def _keep_address(address: Address, who: str) -> str:
    keep_address(open_store(), address, who)
    return "Het adres is onthouden. Onder Verversen ziet u of er een nieuwe versie is."


def _undo(landscape: Landscape, intake: Intake) -> None:
    done = intake.toegepast

    def run(who: str) -> str:
        undo_import(open_store(), base_package(), done.id, who, landscape.revision)
        keep(replace(intake, toegepast=None, uitkomst=None))
        return f"Import {done.id} is teruggenomen. De lijst staat er nog; vergelijk die opnieuw."

    attempt(READING, run)
