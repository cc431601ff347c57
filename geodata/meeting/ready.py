"""Ready-made meetings: of a gemeente, or of the area of an organisatie."""

from geodata.compare.burden import COMPARED
from geodata.figures import taken_in
from geodata.landscape import Landscape
from geodata.map.compare_view import start_view
from geodata.map.extent import around
from geodata.meeting.scenes import Meeting, Scene
from geodata.partners.partners import partners_of
from geodata.records import gemeenten_of, organisaties_of, situaties_of
from geodata.regions.divisions import areas_by_id, division
from geodata.regions.layer_records import served
from geodata.routes import GEMEENTE
from geodata.words import count, place_in_words


def ready_for(landscape: Landscape) -> dict[str, str]:
    """What has a ready-made meeting: name by id, gemeenten first and then every organisatie whose
    gemeenten are known, by kind and name."""
    rows, kinds = organisaties_of(landscape), list(landscape.vocabulary.soorten)
    keys = sorted(
        served(landscape),
        key=lambda key: (kinds.index(rows[key].soort), rows[key].naam),
    )
    gemeenten = sorted(gemeenten_of(landscape).values(), key=lambda row: row.naam)
    return {row.code: row.naam for row in gemeenten} | {key: rows[key].naam for key in keys}


def ready_made(landscape: Landscape, key: str) -> Meeting:
    """The meeting of a gemeente (CBS code) or an organisatie with a werkgebied (id): the region in
    the country, its partners, overlaps, coalities and white spots, next steps and contacts.

    Raises KeyError when there is none.
    """
    if key in gemeenten_of(landscape):
        return _of_gemeente(landscape, key)
    if key in served(landscape):
        return _of_area(landscape, key)
    raise KeyError(key)


def _of_gemeente(landscape: Landscape, code: str) -> Meeting:
    naam = gemeenten_of(landscape)[code].naam
    partners = partners_of(landscape, code)
    areas = areas_by_id(landscape)
    region = next(
        (partners.regionaal[s].id for s in COMPARED if s in partners.regionaal),
        "",
    )
    scenes = [
        _in_the_country(landscape, code, f"{naam} in Nederland", "Waar de gemeente ligt."),
        Scene(f"{naam} in het kort", "", "gemeente", {"code": code}),
        *_births(landscape, code),
        Scene(
            "Onze partners",
            "Wie in de geboortezorg bij deze gemeente hoort.",
            "gemeente",
            {"code": code, "deel": "partners"},
        ),
    ]
    if region in areas:
        scenes += _overlap_and_spots(landscape, region, code)
    scenes += [
        *_route(landscape, code),
        Scene("Volgende stappen", "", "gemeente", {"code": code, "deel": "stappen"}),
        Scene("Contacten", "", "gemeente", {"code": code, "deel": "contacten"}),
    ]
    return Meeting(f"Kansrijke Start {place_in_words(naam)}", tuple(scenes))


def _of_area(landscape: Landscape, key: str) -> Meeting:
    naam = organisaties_of(landscape)[key].naam
    own = served(landscape)[key]
    size = count(len(own), "gemeente", "gemeenten")
    lagen = ",".join(
        laag.id
        for laag in landscape.vocabulary.lagen
        if organisaties_of(landscape)[key].soort in laag.soorten or laag.kind.outlines
    )
    coalities = ",".join(laag.id for laag in landscape.vocabulary.lagen if laag.kind.coalities)
    scenes = [
        _in_the_country(landscape, key, f"{naam} in Nederland", "Waar het gebied ligt."),
        Scene(
            f"Het gebied van {naam}",
            f"Het gebied: {size}.",
            "kaart",
            {"gekozen": key, "lagen": lagen},
        ),
        Scene(
            "Wie werkt hier nog meer",
            "Organisaties die een of meer van dezelfde gemeenten bedienen.",
            "kaart",
            {"gekozen": key, "lagen": lagen, "deel": "partners"},
        ),
        Scene(
            "Coalities Kansrijke Start",
            "Geen gegevens betekent niet dat er geen coalitie is.",
            "kaart",
            {"gekozen": key, "lagen": coalities, "deel": "coalities"},
        ),
        *_births(landscape, key),
    ]
    if key in areas_by_id(landscape):
        scenes += _overlap_and_spots(landscape, key)
    scenes += [
        Scene(
            "Volgende stappen",
            "",
            "kaart",
            {"gekozen": key, "lagen": lagen, "deel": "stappen"},
        ),
        Scene("Contacten", "", "kaart", {"gekozen": key, "lagen": lagen, "deel": "contacten"}),
    ]
    return Meeting(f"De geboortezorg in het gebied van {naam}", tuple(scenes))


def _in_the_country(landscape: Landscape, key: str, titel: str, zin: str) -> Scene:
    (south, west), (north, east) = around(landscape, tuple(landscape.gemeenten.index))
    box = ",".join(f"{degrees:g}" for degrees in (south, west, north, east))
    return Scene(titel, zin, "kaart", {"gekozen": key, "beeld": box})


def _births(landscape: Landscape, key: str) -> list[Scene]:
    """How many children are born in an area, and where; and what a keeper took in of who lives there."""
    scenes = [
        Scene("Geboorten", "", "regiobeeld", {"gebied": key}),
        Scene("Waar", "", "regiobeeld", {"gebied": key, "deel": "waar"}),
    ]
    if taken_in(landscape):
        scenes.append(Scene("Cijfers", "", "regiobeeld", {"gebied": key, "deel": "cijfers"}))
    return scenes


def _route(landscape: Landscape, code: str) -> list[Scene]:
    """What a law or an agreement asks for a family, and what of it is known in a gemeente."""
    if not situaties_of(landscape):
        return []
    titel = "Klantroute: wat moet er zijn voor een gezin?"
    return [Scene(titel, "", "klantroute", {"code": code, "deel": GEMEENTE})]


def _overlap_and_spots(landscape: Landscape, area: str, code: str = "") -> list[Scene]:
    """How an area lies over another division, and its white spots; those of the gemeente `code` first."""
    own = areas_by_id(landscape)[area]
    where = division(landscape, own).namen[area]
    start = start_view(landscape)
    other = start.b if own != start.b else start.a
    return [
        Scene("Past dat op elkaar?", "", "vergelijken", {"a": own, "b": other, "gebied": area}),
        Scene(
            f"Witte vlekken in {where}",
            "",
            "vergelijken",
            {"deel": "witte-vlekken", "gebied": area} | ({"vlek": code} if code else {}),
        ),
    ]
