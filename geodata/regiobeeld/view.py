"""What a reader looks at on the page Regiobeeld, and the link that says it."""

from collections.abc import Mapping
from dataclasses import dataclass

from geodata.figures import COUNTRY, Area, area_of
from geodata.find import in_link
from geodata.landscape import Landscape
from geodata.map.area_in_link import area_named
from geodata.map.view import dropped, known_as, undamaged
from geodata.regions import divisions

GEMEENTE = "gemeente"
SORTS = ("geboorten", "verandering")
START_PARTS = "provincie"


@dataclass(frozen=True)
class RegionView:
    """One view of the page: `gebied` is the area, `naast` the one beside it ("" for none), both as
    `geodata.figures.area_of` names them; `delen` is the division of the parts in the list, `volgorde`
    one of `SORTS`."""

    gebied: str = COUNTRY
    naast: str = ""
    delen: str = ""
    volgorde: str = SORTS[0]


def parse(landscape: Landscape, params: Mapping[str, str]) -> tuple[RegionView, list[str]]:
    """Read the parameters of a link: the view, and a Dutch sentence for each of which something was
    dropped. Nothing in a link can make the page fail."""
    params = undamaged(params)
    problems: list[str] = []
    asked = {name: _area(landscape, name, params, problems) for name in ("gebied", "naast")}
    own = asked["gebied"].id if asked["gebied"] else COUNTRY
    beside = asked["naast"].id if asked["naast"] else ""
    if beside and beside == own:
        problems.append("In de link staat twee keer hetzelfde gebied; het staat er één keer.")
        beside = ""
    view = RegionView(own, beside)
    values = {}
    for name, allowed in {"delen": parts_of(landscape, view), "volgorde": SORTS}.items():
        value = known_as(params.get(name, ""), allowed)
        if value in allowed:
            values[name] = value
        elif value:
            problems += dropped(name, [value])
    return RegionView(own, beside, **values), problems


def to_params(landscape: Landscape, view: RegionView) -> dict[str, str]:
    """The parameters of the shortest link to a view."""
    start = RegionView()
    found = {name: value for name, value in vars(view).items() if value != getattr(start, name)}
    if view.delen == default_parts(view):
        found.pop("delen", None)
    return found


def parts_of(landscape: Landscape, view: RegionView) -> tuple[str, ...]:
    """In what the area can be divided: the country in every division and in gemeenten, another area
    in its gemeenten."""
    if view.gebied == COUNTRY:
        return (*divisions(landscape), GEMEENTE)
    return (GEMEENTE,)


def default_parts(view: RegionView) -> str:
    """The division of the parts for who does not choose."""
    return START_PARTS if view.gebied == COUNTRY else GEMEENTE


def _area(
    landscape: Landscape, name: str, params: Mapping[str, str], problems: list[str]
) -> Area | None:
    """The area that a parameter names, by id, code or name; None, and said why, when there is none."""
    text = params.get(name, "").strip()
    if not text:
        return None
    key, sentence = in_link(landscape, text)
    if sentence:
        problems.append(sentence)
    if not key:
        return None
    for known in (key, text.casefold(), area_named(landscape, text)):
        try:
            return area_of(landscape, known)
        except KeyError:
            continue
    problems += dropped(name, [text])
    return None
