"""What comes out when a list is laid beside the atlas, and what a keeper decides in doubt."""

from collections.abc import Iterable

import pandas
import streamlit as st

from geodata.keeping.match import (
    AS_NEW,
    CHANGED,
    DOUBTFUL,
    IN_WORDS,
    NEW,
    REFUSED,
    SAME,
    SKIP,
    SKIPPED,
    Row,
    absent_frame,
    kinds_of,
    summary,
)
from geodata.words import number
from pages.parts.bijhouden.actions import attempt, show_said
from pages.parts.bijhouden.state import Outcome, choose
from pages.parts.shared.downloads import table_downloads
from pages.parts.shared.paging import one_page
from pages.parts.shared.tables import show_table
from pages.parts.shared.templates import show_html
from pages.parts.shared.text import literal

ABSENT, CELLS = "afwezig", "cellen"
ORDER = (CHANGED, NEW, DOUBTFUL, REFUSED, SAME, SKIPPED)
SHOWN, ASKED = 20, 8
# What says nothing about a new record: source, date and zekerheid are those of the list, said above
# already, and a number among its contacts.
ALONG = ("bron", "bron datum", "zekerheid", "volgnummer")
CHOOSING = "kiezen"
WHAT = {
    CHANGED: "In deze rijen staat iets anders dan in de atlas.",
    NEW: "Deze rijen kent de atlas nog niet.",
    REFUSED: "Deze rijen kunnen niet mee. Verbeter ze in de lijst en lees die opnieuw in.",
    SAME: "In deze rijen staat wat de atlas al weet.",
    SKIPPED: "Deze rijen slaat u over.",
    CELLS: "Van deze rijen is een cel niet te gebruiken; de rest van de rij doet mee.",
}


def show_outcome(made: Outcome) -> None:
    """The outcome in one sentence, and its rows by kind of outcome."""
    found = made.besloten
    st.markdown(literal(summary(found)))
    totals = {outcome: found.aantallen[outcome] for outcome in ORDER}
    totals[DOUBTFUL] = len(_in_doubt(made))
    totals[CELLS] = len(_with_cell_refused(made))
    totals[ABSENT] = len(found.afwezig)
    words = {**IN_WORDS, CELLS: "met een geweigerde cel", ABSENT: "niet in de lijst"}
    shown = [outcome for outcome, total in totals.items() if total]
    kind = st.segmented_control(
        "Toon",
        shown,
        format_func=lambda key: f"{words[key]} ({number(totals[key])})",
        key="bijhouden-uitkomst",
        required=True,
        default=shown[0],
        wrap=True,
    )
    if kind == ABSENT:
        _show_absent(made)
    elif kind == DOUBTFUL:
        _ask(made)
    else:
        _show_rows(made, kind)
    show_said(CHOOSING)
    table_downloads(
        "de hele uitkomst",
        "Uitkomst",
        "uitkomst",
        lambda: made.regels,
        origin="De lijst die u inneemt, naast wat de Geboortezorgatlas al weet",
    )


def _with_cell_refused(made: Outcome) -> list[Row]:
    """The rows that come along without a cell that cannot be."""
    return [row for row in made.besloten.rijen if row.fouten and row.uitkomst != REFUSED]


def _show_rows(made: Outcome, kind: str) -> None:
    rows = [row for row in made.besloten.rijen if row.uitkomst == kind]
    which = f"Rijen die {IN_WORDS[kind]} zijn" if kind != CELLS else "Rijen met een geweigerde cel"
    rows = rows if kind != CELLS else _with_cell_refused(made)
    st.caption(WHAT[kind])
    some = one_page(rows, f"bladzijde-{kind}", SHOWN)
    title = f"{which}, {len(some)} van {number(len(rows))}"
    show_html("bijhouden/uitkomst.html", titel=title, rijen=list(_lines(made.regels, some)))


def _lines(regels: pandas.DataFrame, rows: Iterable[Row]) -> Iterable[dict]:
    for row in rows:
        along = regels["veld"].isin(ALONG) & (regels["oud"] == "")
        along |= (regels["veld"] == "organisatie") & (regels["nieuw"] == row.sleutel)
        own = regels[(regels["rij"] == row.rij) & (regels["veld"] != "") & ~along]
        velden = own[["veld", "oud", "nieuw"]].to_dict("records")
        yield {"nummer": row.rij, "naam": row.naam, "velden": velden, "waarom": row.waarom}


def _show_absent(made: Outcome) -> None:
    st.caption(
        "Deze records van de atlas noemt de lijst niet. Dat zegt alleen dat; ze blijven zoals ze "
        "zijn."
    )
    rows = absent_frame(made.besloten)
    some = one_page(rows, "bladzijde-afwezig", SHOWN)
    show_table(some.rename(columns=str.capitalize), "Records die niet in de lijst staan")


def _in_doubt(made: Outcome) -> list[Row]:
    """The rows in doubt, and those of which the keeper took the doubt away."""
    return [
        now
        for before, now in zip(made.gevonden.rijen, made.besloten.rijen, strict=True)
        if DOUBTFUL in (before.uitkomst, now.uitkomst)
    ]


def _ask(made: Outcome) -> None:
    st.caption(
        "Bij deze rijen is niet zeker over welk record ze gaan. Kies zelf; een rij zonder keuze "
        "doet niet mee. Staat het goede record er niet bij, zet dan in de lijst een kolom met de "
        "sleutel van de atlas."
    )
    before = {row.rij: row for row in made.gevonden.rijen}
    for row in one_page(_in_doubt(made), "bladzijde-twijfel", ASKED):
        with st.container(border=True):
            st.markdown(f"**Rij {row.rij}: {literal(row.naam)}**  \n{literal(row.waarom)}")
            options = _options(made, before[row.rij], row)
            key = f"keuze-{row.rij}"
            st.session_state[key] = made.keuzes.get(row.rij, "")
            st.radio(
                f"Keuze voor rij {row.rij}",
                list(options),
                format_func=lambda choice, options=options: literal(options.get(choice, choice)),
                key=key,
                on_change=_chosen,
                args=(row.rij, key),
            )


def _options(made: Outcome, *rows: Row) -> dict[str, str]:
    """What a keeper can choose for a row, in words."""
    tabel = kinds_of(made.gevonden.landscape).lijst(made.gevonden.soort).tabel
    found = {"": "Nog niet gekozen"} | {
        candidate.sleutel: ": ".join(
            filter(None, (f"{candidate.naam} ({candidate.sleutel})", candidate.reden))
        )
        for row in rows
        for candidate in row.kandidaten
    }
    for row in rows:
        if row.gevonden.sleutel:
            found.setdefault(row.gevonden.sleutel, row.gevonden.sleutel)
    if tabel == "organisaties" or (tabel == "contacten" and rows[0].gevonden.sleutel):
        found[AS_NEW] = "Dit is een nieuw record"
    found[SKIP] = "Sla deze rij over"
    return found


def _chosen(rij: int, key: str) -> None:
    def take(_: str) -> str:
        choose({rij: st.session_state[key]})
        return ""

    attempt(CHOOSING, take)
