"""What the page Regiobeeld shows, and what a click makes of it."""

from dataclasses import replace

from geodata import Landscape
from geodata.regiobeeld import RegionView, default_parts, parse_region, parts_of, region_params
from pages.parts.shared.link import Linked

PAGE: Linked[RegionView] = Linked("regiobeeld", parse_region, region_params)


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
