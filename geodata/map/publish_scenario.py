"""A scenario as files of the map, in the form of the files of `publish`.

The name of a file holds the steps themselves (`watals.<what>.<steps>-<hash>.json`), so that any process
finds back what a state names: nothing of a scenario is kept. `watals.nu-<hash>.json` is the country
without steps. What the files hold is in `scenario_layers`.
"""

import hashlib
from collections.abc import Callable

import geopandas
import pandas

from geodata.landscape import Landscape, derive_newest
from geodata.map.publish import Published, as_file, as_mapping, drawn_as
from geodata.map.publish_overlap import division_file
from geodata.map.scenario_layers import collection, distances, flows, layer, sites
from geodata.package.layer_kinds import KINDS
from geodata.packed import pack, unpack
from geodata.scenario import Step, changeable, from_params, one_text
from geodata.scenario.apply import apply, layout_of
from geodata.scenario.layout import Layout
from geodata.scenario.outcome import Outcome, outcome
from geodata.scenario.regions import changed
from geodata.scenario.steps import MAX_LINK, MIXED
from geodata.scenario.words import TITLE

PREFIX = "watals"
NOW, THEN, SITES, FLOWS, OTHER, DIVISION = (
    *("nu", "straks", "plaatsen", "stromen", "anders", "indeling"),
)


def file_of(
    landscape: Landscape, what: str, steps: tuple[Step, ...], indeling: str = ""
) -> Published:
    """The file of this name of a scenario; of `DIVISION` its name only means something, its content is
    made when it is asked for."""
    found = outcome(landscape, steps)
    if what == DIVISION:
        return _division(landscape, steps, indeling, empty=True)
    if found is None:
        raise KeyError("there is no location in these data")
    makers: dict[str, Callable[[Outcome, str], Published]] = {
        THEN: distances,
        SITES: sites,
        FLOWS: flows,
    }
    return makers[what](found, name_of(what, steps))


def publish_now(landscape: Landscape) -> Published:
    """How far women live today, gemeente by gemeente."""
    found = outcome(landscape, ())
    if found is None:
        raise KeyError("there is no location in these data")
    return _now(landscape, found)


# Today is another outcome only when a keeper takes travel times in.
@derive_newest(1)
def _now(landscape: Landscape, found: Outcome) -> Published:
    return distances(found, f"{PREFIX}.{NOW}", now_only=True)


def publish_other(landscape: Landscape, codes: tuple[str, ...]) -> Published:
    """The outline of the gemeenten (CBS codes, at least one) for which something changes, as the one
    record "anders". It is named by those gemeenten, not by steps."""
    shape = landscape.boundaries[list(codes)].union_all(method="coverage")
    name = f"{PREFIX}.{OTHER}.{pack('.'.join(codes))}"
    laag = {
        **layer(name, "gemeenten waar iets verandert", "Hier verandert iets."),
        **dict.fromkeys(drawn_as(KINDS["status"]), False),
        # A dashed outline, as of everything that is worked out.
        "berekend": True,
    }
    features = [
        {
            "type": "Feature",
            "id": OTHER,
            "properties": {"naam": "", "uitleg": "Hier verandert iets"},
            "geometry": as_mapping(shape),
        }
    ]
    return as_file(name, collection(laag, [], features))


def _division(
    landscape: Landscape, steps: tuple[Step, ...], indeling: str, *, empty: bool = False
) -> Published:
    """A division after the steps. Its name says what it is made of, so that a state can name it before
    somebody asks for it (`empty`)."""
    layout = layout_of(landscape, apply(landscape, steps), indeling)
    made_of = hashlib.sha256(landscape.package.fine)
    for part in (*map(str, layout.gebied.items()), *map(str, layout.namen.items())):
        made_of.update(part.encode())
    name = f"{PREFIX}.{DIVISION}-{indeling}.{pack(one_text(steps))}"
    whole = f"{name}-{made_of.hexdigest()[:16]}.json"
    if empty:
        return Published(whole, b"")
    return Published(whole, division_content(landscape, layout, name))


def division_content(landscape: Landscape, layout: Layout, name: str) -> bytes:
    """The content of the file with the areas of a changed division."""
    one = layout.indeling
    frame = pandas.Series(dict(layout.gebied))
    there = {key: naam for key, naam in layout.namen.items() if (frame == key).any()}
    shapes = geopandas.GeoDataFrame(
        {"gebied": frame.to_numpy()},
        geometry=landscape.boundaries[list(frame.index)].values,
        crs=landscape.boundaries.crs,
    ).dissolve("gebied", method="coverage")
    return division_file(
        landscape,
        name,
        one,
        label=f"{TITLE}: {one.label}",
        areas=there,
        shapes=shapes.geometry,
    ).content


def name_of(what: str, steps: tuple[Step, ...]) -> str:
    """What a file of a scenario is called, without its hash."""
    return f"{PREFIX}.{what}.{pack(one_text(steps))}"


def published(landscape: Landscape, name: str) -> Published | None:
    """The file of this name, or None when it does not exist (any more)."""
    prefix, _, rest = name.rpartition("-")[0].partition(".")
    if prefix != PREFIX or not outcome(landscape, ()):
        return None
    what, _, packed = rest.partition(".")
    found: Published | None = None
    if what == NOW and not packed:
        found = publish_now(landscape)
    elif packed:
        text = _text_of(packed)
        kind, _, indeling = what.partition("-")
        if what == OTHER and text:
            codes = tuple(text.split("."))
            known = set(codes) <= set(landscape.gemeenten.index)
            found = publish_other(landscape, codes) if known else None
        elif text is not None:
            steps, _ = from_params({MIXED: text})
            if kind == DIVISION and indeling in changeable(landscape):
                found = _division(landscape, steps, indeling)
            elif what in (THEN, SITES, FLOWS):
                found = file_of(landscape, what, steps)
    return found if found and found.name == name else None


def codes_that_change(landscape: Landscape, found: Outcome, toon: str) -> tuple[str, ...]:
    """The gemeenten (CBS codes) that a map of "afstand", or of a division (its id), outlines."""
    if toon in changeable(landscape):
        return changed(landscape, found.scenario, toon).gemeenten
    table = found.per_gemeente
    return tuple(table.index[table["vrouwen_anders"] > 0])


def _text_of(packed: str) -> str | None:
    """What a name holds; None for what cannot be read, or is longer than a scenario can be."""
    try:
        found = unpack(packed, MAX_LINK)
    except (ValueError, OverflowError):
        return None
    return found if isinstance(found, str) else None
