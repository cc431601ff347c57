"""The floor: a title and an empty map. A first map cannot come much sooner than here."""

import folium
import streamlit as st
from streamlit_folium import st_folium

st.title("Een lege kaart")
st_folium(folium.Map([52.2, 5.3], zoom_start=7))
