"""How much of the route is known, or arranged, as a chart (Vega-Lite): a bar for each group of lines."""

import json
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

# From dark (there) to light (nothing known), so that they are apart in grey too; with the ink on each.
SHADES = (
    ("#0B4F8A", "#FFFFFF"),
    ("#6BA3D0", "#111111"),
    ("#A9CBE4", "#111111"),
    ("#CFE1EF", "#111111"),
    ("#F1F3F5", "#111111"),
)
EDGE = "#5C6470"
# The names of groups stand in lines of so many letters, beside their bars.
LINE = 26


def stand_chart(
    groups: Iterable[tuple[str, Sequence[str]]], standen: Sequence[str], description: str
) -> dict[str, Any] | None:
    """A bar for each group (its name and the stand of each of its lines), parted by stand in the order of
    `standen` (at most as many as there are shades); None without lines."""
    rows: list[dict[str, Any]] = []
    for name, own in groups:
        end = 0
        for place, stand in enumerate(standen):
            many = sum(one == stand for one in own)
            if many:
                rows.append(
                    {
                        "groep": name,
                        "stand": stand,
                        "aantal": many,
                        "van": end,
                        "tot": end + many,
                        "midden": end + many / 2,
                        "inkt": SHADES[place][1],
                    }
                )
            end += many
    if not rows:
        return None
    used = [stand for stand in standen if any(row["stand"] == stand for row in rows)]
    shades = [SHADES[standen.index(stand)][0] for stand in used]
    order = list(dict.fromkeys(row["groep"] for row in rows))
    colour = {
        "field": "stand",
        "type": "nominal",
        "title": None,
        "scale": {"domain": used, "range": shades},
        "legend": {
            "orient": "top",
            "symbolStrokeColor": EDGE,
            "symbolType": "square",
            "labelLimit": 400,
        },
    }
    y = {
        "field": "groep",
        "type": "nominal",
        "title": None,
        "sort": order,
        "axis": {"labelExpr": _broken(order), "labelLimit": 400, "domain": False, "ticks": False},
    }
    most = max(row["tot"] for row in rows)
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, most], "nice": False},
        # Every part has its number.
        "axis": None,
    }
    tooltip = [
        {"field": field, "type": "nominal", "title": title}
        for field, title in (("groep", "wat"), ("stand", "stand"), ("aantal", "regels"))
    ]
    bar = {
        "mark": {"type": "bar", "stroke": EDGE, "strokeWidth": 1},
        "encoding": {
            "y": y,
            "x": {"field": "van", **x},
            "x2": {"field": "tot"},
            "color": colour,
            "tooltip": tooltip,
        },
    }
    number = {
        "mark": {"type": "text", "fontSize": 20, "fontWeight": "bold"},
        "encoding": {
            "y": y,
            "x": {"field": "midden", **x},
            "text": {"field": "aantal", "type": "nominal"},
            "color": {"field": "inkt", "type": "nominal", "scale": None},
        },
    }
    return {
        "description": description,
        "width": "container",
        "height": 300,
        "data": {"values": rows},
        "layer": [bar, number],
    }


def _broken(names: Sequence[str]) -> str:
    """An expression that gives a name in lines."""
    lines = {name: textwrap.wrap(name, LINE) for name in names}
    return f"{json.dumps(lines, ensure_ascii=False)}[datum.value]"
