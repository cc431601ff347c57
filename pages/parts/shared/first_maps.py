"""The first picture of the pages with a map: what their map shows, drawn from the same state."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from geodata import Landscape
from geodata.compare import (
    in_area,
    overlap,
    overlap_in_words,
    ranking_in_words,
    white_spots,
    with_reasons,
)
from geodata.figures import area_of
from geodata.map import (
    CompareView,
    area_state,
    comparison_params,
    counts_in_words,
    draw_svg,
    map_state,
    overlap_state,
    parse_scenario,
    parse_view,
    scenario_params,
    scenario_state,
    spots_state,
    surroundings_view,
    title_of,
    view_params,
)
from geodata.partners import partner_ids, partners_of, summary
from geodata.regiobeeld import default_parts, parse_region, parts, region_params, top
from geodata.scenario import NOT_SO, caveats, in_words, objections, outcome
from geodata.scenario import title_of as scenario_title
from geodata.words import count
from pages.parts.shared.first import First, Meant, link, on_map


def kaart(landscape: Landscape, params: Mapping[str, str]) -> Meant:
    """The map of a link, with what is counted and the names that are on it."""
    view, _ = parse_view(landscape, params)

    def draw() -> First:
        title = title_of(landscape, view)
        state = map_state(landscape, view)
        picture = draw_svg(landscape, state, title)
        words = " · ".join(counts_in_words(landscape, view))
        lists = tuple((label, on_map(records)) for label, records in picture.names)
        return First(title, "", (words,), picture, lists, state)

    return view_params(landscape, view), draw


def gemeente(landscape: Landscape, params: Mapping[str, str]) -> Meant | None:
    """A gemeente and its surroundings, with its partners; None without one."""
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
        around = tuple((link("gemeente", code=one), names[one]) for one in neighbours)
        lists = (
            (f"Partners ({len(partners)})", on_map(partners)),
            (f"Buurgemeenten ({len(around)})", around),
        )
        about = f"{names[code]} ({landscape.gemeenten.loc[code, 'provincie']})"
        words = (*said, *summary(landscape, code, date.today()))
        return First("Mijn gemeente", about, words, picture, lists, state)

    # Of a former gemeente it also says what became of it.
    return {"code": code, "gezegd": " ".join(said)}, draw


def over_each_other(landscape: Landscape, view: CompareView) -> First:
    """Two divisions over each other."""
    found = overlap(landscape, view.a, view.b, view.weeg)
    about = f"{found.a.label} en {found.b.label}"
    # Without the slider, which only the map itself can have.
    state = overlap_state(landscape, replace(view, kijk="stukken"))
    picture = draw_svg(landscape, state, f"{about} over elkaar")
    areas = tuple(
        (link("vergelijken", **comparison_params(landscape, replace(view, gebied=key))), name)
        for key, name in found.a.namen.items()
    )
    words = tuple(overlap_in_words(landscape, view.a, view.b, view.weeg))
    lists = ((f"{found.a.label} ({len(areas)})", areas),)
    return First("Vergelijken", about, words, picture, lists, overlap_state(landscape, view))


def spots(landscape: Landscape, view: CompareView) -> First:
    """The gemeenten where something is missing, far away or unsure."""
    everything = white_spots(landscape, view.km, view.centrum, view.weeg)
    found = with_reasons(in_area(landscape, everything, view.gebied), view.redenen)
    state = spots_state(landscape, found, view.redenen, view.gebied, view.vlek)
    picture = draw_svg(landscape, state, "Witte vlekken")
    names = tuple(
        (
            link("vergelijken", **comparison_params(landscape, replace(view, vlek=one.code))),
            one.naam,
        )
        for one in found
    )
    words = tuple(ranking_in_words(landscape, found, view.redenen, view.weeg))
    lists = ((f"Gemeenten ({len(names)})", names),)
    return First("Vergelijken", "Witte vlekken", words, picture, lists, state)


def regiobeeld(landscape: Landscape, params: Mapping[str, str]) -> Meant | None:
    """Where an area lies, and its parts; None for an area without gemeenten."""
    view, _ = parse_region(landscape, params)
    view = replace(view, delen=view.delen or default_parts(view))
    area = area_of(landscape, view.gebied)
    if not area.codes:
        return None

    def draw() -> First:
        state = area_state(landscape, area.codes, area.id, view.delen)
        picture = draw_svg(landscape, state, f"Waar {area.naam} ligt")
        inside = tuple(
            (link("regiobeeld", gebied=part.id), part.naam)
            for part in parts(landscape, area, view.delen, view.volgorde)
        )
        size = count(len(area.codes), "gemeente", "gemeenten")
        lists = ((f"Delen van {area.naam} ({len(inside)})", inside),)
        words = (*top(landscape, area), f"{size}.")
        return First("Regiobeeld", area.naam, words, picture, lists, state)

    return region_params(landscape, view), draw


def watals(landscape: Landscape, params: Mapping[str, str]) -> Meant | None:
    """The map after the steps of a scenario; None where there is nothing to work out."""
    asked, _ = parse_scenario(landscape, params)
    # Of what stands beside it nothing is said here.
    asked = replace(asked, kies="", naast=())
    # Without the slider, which only the map itself can have.
    view = replace(asked, kijk="straks")

    def draw() -> First:
        found = outcome(landscape, view.stappen)
        # It was asked for below.
        assert found is not None  # noqa: S101
        title = scenario_title(found.scenario)
        picture = draw_svg(landscape, scenario_state(landscape, view), title)
        table = found.per_gemeente
        moved = table[table["vrouwen_anders"] > 0].sort_values("vrouwen_anders", ascending=False)
        names = tuple((link("gemeente", code=code), naam) for code, naam in moved["naam"].items())
        steps = tuple(("", taken.zin) for taken in found.scenario.taken)
        said = (*objections(found.scenario), *in_words(landscape, found))
        words = (NOT_SO, *said, caveats(landscape, found)[0])
        lists = (
            ("Stappen", steps),
            (f"Gemeenten met een andere dichtstbijzijnde locatie ({len(names)})", names),
        )
        state = scenario_state(landscape, asked)
        rows = bool(steps) + bool(steps and found.scenario.indelingen)
        return First("Wat als", title, words, picture, lists, state, rows)

    if outcome(landscape, ()) is None:
        return None
    return scenario_params(asked), draw
