"""What a reader compares on the page Vergelijken, and the link that says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from geodata.compare.overlap import overlap
from geodata.compare.reasons import REDENEN
from geodata.compare.white_spots import CENTRE_KM_CHOICES, KM_CHOICES
from geodata.compare.years import groups
from geodata.figures import weights
from geodata.landscape import Landscape, derive
from geodata.map.area_in_link import area_in_link
from geodata.map.view import dropped, gemeente_of, known_as, split, undamaged
from geodata.records import gemeenten_of
from geodata.regions.divisions import areas_by_id, divisions

PARTS = ("overlap", "witte-vlekken", "drukte", "jaren")
WAYS = ("stukken", "schuif")
# Which parameters belong to which part; the others stay out of its link.
USED = {
    "overlap": ("a", "b", "stuk", "gebied", "kijk", "weeg"),
    "witte-vlekken": ("redenen", "km", "centrum", "gebied", "vlek", "weeg"),
    "drukte": ("weeg",),
    "jaren": ("cijfers",),
}


@dataclass(frozen=True)
class CompareView:
    """One view of the page.

    `a` and `b` are divisions, `stuk` a piece of theirs ("<area of a>--<area of b>"), `gebied` the
    id of an area to look at (of `a`; with white spots of any division), `kijk` one of `WAYS`.
    `redenen`, `km` and `centrum` choose white spots, `vlek` is the CBS code of one that is looked
    at, `cijfers` is a group of figures, `weeg` the figure by which gemeenten are weighed.
    """

    a: str
    b: str
    deel: str = "overlap"
    stuk: str = ""
    gebied: str = ""
    kijk: str = "stukken"
    redenen: tuple[str, ...] = ()
    km: int = 30
    centrum: int = 50
    vlek: str = ""
    cijfers: str = ""
    weeg: str = ""


@derive
def start_view(landscape: Landscape) -> CompareView:
    """The view of somebody who comes in without a link."""
    known = list(divisions(landscape))
    # A layer in which gemeenten have more than one area is no division; the first gives way.
    named = [name for name in landscape.vocabulary.vergelijk if name in known]
    a, b = (*named, known[0], known[0])[:2]
    return CompareView(
        a, b, cijfers=next(iter(groups(landscape)), ""), weeg=weights(landscape)[0].id
    )


def parse(landscape: Landscape, params: Mapping[str, str]) -> tuple[CompareView, list[str]]:
    """Read the parameters of a link.

    Returns the view and a sentence in Dutch for each parameter of which something was dropped.
    """
    params = undamaged(params)
    view, problems = start_view(landscape), []
    spot, became = gemeente_of(landscape, params.get("vlek", ""))
    params |= {"vlek": spot}
    problems += became
    allowed = {
        "deel": PARTS,
        "a": tuple(divisions(landscape)),
        "b": tuple(divisions(landscape)),
        "kijk": WAYS,
        "redenen": tuple(reden.id for reden in REDENEN),
        "km": tuple(map(str, KM_CHOICES)),
        "centrum": tuple(map(str, CENTRE_KM_CHOICES)),
        "cijfers": tuple(groups(landscape)),
        "weeg": tuple(one.id for one in weights(landscape)),
        "vlek": gemeenten_of(landscape),
    }
    for name, known in allowed.items():
        asked = split(params.get(name, "")) if name == "redenen" else [params.get(name, "").strip()]
        # Most of what a link can say it does not.
        asked = [known_as(value, known) for value in asked if value]
        good = [value for value in asked if value in known]
        if good:
            start = getattr(view, name)
            kind = type(start)
            chosen: dict[str, Any] = {name: tuple(good) if kind is tuple else kind(good[0])}
            view = replace(view, **chosen)
        problems += dropped(name, (value for value in asked if value not in known))
    asked_area = params.get("gebied", "").strip()
    area, told = area_in_link(landscape, asked_area, view.a) if asked_area else ("", "")
    problems += (
        [told] if told else dropped("gebied", [asked_area] if asked_area and not area else [])
    )
    view = replace(view, stuk=params.get("stuk", "").strip(), gebied=area)
    settled = settle(landscape, view)
    for name in ("stuk", "gebied"):
        if getattr(settled, name) != getattr(view, name):
            problems += dropped(name, [getattr(view, name)])
    return settled, problems


def weighed(landscape: Landscape, view: CompareView) -> str:
    """The figure by which a view weighs when that is not the first of them, "" for the first: so
    what is made for who does not choose is made once."""
    return view.weeg if view.weeg != weights(landscape)[0].id else ""


def settle(landscape: Landscape, view: CompareView) -> CompareView:
    """The view without a piece that its pair does not have, or an area that is none of `a`, or, with
    white spots, of no division: a field may still say what another part of the page calls its area.
    """
    if tuple(view.stuk.split("--")) not in overlap(landscape, view.a, view.b).codes:
        view = replace(view, stuk="")
    of = areas_by_id(landscape).get(view.gebied)
    known = of == view.a if view.deel == "overlap" else of is not None
    return view if known else replace(view, gebied="")


def to_params(landscape: Landscape, view: CompareView) -> dict[str, str]:
    """The parameters of the shortest link to a view; what is as at the start is left out."""
    start = start_view(landscape)
    found = {}
    for name in ("deel", *USED[view.deel]):
        value = getattr(view, name)
        if value != getattr(start, name):
            found[name] = ",".join(value) if isinstance(value, tuple) else str(value)
    return found
