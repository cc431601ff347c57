"""The values of a figure as a file that a browser fetches once: it colours the shapes of the gemeenten
that are there already, so that another figure costs its values and not its geometry.

A file is named `cijfer.<figure>[.<period>]-<hash>.json`; `published` finds it back by that name.
"""

from geodata.figures import classes, figures, values
from geodata.landscape import Landscape, derive
from geodata.map.publish import Published, as_file
from geodata.words import capital

VALUES = "cijfer"
NOTHING = "geen waarde"


@derive
def publish_figure(landscape: Landscape, figure_id: str, periode: str = "") -> Published:
    """A figure per gemeente: `klassen` (label, colour, pattern and how many gemeenten, lowest
    first), `zonder` (how many have no value), and `waarden`: by CBS code the place of its class (-1
    for none) and the value in words for on hover. Raises KeyError as `geodata.figures.values`."""
    found, own = classes(landscape, figure_id, periode), values(landscape, figure_id, periode)
    figure = found.figuur
    names = landscape.gemeenten["naam"]
    name = ".".join(filter(None, (VALUES, figure_id, periode)))
    when = figure.period_in_words(found.periode)
    return as_file(
        name,
        {
            "id": name,
            "label": figure.label,
            "wanneer": when,
            "bron": figure.source_in_words(found.periode),
            "klassen": [
                [one.label, one.kleur, one.patroon, one.gemeenten] for one in found.klassen
            ],
            "zonder": [NOTHING, found.zonder],
            "waarden": {
                code: [
                    found.klasse[code],
                    f"{names[code]}: " + (figure.in_words(value) if value == value else NOTHING),
                ]
                for code, value in own.items()
            },
            "uitleg": f"{capital(figure.label)} {when}. {figure.definitie}.".replace(" .", "."),
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
