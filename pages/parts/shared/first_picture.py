"""The first picture of a page: the map of its link, drawn by the server, with its words and names as HTML.

It stands in the page that is served, so a reader sees it while the scripts are still on their way; the map itself
takes its place. Who has no scripts or no websocket, and a search engine, reads and follows it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

import jinja2

from geodata import Landscape
from geodata.compare import overlap, overlap_in_words
from geodata.figures import area_of
from geodata.map import (
    Picture,
    area_state,
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
from geodata.partners import partner_ids, partners_of, summary
from geodata.regiobeeld import default_parts, parse_region, parts, region_params, top
from geodata.words import count, date_in_words
from pages.parts.shared.assets import OWN
from pages.parts.shared.per_link import PerLink, is_short
from pages.parts.shared.templates import environment

# Some 100 kB each.
kept = PerLink[str](100)


@dataclass(frozen=True)
class First:
    """What a page says before it is there: its heading, what it is about (`kop`, "" for nothing but the
    heading), sentences, a picture, and lists of links as (heading, (address below this site, text))."""

    titel: str
    kop: str
    zinnen: tuple[str, ...]
    beeld: Picture
    lijsten: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


# The parameters of the shortest link to what a link means, and how that is drawn.
Meant = tuple[dict[str, str], Callable[[], First]]


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


def _kaart(landscape: Landscape, params: Mapping[str, str]) -> Meant:
    view, _ = parse_view(landscape, params)

    def draw() -> First:
        title = title_of(landscape, view)
        picture = draw_svg(landscape, map_state(landscape, view), title)
        words = " · ".join(counts_in_words(landscape, view))
        lists = tuple((label, _on_map(records)) for label, records in picture.names)
        return First(title, "", (words,), picture, lists)

    return view_params(landscape, view), draw


def _gemeente(landscape: Landscape, params: Mapping[str, str]) -> Meant | None:
    view, said = parse_view(landscape, {"gekozen": params.get("code", "")})
    code = view.gekozen
    if code not in landscape.gemeenten.index:
        return None

    def draw() -> First:
        names = landscape.gemeenten["naam"]
        state = map_state(landscape, surroundings_view(landscape, code))
        picture = draw_svg(landscape, state, f"{names[code]} en omgeving")
        organisaties = landscape.organisaties["naam"]
        partners = [(key, organisaties[key]) for key in partner_ids(landscape, code)]
        neighbours = partners_of(landscape, code).buren
        around = tuple((_link("gemeente", code=one), names[one]) for one in neighbours)
        lists = (
            (f"Partners ({len(partners)})", _on_map(partners)),
            (f"Buurgemeenten ({len(around)})", around),
        )
        about = f"{names[code]} ({landscape.gemeenten.loc[code, 'provincie']})"
        words = (*said, *summary(landscape, code, date.today()))
        return First("Mijn gemeente", about, words, picture, lists)

    # Of a former gemeente it also says what became of it.
    return {"code": code, "gezegd": " ".join(said)}, draw


def _vergelijken(landscape: Landscape, params: Mapping[str, str]) -> Meant | None:
    view = settle(landscape, parse_comparison(landscape, params)[0])
    if view.deel != "overlap":
        return None

    def draw() -> First:
        found = overlap(landscape, view.a, view.b, view.weeg)
        about = f"{found.a.label} en {found.b.label}"
        # Without the slider, which only the map itself can have.
        state = overlap_state(landscape, replace(view, kijk="stukken"))
        picture = draw_svg(landscape, state, f"{about} over elkaar")
        areas = tuple(
            (_link("vergelijken", **comparison_params(landscape, replace(view, gebied=key))), name)
            for key, name in found.a.namen.items()
        )
        words = tuple(overlap_in_words(landscape, view.a, view.b, view.weeg))
        lists = ((f"{found.a.label} ({len(areas)})", areas),)
        return First("Vergelijken", about, words, picture, lists)

    return comparison_params(landscape, view), draw


def _regiobeeld(landscape: Landscape, params: Mapping[str, str]) -> Meant | None:
    view, _ = parse_region(landscape, params)
    view = replace(view, delen=view.delen or default_parts(view))
    area = area_of(landscape, view.gebied)
    if not area.codes:
        return None

    def draw() -> First:
        state = area_state(landscape, area.codes, area.id, view.delen)
        picture = draw_svg(landscape, state, f"Waar {area.naam} ligt")
        inside = tuple(
            (_link("regiobeeld", gebied=part.id), part.naam)
            for part in parts(landscape, area, view.delen, view.volgorde)
        )
        size = count(len(area.codes), "gemeente", "gemeenten")
        lists = ((f"Delen van {area.naam} ({len(inside)})", inside),)
        words = (*top(landscape, area), f"{size}.")
        return First("Regiobeeld", area.naam, words, picture, lists)

    return region_params(landscape, view), draw


PAGES: dict[str, Callable[[Landscape, Mapping[str, str]], Meant | None]] = {
    "kaart": _kaart,
    "gemeente": _gemeente,
    "vergelijken": _vergelijken,
    "regiobeeld": _regiobeeld,
}


def _link(page: str, **params: str) -> str:
    return f"./{page}?{urlencode(params)}"


def _on_map(records) -> tuple[tuple[str, str], ...]:
    return tuple((_link("kaart", gekozen=key), naam) for key, naam in records)


def _html(landscape: Landscape, page: str, first: First) -> str:
    return _template().render(
        first=first,
        pagina=page,
        peildatum=date_in_words(landscape.vocabulary.peildatum),
        style=(OWN / "eerste.css").read_text(encoding="utf-8"),
        script=(OWN / "eerste.js").read_text(encoding="utf-8"),
    )


def _template() -> jinja2.Template:
    return environment().get_template("shared/eerste.html")
