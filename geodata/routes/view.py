"""What a reader looks at on the page Klantroute, and the link that says it."""

from collections.abc import Mapping
from dataclasses import dataclass

from geodata.find.answer import Answer, answer_of_code
from geodata.landscape import Landscape
from geodata.records import situaties_of
from geodata.routes.ketencheck import CheckError, Ketencheck, from_link, to_link

# The parameter of a link that holds the work sheet.
SHEET = "c"
# The subjects that a coalitie asks for, as the data call them.
ASKED = ("geld", "psychische gezondheid", "jonge ouders", "wonen", "veiligheid", "taal")
# The readings, with what each is called: what happens when, what must be arranged, and the work sheet.
FAMILY, GEMEENTE, CHECK = "gezin", "afspraken", "ketencheck"
READINGS = {
    FAMILY: "Voor één gezin: wat gebeurt wanneer",
    GEMEENTE: "Voor de gemeente: wat moet geregeld zijn",
    CHECK: "Ketencheck: wat is bij ons geregeld",
}


@dataclass(frozen=True)
class RouteView:
    """A gemeente (CBS code, "" for none), a reading (a key of `READINGS`), the subjects that are looked
    at (all of them for none) and the work sheet (None without a gemeente)."""

    code: str = ""
    deel: str = FAMILY
    thema: tuple[str, ...] = ()
    check: Ketencheck | None = None


def themes_of(landscape: Landscape) -> tuple[str, ...]:
    """The subjects that the route can be filtered by, in order of name."""
    return tuple(sorted({one for row in situaties_of(landscape).values() for one in row.themas}))


def missing_themes(landscape: Landscape) -> tuple[str, ...]:
    """The subjects that a coalitie asks for, of which no situation of the route says that it is about
    them: nothing is known of those, which is not that there is nothing."""
    known = themes_of(landscape)
    return tuple(one for one in ASKED if one not in known)


def parse_route(
    landscape: Landscape, params: Mapping[str, str]
) -> tuple[RouteView, Answer, list[str]]:
    """Read the parameters of a link: the view, what its code stands for, and a Dutch sentence for each
    thing that was left out."""
    answer = answer_of_code(landscape, params.get("code", ""))
    problems: list[str] = []
    deel = params.get("deel", FAMILY)
    if deel not in READINGS:
        problems.append(_left_out("deel", deel))
        deel = FAMILY
    asked = [one.strip() for one in params.get("thema", "").split(",") if one.strip()]
    themes = themes_of(landscape)
    problems += [_left_out("thema", one) for one in asked if one not in themes]
    check = Ketencheck(answer.code) if answer.code else None
    if params.get(SHEET) and not answer.code:
        problems.append("Bij de ketencheck in de link hoort een gemeente; die is niet geopend.")
    elif params.get(SHEET):
        try:
            check, left_out = from_link(landscape, answer.code, params[SHEET])
            problems += left_out
        except CheckError as error:
            problems.append(str(error))
    view = RouteView(answer.code, deel, tuple(one for one in themes if one in asked), check)
    return view, answer, problems


def route_params(view: RouteView) -> dict[str, str]:
    """The parameters of the shortest link to a view."""
    params = {"code": view.code} if view.code else {}
    if view.deel != FAMILY:
        params["deel"] = view.deel
    if view.thema:
        params["thema"] = ",".join(view.thema)
    packed = to_link(view.check) if view.check else ""
    if packed:
        params[SHEET] = packed
    return params


def _left_out(name: str, value: str) -> str:
    return (
        f"In de link staat bij ‘{name}’ iets wat de atlas niet kent: ‘{value[:60]}’. "
        "Dat deel is weggelaten."
    )
