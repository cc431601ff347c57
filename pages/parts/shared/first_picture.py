"""The first picture of a page: the map of its link, drawn by the server, with its words and names as HTML.

It stands in the page that is served, so a reader sees it while the scripts are still on their way; the map itself
takes its place. Who has no scripts or no websocket, and a search engine, reads and follows it.
"""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from threading import Lock
from urllib.parse import urlencode

import jinja2

from geodata import Landscape
from geodata.map import (
    Picture,
    comparison_params,
    counts_in_words,
    draw_svg,
    map_state,
    overlap_state,
    parse_comparison,
    parse_view,
    settle,
    surroundings_view,
    title_of,
    view_params,
)
from geodata.partners import partners_of, summary
from geodata.words import date_in_words
from pages.parts.shared.assets import OWN
from pages.parts.shared.templates import environment

# Some 100 kB each.
MAX_KEPT = 100
MAX_QUERY = 2_000
_kept: OrderedDict[tuple, str] = OrderedDict()
_lock = Lock()


def first_picture(landscape: Landscape, page: str, params: Mapping[str, str]) -> str:
    """The first picture of a page with the parameters of its link, as HTML; "" for a page or link
    that has none."""
    make = PAGES.get(page)
    if make is None or sum(map(len, params.values())) > MAX_QUERY:
        return ""
    found = make(landscape, params)
    if found is None:
        return ""
    link, draw = found
    # A link may be written in many ways; what it means is drawn once.
    key = (id(landscape), landscape.revision, page, tuple(link.items()), date.today())
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = draw()
    with _lock:
        _kept[key] = made
        while len(_kept) > MAX_KEPT:
            _kept.popitem(last=False)
    return made


def _kaart(landscape: Landscape, params: Mapping[str, str]):
    view, _ = parse_view(landscape, params)

    def draw() -> str:
        title = title_of(landscape, view)
        picture = draw_svg(landscape, map_state(landscape, view), title)
        words = counts_in_words(landscape, view)
        return _html(landscape, picture, title=title, words=words, soort="kaart")

    return view_params(landscape, view), draw


def _gemeente(landscape: Landscape, params: Mapping[str, str]):
    view, said = parse_view(landscape, {"gekozen": params.get("code", "")})
    code = view.gekozen
    if code not in landscape.gemeenten.index:
        return None

    def draw() -> str:
        naam = landscape.gemeenten.loc[code, "naam"]
        title = f"Regionale partners van {naam}"
        state = map_state(landscape, surroundings_view(landscape, code))
        picture = draw_svg(landscape, state, f"{naam} en omgeving")
        words = (*said, *summary(landscape, code, date.today()))
        found = partners_of(landscape, code).regionaal
        names = landscape.organisaties["naam"]
        partners = tuple((one.id, names[one.id]) for one in found.values() if one is not None)
        lists = (("Partners", partners),)
        return _html(landscape, picture, title=title, words=words, soort="gemeente", names=lists)

    # Of a former gemeente it also says what became of it.
    return {"code": code, "gezegd": " ".join(said)}, draw


def _vergelijken(landscape: Landscape, params: Mapping[str, str]):
    view = settle(landscape, parse_comparison(landscape, params)[0])
    if view.deel != "overlap":
        return None

    def draw() -> str:
        picture = draw_svg(landscape, overlap_state(landscape, view), "Twee indelingen over elkaar")
        return _html(landscape, picture, title="Vergelijken", words=(), soort="vergelijken")

    return comparison_params(landscape, view), draw


# What a page means by its link, and how that is drawn.
PAGES = {"kaart": _kaart, "gemeente": _gemeente, "vergelijken": _vergelijken}


def _html(
    landscape: Landscape,
    picture: Picture,
    *,
    title: str,
    words: tuple[str, ...],
    soort: str,
    names: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] | None = None,
) -> str:
    return _template().render(
        picture=picture,
        title=title,
        words=words,
        soort=soort,
        names=picture.names if names is None else names,
        peildatum=date_in_words(landscape.vocabulary.peildatum),
        link=lambda key: f"./kaart?{urlencode({'gekozen': key})}",
        style=(OWN / "eerste.css").read_text(encoding="utf-8"),
        script=(OWN / "eerste.js").read_text(encoding="utf-8"),
    )


def _template() -> jinja2.Template:
    return environment().get_template("shared/eerste.html")
