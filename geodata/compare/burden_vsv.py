"""With how many bodies a VSV or IGO has to deal, and which bodies or gemeenten stand out."""

import pandas

from geodata.figures.bodies import COUNTED, bodies
from geodata.landscape import Landscape, derive
from geodata.partners.card import computed_area
from geodata.words import count, list_names, number, range_in_words

# The kinds that a VSV deals with; other VSV's are no partner that comes with its gemeenten.
VSV_COUNTED = tuple(soort for soort in COUNTED if soort != "vsv")
NAMED = 5
UITLEG = (
    "Ver boven de rest betekent: meer dan anderhalve kwartielafstand boven het derde kwartiel (regel "
    "van Tukey, 1977). De kwartielen verdelen alles in vier even grote groepen."
)


@derive
def vsv_burdens(landscape: Landscape) -> pandas.DataFrame:
    """Of each active VSV or IGO with a place how many different bodies its gemeenten deal with.

    Its gemeenten are those that lie nearest to it (computed; a VSV has no official area). Index:
    organisatie id; columns: `naam`, `gemeenten` (how many), one per kind of `VSV_COUNTED`, and `aantal`
    (all of them). Most bodies first, then by name.
    """
    names, per_gemeente = landscape.organisaties["naam"], bodies(landscape)
    rows = {}
    for key, codes in computed_area(landscape).items():
        met = set().union(*(per_gemeente[code] for code in codes))
        kinds = {soort: sum(one == soort for one, _ in met) for soort in VSV_COUNTED}
        rows[key] = {
            "naam": names[key],
            "gemeenten": len(codes),
            **kinds,
            "aantal": sum(kinds.values()),
        }
    columns = ["naam", "gemeenten", *VSV_COUNTED, "aantal"]
    frame = pandas.DataFrame.from_dict(rows, orient="index", columns=columns)
    return frame.sort_values(["aantal", "naam"], ascending=[False, True])


def outliers(values: pandas.Series) -> pandas.Series:
    """The values that stand out upwards: more than 1.5 times the interquartile range above the
    third quartile, highest first. Method: J. W. Tukey, Exploratory Data Analysis (1977).

    The values are counts: a range below one body counts as one, or nearly all would stand out where
    most are the same.
    """
    low, high = values.quantile(0.25), values.quantile(0.75)
    return values[values > high + 1.5 * max(high - low, 1)].sort_values(ascending=False)


def outliers_in_words(names: pandas.Series, values: pandas.Series, what: str) -> str:
    """Which of `names` stand out by `values` (same index), as a Dutch sentence; `what` is the noun
    in the plural, such as "gemeenten"."""
    high = outliers(values)
    if high.empty:
        return f"Er zijn geen {what} die ver boven de rest uitsteken."
    named = [f"{names[key]} ({number(value)})" for key, value in high.head(NAMED).items()]
    more = len(high) - len(named)
    also = f" en nog {count(more, 'andere', 'andere')}" if more else ""
    return f"Ver boven de rest: {list_names(named)}{also}."


def vsv_in_words(landscape: Landscape) -> tuple[str, ...]:
    """How the load is spread over the VSV's and IGO's, in Dutch; one sentence when none is known."""
    frame = vsv_burdens(landscape)
    if frame.empty:
        return ("Van geen enkel VSV of IGO is bekend waar het ligt.",)
    spread = frame["aantal"]
    return (
        "Geteld is met hoeveel partijen de gemeenten rond een VSV of IGO samen te maken hebben. "
        "Welke gemeenten dat zijn, is berekend: die waarvoor het ziekenhuis het dichtstbij is.",
        f"Het midden (de mediaan) is {number(spread.median(), int(spread.median() % 1 > 0))} "
        f"partijen; de meeste hebben er {range_in_words(spread.quantile(0.1), spread.quantile(0.9))}.",
        outliers_in_words(frame["naam"], spread, "VSV's"),
    )
