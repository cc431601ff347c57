"""Keeps the page Klantroute and its link in step.

A work sheet is in the session for as long as that lasts, and in the link or file of the reader.
"""

from dataclasses import replace
from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.find import Answer
from geodata.routes import Filled, Ketencheck, RouteView, parse_route, route_params
from pages.parts.shared.link import is_ahead

LINK, VIEW, PROBLEMS, ANSWER, SHEETS = (
    "klantroute-link",
    "klantroute-beeld",
    "klantroute-problemen",
    "klantroute-antwoord",
    "klantroute-bladen",
)
# The sheets of the gemeenten that were looked at last.
MAX_SHEETS = 10


def open_link(landscape: Landscape) -> None:
    """Take the view from the link, when a link was opened or the back button used."""
    params = st.query_params.to_dict()
    if VIEW in st.session_state:
        kept = st.session_state[LINK]
        if kept == params or is_ahead(route_params(st.session_state[VIEW]), kept):
            return
    st.session_state[LINK] = params
    # Without one in the link it is the gemeente that was chosen on another page.
    chosen = st.session_state.get("gekozen") or st.session_state.get("gemeente", "")
    if not params and chosen in landscape.gemeenten.index:
        params = {"code": chosen}
    view, answer, problems = parse_route(landscape, params)
    st.session_state[ANSWER], st.session_state[PROBLEMS] = answer, problems
    _keep(_with_sheet(view))


def current_view(landscape: Landscape) -> RouteView:
    """The view as it is now; also writes the link to it."""
    view: RouteView = st.session_state[VIEW]
    params = route_params(view)
    if params != st.session_state[LINK]:
        st.query_params.from_dict(params)
        st.session_state[LINK] = params
    return view


def go_to(code: str) -> None:
    """Show another gemeente, with the sheet that this session has of it."""
    view = replace(st.session_state[VIEW], code=code, check=Ketencheck(code))
    st.session_state[PROBLEMS] = []
    _keep(_with_sheet(view))


def choose(**values: object) -> None:
    """Give some values of the view, from a click."""
    st.session_state[PROBLEMS] = []
    _keep(replace(st.session_state[VIEW], **values))


def put(key: str, line: Filled) -> None:
    """Fill in a line of the sheet, as of today."""
    check = st.session_state[VIEW].check
    choose(check=check.put(key, line, date.today().isoformat()))


def answered(answer: Answer) -> None:
    """Act on what the search field found."""
    st.session_state[ANSWER] = answer
    if answer.code:
        go_to(answer.code)


def _with_sheet(view: RouteView) -> RouteView:
    """A view with the sheet of its link; with that of this session when its link has none."""
    kept = st.session_state.get(SHEETS, {}).get(view.code)
    return replace(view, check=kept) if kept and not (view.check and view.check.regels) else view


def _keep(view: RouteView) -> None:
    st.session_state[VIEW] = view
    if view.check and view.check.regels:
        sheets = {**st.session_state.get(SHEETS, {}), view.code: view.check}
        st.session_state[SHEETS] = dict(list(sheets.items())[-MAX_SHEETS:])
