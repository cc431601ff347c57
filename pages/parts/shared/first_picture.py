"""The first picture of a page: the map of its link, drawn by the server, with its words and names as HTML.

It stands in the page that is served, so a reader sees it while the scripts are still on their way; the map itself
takes its place as soon as it can (`first_map`), and the map of the page once that is there. Who has no scripts or no websocket, and a search engine, reads and follows it.
"""

from collections.abc import Callable, Mapping

import jinja2

from geodata import Landscape
from geodata.map import CompareView, comparison_params, join_script, parse_comparison, settle
from geodata.words import date_in_words
from pages.parts.shared import first_maps, first_words
from pages.parts.shared.assets import script_part
from pages.parts.shared.first import First, Meant
from pages.parts.shared.first_map import first_map
from pages.parts.shared.per_link import PerLink, is_short
from pages.parts.shared.templates import environment

SCRIPT = ("shared/files.js", "first_map.js", "eerste.js")
# Some 100 kB each.
kept = PerLink[str](100)


def first_picture(landscape: Landscape, page: str, params: Mapping[str, str]) -> str:
    """The first picture of a page with the parameters of its link, as HTML; "" for a page or link
    that has none."""
    make = PAGES.get(page)
    if make is None or not is_short(params):
        return ""
    found = make(landscape, params)
    if found is None:
        return ""
    link, draw = found
    # A link may be written in many ways; what it means is drawn once.
    return kept.get(landscape, page, link, lambda: _html(landscape, page, draw()))


def _vergelijken(landscape: Landscape, params: Mapping[str, str]) -> Meant | None:
    view = settle(landscape, parse_comparison(landscape, params)[0])
    # Without figures there is nothing to say of the years.
    if view.deel == "jaren" and not view.cijfers:
        return None
    return comparison_params(landscape, view), lambda: COMPARED[view.deel](landscape, view)


COMPARED: dict[str, Callable[[Landscape, CompareView], First]] = {
    "overlap": first_maps.over_each_other,
    "witte-vlekken": first_maps.spots,
    "drukte": first_words.burden,
    "jaren": first_words.years,
}
PAGES: dict[str, Callable[[Landscape, Mapping[str, str]], Meant | None]] = {
    "kaart": first_maps.kaart,
    "gemeente": first_maps.gemeente,
    "vergelijken": _vergelijken,
    "regiobeeld": first_maps.regiobeeld,
    "klantroute": first_words.klantroute,
    "watals": first_maps.watals,
}


def _html(landscape: Landscape, page: str, first: First) -> str:
    return _template().render(
        first=first,
        pagina=page,
        kaart=first_map(first.stand) if first.stand else "",
        peildatum=date_in_words(landscape.vocabulary.peildatum),
        begin=script_part("eerste_begin.js"),
        style=script_part("eerste.css"),
        script=join_script(script_part(name) for name in SCRIPT),
    )


def _template() -> jinja2.Template:
    return environment().get_template("shared/eerste.html")
