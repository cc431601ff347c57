"""The look of the slides: that of the atlas, or the template of an organisation, for as long as the session lasts."""

import streamlit as st

from geodata.meeting import (
    LAYOUTS,
    MAX_TEMPLATE,
    MeetingError,
    Template,
    own_template,
    read_template,
)
from geodata.words import join_words, number
from pages.parts.shared.downloads import download
from pages.parts.shared.file_field import empty, file_field
from pages.parts.shared.text import literal

NAME = "uw eigen sjabloon"
KEPT, FILE, WRONG = "sjabloon", "sjabloon-bestand", "sjabloon-fout"


def chosen_template() -> Template | None:
    """The template of this reader, None for that of the atlas."""
    return st.session_state.get(KEPT)


def show_house_style() -> None:
    """Take a template in, say what it lacks, and give ours to begin with."""

    def taken(content: bytes | None) -> bool:
        st.session_state.pop(WRONG, None)
        if content is None:
            st.session_state.pop(KEPT, None)
            return True
        try:
            st.session_state[KEPT] = read_template(content, NAME)
        except MeetingError as error:
            st.session_state[WRONG] = str(error)
            return False
        return True

    with st.expander("De dia's in uw huisstijl"):
        st.write(
            "De dia's krijgen de letters, de kleuren en het logo van uw eigen sjabloon. De atlas bewaart het "
            "niet: als u de pagina sluit, is het weg."
        )
        file_field(
            f"Uw sjabloon (.pptx of .potx, ten hoogste {number(MAX_TEMPLATE / 1e6)} MB)",
            FILE,
            taken,
            kinds=("pptx", "potx"),
            most=MAX_TEMPLATE // 1_000_000,
        )
        with st.container():
            if wrong := st.session_state.get(WRONG):
                st.warning(literal(wrong))
        if used := chosen_template():
            st.success(f"De dia's gebruiken {used.naam}.")
            if used.ontbreekt:
                st.info("\n".join(f"- {literal(one)}" for one in used.ontbreekt))
            st.button("Gebruik weer het sjabloon van de atlas", on_click=_drop)
        st.caption(
            f"Een sjabloon heeft indelingen die {join_words(f'‘{name}’' for name in LAYOUTS)} heten. Het "
            "makkelijkst begint u met dat van de atlas, en verandert u het in PowerPoint."
        )
        download(
            "Sjabloon van de atlas (PPTX)", own_template().inhoud, "sjabloon-geboortezorgatlas.pptx"
        )


def _drop() -> None:
    st.session_state.pop(KEPT, None)
    st.session_state.pop(WRONG, None)
    empty(FILE)
