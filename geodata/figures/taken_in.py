"""The figures per gemeente that no page names itself: those that a keeper took in from a list."""

from geodata.figures.figure import NOT_SHOWN, Figure, figures
from geodata.figures.values import COUNTED, values, withheld
from geodata.landscape import Landscape, derive

# The figures that have a place of their own on the pages.
PLACED = (
    *("geboorten", "geboorten-per-1000-vrouwen", "inwoners"),
    *("kinderen-0-4", "kinderen-5-9", "inwoners-15-19", "inwoners-20-24", "inwoners-25-44"),
    *("vrouwen-15-49", "sociaal-minimum", "jeugdzorg"),
)


@derive
def taken_in(landscape: Landscape) -> tuple[Figure, ...]:
    """The figures with values of gemeenten that have no place of their own."""
    known = figures(landscape).values()
    return tuple(
        one for one in known if one.herkomst == COUNTED and one.perioden and one.id not in PLACED
    )


def value_in_words(landscape: Landscape, found: Figure, code: str) -> str:
    """The newest value of a figure in a gemeente (CBS code) with its period; that it is not shown where
    the source withholds it, "" where there is none."""
    when = found.period_in_words()
    if code in withheld(landscape, found.id):
        return f"{NOT_SHOWN}, {when}"
    value = values(landscape, found.id)[code]
    return "" if value != value else f"{found.in_words(value)}, {when}"
