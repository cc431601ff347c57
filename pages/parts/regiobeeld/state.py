"""What the page Regiobeeld shows, and what a click makes of it."""

from dataclasses import replace

import streamlit as st

from geodata import Landscape
from geodata.figures import area_of
from geodata.regiobeeld import RegionView, default_parts, parse_region, parts_of, region_params
from pages.parts.shared.link import Linked

PAGE: Linked[RegionView] = Linked("regiobeeld", parse_region, region_params)


def open_link(landscape: Landscape) -> None:
    """Take the view from the link. A link that says nothing is that of the menu: then it is the area
    that was chosen on the page Kaart or Mijn gemeente, as far as it has a picture."""
    asked = st.query_params.to_dict()
    if not PAGE.open(landscape) or asked:
        return
    for name in ("gekozen", "gemeente"):
        chosen = st.session_state.get(name, "")
        try:
            area = area_of(landscape, chosen) if chosen else None
        except KeyError:
            # Of an organisatie without a werkgebied there is no picture.
            continue
        if area:
            choose(gebied=area.id)
            return


def current_view(landscape: Landscape) -> RegionView:
    """The view as it is now; also writes the link to it."""
    view = PAGE.view
    if view.delen not in parts_of(landscape, view):
        view = replace(view, delen=default_parts(view))
    return PAGE.keep(landscape, view)


def choose(**values: str) -> None:
    """Give some values of the view, from a click; what the link could not say is settled by it."""
    view = replace(PAGE.view, **values)
    if view.naast == view.gebied:
        view = replace(view, naast="")
    PAGE.settle(view, [])


def go_to(key: str) -> None:
    """Show another area."""
    choose(gebied=key, delen="")
