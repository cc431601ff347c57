"""The parts of the page Mijn gemeente."""

from datetime import date

import streamlit as st

from geodata import Landscape, files
from geodata.figures import values, weight, weights
from geodata.find import Answer
from geodata.map import surroundings_view
from geodata.partners import partner_card
from geodata.records import gemeenten_of, organisaties_of
from geodata.words import capital
from pages.parts.gemeente.drawn import partners_data, steps_data
from pages.parts.gemeente.state import (
    ANSWER,
    PROBLEMS,
    QUERY,
    WEIGHT,
    choose,
    choose_weight,
    chosen_weight,
    go_to,
    take,
)
from pages.parts.shared.addresses import base_address
from pages.parts.shared.components import component
from pages.parts.shared.downloads import download, table_downloads
from pages.parts.shared.link import given
from pages.parts.shared.map import show_map
from pages.parts.shared.report import report_button
from pages.parts.shared.search import search_field, show_answer
from pages.parts.shared.text import literal
from pages.parts.shared.ways import show_what_if

REGION, MORE = "naar-regiobeeld", "andere-vormen"


def search_box(landscape: Landscape) -> None:
    """The search field and what came of it."""
    search_field(landscape, QUERY, take, placeholder="bijvoorbeeld: Borger-Odoorn, Haren, 1012 AB")
    for problem in st.session_state[PROBLEMS]:
        st.warning(literal(problem))
    answer: Answer = st.session_state[ANSWER]
    if answer.organisatie:
        _show_organisatie(landscape, answer)
    else:
        show_answer(answer, "gemeente-bedoeld", lambda key: choose(landscape, key))


def _show_organisatie(landscape: Landscape, answer: Answer) -> None:
    """What an organisatie is, and the way to where it is shown."""
    organisatie = organisaties_of(landscape)[answer.organisatie]
    soort = landscape.vocabulary.soorten[organisatie.soort].enkelvoud
    also = f"{answer.melding} " if answer.melding else ""
    st.write(
        literal(
            f"{also}{organisatie.naam} is geen gemeente maar een organisatie: {soort}. Op de kaart "
            "ziet u wie het is, waar die werkt en hoe u die bereikt."
        )
    )
    if st.button(f"Bekijk {literal(organisatie.naam)} op de kaart"):
        st.switch_page("kaart.py", query_params={"gekozen": answer.organisatie})


def _pills(key: str, label: str, names: dict[str, str]) -> None:
    """Buttons that lead to other gemeenten."""

    def go() -> None:
        if st.session_state[key]:
            go_to(st.session_state[key])
            st.session_state[key] = None

    st.pills(
        label,
        list(names),
        format_func=lambda code: literal(names.get(code, code)),
        key=key,
        on_change=go,
        wrap=True,
    )


def show_start(landscape: Landscape) -> None:
    """What the page is for, when no gemeente is chosen yet, and ways to choose one."""
    st.write(
        "Typ hierboven uw gemeente, een plaats of een postcode en druk op Enter. U ziet dan wie uw "
        "regionale partners in de geboortezorg zijn, hoe u ze bereikt en wat u nu kunt doen. "
        "Vroegere gemeenten vindt u ook."
    )
    size = values(landscape, weight(landscape).id).sort_values(ascending=False, kind="stable")
    rows = landscape.gemeenten.loc[size.index]
    largest = rows.groupby("provincie").head(1).sort_values("provincie")
    names = {row.Index: f"{row.naam} ({row.provincie})" for row in largest.itertuples()}
    _pills("naar-grote", "Of begin met de grootste gemeente van een provincie", names)
    if st.button("Kies een gemeente op de kaart"):
        st.switch_page("kaart.py", query_params={"lagen": "gemeente"})
    st.caption(
        "Een hele postcode zoeken we op bij PDOK; alleen die postcode gaat daarheen. Namen en de vier "
        "cijfers zoekt de atlas zelf."
    )


def show_partners(landscape: Landscape, code: str) -> None:
    """The gemeente in words, its births, and every partner: what it is for, how to reach it, how sure
    and how old that is; with a button that reports a mistake."""
    today = date.today()

    def go() -> None:
        st.session_state[REGION] = st.session_state["partners"]["gebied"]

    component("partners", "gemeente", apart=False)(
        key="partners", data=partners_data(landscape, code, today), on_gebied_change=go
    )
    if area := st.session_state.pop(REGION, ""):
        st.switch_page("regiobeeld.py", query_params={"gebied": area})
    entries = partner_card(landscape, code, today).entries
    report_button(landscape, dict.fromkeys(entry.id or code for entry in entries))


def show_surroundings(landscape: Landscape, code: str) -> None:
    """A small map: the gemeente with the borders of the areas around it."""
    view = surroundings_view(landscape, code)

    def clicked(key: str) -> None:
        if key in gemeenten_of(landscape):
            go_to(key)

    show_map(landscape, view, keyboard=False, on_click=clicked, key="omgeving", height=380)
    if st.button("Bekijk op de grote kaart"):
        weeg = st.session_state[WEIGHT]
        st.switch_page("kaart.py", query_params=given(gekozen=code, weeg=weeg))
    show_what_if(landscape, code)


def show_takeaways(landscape: Landscape, code: str) -> None:
    """Contacts and leaflet to take along."""
    st.header("Neem mee", anchor="neem-mee")
    naam = gemeenten_of(landscape)[code].naam
    file = (
        "".join(char for char in naam if char.isalnum() or char in " -").strip().replace(" ", "-")
    )
    today = date.today()
    address = f"{base_address(st.context.url)}/gemeente?code={code}"
    with st.container(horizontal=True):
        download(
            "A4 om te printen (PDF)",
            lambda: files.leaflet(landscape, code, address, today),
            f"partners-{file}.pdf",
        )
        download(
            "Adresboek (vCard)",
            lambda: files.vcards(landscape, code, today),
            f"partners-{file}.vcf",
        )
        table_downloads(
            "de contacten",
            "Partners",
            f"partners-{file}",
            lambda: files.contacts_frame(landscape, code, today),
        )
        more = st.popover("Andere vormen", key=MORE, on_change="rerun")
    # Sent when somebody opens it.
    if more.open:
        with more:
            _other_forms(landscape, code, file, today)


def _other_forms(landscape: Landscape, code: str, file: str, today: date) -> None:
    """The same contacts for programs that want them otherwise."""
    download(
        "Adresboek voor oudere programma's (vCard 3.0)",
        lambda: files.vcards(landscape, code, today, "3.0"),
        f"partners-{file}-3.vcf",
    )
    download(
        "Een kaartje per bestand, voor Outlook (zip)",
        lambda: files.vcards_apart(landscape, code, today),
        f"partners-{file}.zip",
    )
    st.caption(
        "Google, Apple en telefoons lezen de gewone vCard (4.0). Outlook leest één kaartje per bestand."
    )
    if emails := files.introduction_mail(landscape, code).allen:
        st.write("Algemene adressen, om in uw mailprogramma te plakken (Outlook: met puntkomma's):")
        st.code("; ".join(emails), language=None, wrap_lines=True)


def show_steps(landscape: Landscape, code: str) -> None:
    """The mail to all partners, the sensible next steps, with how many bodies the gemeente has to
    deal, its neighbours, and gemeenten like it with an active coalitie; each leads to its page."""

    def go() -> None:
        if chosen := st.session_state["vervolg"]["kies"]:
            go_to(chosen)

    component("next_steps", "vervolg", apart=False)(
        key="vervolg",
        data=steps_data(landscape, code, date.today(), st.session_state[WEIGHT]),
        on_kies_change=go,
    )
    labels = {one.id: capital(one.kort) for one in weights(landscape)}
    st.segmented_control(
        "Weeg ‘Gemeenten zoals u’ naar",
        list(labels),
        format_func=lambda key: labels.get(key, key),
        required=True,
        key=chosen_weight(landscape),
        on_change=choose_weight,
        wrap=True,
    )
