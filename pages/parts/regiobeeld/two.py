"""The page when two areas stand side by side: each part of it in two columns, or for both."""

from collections.abc import Callable, Sequence

import streamlit as st

from geodata import Landscape
from geodata.figures import Area
from geodata.regiobeeld import (
    RegionView,
    Year,
    births_frame,
    default_parts,
    expected_frame,
    expected_in_words,
    in_steps,
    people_frame,
    years_beside,
)
from geodata.words import number
from pages.parts.regiobeeld.births import (
    LINES,
    chart_notes,
    choose_parts,
    show_births_chart,
    show_parts,
    words,
)
from pages.parts.regiobeeld.born import (
    FAR,
    show_capacity_here,
    show_locations,
    show_places,
    show_told,
    show_vsvs,
    show_what_capacity_is,
    vsv_notes,
)
from pages.parts.regiobeeld.people import show_notes
from pages.parts.regiobeeld.state import choose, go_to
from pages.parts.regiobeeld.top import show_top
from pages.parts.shared.tables import show_table
from pages.parts.shared.text import literal

Pair = tuple[Area, Area]
# Of two areas: a list of all gemeenten of a large one is most of what a choice sends.
MOST_PARTS = 30


def in_columns(areas: Pair, show: Callable[[Area], object], *, named: bool = True) -> None:
    """Something of each area in a column of its own, below the name of the area."""
    for column, area in zip(st.columns(2, gap="large"), areas, strict=True):
        with column:
            if named:
                st.subheader(literal(area.naam), anchor=False)
            show(area)


def once(areas: Pair, told: Callable[[Area], Sequence[str]]) -> tuple[Callable, list[str]]:
    """What is told of each area alone, and what of both, which then need be said once."""
    said = {area: told(area) for area in areas}
    both = [sentence for sentence in said[areas[0]] if sentence in said[areas[1]]]
    return lambda area: [one for one in said[area] if one not in both], both


def show_tops(landscape: Landscape, areas: Pair) -> None:
    """What a council member needs of each."""
    anchors = dict(zip(areas, ("onderwerp", "ernaast"), strict=True))
    in_columns(areas, lambda area: show_top(landscape, area, anchors[area]), named=False)


def show_births_of_two(landscape: Landscape, areas: Pair, view: RegionView) -> None:
    """The charts, one table for both, and the parts of each."""
    st.header("Geboorten per jaar", anchor="geboorten")
    keys = dict(zip(areas, ("geboorten", "geboorten-ernaast"), strict=True))
    own, both = once(areas, lambda area: chart_notes(landscape, area))

    def show(area: Area) -> None:
        show_births_chart(landscape, area, keys[area])
        _caption(own(area))

    in_columns(areas, show)
    _caption(both)
    frames = [births_frame(landscape, area) for area in areas]
    if not any(frame.empty for frame in frames):
        with st.expander("Dezelfde cijfers als tabel"):
            rows = years_beside(*frames, "geboorten")
            index = years_beside(*frames, "index")
            show_table(
                _columns(areas, rows)
                | {
                    f"{area.naam}, 2010 = 100": [words(value) for value in values]
                    for area, values in zip(areas, _values(index), strict=True)
                },
                f"Geboorten per jaar, {areas[0].naam} naast {areas[1].naam}",
            )
            st.caption(literal(f"Bron: {frames[0]['bron'].iloc[-1]}."))
    if any(len(area.codes) > 1 for area in areas):
        st.subheader("Per deel van het gebied")
        choose_parts(landscape, view)
        in_columns(areas, lambda area: _show_parts(landscape, area, area == areas[0], view))
        st.caption(LINES)


def _show_parts(landscape: Landscape, area: Area, first: bool, view: RegionView) -> None:
    if len(area.codes) < 2:
        st.write("Eén gemeente: er zijn geen delen.")
    elif first:
        show_parts(landscape, area, view.delen, view.volgorde, go_to, most=MOST_PARTS)
    else:
        delen = default_parts(RegionView(area.id))
        show_parts(
            landscape,
            area,
            delen,
            view.volgorde,
            lambda key: choose(naast=key),
            "regiobeeld-lijst-ernaast",
            MOST_PARTS,
        )


def show_expected_of_two(landscape: Landscape, areas: Pair) -> None:
    """The worked example of each in words, and both in one table."""
    st.header("Wat er kan komen", anchor="verwachting")

    own, both = once(areas, lambda area: expected_in_words(landscape, area))

    def told(area: Area) -> None:
        for sentence in own(area):
            st.write(literal(sentence))

    in_columns(areas, told)
    for sentence in both:
        st.write(literal(sentence))
    frames = [expected_frame(landscape, area) for area in areas]
    if all(frame.empty for frame in frames):
        return
    # As it stands there, so that a reader who subtracts finds the same.
    stepped = [
        frame.assign(
            **{
                name: [in_steps(value, area) for value in frame[name]]
                for name in ("waarde", "laag", "hoog")
            }
        )
        for area, frame in zip(areas, frames, strict=True)
    ]
    rows = years_beside(*stepped, "waarde")
    bands = [
        {row.jaar: f" ({number(row.laag)} tot {number(row.hoog)})" for row in frame.itertuples()}
        for frame in stepped
    ]
    show_table(
        {
            "Jaar": [str(row.jaar) for row in rows],
            **{
                area.naam: [
                    f"{words(value)}{band.get(row.jaar, '')}"
                    for value, row in zip(values, rows, strict=True)
                ]
                for area, values, band in zip(areas, _values(rows), bands, strict=True)
            },
            "Verschil": [row.verschil for row in rows],
        },
        f"Wat er kan komen, {areas[0].naam} naast {areas[1].naam}",
    )
    st.caption("Tussen haakjes: met een kans van 67% daartussen.")


def show_people_of_two(landscape: Landscape, areas: Pair) -> None:
    """The inhabitants year by year; the other lines stand side by side above."""
    st.header("Wie hier wonen", anchor="bewoners")
    frames = [people_frame(landscape, area) for area in areas]
    rows = years_beside(*frames, "inwoners")
    if rows:
        with st.expander(f"Inwoners per jaar, {rows[0].jaar} tot en met {rows[-1].jaar}"):
            show_table(
                _columns(areas, rows, "Op 1 januari"),
                f"Inwoners per jaar, {areas[0].naam} naast {areas[1].naam}",
            )
            st.caption(literal(f"Bron: {frames[0]['bron'].iloc[-1]}."))
    show_notes(landscape, any(len(area.codes) > 1 for area in areas))


def show_born_of_two(landscape: Landscape, areas: Pair) -> None:
    """The VSV's, locations and what others count of each, and the country once."""
    st.header("Waar zij geboren worden", anchor="geboren")
    st.caption(FAR)
    own, both = once(areas, lambda area: vsv_notes(landscape, area))

    def show(area: Area) -> None:
        show_vsvs(landscape, area)
        _caption(own(area))
        show_locations(landscape, area)
        show_told(landscape, area)

    in_columns(areas, show)
    _caption(both)
    # No wider than beside one area: a line that hardly rises needs no more.
    with st.columns(2, gap="large")[0]:
        show_places(landscape)


def show_capacity_of_two(landscape: Landscape, areas: Pair) -> None:
    """What a dashboard is, once, and of whom one is known."""
    show_what_capacity_is()
    in_columns(areas, lambda area: show_capacity_here(landscape, area))


def _caption(sentences: Sequence[str]) -> None:
    if sentences:
        st.caption(literal(" ".join(sentences)))


def _columns(
    areas: Pair,
    rows: tuple[Year, ...],
    first: str = "Jaar",
) -> dict[str, list[str]]:
    return {
        first: [str(row.jaar) for row in rows],
        **{
            area.naam: [words(value) for value in values]
            for area, values in zip(areas, _values(rows), strict=True)
        },
        "Verschil": [row.verschil for row in rows],
    }


def _values(rows: tuple[Year, ...]) -> tuple[list[float | None], list[float | None]]:
    return [row.een for row in rows], [row.ander for row in rows]
