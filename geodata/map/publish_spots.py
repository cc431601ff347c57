"""The reasons for a white spot as files, in the form of the files of `publish`.

A file `reden.<id>-<hash>.json` fills gemeenten by one reason, `reden.meer-<hash>.json` puts a dot in
those that have another one as well. Which gemeenten are shown is state: it depends on the distances
that a reader chose.
"""

from geodata.compare.reasons import REDENEN
from geodata.landscape import Landscape, derive
from geodata.map.publish import Published, as_file, as_mapping, drawn_as
from geodata.package.layer_kinds import KINDS
from geodata.regions.layer_places import places

PREFIX, MORE = "reden", "meer"
MORE_LABEL = "ook nog een andere reden"
DRAWN = KINDS["status"]


def layer_id(key: str) -> str:
    """What the layer of a reason, or of `MORE`, is called in a map."""
    return f"{PREFIX}.{key}"


@derive
def publish_reason(landscape: Landscape, reden_id: str) -> Published:
    """Every gemeente, filled by one reason (an id of `REDENEN`). Raises KeyError for another id."""
    reden = {reden.id: reden for reden in REDENEN}[reden_id]
    look = {"symbool": "cirkel", "kleur": reden.kleur, "patroon": reden.patroon, "lijn": reden.lijn}
    return _file(landscape, reden.id, reden.label, reden.uitleg, look, {})


@derive
def publish_more(landscape: Landscape) -> Published:
    """Every gemeente, with a dot that says that it has more reasons than the one it is filled by."""
    coalities = next(laag for laag in landscape.vocabulary.lagen if laag.kind.coalities)
    look = {"symbool": "stip", "kleur": "#1F2430"}
    uitleg = "De gemeente is ingekleurd naar één reden en heeft er nog een."
    return _file(landscape, MORE, MORE_LABEL, uitleg, look, dict(places(landscape, coalities)))


def published(landscape: Landscape, name: str) -> Published | None:
    """The file of this name, or None when it does not exist (any more)."""
    prefix, _, key = name.rpartition("-")[0].partition(".")
    if prefix != PREFIX:
        return None
    if key in {reden.id for reden in REDENEN}:
        found = publish_reason(landscape, key)
    elif key == MORE:
        found = publish_more(landscape)
    else:
        return None
    return found if found.name == name else None


def _file(
    landscape: Landscape, key: str, label: str, uitleg: str, look: dict, points: dict
) -> Published:
    """Filled gemeenten, or points in them where there are any."""
    return as_file(
        layer_id(key),
        {
            "type": "FeatureCollection",
            "laag": {
                "id": layer_id(key),
                "label": label,
                "kleur": look["kleur"],
                "lijn": "",
                "symbool": "",
                "berekend": False,
                "uitleg": uitleg,
                **drawn_as(DRAWN),
                "vult": not points,
                # Several of these fill the map together: a gemeente is in one of them at a time.
                "gestapeld": not points,
                # Its line in the legend has its sign, also where every gemeente is filled by another.
                "klassen": True,
            },
            "statussen": [{"id": key, "label": label, **look}],
            "onzeker": {},
            "features": [
                {
                    "type": "Feature",
                    "id": code,
                    "properties": {"naam": naam, "status": key, "uitleg": f"{naam}: {label}"},
                    "geometry": as_mapping(points.get(code)),
                }
                for code, naam in landscape.gemeenten["naam"].items()
            ],
        },
    )
