"""The charts of the page, as Vega-Lite: the same on the screen, on slides and on paper.

They are written as the JSON that they are: building them with altair costs a tenth of a second each,
for every reader and every area.
"""

from collections.abc import Sequence
from typing import Any

from geodata.figures import Area, national_places
from geodata.landscape import Landscape
from geodata.regiobeeld.births import BIRTHS, births_frame
from geodata.regiobeeld.expected import expected_frame, rounded
from geodata.words import number

Spec = dict[str, Any]
# Readable on white and on the dark background (3:1 or more), apart in grey by their dashes and form.
OWN, COUNTRY, ODD = "#2D7FC1", "#80868F", "#D9691F"
# The places of birth, dark to light, of Paul Tol; told apart by their dashes too.
PLACES = ("#4477AA", "#228833", "#AA3377", "#CC6677", "#80868F")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [1, 3])
# Dutch thousands on an axis: Vega has one locale for a whole page.
DUTCH = "replace(format(datum.value, ',.0f'), ',', '.')"
# Two dashes, as the form of a symbol in a legend.
DASHED = "M-1,-.18h.8v.36h-.8zM.2,-.18h.8v.36h-.8z"
# Small changes must be seen; who takes the chart along must see that too.
FROM = "as begint niet bij nul"
# The names in a legend stand below each other where two do not fit beside each other: on a phone, and
# where two areas share a window.
COLUMNS = {"expr": "width < 420 ? 1 : 2"}
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
HEIGHT = 300


def births_chart(landscape: Landscape, area: Area) -> Spec | None:
    """Births per year, what they would have been had the area moved as the country (quiet, dashed),
    the years that stand out marked, and the worked example with its band. None without births."""
    frame = births_frame(landscape, area).dropna(subset=["geboorten"])
    if frame.empty:
        return None
    rows = [
        {
            "jaar": int(row.jaar),
            "geboorten": row.geboorten,
            "zoals": _value(row.als_nederland),
            "waarde": number(row.geboorten),
            "anders": _words(row.als_nederland),
            "let_op": "landelijke uitschieter" if row.uitschieter else "",
            "bron": row.bron,
        }
        for row in frame.itertuples()
    ]
    tooltip = _tooltip(jaar="jaar", waarde="geboorten", bron="bron", let_op="let op")
    layers: list[Spec] = []
    # Named in a legend above: words between the lines lie over them in one area or another.
    named = {"geboorten": (OWN, "circle")}
    if not area.is_country:
        named["zoals Nederland"] = (COUNTRY, DASHED)
        tooltip += _tooltip(anders="als het ging zoals in Nederland")
        layers.append(
            _layer(
                {"type": "line", "color": COUNTRY, "strokeDash": [5, 4], "strokeWidth": 1.5},
                "zoals",
            )
        )
    if any(row["let_op"] for row in rows):
        named["landelijke uitschieter"] = (ODD, "diamond")
    expected = _expected(landscape, area, rows[-1])
    if expected:
        named[_expected_name(area)] = (OWN, "square")
    layers += expected
    layers.append(_layer({"type": "line", "color": OWN, "strokeWidth": 2.5}, BIRTHS))
    layers.append(
        _layer({"type": "circle", "color": OWN, "size": 55, "opacity": 1}, BIRTHS, tooltip)
    )
    diamond = {"type": "point", "shape": "diamond", "size": 140, "filled": True, "color": ODD}
    layers.append({**_layer({**diamond, "opacity": 1}, BIRTHS, tooltip), **_only("datum.let_op")})
    layers.append(_legend(named, rows[0]))
    return _chart(rows, layers, _amount(), f"Geboorten per jaar: {area.naam}")


def places_chart(landscape: Landscape) -> Spec | None:
    """The national shares by place of birth through the years; None when there are none."""
    places = national_places(landscape)
    rows = [
        {
            "jaar": int(year),
            "plaats": place.naam,
            "deel": share,
            "waarde": f"{number(share, 1)}%",
            "bron": place.bron,
        }
        for place in places
        for year, share in place.delen
    ]
    if not rows:
        return None
    names = [place.naam for place in places]
    legend = {"orient": "bottom", "columns": COLUMNS, "labelLimit": 400}
    # The line of each, in its dashes.
    legend |= {"symbolType": "stroke", "symbolSize": 500, "symbolStrokeWidth": 2}
    colour = {"scale": {"domain": names, "range": list(PLACES)}, "legend": legend, "title": None}
    dash = {"scale": {"domain": names, "range": [list(one) for one in DASHES]}, "title": None}
    own = {"color": {"field": "plaats", "type": "nominal", **colour}}
    dashed = {"strokeDash": {"field": "plaats", "type": "nominal", **dash}}
    y = {"field": "deel", "type": "quantitative", "title": "% van de bevallingen"}
    tooltip = _tooltip(jaar="jaar", plaats="plaats", waarde="deel", bron="bron")
    layers: list[Spec] = [
        {"mark": {"type": "line", "strokeWidth": 2}, "encoding": {**own, **dashed}},
        {
            "mark": {"type": "circle", "size": 40, "opacity": 1},
            "encoding": {**own, "tooltip": tooltip},
        },
    ]
    return _chart(rows, layers, y, "Waar vrouwen bevallen, per jaar")


def _expected(landscape: Landscape, area: Area, last: dict[str, Any]) -> list[Spec]:
    """The band and the points of the worked example, from the last year that is known."""
    frame = expected_frame(landscape, area)
    if frame.empty:
        return []
    rows = [
        {
            "jaar": int(row.jaar),
            "waarde": _value(row.waarde),
            "laag": _value(row.laag),
            "hoog": _value(row.hoog),
            "tekst": rounded(row.waarde, area),
            "tussen": f"{rounded(row.laag, area)} tot {rounded(row.hoog, area)}",
            "bron": row.bron,
        }
        for row in frame.itertuples()
    ]
    tooltip = _tooltip(jaar="jaar", tekst=_expected_name(area), tussen="met 67% kans", bron="bron")
    course = [
        {"jaar": last["jaar"], "waarde": last[BIRTHS]},
        *({name: row[name] for name in ("jaar", "waarde")} for row in rows),
    ]
    band = _layer({"type": "rule", "color": OWN, "strokeWidth": 7, "opacity": 0.3}, "laag")
    band["encoding"]["y2"] = {"field": "hoog"}
    dotted = {"type": "line", "color": OWN, "strokeDash": [2, 3], "strokeWidth": 1.5}
    square = {"type": "point", "shape": "square", "color": OWN, "size": 80, "filled": True}
    points = _layer({**square, "opacity": 1}, "waarde", tooltip)
    return [
        {**_layer(dotted, "waarde"), "data": {"values": course}},
        {"data": {"values": rows}, "layer": [band, points]},
    ]


def _expected_name(area: Area) -> str:
    return "prognose van het CBS" if area.is_country else "rekenvoorbeeld, 67% kans"


def _legend(named: dict[str, tuple[str, str]], row: dict[str, Any]) -> Spec:
    """The names of lines and symbols (colour and shape each) in one row above the chart; drawn for
    its legend only. The legend of both is one: what is worked out in the browser, it is told once."""
    names = list(named)
    colours, forms = [one[0] for one in named.values()], [one[1] for one in named.values()]
    look = {
        "orient": "top",
        "labelLimit": 400,
        "symbolOpacity": 1,
    }
    sort = {"type": "nominal", "field": "naam", "title": None}
    encoding = {
        "color": {
            **sort,
            "scale": {"domain": names, "range": colours},
            "legend": {**look, "columns": COLUMNS},
        },
        "shape": {**sort, "scale": {"domain": names, "range": forms}, "legend": look},
    }
    values = [{"naam": name, "jaar": row["jaar"], "geboorten": row["geboorten"]} for name in names]
    mark = {"type": "point", "opacity": 0, "filled": True}
    return {"mark": mark, "encoding": encoding, "data": {"values": values}}


def _chart(
    rows: Sequence[dict[str, Any]], layers: Sequence[Spec], amount: Spec, description: str
) -> Spec:
    """A chart through the years; a screen reader calls it by `description`. Its axes, with `amount` up,
    are told once: a layer says only which field it draws. The rows stand in a layer: the page would
    take them from the top of a chart, which Vega then first draws without any."""
    axes = {"x": _years(), "y": amount}
    return {
        "$schema": SCHEMA,
        "description": description,
        "height": HEIGHT,
        "width": "container",
        "layer": [{"data": {"values": list(rows)}, "encoding": axes, "layer": list(layers)}],
    }


def _layer(mark: Spec, field: str, tooltip: Sequence[Spec] = ()) -> Spec:
    encoding: Spec = {"y": {"field": field}}
    return {"mark": mark, "encoding": encoding | ({"tooltip": list(tooltip)} if tooltip else {})}


def _only(where: str) -> Spec:
    return {"transform": [{"filter": where}]}


def _tooltip(**titles: str) -> list[Spec]:
    kinds = {"jaar": {"type": "quantitative", "format": "d"}}
    return [
        {"field": field, "title": title, **kinds.get(field, {"type": "nominal"})}
        for field, title in titles.items()
    ]


def _years() -> Spec:
    axis = {"format": "d", "tickMinStep": 1, "tickCount": 10, "grid": False}
    scale = {"zero": False, "nice": False}
    return {"field": "jaar", "type": "quantitative", "title": None, "axis": axis, "scale": scale}


def _amount() -> Spec:
    return {
        "field": BIRTHS,
        "type": "quantitative",
        "title": f"geboorten ({FROM})",
        "axis": {"labelExpr": DUTCH, "tickMinStep": 1, "tickCount": 6},
        "scale": {"zero": False},
    }


def _value(value: float | None) -> float | None:
    return None if value is None or value != value else round(value, 1)


def _words(value: float | None) -> str:
    return "geen gegevens" if value is None or value != value else number(value)
