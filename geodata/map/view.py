"""What a reader is looking at, and the link that says it.

Values in a link are official codes and names, several joined by commas. What a link asks for and
the atlas does not know is dropped and named; nothing in a link can make a page fail.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from geodata.figures import figure, has_areas, mapped, weights
from geodata.find.in_link import in_link
from geodata.find.names import plain
from geodata.landscape import Landscape, derive
from geodata.package.vocabulary import Laag
from geodata.records import gemeenten_of, organisaties_of
from geodata.regions import about, divisions, subjects_of
from geodata.words import join_words

# As far as a map may look, in degrees: south, west, north, east.
AROUND = (49.0, 1.0, 55.0, 10.0)
# What people call a provincie besides its official name.
ALSO_CALLED = {"friesland": "Fryslân"}
MAX_SHOWN = 60
# The theme of the page that is no layer, and what most come for.
FIGURES, BIRTHS = "cijfers", "geboorten"
CIRCLES, GEMEENTE = "cirkels", "gemeente"
MAX_NAMED = 5


@dataclass(frozen=True)
class View:
    """One view of the map: the layers that are on, the filters and the selection.

    `thema` is the layer that fills the map, "" for the first that is on and can; `cijfer` the figure
    that fills it instead of a layer, `per` gemeente ("") or area of a division (its id), `als` areas in
    classes ("") or circles by their size (`CIRCLES`). `programma` is the programme or phase that the
    layer of what is offered is about, "" for all.
    An empty filter lets everything through. `gekozen` is an organisatie id or a CBS code; `weeg` the
    figure that says how large a chosen gemeente is, "" for the first weight; `beeld`
    is (south, west, north, east) in WGS84 to look at, () for what the view is about.
    """

    lagen: tuple[str, ...]
    provincie: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    zekerheid: tuple[str, ...] = ()
    gekozen: str = ""
    ondergrond: bool = False
    beeld: tuple[float, ...] = ()
    thema: str = ""
    cijfer: str = ""
    per: str = ""
    als: str = ""
    weeg: str = ""
    programma: str = ""


def as_viewed(landscape: Landscape, laag: Laag, view: View) -> Laag:
    """A layer as a view shows it: that of what is offered is about the programme of the view."""
    return about(landscape, laag, view.programma) if laag.kind.offers else laag


def filled_in(landscape: Landscape, view: View) -> Laag | None:
    """The layer that fills the map of a view: the one it names when that is on, else the first that
    can; None when none of those that are on can, or a figure fills it."""
    if view.cijfer:
        return None
    able = [
        laag for laag in landscape.vocabulary.lagen if laag.kind.filled and laag.id in view.lagen
    ]
    return next((laag for laag in able if laag.id == view.thema), able[0] if able else None)


@derive
def choices(landscape: Landscape) -> Mapping[str, tuple[str, ...]]:
    """What each list parameter of a link may hold, in the order of the screen."""
    vocabulary = landscape.vocabulary
    return {
        "lagen": tuple(laag.id for laag in vocabulary.lagen),
        "provincie": tuple(sorted({row.provincie for row in gemeenten_of(landscape).values()})),
        "status": tuple(klasse.id for klasse in vocabulary.statussen),
        "zekerheid": tuple(klasse.id for klasse in vocabulary.zekerheden),
    }


@derive
def start_view(landscape: Landscape) -> View:
    """The view of somebody who comes in without a link."""
    return View(lagen=tuple(laag.id for laag in landscape.vocabulary.lagen if laag.start))


def start_layers(landscape: Landscape, figure_id: str) -> tuple[str, ...]:
    """The layers (ids) that are on for who asks for none: those of the start, and none over a map that
    is about a figure ("": about none)."""
    return () if figure_id else start_view(landscape).lagen


def start_figure(landscape: Landscape) -> str:
    """The figure that fills the map for who asks for figures and names none; "" when there is none."""
    known = mapped(landscape)
    return BIRTHS if BIRTHS in known else next(iter(known), "")


def parse(landscape: Landscape, params: Mapping[str, str]) -> tuple[View, list[str]]:
    """Read the parameters of a link.

    Returns the view and a sentence in Dutch for each parameter of which something was dropped.
    Parameters that the page does not know are left alone: links get decorated on their way. A former
    gemeente becomes that of today, with a sentence that says so.
    """
    params = undamaged(params)
    view = start_view(landscape)
    problems: list[str] = []
    for name, allowed in choices(landscape).items():
        if name in params:
            asked = [known_as(value, allowed) for value in split(params[name])]
            known: dict[str, Any] = {name: tuple(value for value in allowed if value in asked)}
            view = replace(view, **known)
            problems += dropped(name, (value for value in asked if value not in allowed))
    wanted = params.get("thema", "").strip()
    if plain(wanted) == FIGURES:
        # What the page calls that theme; the figure that most come for is what it starts with.
        params.setdefault("cijfer", start_figure(landscape))
        wanted = ""
    wanted_figure = params.get("cijfer", "").strip()
    if wanted_figure:
        # Only who asks for a figure waits until all have been looked at.
        known_figure = known_as(wanted_figure, mapped(landscape))
        if known_figure in mapped(landscape):
            view = replace(view, cijfer=known_figure)
        else:
            problems += dropped("cijfer", [wanted_figure])
    if "lagen" not in params:
        view = replace(view, lagen=start_layers(landscape, view.cijfer))
    able = [laag.id for laag in landscape.vocabulary.lagen if laag.kind.filled]
    thema = known_as(wanted, able)
    if thema in able and thema in view.lagen:
        view = replace(view, thema=thema)
    elif wanted:
        problems += dropped("thema", [wanted])
    programma = params.get("programma", "").strip()
    if programma:
        known_programme = known_as(programma, subjects_of(landscape))
        if known_programme in subjects_of(landscape):
            view = replace(view, programma=known_programme)
        else:
            problems += dropped("programma", [programma])
    view = _with_look(landscape, view, params, problems)
    chosen, became = gemeente_of(landscape, params.get("gekozen", ""))
    problems += became
    if chosen in organisaties_of(landscape) or chosen in gemeenten_of(landscape):
        view = replace(view, gekozen=chosen)
    elif chosen:
        problems += dropped("gekozen", [chosen])
    weeg, unknown = weight_of(landscape, params)
    view = replace(view, weeg=weeg)
    problems += unknown
    base = params.get("ondergrond", "")
    if base == "ja":
        view = replace(view, ondergrond=True)
    elif base:
        problems += dropped("ondergrond", [base])
    box = params.get("beeld", "").strip()
    if box:
        beeld = _box(box)
        view = replace(view, beeld=beeld)
        problems += dropped("beeld", [] if beeld else [box])
    return view, problems


def to_params(landscape: Landscape, view: View) -> dict[str, str]:
    """The parameters of the shortest link to a view; what is as at the start is left out."""
    start = replace(start_view(landscape), lagen=start_layers(landscape, view.cijfer))
    params = {
        name: ",".join(getattr(view, name))
        for name in choices(landscape)
        if getattr(view, name) != getattr(start, name)
    }
    filled = filled_in(landscape, view)
    if filled and filled != filled_in(landscape, replace(view, thema="")):
        params["thema"] = filled.id
    if view.cijfer:
        params["cijfer"] = view.cijfer
        params |= {name: value for name in ("per", "als") if (value := getattr(view, name))}
    own = ("programma", "gekozen", "weeg")
    params |= {name: value for name in own if (value := getattr(view, name))}
    if view.ondergrond:
        params["ondergrond"] = "ja"
    if view.beeld:
        params["beeld"] = ",".join(f"{degrees:g}" for degrees in view.beeld)
    return params


def looks(landscape: Landscape, figure_id: str) -> dict[str, tuple[str, ...]]:
    """How a figure can be shown besides in classes per gemeente: `per` the divisions of which the areas
    have a value, `als` whether circles can stand for it (only for what can be added up)."""
    if not figure_id:
        return {"per": (), "als": ()}
    found = figure(landscape, figure_id)
    return {
        "per": tuple(divisions(landscape)) if has_areas(found) else (),
        "als": (CIRCLES,) if found.optelbaar else (),
    }


def _with_look(
    landscape: Landscape, view: View, params: Mapping[str, str], problems: list[str]
) -> View:
    """The view with what the link says of how its figure is shown; what cannot be is named."""
    asked = {name: value for name in ("per", "als") if (value := params.get(name, "").strip())}
    if not asked:
        return view
    able = looks(landscape, view.cijfer)
    taken: dict[str, Any] = {}
    for name, value in asked.items():
        known = known_as(value, able[name])
        if known in able[name]:
            taken[name] = known
        elif view.cijfer and not able[name] and (value == CIRCLES or value in divisions(landscape)):
            label = figure(landscape, view.cijfer).label
            problems.append(
                f"‘{label}’ is niet op te tellen. De kaart toont het daarom ingekleurd per gemeente."
            )
        elif value != GEMEENTE:
            problems += dropped(name, [value])
    return replace(view, **taken)


def _box(text: str) -> tuple[float, ...]:
    """A bounding box of a link in or around the Netherlands; () when it is none."""
    try:
        south, west, north, east = (round(float(part), 3) for part in text.split(","))
    except ValueError:
        return ()
    good = AROUND[0] <= south < north <= AROUND[2] and AROUND[1] <= west < east <= AROUND[3]
    return (south, west, north, east) if good else ()


def undamaged(params: Mapping[str, str]) -> dict[str, str]:
    """The parameters of a link without what chat and mail programs do to it: "&amp;" for "&", and a
    bracket behind it."""
    found = {}
    for name, value in params.items():
        value = value.strip()
        while value.endswith(")") and value.count(")") > value.count("("):
            value = value[:-1]
        found[name.removeprefix("amp;")] = value
    return found


def known_as(value: str, allowed: Collection[str]) -> str:
    """The value of these that a link means: with other capitals or accents, or by another name of a
    provincie; the value itself when it means none."""
    if value in allowed:
        return value
    means = {plain(known): known for known in allowed}
    return means.get(plain(ALSO_CALLED.get(plain(value), value)), value)


def gemeente_of(landscape: Landscape, text: str) -> tuple[str, list[str]]:
    """What a code or name in a link means (see `in_link`), with the sentences to say of it."""
    key, sentence = in_link(landscape, text)
    return key, [sentence] if sentence else []


def weight_of(landscape: Landscape, params: Mapping[str, str]) -> tuple[str, list[str]]:
    """The figure by which a link weighs (`weeg`), "" for the first of `geodata.figures.weights`, which
    who does not choose gets; with a sentence when the atlas knows no such weight."""
    known = [one.id for one in weights(landscape)]
    asked = known_as(params.get("weeg", "").strip(), known)
    if asked and asked not in known:
        return "", dropped("weeg", [asked])
    return (asked if asked != known[0] else ""), []


def split(text: str) -> list[str]:
    """The values of a comma list, each once."""
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def dropped(name: str, values: Iterable[str]) -> list[str]:
    """What to say of the values of a parameter that the atlas does not know; nothing for none."""
    values = list(values)
    shown = [f"‘{value[:MAX_SHOWN]}’" for value in values[:MAX_NAMED]]
    if not shown:
        return []
    if len(values) > MAX_NAMED:
        shown.append(f"nog {len(values) - MAX_NAMED}")
    return [
        f"In de link staat bij ‘{name}’ iets wat de atlas niet kent: {join_words(shown)}. "
        "Dat deel is weggelaten."
    ]
