"""Over: what this is, for whom, where the facts come from, privacy and accessibility."""

from pathlib import Path

import streamlit as st

from geodata.compare import known_coalities, source_years
from geodata.keeping import KEPT_JOURNAL, KEPT_PROPOSALS, KEPT_SIGN_INS
from geodata.package import edition_in
from geodata.words import date_in_words
from pages.parts.shared.publisher import in_words, publisher
from pages.parts.shared.served import landscape
from pages.parts.shared.text import literal

TEXT = Path(__file__).parent / "parts" / "over" / "over.md"

land = landscape()
cijfers = land.table("cijfers")
counted = cijfers.loc[cijfers["indicator"] == "inwoners", "periode"].max()
st.title("Over de Geboortezorgatlas")
st.markdown(
    TEXT.read_text(encoding="utf-8").format(
        uitspraken=len(known_coalities(land)),
        gemeenten=len(land.gemeenten),
        jaren=" tot en met ".join(source_years(land)),
        inwoners=date_in_words(counted),
        grenzen=literal(edition_in(land.package.drawn) or "CBS en Kadaster"),
        grenzen_fijn=literal(edition_in(land.package.fine) or "CBS en Kadaster"),
        uitgever=in_words(publisher()),
        meldingen=KEPT_PROPOSALS,
        journaal=KEPT_JOURNAL,
        aanmeldingen=KEPT_SIGN_INS,
    )
)
st.header("De lagen")
st.markdown(
    "\n".join(
        f"- **{literal(laag.label)}**: {literal(laag.uitleg)}" for laag in land.vocabulary.lagen
    )
)
