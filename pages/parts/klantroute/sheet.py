"""The ketencheck: fill in the lines, see what it comes to, and lay another file beside it."""

from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.routes import (
    MAX_BYTES,
    MAX_REMARK,
    MAX_WHO,
    STANDS,
    CheckError,
    Ketencheck,
    RouteView,
    changes,
    chosen_lines,
    compared_in_words,
    filled_line,
    from_file,
    next_lines,
    result_in_words,
    to_link,
)
from pages.parts.klantroute.state import choose, go_to, put
from pages.parts.shared.components import component
from pages.parts.shared.copied import show_sentences
from pages.parts.shared.file_field import file_field
from pages.parts.shared.tables import show_table
from pages.parts.shared.templates import show_html
from pages.parts.shared.text import literal
from pages.parts.shared.told import said

KEY, FILE, OTHER, SAID = "ketencheck", "ketencheck-bestand", "ketencheck-ander", "ketencheck-zin"


def show_sheet(landscape: Landscape, view: RouteView) -> None:
    """The lines to fill in, and what they come to."""
    check = view.check
    lines = chosen_lines(landscape, view)

    def filled() -> None:
        key, *values = st.session_state[KEY]["regel"] or ("",)
        try:
            put(*filled_line(landscape, key, values))
        except (CheckError, ValueError) as error:
            st.session_state[SAID] = f"Niet overgenomen: {error}"

    st.caption(
        "Alleen u hebt dit werkblad: het staat in de link en in uw bestand, niet bij de atlas. Zet er geen "
        "namen of gegevens van gezinnen in."
    )
    component("check", "ketencheck")(
        key=KEY,
        data={
            "code": check.code,
            "standen": list(STANDS),
            "langst": [MAX_WHO, MAX_REMARK],
            "regels": [
                [line.situatie.id, line.situatie.voorziening, line.situatie.kader, line.stand]
                for line in lines
            ],
            "ingevuld": {key: list(vars(line).values()) for key, line in check.regels.items()},
        },
        on_regel_change=filled,
    )
    if problem := st.session_state.pop(SAID, ""):
        st.warning(literal(problem))
    if check.regels and not to_link(check):
        st.info("Uw werkblad is te lang voor een link. Bewaar het als bestand.")
    st.header("Hoe staat het ervoor?")
    with said("ketencheck"):
        show_sentences(landscape, "ketencheck-uitslag", result_in_words(landscape, check))
    show_html("klantroute/next.html", stappen=next_lines(landscape, check, date.today()))
    _compare(landscape, check)


def _compare(landscape: Landscape, check: Ketencheck) -> None:
    """Open a file: go on with it, or lay it beside this sheet."""
    st.header("Een bewaarde ketencheck")

    def open_file(content: bytes | None) -> bool:
        st.session_state[OTHER] = None
        if content is None:
            return True
        try:
            other, left_out = from_file(landscape, content)
        except CheckError as error:
            st.session_state[SAID] = str(error)
            return False
        st.session_state[OTHER] = other
        st.session_state[SAID] = " ".join(left_out)
        return True

    file_field(f"Open een bestand (ten hoogste {MAX_BYTES // 1000} kB)", FILE, open_file)
    other = st.session_state.get(OTHER)
    if not other:
        return
    names = landscape.gemeenten["naam"]
    if other.code != check.code:
        st.warning(
            literal(
                f"Dit werkblad is van {names[other.code]}; u kijkt naar {names[check.code]}. Hieronder "
                "liggen ze naast elkaar."
            )
        )
    st.button(
        f"Ga verder met dit werkblad ({literal(names[other.code])})",
        on_click=_go_on,
        args=(other,),
    )
    st.write(literal(compared_in_words(landscape, other, check)))
    found = changes(landscape, other, check)
    if not found:
        st.write("Beide werkbladen zeggen hetzelfde.")
        return
    show_table(
        {
            "Regel": [one.regel for one in found],
            "In het bestand": [one.eerst for one in found],
            "Op deze pagina": [one.daarna for one in found],
        },
        "De regels waarvan het bestand en deze pagina iets anders zeggen",
    )


def _go_on(other: Ketencheck) -> None:
    go_to(other.code)
    choose(check=other)
    st.session_state[OTHER] = None
