"""A figure per gemeente as a file of the map: classes that fill the gemeenten, without their geometry.

It has the form of a layer with a status, so that the browser fills the shapes that are there already
and another figure costs its values only. A file is named `cijfer.<figure>[.<period>]-<hash>.json`;
`published` finds it back by that name.
"""

from geodata.figures import classes, figures, values
from geodata.landscape import Landscape, derive
from geodata.map.publish import Published, as_file, drawn_as
from geodata.package.layer_kinds import KINDS
from geodata.words import capital

VALUES = "cijfer"
NOTHING = {"id": "geen", "symbool": "cirkel", "kleur": "#FFFFFF", "patroon": "kruis"}
NOTHING_LABEL, NOTHING_LINE, LINE = "geen waarde", "#767D89", "#FFFFFF"
# It fills gemeenten as a layer of this kind does.
DRAWN = KINDS["status"]


@derive
def publish_figure(landscape: Landscape, figure_id: str, periode: str = "") -> Published:
    """A figure per gemeente in classes, lowest first, each with how many gemeenten; a gemeente
    without a value is hatched. Raises KeyError as `geodata.figures.values`."""
    found, own = classes(landscape, figure_id, periode), values(landscape, figure_id, periode)
    figure = found.figuur
    names = landscape.gemeenten["naam"]
    name = ".".join(filter(None, (VALUES, figure_id, periode)))
    when = figure.period_in_words(found.periode)
    # From the lightest on, as a legend is read.
    legend = [
        {
            "id": str(place),
            "label": f"{one.label} ({one.gemeenten})",
            "symbool": "cirkel",
            "kleur": one.kleur,
            "patroon": one.patroon,
            "lijn": LINE,
        }
        for place, one in enumerate(found.klassen)
    ]
    if found.zonder:
        label = f"{NOTHING_LABEL} ({found.zonder})"
        legend.append({**NOTHING, "label": label, "lijn": NOTHING_LINE})
    said = {
        code: figure.in_words(value) if value == value else NOTHING_LABEL
        for code, value in own.items()
    }
    return as_file(
        name,
        {
            "type": "FeatureCollection",
            "laag": {
                "id": name,
                "label": f"{figure.label} {when}".strip(),
                "kleur": "#08519C",
                "lijn": "",
                "symbool": "",
                "berekend": figure.herkomst == "berekend",
                "uitleg": f"{figure.definitie.rstrip('.')}. Bron: {figure.source_in_words()}.",
                **drawn_as(DRAWN),
            },
            "kolommen": [["naam", "Gemeente"], ["waarde", capital(figure.kort)]],
            "statussen": legend,
            "onzeker": {},
            "features": [
                {
                    "type": "Feature",
                    "id": code,
                    "properties": {
                        "naam": naam,
                        "waarde": said[code],
                        "status": str(found.klasse[code]) if found.klasse[code] >= 0 else "geen",
                        "uitleg": f"{naam}: {said[code]}",
                    },
                    "geometry": None,
                }
                for code, naam in names.items()
            ],
        },
    )


def published(landscape: Landscape, name: str) -> Published | None:
    """The file of this name, or None when it does not exist (any more)."""
    kind, *parts = name.rsplit("-", 1)[0].split(".")
    if kind != VALUES or len(parts) not in (1, 2) or parts[0] not in figures(landscape):
        return None
    if parts[1:] and parts[1] not in figures(landscape)[parts[0]].perioden:
        return None
    found = publish_figure(landscape, *parts)
    return found if found.name == name else None
