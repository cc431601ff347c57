"""The charts of the page, as Vega-Lite: the same on the screen, on slides and on paper."""

from typing import Any

import altair
import pandas

from geodata.figures import Area, national_places
from geodata.landscape import Landscape
from geodata.regiobeeld.births import births_frame
from geodata.regiobeeld.expected import expected_frame
from geodata.words import number

Chart = altair.LayerChart | altair.FacetChart
# Readable on white and on the dark background (3:1 or more), apart in grey by their dashes and form.
OWN, COUNTRY, ODD = "#2D7FC1", "#80868F", "#D9691F"
# The places of birth, dark to light, of Paul Tol; told apart by their name at the end of the line too.
PLACES = ("#4477AA", "#228833", "#AA3377", "#CC6677", "#80868F")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [1, 3])
# Dutch thousands on an axis: Vega has one locale for a whole page.
DUTCH = "replace(format(datum.value, ',.0f'), ',', '.')"
HEIGHT = 300


def births_chart(landscape: Landscape, area: Area) -> Chart | None:
    """Births per year, what they would have been had the area moved as the country (quiet, dashed),
    the years that stand out marked, and the worked example with its band. None without births."""
    frame = births_frame(landscape, area)
    if frame.empty or frame["geboorten"].isna().all():
        return None
    told = frame.assign(
        waarde=[_words(value) for value in frame["geboorten"]],
        let_op=["uitschieter" if odd else "" for odd in frame["uitschieter"]],
        zoals=[_words(value) for value in frame["als_nederland"]],
    )
    base = altair.Chart(told).encode(x=_years(), y=_amount("geboorten"))
    tooltip = [
        altair.Tooltip("jaar:Q", title="jaar", format="d"),
        altair.Tooltip("waarde:N", title="geboorten"),
        altair.Tooltip("zoals:N", title="als het ging zoals in Nederland"),
        altair.Tooltip("let_op:N", title="let op"),
        altair.Tooltip("bron:N", title="bron"),
    ]
    layers: list[Any] = []
    if not area.is_country:
        country = altair.Chart(told).encode(x=_years(), y=_amount("als_nederland"))
        layers.append(country.mark_line(color=COUNTRY, strokeDash=[5, 4], strokeWidth=1.5))
        # Named where it starts to be apart; the end is near the own line as often as not.
        middle = told["jaar"].iloc[len(told) // 2]
        words = country.transform_filter(f"datum.jaar == {middle}")
        layers.append(words.mark_text(text="zoals Nederland", color=COUNTRY, dy=16, fontSize=12))
    layers += _expected(landscape, area, told)
    layers.append(base.mark_line(color=OWN, strokeWidth=2.5))
    layers.append(base.mark_circle(color=OWN, size=55, opacity=1).encode(tooltip=tooltip))
    odd = base.transform_filter("datum.uitschieter")
    layers.append(
        odd.mark_point(shape="diamond", size=140, filled=True, color=ODD, opacity=1).encode(
            tooltip=tooltip
        )
    )
    layers.append(odd.mark_text(dy=-14, fontSize=12, color=ODD, text="landelijke uitschieter"))
    return altair.layer(*layers).properties(height=HEIGHT)


def places_chart(landscape: Landscape) -> Chart | None:
    """The national shares by place of birth through the years; None when there are none."""
    places = national_places(landscape)
    rows = [
        (int(year), place.naam, share, f"{number(share, 1)}%", place.bron)
        for place in places
        for year, share in place.delen
    ]
    if not rows:
        return None
    frame = pandas.DataFrame(rows, columns=["jaar", "plaats", "deel", "waarde", "bron"])
    names = [place.naam for place in places]
    colour = altair.Color(
        "plaats:N", title=None, scale=altair.Scale(domain=names, range=list(PLACES))
    ).legend(orient="bottom", columns=2, labelLimit=300)
    dash = altair.StrokeDash("plaats:N", scale=altair.Scale(domain=names, range=list(DASHES)))
    base = altair.Chart(frame).encode(
        x=_years(), y=altair.Y("deel:Q", title="% van de bevallingen"), color=colour
    )
    line = base.mark_line(strokeWidth=2).encode(strokeDash=dash.legend(None))
    point = base.mark_circle(size=40, opacity=1).encode(
        tooltip=[
            altair.Tooltip("jaar:Q", title="jaar", format="d"),
            altair.Tooltip("plaats:N", title="plaats"),
            altair.Tooltip("waarde:N", title="deel"),
            altair.Tooltip("bron:N", title="bron"),
        ]
    )
    return altair.layer(line, point).properties(height=HEIGHT)


def _expected(landscape: Landscape, area: Area, known: pandas.DataFrame) -> list[altair.Chart]:
    """The band and the points of the worked example, from the last year that is known."""
    frame = expected_frame(landscape, area)
    if frame.empty:
        return []
    told = frame.assign(
        tekst=[_words(value) for value in frame["waarde"]],
        tussen=[
            f"{number(low)} tot {number(high)}"
            for low, high in zip(frame["laag"], frame["hoog"], strict=True)
        ],
    )
    last = known.dropna(subset=["geboorten"]).iloc[-1]
    line = pandas.concat(
        [
            pandas.DataFrame({"jaar": [last["jaar"]], "waarde": [last["geboorten"]]}),
            told[["jaar", "waarde"]],
        ]
    )
    name = "rekenvoorbeeld" if not area.is_country else "prognose van het CBS"
    base = altair.Chart(told).encode(x=_years())
    tooltip = [
        altair.Tooltip("jaar:Q", title="jaar", format="d"),
        altair.Tooltip("tekst:N", title=name),
        altair.Tooltip("tussen:N", title="met 67% kans"),
        altair.Tooltip("bron:N", title="bron"),
    ]
    return [
        base.mark_rule(color=OWN, strokeWidth=7, opacity=0.3).encode(
            y=_amount("laag"), y2="hoog:Q"
        ),
        altair.Chart(line)
        .encode(x=_years(), y=_amount("waarde"))
        .mark_line(color=OWN, strokeDash=[2, 3], strokeWidth=1.5),
        base.transform_filter(f"datum.jaar == {told['jaar'].iloc[0]}")
        .encode(y=_amount("hoog"))
        .mark_text(text=name, color=OWN, dy=-10, fontSize=12),
        base.mark_point(color=OWN, size=70, strokeWidth=2, filled=False, opacity=1).encode(
            y=_amount("waarde"), tooltip=tooltip
        ),
    ]


def _years() -> altair.X:
    axis = altair.Axis(format="d", tickMinStep=1, tickCount=10, grid=False)
    return altair.X("jaar:Q", title=None, axis=axis, scale=altair.Scale(zero=False, nice=False))


def _amount(name: str) -> altair.Y:
    axis = altair.Axis(labelExpr=DUTCH, tickMinStep=1, tickCount=6)
    return altair.Y(f"{name}:Q", title="geboorten", axis=axis, scale=altair.Scale(zero=False))


def _words(value: float | None) -> str:
    return "geen gegevens" if value is None or value != value else number(value)
