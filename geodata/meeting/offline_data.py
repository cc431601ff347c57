"""What the file that works offline holds of the atlas: its layers, cards and names, as JSON."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date

from geodata.figures import Told
from geodata.files.qr import qr_code
from geodata.landscape import Landscape
from geodata.map.extent import extent_of
from geodata.map.publish import Published, publish
from geodata.map.publish_ground import publish_gemeenten, publish_ground
from geodata.map.state import country, holding, map_file
from geodata.map.view import start_view
from geodata.meeting.names import all_names
from geodata.meeting.origin import CODE, LAST_TITLE, SAME_MAPS, made_in_words
from geodata.meeting.page import WALL, Page
from geodata.meeting.pagination import MOST_FIGURES, pages_of
from geodata.meeting.slide import Slide
from geodata.package.vocabulary import Laag
from geodata.partners.card import Card, card_of
from geodata.partners.contact import functional_contacts_of
from geodata.records import gemeenten_of, organisaties_of
from geodata.regiobeeld import chart_svg
from geodata.regions.layer_records import records
from geodata.words import date_in_words

# The size of a chart in the show, in mm.
CHART = (150, 120)
SCAN = f"Scan de code. {SAME_MAPS}"
NO_CODE = (
    "Deze presentatie is te lang voor een QR-code. Onder ‘Kaart verkennen’ staat onderaan de link."
)
NO_GROUND = "De ondergrondkaart zit niet in dit bestand."


def atlas_data(landscape: Landscape, today: date, contacten: bool) -> dict:
    """Everything to explore the landscape without the app, as values that JSON can hold.

    Personal mailboxes are never in it; other contacts only with `contacten`. The cards of some 500
    records take a few seconds.
    """
    vocabulary = landscape.vocabulary
    on = start_view(landscape).lagen
    keys = (*organisaties_of(landscape), *gemeenten_of(landscape))
    return {
        "lagen": [_layer(landscape, laag, laag.id in on) for laag in vocabulary.lagen],
        "bestanden": {
            found.name: found.content.decode()
            for found in (
                *(publish(landscape, laag) for laag in vocabulary.lagen),
                *_ground(landscape),
            )
        },
        "grond": publish_ground(landscape).name,
        "gemeentevlakken": [
            publish(landscape, laag).name for laag in vocabulary.lagen if laag.kind.outlines
        ][:1],
        "beeld": country(landscape),
        "kaartjes": {
            key: _card(landscape, card_of(landscape, key, today), today, contacten) for key in keys
        },
        "namen": [
            [name.gevonden, name.doel, name.tekst, name.uitleg, name.achter]
            for name in all_names(landscape)
        ],
        "zekerheden": {klasse.id: klasse.uitleg for klasse in vocabulary.zekerheden},
        "peildatum": date_in_words(vocabulary.peildatum),
        "grenzen": vocabulary.grenzen,
        "gemaakt": date_in_words(today.isoformat()),
        "contacten": contacten,
    }


def scene_data(
    landscape: Landscape, slides: tuple[Slide, ...], contacten: bool
) -> tuple[list[dict], dict[str, str]]:
    """The slides as values that JSON can hold, each with its pages on a wall (`bladen`), and the files
    of their maps that are no layer.

    A base map comes from elsewhere, so it is left out; without `contacten` a table of contacts is.
    """
    own = {publish(landscape, laag).name for laag in landscape.vocabulary.lagen}
    own |= {file.name for file in _ground(landscape)}
    scenes: list[dict] = []
    files: dict[str, str] = {}
    for slide in slides:
        if slide.tabel and slide.tabel.contacten and not contacten:
            slide = replace(slide, tabel=None)
        scene = _scene(slide)
        scene["cijfers"] = _figures(slide.cijfers[:MOST_FIGURES])
        if scene["kaart"]:
            state = scene["kaart"]
            if state.pop("ondergrond", None):
                scene["uitleg"] = (*slide.uitleg, NO_GROUND)
            wanted = [name for name, _ in (*state["lagen"], *state["gekozen"])]
            for name in {*wanted, *state.get("vlakken", ())} - own:
                found = map_file(landscape, name)
                files |= {name: found.content.decode()} if found else {}
        if slide.grafiek:
            # A browser draws it as it is: the library of Vega is larger than the whole file.
            scene["grafiek"] = _svg_address(chart_svg(slide.grafiek, *CHART).encode())
        scene["bladen"] = [_sheet(page) for page in pages_of(slide, slide.has_picture, WALL)]
        scenes.append(scene)
    return scenes, dict(sorted(files.items()))


def closing_scene(landscape: Landscape, url: str, today: date) -> dict:
    """What a show ends with: the code of the meeting online, as a scene that JSON can hold."""
    code = qr_code(url, "svg")
    said = SCAN if code else NO_CODE
    when = f"{made_in_words(landscape, today)}."
    slide = Slide(LAST_TITLE, "", None, CODE if code else "", (said,), None, (when,), (), "", ())
    return _scene(slide) | {
        "grafiek": code and _svg_address(code),
        "bladen": [_sheet(page) for page in pages_of(slide, bool(code), WALL)],
    }


def _scene(slide: Slide) -> dict:
    """A slide as values that JSON can hold, without what is for who made it and not for who sees it."""
    scene = asdict(slide)
    del scene["problemen"]
    return scene | {"voet": slide.footer}


def _svg_address(content: bytes) -> str:
    """An SVG as an address that holds it."""
    return f"data:image/svg+xml;base64,{b64encode(content).decode()}"


def _figures(found: Iterable[Told]) -> list[list[str]]:
    return [[one.waarde, one.wat] for one in found]


def _sheet(page: Page) -> dict:
    """A page of the show; the columns of its table as shares of its width."""
    part = page.deel
    return {
        "titel": page.titel,
        "zin": page.boodschap,
        "filter": page.filter,
        "cijfers": _figures(page.cijfers),
        "zinnen": page.tekst,
        "kaart": page.kaart,
        "bijlage": page.bijlage,
        "verder": page.verder,
        "tabel": part
        and {
            "kolommen": part.rijen[0],
            "rijen": part.rijen[1:],
            "bijschrift": part.bijschrift,
            "rest": part.rest,
            "breedtes": [round(width / sum(part.breedtes), 4) for width in part.breedtes],
        },
    }


def _ground(landscape: Landscape) -> tuple[Published, ...]:
    """What lies under every map. The fine boundaries and the towns stay behind: they would make the
    file twice as large."""
    return publish_ground(landscape), publish_gemeenten(landscape)


def _layer(landscape: Landscape, laag: Laag, start: bool) -> dict:
    return {
        "id": laag.id,
        "label": laag.label,
        "groep": laag.kind.groep,
        "uitleg": laag.uitleg,
        "aan": start,
        "op_kaart": laag.on_map,
        "bestand": publish(landscape, laag).name,
        "records": [
            # The name goes along of what has no card.
            [key, status if status not in ("", "actief") else "", zekerheid]
            + ([naam] if laag.kind.administrative else [])
            for key, naam, status, zekerheid in records(landscape, laag)[
                ["naam", "status_tekst", "zekerheid"]
            ].itertuples()
        ],
    }


def _card(landscape: Landscape, card: Card, today: date, contacten: bool) -> dict:
    """A card with what a browser needs to find its record on the map."""
    content = asdict(card)
    del content["zekerheid_uitleg"], content["cijfers"]
    content["contacten"] = []
    if contacten:
        found = card.contacten
        if card.id in organisaties_of(landscape):
            found = functional_contacts_of(landscape, card.id, today)
        content["contacten"] = [asdict(contact) for contact in found]
    content["vlakken"] = [publish(landscape, laag).name for laag in holding(landscape, card.id)]
    content["beeld"] = extent_of(landscape, card.id)
    return content
