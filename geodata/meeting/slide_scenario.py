"""A scenario of the page Wat als as a slide."""

from collections.abc import Mapping
from datetime import date

from geodata.figures import Told
from geodata.landscape import Landscape
from geodata.map.scenario_state import scenario_state
from geodata.map.scenario_view import parse
from geodata.meeting.slide import Slide, Table
from geodata.meeting.slide_map import sources_in_words
from geodata.scenario import (
    Outcome,
    caveats,
    gains,
    how,
    in_words,
    objections,
    outcome,
    sides,
    title_of,
    told,
)
from geodata.scenario.far import source
from geodata.scenario.words import BEFORE, NO_SITES, TITLE, TWO_LISTS
from geodata.words import number

OUTLINE = ("Op de kaart: de streepjeslijn loopt om de gemeenten waar iets verandert.",)


def scenario_slide(landscape: Landscape, keuze: Mapping[str, str], today: date) -> Slide:
    """What a link of the page Wat als shows: the map after the steps; with scenarios beside it, a table
    of them and of no steps instead of who gains."""
    view, problems = parse(landscape, keuze)
    found = outcome(landscape, view.stappen)
    if found is None:
        return _slide(TITLE, "", None, (NO_SITES,), None, (), tuple(problems))
    said, state = in_words(landscape, found), scenario_state(landscape, view)
    table: Table | None = None
    if view.naast:
        # Of what a link holds there is an outcome, as there is of this one.
        others = [one for steps in view.naast if (one := outcome(landscape, steps))]
        now = outcome(landscape, ())
        pairs = [(BEFORE.lower(), now or found), ("dit", found)]
        pairs += [(f"ernaast {at}", one) for at, one in enumerate(others, start=1)]
        head, *rows = sides(landscape, pairs)
        table = Table(
            tuple(head),
            tuple(map(tuple, rows)),
            f"{TITLE}: scenario's naast elkaar en zonder stappen",
        )
    elif rows_of := gains(found):
        table = Table(
            ("Locatie", "Geboorten erbij", "Dat is"),
            tuple((naam, number(gain), share or "–") for naam, gain, share in rows_of),
            f"{TITLE}: wie er geboorten bij krijgt ({how(found)})",
        )
    return _slide(
        title_of(found.scenario),
        said[0],
        state,
        (*said[1:], *objections(found.scenario), *OUTLINE[: len(state["gekozen"])]),
        table,
        (
            caveats(landscape, found)[1],
            TWO_LISTS,
            *_travel_times(found),
            *sources_in_words(landscape, ()),
        ),
        tuple(problems),
        told(landscape, found),
    )


def _travel_times(found: Outcome) -> tuple[str, ...]:
    return (f"Reistijden: {source(found.reistijd)}.",) if found.reistijd else ()


def _slide(
    titel: str,
    zin: str,
    kaart: dict | None,
    zinnen: tuple[str, ...],
    tabel: Table | None,
    bronnen: tuple[str, ...],
    problemen: tuple[str, ...],
    cijfers: tuple[Told, ...] = (),
) -> Slide:
    if kaart:
        # Paper has no slider: it shows what would be.
        lagen = kaart["lagen"][1:] if kaart["schuif"] else kaart["lagen"]
        kaart = {**kaart, "lagen": lagen, "schuif": False}
    return Slide(
        titel=titel,
        zin=zin,
        kaart=kaart,
        alt=f"Kaart van Nederland. {titel}. {zin}" if kaart else "",
        zinnen=zinnen,
        tabel=tabel,
        bronnen=bronnen,
        problemen=problemen,
        pagina="watals",
        keuze=(),
        cijfers=cijfers,
    )
