"""The naive peer: the same atlas as a Streamlit map is usually made.

The same data, start view, filters, search and panel. The map is built anew in every run with
folium.GeoJson and tooltips for each layer that is on, and st_folium returns everything. What
ordinary authors do cache is cached: the data and the dissolved areas. It has no tables, which
spares it bytes that the atlas does spend.
"""

from datetime import date

import folium
import geopandas
import streamlit as st
from streamlit_folium import st_folium

from geodata import load_landscape
from geodata.find import search
from geodata.map import View, choices, extent_of, shown, start_view
from geodata.partners import card_of
from geodata.regions import areas, fills, records

st.set_page_config("Geboortezorgatlas (naïef)", layout="wide")
land = st.cache_resource(load_landscape)()
vocabulary = land.vocabulary
options = choices(land)
labels = {laag.id: laag.label for laag in vocabulary.lagen if laag.on_map}

with st.sidebar:
    lagen = st.pills(
        "Lagen",
        labels,
        selection_mode="multi",
        format_func=labels.get,
        default=start_view(land).lagen,
    )
    provincie = st.multiselect("Provincie", options["provincie"])
    status = st.pills("Status", options["status"], selection_mode="multi")
    zekerheid = st.pills("Zekerheid", options["zekerheid"], selection_mode="multi")
view = View(tuple(lagen), tuple(provincie), tuple(status), tuple(zekerheid))

st.title("Wie werkt waar in de geboortezorg?")
hits = search(land, st.text_input("Gemeente, plaats of postcode"))
found = hits[0].id if hits else ""


def add_areas(kaart: folium.Map, laag) -> None:
    """Draw a layer with areas."""
    frame = records(land, laag)
    frame = frame[shown(land, laag, view)]
    if frame.empty:  # folium cannot make a tooltip for nothing
        return
    own = laag.vorm in ("gebied", "dichtstbij")
    shapes = areas(land, laag).geometry if own else land.boundaries
    colours = fills(land, laag) if own else {}
    if laag.vorm == "status":
        classes = {klasse.id: klasse.kleur for klasse in vocabulary.statussen}
        colours = frame["status"].map(classes).to_dict()
    data = geopandas.GeoDataFrame(
        frame[["naam", "status_tekst", "zekerheid"]], geometry=shapes.reindex(frame.index)
    )
    folium.GeoJson(
        data.rename_axis("id").reset_index(),
        name=laag.label,
        style_function=lambda feature: {
            "color": laag.kleur,
            "weight": 1,
            "fillColor": colours.get(feature["properties"]["id"], laag.kleur),
            "fillOpacity": 0.4 if colours else 0,
        },
        tooltip=folium.GeoJsonTooltip(
            ["naam", "status_tekst", "zekerheid"], ["Naam", "Status", "Zekerheid"]
        ),
    ).add_to(kaart)


def add_markers(kaart: folium.Map, laag) -> None:
    """Draw a layer with points."""
    frame = records(land, laag)
    frame = frame[shown(land, laag, view)].join(land.organisaties[["lat", "lon"]])
    for row in frame.dropna(subset=["lat", "lon"]).itertuples():
        folium.CircleMarker(
            [row.lat, row.lon], radius=6, color=laag.kleur, fill=True, tooltip=row.naam
        ).add_to(kaart)


kaart = folium.Map([52.2, 5.3], zoom_start=7)
for laag in vocabulary.lagen:
    if laag.id in view.lagen and laag.on_map:
        (add_markers if laag.vorm == "punt" else add_areas)(kaart, laag)
folium.LayerControl().add_to(kaart)
if found and (box := extent_of(land, found)):
    (south, west), (north, east) = box
    kaart.fit_bounds(box)
    folium.Marker([(south + north) / 2, (west + east) / 2], tooltip=hits[0].naam).add_to(kaart)

left, right = st.columns([13, 7])
with left:
    clicked = st_folium(kaart, height=680, use_container_width=True)["last_active_drawing"]
chosen = clicked["properties"].get("id", found) if clicked else found
with right:
    if not chosen:
        st.write("Klik op een gebied of zoek hierboven.")
    else:
        card = card_of(land, chosen, date.today())
        st.subheader(card.naam)
        st.caption(f"{card.soort}, {card.status}")
        for fact in card.feiten:
            st.markdown(f"**{fact.label}**: {fact.tekst}")
        for contact in card.contacten:
            st.markdown(f"{contact.label}: [{contact.tekst}]({contact.href})")
        for source in card.bronnen:
            st.markdown(f"Bron: [{source.tekst}]({source.href}), {source.leeftijd}")
