"""The client of the postcode service that all readers share."""

import os

import streamlit as st

from geodata.find import LOCATIESERVER, Postcodes


@st.cache_resource
def postcodes() -> Postcodes:
    """The client, for the service that `ATLAS_LOCATIESERVER` names or else PDOK's."""
    return Postcodes(os.environ.get("ATLAS_LOCATIESERVER", LOCATIESERVER))
