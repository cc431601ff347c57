"""What a scenario changes: in words, on the map, as tables and files."""

import pandas
import streamlit as st

from geodata import Landscape
from geodata.map import DISTANCE, ScenarioView, scenario_state, shown_on_map
from geodata.scenario import (
    BEFORE,
    LISTED,
    TITLE,
    TWO_LISTS,
    Outcome,
    Step,
    caveats,
    changed,
    compared_in_words,
    far,
    gained,
    how_sourced,
    in_words,
    of_gemeente,
    outcome,
    per_area,
    per_gemeente,
    per_location,
    sheets,
    sides,
    site_name,
    title_of,
    to_geojson,
)
from geodata.words import number
from pages.parts.shared.copied import show_sentences
from pages.parts.shared.downloads import download, table_downloads
from pages.parts.shared.map import draw, pointed_at
from pages.parts.shared.opened import opened
from pages.parts.shared.tables import show_table
from pages.parts.shared.text import literal
from pages.parts.shared.told import said
from pages.parts.watals.state import add_step, choose

ROWS, MAP = 12, "watalskaart"
WAYS = {"schuif": "Zonder en met de stappen, met een schuif", "straks": "Alleen straks"}


def _outcome(landscape: Landscape, view: ScenarioView) -> Outcome:
    found = outcome(landscape, view.stappen)
    # The page has asked whether there is anything to work out.
    assert found is not None  # noqa: S101
    return found


def show_words(landscape: Landscape, view: ScenarioView) -> None:
    """What changes, in sentences to copy."""
    found = _outcome(landscape, view)
    if not found.scenario.taken:
        return
    st.header("Wat verandert er?")
    # Whoever copies the sentences takes along what they are.
    title = title_of(found.scenario)
    sentences = (title if title.endswith("...") else f"{title}.", *in_words(landscape, found))
    with said("watals"):
        show_sentences(landscape, "watals-zinnen", sentences)
    st.caption(literal(f"{caveats(landscape, found)[0]} {TWO_LISTS}"))


def show_map(landscape: Landscape, view: ScenarioView) -> None:
    """The map before and after; a location on it that is chosen closes."""
    found = _outcome(landscape, view)
    touched = found.scenario.indelingen
    toon = shown_on_map(landscape, view)
    if found.scenario.taken:
        with st.container(horizontal=True):
            if touched:
                names = {DISTANCE: "Afstand en locaties"}
                names |= {key: layout.indeling.label for key, layout in touched.items()}
                _field("Op de kaart", names, toon, "toon")
            _field("Kijk", WAYS, view.kijk, "kijk")
    draw(
        scenario_state(landscape, view),
        key=MAP,
        height=560,
        on_click=lambda key: _choose(landscape, found, key),
    )
    st.caption(literal(_caption(toon, found)))


def _field(label: str, names: dict[str, str], now: str, name: str) -> None:
    key = f"watals-{name}"
    if st.session_state.get(key) != now:
        st.session_state[key] = now
    st.segmented_control(
        label,
        list(names),
        format_func=lambda one: names.get(one, one),
        required=True,
        wrap=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: choose(**{name: st.session_state[key]}),
    )


def _choose(landscape: Landscape, found: Outcome, key: str) -> None:
    """A location that is chosen on the map closes, or opens when it was closed."""
    sites = {site.id for site in found.sites}
    if key in sites:
        add_step(Step("sluit" if key in found.scenario.open else "open", (key,)))
    elif st.session_state.get("watals-soort") == "open" and (point := pointed_at(MAP)):
        lat, lon = (f"{degrees:.4f}" for degrees in point)
        add_step(Step("open", (lat,), lon))
    elif key in landscape.gemeenten.index:
        choose(kies=key)
        for name in ("watals-soort", "watals-gemeenten"):
            st.session_state.pop(name, None)


def _caption(toon: str, found: Outcome) -> str:
    if not found.scenario.taken and found.in_minutes:
        return (
            f"De kleur is de reistijd waarbinnen de helft van de vrouwen van een gemeente bij een locatie van {LISTED} is "
            f"({how_sourced(found)}). Kies een locatie op de kaart om die te laten sluiten, of een gemeente om "
            "die te verplaatsen."
        )
    if not found.scenario.taken:
        return (
            "De kleur is de afstand tot een locatie waarbinnen de helft van de vrouwen van een gemeente woont, "
            f"hemelsbreed, met de locaties van {LISTED}. "
            "Kies een locatie op de kaart om die te laten sluiten, of een gemeente om die te verplaatsen."
        )
    if toon == DISTANCE:
        return (
            f"Wat als: {how_sourced(found)}. Pijlen gaan van de locatie van {LISTED} naar die van straks. De "
            "streepjeslijn loopt om de gemeenten waar iets verandert. Kies een locatie om die te laten "
            "sluiten of openen."
        )
    return (
        "Wat als: de gebieden na de stappen. De streepjeslijn loopt om de gemeenten die verhuizen."
    )


def show_tables(landscape: Landscape, view: ScenarioView) -> None:
    """The scenarios beside each other, and what changes per area, per location and per gemeente."""
    found = _outcome(landscape, view)
    if view.naast:
        _show_sides(landscape, view, found)
    if not found.scenario.taken:
        return
    if found.scenario.indelingen:
        _show_areas(landscape, found)
    if found.moves:
        left, right = st.columns(2, gap="large")
        with left:
            _show_locations(found)
        with right:
            _show_gemeenten(landscape, found)
    with st.container(horizontal=True):
        # Each workbook holds all tables, so that what is worked out does not part from its steps.
        tables = {"locatie": per_location, "gemeente": per_gemeente}
        tables |= {"gebied": per_area} if found.scenario.indelingen else {}
        for each, make in tables.items():
            title = f"{TITLE} per {each}"
            table_downloads(
                f"wat als per {each}",
                title,
                f"wat-als-per-{each}",
                lambda make=make: make(landscape, found),
                also=lambda title=title: {
                    name: table for name, table in sheets(landscape, found).items() if name != title
                },
                origin=how_sourced(found),
            )
        download(
            "Wat als: kaart (GeoJSON)", lambda: to_geojson(landscape, found), "wat-als.geojson"
        )


def _show_sides(landscape: Landscape, view: ScenarioView, found: Outcome) -> None:
    # With one more beside it there is something new to see.
    with opened(f"naast-{len(view.naast)}"):
        _show_table_of_sides(landscape, view, found)


def _show_table_of_sides(landscape: Landscape, view: ScenarioView, found: Outcome) -> None:
    st.header("Scenario's naast elkaar")
    now = outcome(landscape, ())
    others = [one for steps in view.naast if (one := outcome(landscape, steps))]
    pairs = [(BEFORE, now)] if now else []
    pairs += [("Dit scenario", found)] if found.scenario.taken else []
    pairs += [(f"Ernaast {at}", one) for at, one in enumerate(others, start=1)]
    head, *rows = sides(landscape, pairs)
    frame = pandas.DataFrame(rows, columns=["Wat", *head[1:]])
    show_table(frame, "Wat als: scenario's naast elkaar, en zonder stappen")
    for at, one in enumerate(others, start=1):
        said = "; ".join(step.zin for step in one.scenario.taken) or "geen stap die telt"
        st.caption(literal(f"Ernaast {at}: {said}."))


def _show_locations(found: Outcome) -> None:
    st.header("Per locatie")
    table = found.per_locatie.assign(erbij=gained(found.per_locatie))
    table = table[table["erbij"] != 0].sort_values("erbij", ascending=False)
    shares = (100 * table["erbij"] / table["bevallingen"]).where(table["erbij"] > 0)
    show_table(
        {
            "Wat als, per locatie": table["naam"].tolist(),
            f"Geboorten, locaties van {LISTED}": [number(value) for value in table["geboorten_nu"]],
            "Straks": [number(value) for value in table["geboorten_dan"]],
            "Verschil": [_signed(value) for value in table["erbij"]],
            "Deel van de bevallingen in 2018": [
                "–" if share != share else f"{number(share)}%{' (hele VSV)' if together else ''}"
                for share, together in zip(shares, table["samen"], strict=True)
            ],
        },
        f"Wat als: geboorten per locatie, {LISTED} en straks",
    )


def _show_gemeenten(landscape: Landscape, found: Outcome) -> None:
    st.header("Per gemeente")
    table = found.per_gemeente
    table = table[table["vrouwen_anders"] > 0].sort_values("vrouwen_anders", ascending=False)
    part = table.head(ROWS)
    ways = [of_gemeente(row) for _, row in part.iterrows()]
    show_table(
        {
            "Wat als, per gemeente": part["naam"].tolist(),
            "Vrouwen": [number(value) for value in part["vrouwen_anders"]],
            "Geboorten": [number(value) for value in part["geboorten_anders"]],
            f"Midden, {LISTED}": [far(now, unit) for now, _, unit in ways],
            "Straks": [far(then, unit) for _, then, unit in ways],
            "Vooral naar": [site_name(landscape, found.scenario, key) for key in part["naar"]],
        },
        "Wat als: gemeenten waar een andere locatie de dichtstbijzijnde wordt",
    )
    rest = f"De {ROWS} grootste van {len(table)}; de rest staat in de bestanden. "
    st.caption(
        f"{rest if len(table) > ROWS else ''}Afgerond op hele vrouwen en geboorten: opgeteld kan het iets "
        "verschillen van de zinnen."
    )


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else '−'}{number(abs(value))}"


def _show_areas(landscape: Landscape, found: Outcome) -> None:
    for key in found.scenario.indelingen:
        one = changed(landscape, found.scenario, key)
        st.header(f"Per gebied: {literal(one.layout.indeling.label)}")
        rows = one.tabel
        other = rows[
            (rows["gemeenten_nu"] != rows["gemeenten_dan"])
            | (rows["partners_nu"] != rows["partners_dan"])
        ]
        left, right = st.columns([3, 2], gap="large")
        with left:
            show_table(
                {
                    "Wat als, per gebied": other["naam"].tolist(),
                    "Gemeenten": _both(other, "gemeenten"),
                    "Geboorten": _both(other, "geboorten"),
                    "Partners": _both(other, "partners"),
                },
                f"Wat als: gebieden van {one.layout.indeling.label} die veranderen, nu en straks",
            )
        with right:
            show_table(
                {
                    "Past op": [item.met for item in one.past],
                    "Nu": [f"{_rand(item.nu)} ({item.woorden[0]})" for item in one.past],
                    "Straks": [f"{_rand(item.dan)} ({item.woorden[1]})" for item in one.past],
                },
                f"Wat als: hoe {one.layout.indeling.label} op elke andere indeling past",
            )


def _both(rows: pandas.DataFrame, name: str) -> list[str]:
    pairs = zip(rows[f"{name}_nu"], rows[f"{name}_dan"], strict=True)
    return [f"{number(now)} → {number(then)}" for now, then in pairs]


def _rand(value: float) -> str:
    return "–" if value != value else number(value, 2)


def show_method(landscape: Landscape, view: ScenarioView) -> None:
    """How it is worked out, of when the figures are, and what straight lines are worth."""
    st.header("Hoe we dat berekenen")
    found = _outcome(landscape, view)
    # What straight lines are worth is of use where something is counted in them.
    worth = compared_in_words(landscape) if found.km.nu.vrouwen else ""
    for text in (*caveats(landscape, found)[1:], worth):
        if text:
            st.write(literal(text))
