"""Take a list in: the file, what kind of list it is, which column is what, and where it comes from."""

import streamlit as st

from geodata import Landscape
from geodata.keeping import ZEKERHEDEN, ListSource
from geodata.keeping.match import (
    Meant,
    fingerprint,
    guess,
    is_figures,
    kinds_of,
    long_form,
    one_table,
)
from geodata.keeping.read import RawList, mended, read_list
from geodata.keeping.store import open_store, remember_mapping, remembered_mapping
from geodata.package import Veld
from geodata.words import capital, count, join_words
from pages.parts.bijhouden.actions import attempt, forget_said, show_said
from pages.parts.bijhouden.state import Intake, current, keep, lay_beside
from pages.parts.shared.sequel import field_name
from pages.parts.shared.text import literal

FILE, KIND = "bijhouden-bestand", "bijhouden-soort"
SOURCE, DATE, SURE = "bijhouden-bron", "bijhouden-datum", "bijhouden-zekerheid"
READING, MATCHING = "inlezen", "vergelijken"
FIGURE = "bijhouden-cijfer"
MAX_REMARKS = 20
NOT_THERE = -1
MAX_SHOWN = 40  # characters of an example of what is in a column


def take_file(landscape: Landscape) -> None:
    """The field for a file, and what was noticed while it was read."""
    st.write(
        "Kies een rekenblad of CSV-bestand van hooguit 5 MB. Er verandert niets voordat u onderaan "
        "zelf op ‘Pas toe’ drukt."
    )
    st.file_uploader(
        "Lijst (CSV, XLSX of ODS)",
        type=["csv", "txt", "tsv", "xlsx", "xlsm", "ods"],
        max_upload_size=5,
        key=field_name(FILE),
        on_change=lambda: attempt(READING, lambda _: _read(landscape)),
    )
    show_said(READING)
    intake = current()
    if not intake:
        return
    raw = intake.raw
    columns = count(len(raw.kolommen), "kolom", "kolommen")
    st.markdown(
        f"**{literal(intake.bestand)}**: {count(len(raw.rijen), 'rij', 'rijen')} en {columns}."
    )
    remarks = [f"- {literal(text)}" for text in raw.opmerkingen[:MAX_REMARKS]]
    if remarks:
        st.markdown("\n".join(["Bij het lezen viel dit op:", "", *remarks]))
    if intake.hersteld:
        example = next(
            new for old, new in zip(_texts(raw), _texts(intake.hersteld), strict=True) if old != new
        )
        st.warning(
            "In de lijst staan verhaspelde letters. Hersteld staat er bijvoorbeeld: "
            f"‘{literal(example[:MAX_SHOWN])}’."
        )
        st.button(
            "Herstel de letters",
            on_click=lambda: attempt(
                READING, lambda _: _take(landscape, intake.bestand, intake.hersteld)
            ),
        )


def _texts(raw: RawList) -> list[str]:
    return [text for row in (raw.kolommen, *raw.rijen) for text in row]


def _read(landscape: Landscape) -> str:
    uploaded = st.session_state[field_name(FILE)]
    if uploaded is None:
        keep(None)
        return ""
    return _take(landscape, uploaded.name, read_list(uploaded.getvalue(), uploaded.name))


def _take(landscape: Landscape, name: str, read: RawList) -> str:
    """Begin with a list that was read: what kind it seems is chosen already when that is clear."""
    raw, better = one_table(landscape, read), mended(read)
    gok = guess(raw, landscape)
    keep(Intake(name, raw, gok, one_table(landscape, better) if better else None))
    st.session_state[KIND] = gok.soort if gok.soort and gok.soort_zeker else None
    st.session_state[SOURCE] = st.session_state[DATE] = ""
    st.session_state[SURE] = None
    return ""


def describe_list(landscape: Landscape, intake: Intake) -> None:
    """Kind, columns and origin, to be corrected; and the button that matches the list."""
    lijsten = {lijst.id: lijst for lijst in kinds_of(landscape).lijsten}
    kind = st.selectbox(
        "Soort lijst",
        list(lijsten),
        index=None,
        format_func=lambda key: lijsten[key].label,
        placeholder="Kies wat voor lijst dit is",
        key=KIND,
        persist_state="session",
        filter_mode=None,
    )
    if not kind:
        seems = intake.gok.soort
        if seems:
            why = literal(" ".join(intake.gok.twijfel))
            st.info(
                f"De lijst lijkt van de soort ‘{lijsten[seems].label}’, maar dat rust op weinig. "
                f"{why} Kies zelf wat voor lijst het is."
            )
        else:
            st.info("De atlas herkent deze lijst niet. Kies zelf wat voor lijst het is.")
        return
    st.caption(literal(lijsten[kind].uitleg))
    with st.form("bijhouden-beschrijving"):
        st.subheader("Welke kolom is wat?")
        columns = _columns(landscape, intake.raw, kind)
        if is_figures(landscape, kind):
            st.subheader("Wat zijn het voor cijfers?")
            _meaning()
        st.subheader("Waar komt de lijst vandaan?")
        _origin()
        asked = st.form_submit_button("Vergelijk met de atlas", type="primary")
        progress = st.empty()
    if asked:
        _match(landscape, intake, kind, columns, progress)
    show_said(MATCHING)


def _columns(landscape: Landscape, raw: RawList, kind: str) -> dict[str, int]:
    mark = fingerprint(raw)
    velden = kinds_of(landscape).velden_of(kind)
    needed = kinds_of(landscape).lijst(kind).nodig
    start = _proposed(landscape, raw, kind, mark)
    found = [veld for veld in velden if veld.id in start or veld.id in needed]
    others = [veld for veld in velden if veld not in found]
    chosen = _fields(raw, found, start, f"{mark}-{kind}")
    with st.expander(f"Andere gegevens die in zo'n lijst kunnen staan ({len(others)})"):
        chosen |= _fields(raw, others, start, f"{mark}-{kind}")
    columns = {veld: index for veld, index in chosen.items() if index != NOT_THERE}
    rest = [heading for i, heading in enumerate(raw.kolommen) if i not in columns.values()]
    if rest:
        shown = join_words(f"‘{heading[:MAX_SHOWN]}’" for heading in rest[:12])
        more = f" en nog {len(rest) - 12}" if len(rest) > 12 else ""
        st.caption(literal(f"Deze kolommen gebruikt de atlas niet: {shown}{more}."))
    return columns


def _proposed(landscape: Landscape, raw: RawList, kind: str, mark: str) -> dict[str, int]:
    """What a keeper said of an earlier edition of the list, else a proposal. What rests on little
    is said, and left to the keeper."""
    # Without headings another list has the same mark.
    remembered = remembered_mapping(open_store(), mark, kind) if raw.kop else None
    if remembered is None:
        found = guess(raw, landscape, kind)
        if found.velden:
            sure = "Niet zeker, kies deze kolommen zelf."
            st.warning(f"{sure} {literal(' '.join(found.twijfel))}")
        return {veld: i for veld, i in found.kolommen.items() if veld not in found.velden}
    known = {veld.id for veld in kinds_of(landscape).velden_of(kind)}
    return {
        veld: index
        for veld, index in remembered.items()
        if veld in known and index in range(len(raw.kolommen))
    }


def _fields(raw: RawList, velden: list[Veld], start: dict, mark: str) -> dict[str, int]:
    """A choice of column for each field, three beside each other; `NOT_THERE` for none."""
    chosen, places = {}, st.columns(3)
    headings = {index: _heading(raw, index) for index in range(len(raw.kolommen))}
    labels = {NOT_THERE: "Staat niet in de lijst"} | headings
    for position, veld in enumerate(velden):
        chosen[veld.id] = places[position % 3].selectbox(
            literal(capital(veld.label)),
            list(labels),
            index=list(labels).index(start.get(veld.id, NOT_THERE)),
            format_func=labels.get,
            key=f"{mark}-{veld.id}",
            persist_state="session",
        )
    return chosen


def _heading(raw: RawList, index: int) -> str:
    """A column by its heading and the first thing that stands in it."""
    example = next((row[index] for row in raw.rijen if row[index]), "")
    heading = raw.kolommen[index] or f"kolom {index + 1}"
    return f"{heading[:MAX_SHOWN]} (bijvoorbeeld: {example[:MAX_SHOWN]})" if example else heading


def _origin() -> None:
    st.text_input(
        "Bron",
        key=SOURCE,
        max_chars=1000,
        placeholder="een webadres, of bijvoorbeeld: lijst van het CPZ",
        persist_state="session",
    )
    left, right = st.columns(2)
    left.text_input(
        "Datum van de bron",
        key=DATE,
        max_chars=10,
        placeholder="2026-11-22, 2026-11 of 2026",
        persist_state="session",
    )
    right.radio(
        "Zekerheid van de bron",
        ZEKERHEDEN,
        index=None,
        horizontal=True,
        key=SURE,
        persist_state="session",
    )
    st.caption("Deze drie komen bij elk gegeven te staan dat door de lijst verandert.")


def _meaning() -> None:
    """What a list of figures does not say itself, asked once."""
    st.caption(
        "Vul in wat de lijst zelf niet zegt. Van een cijfer dat de atlas al kent zijn eenheid en "
        "definitie niet nodig. Staan jaren of cijfers naast elkaar, dan zet de atlas ze onder elkaar."
    )
    left, right = st.columns(2)
    for name, label, place, example in (
        ("cijfer", "Cijfer", left, "Laag geboortegewicht"),
        ("jaar", "Jaar van alle waarden", right, "2024"),
        ("eenheid", "Eenheid", left, "% van de baby's"),
        ("definitie", "Definitie", right, "wat er precies geteld is"),
    ):
        place.text_input(
            label,
            key=f"{FIGURE}-{name}",
            placeholder=example,
            max_chars=500,
            persist_state="session",
        )
    left.radio(
        "Mogen gemeenten bij elkaar opgeteld worden?",
        ("nee", "ja"),
        key=f"{FIGURE}-optelbaar",
        horizontal=True,
        persist_state="session",
    )


def _meant() -> Meant:
    names = ("cijfer", "jaar", "eenheid", "definitie", "optelbaar")
    return Meant(*(st.session_state.get(f"{FIGURE}-{name}") or "" for name in names))


def _match(landscape: Landscape, intake: Intake, kind: str, columns: dict, progress) -> None:
    def run(_: str) -> str:
        bar = progress.progress(0.0, "De lijst wordt naast de atlas gelegd.")
        lijst, places = intake.raw, columns
        if is_figures(landscape, kind):
            lijst, places = long_form(landscape, intake.raw, columns, _meant())
        source = _asked_source()
        keep(lay_beside(landscape, intake, kind, places, source, bar.progress, lijst))
        return ""

    attempt(MATCHING, run)
    progress.empty()


def _asked_source() -> ListSource:
    state = st.session_state
    return ListSource(state[SOURCE].strip(), state[DATE].strip(), state[SURE] or "")


def remember_columns(intake: Intake, who: str) -> None:
    """Remember which column is what, for the next edition of the list."""
    made = intake.uitkomst
    if not intake.raw.kop or made.lijst is not intake.raw:
        return
    mark = fingerprint(intake.raw)
    remember_mapping(open_store(), mark, made.gevonden.soort, made.kolommen, who)


def another_list() -> None:
    """Put the list away."""
    keep(None)
    forget_said()
