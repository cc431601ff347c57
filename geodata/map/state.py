"""What a map shows of a view, as state: which files, which records of them, and where to look.

The same state is drawn by the browser (on the page, in the show, in the file that works offline)
and by matplotlib (on paper and slides), from the same files.
"""

from collections.abc import Collection, Iterator
from typing import Any

from geodata.compare.overlap import overlap
from geodata.compare.reasons import chosen
from geodata.compare.white_spots import Spot, first_reasons, per_reason
from geodata.landscape import Landscape
from geodata.map.compare_view import CompareView, weighed
from geodata.map.extent import Box, around, country_box, extent, extent_of
from geodata.map.filters import columns, pack, shown
from geodata.map.publish import Published, fine_name, has_fine, publish, publish_fine
from geodata.map.publish_figure import publish_figure
from geodata.map.publish_figure import published as published_figure
from geodata.map.publish_ground import publish_ground
from geodata.map.publish_ground import published as published_ground
from geodata.map.publish_names import publish_names
from geodata.map.publish_overlap import publish_division, publish_pieces
from geodata.map.publish_overlap import published as published_overlap
from geodata.map.publish_scenario import published as published_scenario
from geodata.map.publish_spots import MORE, layer_id, publish_more, publish_reason
from geodata.map.publish_spots import published as published_reason
from geodata.map.publish_words import publish_words
from geodata.map.view import CIRCLES, View, as_viewed, filled_in
from geodata.package.vocabulary import Laag
from geodata.records import gemeenten_of, organisaties_of
from geodata.regions.divisions import areas_by_id, division, divisions
from geodata.regions.offers import about, subjects_of

NOTHING_LEFT = "De filters laten niets over. Kies ‘Wis filters’ of zet een laag aan."


def layers_state(landscape: Landscape, view: View) -> list[list[str]]:
    """For each layer that is on, the figure that fills the map first: the name of its file and which
    records to show."""
    return _figure_state(landscape, view) + [
        [
            publish(landscape, as_viewed(landscape, laag, view)).name,
            pack(shown(landscape, laag, view)),
        ]
        for laag in landscape.vocabulary.lagen
        if laag.id in view.lagen
    ]


def _figure_state(landscape: Landscape, view: View) -> list[list[str]]:
    """The figure that the map is about, when there is one."""
    if not view.cijfer:
        return []
    return [[publish_figure(landscape, view.cijfer, per=view.per, als=view.als).name, "*"]]


def drawn_state(landscape: Landscape, view: View) -> list[list[str]]:
    """The same for the layers that have a place on the map, in the order of drawing: the one that
    fills it first. Of a status that does not fill the map, only the classes that have a dot."""
    filled = filled_in(landscape, view)
    on = [laag for laag in landscape.vocabulary.lagen if laag.id in view.lagen and laag.on_map]
    dotted = {klasse.id for klasse in landscape.vocabulary.statussen if klasse.stip}
    found = _figure_state(landscape, view)
    for laag in sorted(on, key=lambda laag: laag != filled):
        flags = shown(landscape, laag, view)
        # Who asks for a status sees it, also one that says nothing.
        if laag.kind.by_status and laag != filled and not view.status:
            statuses = columns(landscape, as_viewed(landscape, laag, view))["status"]
            flags = [ok and value in dotted for ok, value in zip(flags, statuses, strict=True)]
        found.append([publish(landscape, as_viewed(landscape, laag, view)).name, pack(flags)])
    return found


def map_state(landscape: Landscape, view: View, keyboard: bool = False) -> dict:
    """Everything that a map has to know about a view.

    `lagen`: [file name, mask of `filters.pack`] per layer that is on, in the order of drawing (the
    first with areas is filled, the others are borders); `gekozen`: [file name, record id] of what
    is highlighted; `beeld`: ((south, west), (north, east)) in WGS84; `vlakken`: the file with the
    gemeenten, when a status is filled; `grond`: the file with what lies around; `leeg`: what to say
    when the filters leave nothing; `toetsen`: keyboard mode; `ondergrond`: the base map.
    """
    lagen = drawn_state(landscape, view)
    state = {
        "lagen": lagen,
        "grond": publish_ground(landscape).name,
        "gekozen": [
            [publish(landscape, laag).name, view.gekozen]
            for laag in holding(landscape, view.gekozen)
        ],
        "beeld": _corners(extent(landscape, view)),
        "toetsen": keyboard,
    }
    if lagen and not any(mask for _, mask in lagen):
        state["leeg"] = NOTHING_LEFT
    filled = filled_in(landscape, view)
    if (view.cijfer and view.als != CIRCLES) or (filled and filled.kind.by_status):
        state["vlakken"] = [_shapes(landscape, view.per if view.cijfer else "").name]
    if view.ondergrond:
        # All maps of the world, of which this one is used, when somebody asks for it.
        import xyzservices.providers

        tiles = xyzservices.providers.nlmaps.grijs
        state["ondergrond"] = {"url": tiles.build_url(), "bron": tiles.html_attribution}
    return state


def _shapes(landscape: Landscape, per: str) -> Published:
    """The file with the shapes of the gemeenten, or of the areas of a division: where that is a layer,
    the file of the layer, which may be there already and has finer shapes."""
    lagen = landscape.vocabulary.lagen
    if not per:
        return publish(landscape, next(laag for laag in lagen if laag.kind.outlines))
    laag = next((one for one in lagen if one.id == per and one.kind.coloured), None)
    return publish(landscape, laag) if laag else publish_division(landscape, per)


def surroundings_view(landscape: Landscape, code: str) -> View:
    """The view of a gemeente with the borders around it and the hospitals; by CBS code."""
    around = tuple(laag.id for laag in landscape.vocabulary.lagen if laag.omgeving)
    return View(lagen=around, gekozen=code)


def overlap_state(landscape: Landscape, view: CompareView) -> dict:
    """The pieces that two divisions make, with the borders of the second; or both divisions whole,
    with a slider between them (`schuif`).

    A chosen piece, or all pieces of a chosen area of the first, are highlighted.
    """
    name = publish_pieces(landscape, view.a, view.b, weighed(landscape, view)).name
    here = overlap(landscape, view.a, view.b).codes
    lit = [f"{a}--{b}" for a, b in here if f"{a}--{b}" == view.stuk or a == view.gebied]
    whole = [publish_division(landscape, key).name for key in (view.a, view.b)]
    slider = view.kijk == "schuif"
    return {
        "lagen": [[whole[0] if slider else name, "*"], [whole[1], "*"]],
        "grond": publish_ground(landscape).name,
        "schuif": slider,
        "gekozen": [[name, piece] for piece in lit],
        "beeld": country(landscape),
        "toetsen": False,
    }


def spots_state(
    landscape: Landscape,
    spots: Collection[Spot],
    redenen: Collection[str] = (),
    area: str = "",
    gekozen: str = "",
) -> dict:
    """White spots, each gemeente filled by the rarest of these reasons (all without a choice) that it
    has, with a dot in those that have more of them; of the other gemeenten the borders only.

    `aantallen` says for each layer how many gemeenten its line in the legend is about: all that have
    the reason. With `area` (an id of any division) its borders are highlighted and the map looks at
    it; with `gekozen` (a CBS code) that gemeente is highlighted.
    """
    shapes = next(laag for laag in landscape.vocabulary.lagen if laag.kind.outlines)
    borders = publish(landscape, shapes).name
    looked = [reden.id for reden in chosen(redenen)]
    first = first_reasons(spots, redenen)
    sizes = {key: size for key, (size, _) in per_reason(spots).items() if size and key in looked}
    more = {spot.code for spot in spots if len(set(spot.redenen) & set(looked)) > 1}
    lagen, counted = [], {}
    for key, size in sizes.items():
        here = [first.get(code) == key for code in gemeenten_of(landscape)]
        lagen.append([publish_reason(landscape, key).name, pack(here)])
        counted[layer_id(key)] = size
    lagen.append([borders, "*"])
    if more:
        dots = [code in more for code in gemeenten_of(landscape)]
        lagen.append([publish_more(landscape).name, pack(dots)])
        counted[layer_id(MORE)] = len(more)
    lit = [[borders, gekozen]] if gekozen else []
    state: dict[str, Any] = {
        "lagen": lagen,
        "aantallen": counted,
        "vlakken": [borders],
        "grond": publish_ground(landscape).name,
        "gekozen": lit,
        "beeld": country(landscape),
        "toetsen": False,
    }
    if area:
        found = areas_by_id(landscape)[area]
        lit.append([publish_division(landscape, found).name, area])
        members = division(landscape, found).gebied
        codes = tuple(code for code, other in members.items() if other == area)
        state["beeld"] = _corners(around(landscape, codes))
    return state


def area_state(landscape: Landscape, codes: Collection[str], chosen: str, delen: str) -> dict:
    """An area in its surroundings: the borders of a division (`delen`, or "gemeente" for the gemeenten)
    with the gemeenten `codes` highlighted, or the area `chosen` of that division as one shape."""
    shapes = next(laag for laag in landscape.vocabulary.lagen if laag.kind.outlines)
    borders = publish(landscape, shapes).name
    whole = len(codes) == len(landscape.gemeenten)
    own = areas_by_id(landscape).get(chosen, "")
    divided = publish_division(landscape, delen).name if delen in divisions(landscape) else borders
    lit = [[borders, code] for code in codes] if not whole else []
    if own and not whole:
        lit = [[publish_division(landscape, own).name, chosen]]
    return {
        "lagen": [[divided, "*"]],
        "grond": publish_ground(landscape).name,
        "gekozen": lit,
        "beeld": _corners(_surroundings(landscape, codes)),
        "toetsen": False,
    }


def _surroundings(landscape: Landscape, codes: Collection[str]) -> Box:
    """The box of some gemeenten; of a single one with what lies around it."""
    alone = extent_of(landscape, next(iter(codes))) if len(codes) == 1 else None
    return alone or around(landscape, tuple(codes))


def country(landscape: Landscape) -> list[list[float]]:
    """Bounding box of the country."""
    return _corners(country_box(landscape))


def holding(landscape: Landscape, key: str) -> list[Laag]:
    """The layers in which a selected record has a shape of its own, to highlight it."""
    lagen = [laag for laag in landscape.vocabulary.lagen if laag.on_map]
    if key in gemeenten_of(landscape):
        return [laag for laag in lagen if laag.kind.outlines]
    if not key:
        return []
    row = organisaties_of(landscape)[key]
    return [
        laag
        for laag in lagen
        if row.soort in laag.soorten and not (laag.berekend and not row.is_actief)
    ]


def map_file(landscape: Landscape, name: str) -> Published | None:
    """The file of this name that a state refers to, or None when there is none (any more)."""
    for laag in landscape.vocabulary.lagen:
        found = publish(landscape, laag)
        if found.name == name:
            return found
        if has_fine(laag) and fine_name(landscape, laag) == name:
            return publish_fine(landscape, laag)
    listed = (*_offered(landscape, name), publish_names(landscape), publish_words(landscape))
    for found in listed:
        if found.name == name:
            return found
    others = (
        *(published_ground, published_overlap, published_reason, published_figure),
        published_scenario,
    )
    return next(filter(None, (find(landscape, name) for find in others)), None)


def _offered(landscape: Landscape, name: str) -> Iterator[Published]:
    """The file of a layer of what is offered, about the programme or phase that a name says."""
    for laag in landscape.vocabulary.lagen:
        _, start, rest = name.partition(f"{laag.id}.")
        keuze = rest.rpartition("-")[0]
        if laag.kind.offers and start and keuze in subjects_of(landscape):
            yield publish(landscape, about(landscape, laag, keuze))


def _corners(box: Box) -> list[list[float]]:
    return [[round(degrees, 3) for degrees in corner] for corner in box]
