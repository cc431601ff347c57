"""Keeps the widgets of the page Kaart and the link in step."""

import streamlit as st

from geodata import Landscape
from geodata.map import View, choices, filled_in, parse_view, view_params
from pages.parts.shared.link import is_ahead

LINK = "link"
# The layer that fills the map, and the layers of a link that stand in lists only.
FILLED, FIGURE, LISTED = "ingekleurd", "cijfer", "alleen-lijst"
# How the figure is shown: per area of which division, and as what.
PER, AS = "cijfer-per", "cijfer-als"
# The figure that the link weighs by.
WEIGHT = "kaart-weeg"
# The programme or phase that the map of what is offered is about.
PROGRAMME = "programma"


def open_link(landscape: Landscape) -> None:
    """Put what the link says into the widgets, when a link was opened or the back button used.

    The link that this session wrote last is kept; only another one is read. What was dropped from
    a link is kept to be shown until the next link.
    """
    params = st.query_params.to_dict()
    # Streamlit forgets the widgets of a page that the reader left.
    forgotten = any(name not in st.session_state for name in choices(landscape))
    if st.session_state.get(LINK) == params and not forgotten:
        return
    if not forgotten and is_ahead(view_params(landscape, _view(landscape)), st.session_state[LINK]):
        return
    if forgotten and not params and LINK in st.session_state:
        # Who comes back by the menu finds the map as it was.
        params = st.session_state[LINK]
        st.query_params.from_dict(params)
    view, problems = parse_view(landscape, params)
    for name in choices(landscape):
        st.session_state[name] = list(getattr(view, name))
    on_map = set(map_layers(landscape))
    st.session_state["lagen"] = [key for key in view.lagen if key in on_map]
    st.session_state[LISTED] = [key for key in view.lagen if key not in on_map]
    st.session_state[FILLED] = view.thema
    st.session_state[FIGURE] = view.cijfer
    st.session_state[PER], st.session_state[AS] = view.per, view.als
    st.session_state[WEIGHT] = view.weeg
    st.session_state[PROGRAMME] = view.programma
    st.session_state["ondergrond"] = view.ondergrond
    st.session_state["gekozen"] = view.gekozen
    st.session_state["beeld"] = view.beeld
    st.session_state["vraag"] = ""
    st.session_state["problemen"] = problems
    st.session_state[LINK] = params


def current_view(landscape: Landscape) -> View:
    """The view that the widgets say; also writes the link to it."""
    view = _view(landscape)
    params = view_params(landscape, view)
    if params != st.session_state[LINK]:
        st.query_params.from_dict(params)
        st.session_state[LINK] = params
    return view


def _view(landscape: Landscape) -> View:
    state = st.session_state
    chosen = {name: state[name] for name in choices(landscape)}
    chosen["lagen"] = [*state["lagen"], *state[LISTED]]
    return View(
        **{
            name: tuple(value for value in allowed if value in chosen[name])
            for name, allowed in choices(landscape).items()
        },
        thema=state[FILLED],
        cijfer=state[FIGURE],
        per=state[PER],
        als=state[AS],
        weeg=state[WEIGHT],
        programma=state[PROGRAMME],
        gekozen=state["gekozen"],
        ondergrond=state["ondergrond"],
        beeld=state["beeld"],
    )


def map_layers(landscape: Landscape) -> tuple[str, ...]:
    """The layers that can be switched on the map; the others always stand in the lists below it."""
    return tuple(laag.id for laag in landscape.vocabulary.lagen if laag.on_map)


def fill_with(landscape: Landscape, key: str) -> None:
    """Fill the map with a layer instead of the one that fills it now; what lies over it stays."""
    filled = filled_in(landscape, current_view(landscape))
    on = set(st.session_state["lagen"]) - {filled.id if filled else ""} | {key}
    st.session_state["lagen"] = [one for one in map_layers(landscape) if one in on]
    st.session_state[FILLED] = key


def select(key: str) -> None:
    """Select a record (organisatie id or CBS code; "" for none); an earlier search is done with."""
    st.session_state["gekozen"] = key
    st.session_state["beeld"] = ()
    st.session_state["vraag"] = ""


def close_messages() -> None:
    """Be done with the search, and with what the link had wrong."""
    st.session_state["vraag"] = ""
    st.session_state["problemen"] = []


def clear_filters() -> None:
    """Let every record through again; layers and selection stay."""
    for name in ("provincie", "status", "zekerheid"):
        st.session_state[name] = []
