"""Who is erased is nowhere any more: not in what goes out of the atlas, not in what it keeps for speed.

One person is put wherever a contact can stand. What comes out before shows that each place is looked at.
"""

import base64
import gc
import gzip
import io
import json
import re
import secrets
import weakref
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import brotli
import pypdf
import sqlalchemy

import app as server
from geodata import kept
from geodata.figures import area_of
from geodata.files import (
    contacts_frame,
    introduction_mail,
    leaflet,
    open_sets,
    region_sheet,
    route_sheet,
    to_csv,
    vcards,
    vcards_apart,
    workbook,
)
from geodata.keeping.change import Change
from geodata.keeping.origin import Origin
from geodata.keeping.people.erase import erase_contact, mentions_of
from geodata.keeping.people.proposals import propose
from geodata.keeping.sources import web
from geodata.keeping.store.addresses import Address, forget_address, keep_address
from geodata.keeping.store.applying import apply
from geodata.keeping.store.base import base_of, base_package
from geodata.keeping.store.edit import edit
from geodata.keeping.store.export import export_package
from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import metadata
from geodata.map import publish
from geodata.meeting import Meeting, Scene, build, to_link
from geodata.routes import parse_route
from pages.parts.presenteren.take_home import packs
from pages.parts.shared.first_picture import first_picture
from pages.parts.shared.open_data import serve_catalogue, serve_feed, serve_open
from pages.parts.shared.preview import preview_tags
from pages.parts.shared.served import landscape as served
from pages.parts.shared.squeeze import squeeze_best
from tests.app.conftest import html, texts, words_in
from tests.app.test_routes import ask

# What a page that works offline holds.
PACKED = re.compile(r">(H4sI[\w+/=]+)<")
CODE, BODY = "GM0014", "ros-zorgadvies-groningen"
KEY = f"{BODY}/9"
BASE = "https://atlas.example"
LINKS = {
    "kaart": {"gekozen": BODY},
    "gemeente": {"code": CODE},
    "regiobeeld": {"gebied": BODY},
    "klantroute": {"code": CODE, "deel": "ketencheck"},
    "vergelijken": {"deel": "witte-vlekken"},
    "watals": {},
    "presenteren": {"voor": CODE},
    "gegevens": {},
}
SCENES = (
    Scene("", "", "gemeente", {"code": CODE, "deel": "contacten"}),
    Scene("", "", "klantroute", {"code": CODE, "deel": "afspraken"}),
)
# Where the person is seen before, which shows that the rest of the list is looked at as well.
SEEN = {
    "pagina kaart",
    "pagina gemeente",
    "pagina klantroute",
    "vcards",
    "vcards apart",
    "contacten als csv",
    "contacten als rekenblad",
    "mail",
    "a4",
    "klantroute a4",
    "toon",
    "pakket pptx",
    "pakket pdf",
    "pakket html",
    "open contacten.csv",
    "open organisaties.csv",
    "open indicatoren.csv",
    "open ros.gpkg",
    "open wijzigingen.atom",
    "meenemen",
    "opslag",
    "opslag op schijf",
    "bewaard op schijf",
}


class Person:
    """Somebody of whom no text is anywhere else, in this file neither."""

    def __init__(self):
        self.naam = f"Q{secrets.token_hex(5)} van der {secrets.token_hex(4)}"
        self.email = f"{self.naam.split()[0].lower()}@voorbeeld.example"
        self.telefoon = "050 751 24 68"
        digits = self.telefoon.replace(" ", "")
        self.words = (self.naam.lower(), self.email, self.telefoon, digits, digits[1:])

    def is_in(self, content: str | bytes) -> bool:
        text = content if isinstance(content, str) else content.decode("latin-1")
        return any(word in text.lower() for word in self.words)


def place(store: Store, person: Person) -> None:
    """Put a person wherever a contact can stand."""
    package = base_package()
    origin = Origin(
        "contacten", f"{person.naam}.xlsx", f"opgave van {person.naam}", "2026-10", "hoog"
    )
    note = f"Vraag {person.naam} ({person.email})"
    columns = base_of(package).columns["contacten"]
    record = dict.fromkeys(columns, "") | {
        "organisatie": BODY,
        "volgnummer": "9",
        "soort": "functioneel",
        "naam": person.naam,
        "email": person.email,
        "telefoon": person.telefoon,
        "opmerking": note,
        "bron": "https://example.org/ros",
        "bron_datum": "2026-10",
        "zekerheid": "hoog",
    }
    do(store, [Change("contacten", KEY, "", None, json.dumps(record))], origin)
    change(store, "organisaties", BODY, replace(origin, opmerking=note), opmerking=note)
    change(store, "indicatoren", "geboorten", origin, toelichting=note)
    about = ("contacten", KEY, note, f"{person.naam} is weg", person.email)
    propose(store, package, *about, sender="192.0.2.1")
    address = f"https://example.org/{person.naam.split()[0]}.csv"
    keep_address(store, Address("ROS", address, "contacten", {}, note, "hoog", 30), "Anna")
    kept.write(web._name(address), b"{}\n" + note.encode())


def change(store: Store, tabel: str, key: str, origin: Origin, **values: str) -> None:
    do(store, edit(store, base_package(), tabel, key, values, origin), origin)


def do(store: Store, changes: list[Change], origin: Origin) -> None:
    apply(store, base_package(), changes, origin, "Anna", store.revision())


def erase(store: Store, person: Person) -> None:
    """What a keeper does on request: out of the other records first, then the contact itself."""
    assert mentions_of(store, base_package(), KEY) == (
        "adressen: ROS",
        "indicatoren: geboorten",
        f"organisaties: {BODY}",
    )
    own = Origin("opschonen", "", "de site", "2026-10", "hoog")
    change(store, "organisaties", BODY, own, opmerking="")
    change(store, "indicatoren", "geboorten", own, toelichting="")
    forget_address(store, "ROS")
    assert erase_contact(store, base_package(), KEY, "Anna").elders == ()


def plain(content: bytes) -> str:
    """What a file says, unpacked."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            return "\n".join(plain(opened.read(name)) for name in opened.namelist())
    if content.startswith(b"%PDF"):
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        # A line that is broken off is still a name.
        return " ".join(" ".join(page.extract_text().split()) for page in pages)
    text = content.decode("utf-8", "replace")
    packed = PACKED.findall(text) if text.startswith("<!") else ()
    return "\n".join((text, *(gzip.decompress(base64.b64decode(one)).decode() for one in packed)))


def routed(serve, query: dict[str, str], **path: str) -> str:
    """What an address answers."""
    request = ask("/", urlencode(query))
    request.scope["path_params"] = path
    answer = serve(request)
    assert answer.status_code in (200, 204, 404)
    return plain(answer.body)


def outputs(store: Store, app, folder) -> Iterator[tuple[str, str]]:
    """Everything that comes out of the atlas, by what it is, and what it keeps."""
    land = served.newest()[0]
    today = date.today()
    for page, params in LINKS.items():
        test = app(page, **params)
        assert not test.exception
        found = [html(test), texts(test)]
        found += words_in([json.loads(x.proto.json or "{}") for x in test.get("bidi_component")])
        yield f"pagina {page}", "\n".join(found)
        yield f"eerste beeld {page}", first_picture(land, page, params)
        yield f"voorbeeld {page}", str(preview_tags(land, page, params, BASE))
        yield f"plaatje {page}", routed(server.serve_picture, params, name=f"{page}.svg")
        yield f"schets {page}", routed(server.serve_sketch, params, name=f"{page}.svg")
        yield (
            f"plaatje voor anderen {page}",
            routed(server.serve_shared, params, name=f"{page}.png"),
        )
    yield "vcards", vcards(land, CODE, today).decode()
    yield "vcards apart", plain(vcards_apart(land, CODE, today))
    contacts = contacts_frame(land, CODE, today)
    yield "contacten als csv", to_csv(contacts).decode()
    yield "contacten als rekenblad", plain(workbook(land, {"Partners": contacts}, BASE))
    yield "mail", str(introduction_mail(land, CODE))
    yield "a4", plain(leaflet(land, CODE, BASE, today))
    view = parse_route(land, {"code": CODE})[0]
    yield "klantroute a4", plain(route_sheet(land, view, BASE, today))
    yield "regiobeeld a4", plain(region_sheet(land, area_of(land, BODY), None, BASE, today))
    meeting = Meeting("Overleg", SCENES)
    yield "toon", plain(server._show(land, to_link(meeting), True, today, BASE))
    made = list(
        build(land, meeting, today, kinds=("pptx", "pdf", "html"), contacten=True, base_url=BASE)
    )[-1].bestanden
    packs.keep("alles", made)
    for file in made:
        yield f"pakket {file.naam.rpartition('.')[2]}", plain(file.inhoud)
    for one in open_sets(land):
        for form in one.vormen:
            name = f"{one.id}.{form}"
            yield f"open {name}", routed(serve_open, {}, name=name)
    yield "open index.json", routed(serve_catalogue, {})
    yield "open wijzigingen.atom", routed(serve_feed, {})
    yield "open wijzigingen van de gemeente", routed(serve_feed, {}, code=CODE)
    layers = [publish(land, laag).content for laag in land.vocabulary.lagen]
    # One of them shows that what is kept in a small form is looked through.
    squeeze_best([min(layers, key=len)])
    yield "lagen", "\n".join(map(plain, layers))
    export_package(folder, store=store)
    yield "meenemen", "\n".join(plain(file.read_bytes()) for file in folder.iterdir())
    rows = [row for table in metadata.sorted_tables for row in store.rows(sqlalchemy.select(table))]
    yield "opslag", repr(rows)
    for file in folder.parent.glob("beheer/*"):
        yield "opslag op schijf", file.read_bytes().decode("latin-1")
    for file in kept.folder().iterdir():
        content = file.read_bytes()[32:]
        yield (
            "bewaard op schijf",
            plain(brotli.decompress(content) if file.suffix == ".br" else content),
        )


def seen(person: Person, store: Store, app, folder) -> set[str]:
    """Where a person is."""
    return {what for what, text in outputs(store, app, folder) if person.is_in(text)}


def in_memory(person: Person) -> list[str]:
    """The texts in this process that have a person in them, but for the person's own."""
    # What was set aside counts too.
    gc.unfreeze()
    gc.collect()
    # Each text once, and none that is shorter than what is looked for.
    known = {id(word) for word in (person.naam, person.email, person.telefoon, *person.words)}
    least = min(map(len, person.words))
    found = []
    for thing in gc.get_objects():
        for text in _texts(gc.get_referents(thing)):
            if len(text) < least or id(text) in known:
                continue
            known.add(id(text))
            if person.is_in(text):
                found.append(f"{type(thing).__name__}: {text[:80]!r}")
    return found


def _texts(things: list) -> Iterator[str | bytes]:
    for thing in things:
        if isinstance(thing, str | bytes):
            yield thing
        elif isinstance(thing, tuple | dict | frozenset) and not gc.is_tracked(thing):
            yield from _texts(gc.get_referents(thing))


def test_who_is_erased_is_nowhere(local, app, own_cache, tmp_path):
    served()
    person = Person()
    place(local, person)
    before = seen(person, local, app, tmp_path / "voor")
    assert before >= SEEN, before ^ SEEN
    of_before = [weakref.ref(one) for one in served.recent()]
    erase(local, person)
    assert seen(person, local, app, tmp_path / "na") == set()
    gc.collect()
    assert not any(one() for one in of_before)
    assert in_memory(person) == []
