"""The parts of the page Gegevens."""

import pandas
import streamlit as st

from geodata import Landscape
from geodata.compare import gaps, overview
from geodata.figures import NOT_SHOWN
from geodata.files import cell_in_words, label_of, table_for_reading, to_geojson, to_geopackage
from geodata.find import plain
from geodata.words import number, percentage
from pages.parts.shared.addresses import base_address
from pages.parts.shared.copied import show_copy_button
from pages.parts.shared.downloads import download, table_downloads
from pages.parts.shared.paging import one_page, page_in_words
from pages.parts.shared.tables import show_table
from pages.parts.shared.text import link, literal
from pages.parts.shared.told import said

ROWS = 12


def show_gaps(landscape: Landscape) -> None:
    """What is missing nationally, by whose count, and what a reader can do about it."""
    st.header("Wat ontbreekt")
    told = []
    for gap in gaps(landscape):
        source = f", {link('bron', gap.bron)}" if gap.bron else ""
        st.markdown(
            f"**{literal(gap.onderwerp)}: {number(gap.aantal)} van {number(gap.totaal)}** "
            f"({percentage(gap.aantal / gap.totaal)} van de {gap.eenheid}; "
            f"{literal(gap.volgens)}{source}).  \n{literal(gap.doen)}"
        )
        told.append(
            f"{gap.onderwerp}: {number(gap.aantal)} van {number(gap.totaal)} "
            f"({percentage(gap.aantal / gap.totaal)} van de {gap.eenheid}; "
            f"{', '.join(filter(None, (gap.volgens, gap.bron)))})."
        )
    show_copy_button(landscape, "kopieer-ontbreekt", told)


def show_overview(landscape: Landscape) -> None:
    """How sure and how old the records of each layer are."""
    st.header("Hoe zeker en hoe oud")
    st.write(
        "Per laag: hoeveel er in staan, hoe goed de bronnen ze dragen, en de oudste en nieuwste bron. "
        "Gemeenten waarover geen enkele bron iets over een coalitie zegt, tellen hier niet mee."
    )
    show_table(
        overview(landscape).rename(
            columns={
                "laag": "Laag",
                "records": "Aantal",
                "hoog": "Zekerheid hoog",
                "middel": "Zekerheid middel",
                "laag_": "Zekerheid laag",
                "oudste": "Oudste bron",
                "nieuwste": "Nieuwste bron",
                "zonder_datum": "Zonder datum",
            }
        ),
        "Aantal per laag, naar zekerheid, met de oudste en nieuwste bron",
    )
    st.markdown(
        "\n".join(
            f"- **Zekerheid {literal(klasse.label)}**: {literal(klasse.uitleg)}"
            for klasse in landscape.vocabulary.zekerheden
        )
    )


def show_tables(landscape: Landscape) -> None:
    """One table at a time: search, sort, page through it, and take it along."""
    st.header("Tabellen")
    titles = landscape.package.titles
    name = st.selectbox(
        "Tabel", list(titles), format_func=titles.get, key="tabel", filter_mode=None
    )
    frame = table_for_reading(landscape, name)
    query = st.text_input(
        "Zoek in deze tabel", key="zoek-in-tabel", max_chars=80, placeholder="een woord of naam"
    )
    found = _matching(frame, query)
    with said("rijen"):
        st.caption(f"{number(len(found))} van {number(len(frame))} rijen")
    if found.empty:
        st.info("Geen enkele rij past bij dit woord. Maak het zoekveld leeg om alles te zien.")
        return
    left, right = st.columns(2)
    order = left.selectbox(
        "Sorteer op",
        list(found.columns),
        format_func=label_of,
        key="volgorde",
        filter_mode=None,
    )
    descending = right.toggle("Van hoog naar laag", key="aflopend")
    found = found.sort_values(order, ascending=not descending, kind="stable")
    # Another table or word begins at its first page.
    place = f"bladzijde-{name}-{query}"
    show_table(
        readable(name, one_page(found, place, ROWS)),
        f"{titles[name]}, {page_in_words(found, place, ROWS)}",
    )
    table_downloads(
        "deze tabel",
        titles[name],
        f"geboortezorgatlas-{name}",
        lambda: table_for_reading(landscape, name),
    )
    if name == "contacten":
        st.caption(
            "Persoonlijke adressen en namen van personen staan alleen in het contactpaneel van hun "
            "organisatie, niet in deze lijst."
        )


def _matching(frame: pandas.DataFrame, query: str) -> pandas.DataFrame:
    wanted = plain(query)
    if not wanted:
        return frame
    text = frame.astype(str).agg(" ".join, axis=1)
    return frame[[wanted in plain(line) for line in text]]


def readable(table: str, frame: pandas.DataFrame) -> pandas.DataFrame:
    """Rows of a table in words; of figures, that a value is not shown where the source withholds it."""
    words = pandas.DataFrame(
        {
            label_of(name): [cell_in_words(name, value) for value in frame[name]]
            for name in frame.columns
        }
    )
    if table == "cijfers":
        # Of a gemeente without a value there is no row: what is empty is not shown.
        words.loc[frame["waarde"].isna().to_numpy(), label_of("waarde")] = NOT_SHOWN
    return words


def show_downloads(landscape: Landscape) -> None:
    """Every layer with a place on the map as a file for a map of one's own, and where programs find
    all of it."""
    st.header("Kaartlagen")
    st.write(
        "Elke laag (WGS84) voor een eigen kaart: als GeoJSON, of als GeoPackage voor QGIS. "
        f"Vermeld bij gebruik: {landscape.vocabulary.grenzen}."
    )
    lagen = {laag.id: laag for laag in landscape.vocabulary.lagen if laag.on_map}
    chosen = st.selectbox(
        "Laag", list(lagen), format_func=lambda key: lagen[key].label, key="laag", filter_mode=None
    )
    st.caption(lagen[chosen].uitleg)
    with st.container(horizontal=True):
        download(
            "Download deze laag (GeoJSON)",
            lambda: to_geojson(landscape, lagen[chosen]),
            f"geboortezorgatlas-{chosen}.geojson",
        )
        download(
            "Download deze laag (GeoPackage)",
            lambda: to_geopackage(landscape, lagen[chosen]),
            f"geboortezorgatlas-{chosen}.gpkg",
        )
    base = base_address(st.context.url)
    st.subheader("Voor andere programma's")
    st.write(
        "Elke tabel en laag heeft een vast adres, zonder sleutel. De "
        f"{link('catalogus', f'{base}/open/index.json')} noemt ze; een nieuwslezer volgt de "
        f"{link('wijzigingen', f'{base}/open/wijzigingen.atom')}."
    )
