"""One HTML file: small, complete, closed to the outside, and without what is private."""

import base64
import csv
import gzip
import hashlib
import json
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from geodata.files.qr import qr_code
from geodata.find.places import find_places
from geodata.find.search import search
from geodata.meeting.names import all_names
from geodata.meeting.offline import MAX_BYTES, offline_html, policy
from geodata.meeting.scenes import Meeting, Scene
from geodata.meeting.slide import Table
from geodata.meeting.slides import slides_of

HOSTILE = '</script><!--<img src=x onerror=alert(1)>${policy} "\u2028 & $title'
MEETING = Meeting(
    "Regiodag",
    (
        Scene("", "", "kaart", {"gekozen": "consortium-noord-nederland", "ondergrond": "ja"}),
        Scene("", "Wie is er?", "kaart", {"gekozen": "ros-proscoop", "deel": "contacten"}),
        Scene("", "", "gemeente", {"code": "GM0014", "deel": "contacten"}),
        Scene("", "", "vergelijken", {"a": "consortium", "b": "ros"}),
        Scene("", "", "vergelijken", {"deel": "witte-vlekken", "gebied": "provincie-drenthe"}),
    ),
)


class Parts(HTMLParser):
    """The elements of a document, and the text in its script and style."""

    def __init__(self, document: bytes):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self.inside = ""
        self.feed(document.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.inside = tag if tag in self.texts else ""
        if self.inside:
            self.texts[tag].append("")

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, data):
        if self.inside:
            self.texts[self.inside][-1] += data

    def packed(self) -> list[dict]:
        """What the data blocks hold."""
        blocks = [dict(a) for tag, a in self.tags if tag == "script"]
        return [
            json.loads(gzip.decompress(base64.b64decode(text)))
            for text, attributes in zip(self.texts["script"], blocks, strict=True)
            if "type" in attributes
        ]


@pytest.fixture(scope="module")
def today() -> date:
    return date(2026, 11, 22)


@pytest.fixture(scope="module")
def slides(small, today):
    return slides_of(small, MEETING, today)


@pytest.fixture(scope="module")
def make(small, slides, today):
    """Makes a document of a meeting; `today` is always the same."""

    def make(meeting=MEETING, **options) -> bytes:
        shown = slides if meeting is MEETING else slides_of(small, meeting, today)
        return offline_html(small, meeting, shown, today, **{"title": meeting.titel} | options)

    return make


@pytest.fixture(scope="module")
def document(make) -> bytes:
    return make()


def test_it_is_small_and_always_the_same(document, make):
    assert len(document) < MAX_BYTES
    assert make() == document


def test_the_whole_country_is_small_too_and_holds_no_personal_mailbox(landscape, today):
    slides = slides_of(landscape, MEETING, today)
    document = offline_html(landscape, MEETING, slides, today, title=MEETING.titel)
    assert len(document) < MAX_BYTES
    text = json.dumps(Parts(document).packed(), ensure_ascii=False)
    assert not [value for value in personal(landscape) if value in text]


def test_it_holds_the_whole_landscape(document, small):
    atlas, own = Parts(document).packed()
    assert [laag["id"] for laag in atlas["lagen"]] == [k.id for k in small.vocabulary.lagen]
    assert set(atlas["kaartjes"]) == {*small.organisaties.index, *small.gemeenten.index}
    files = atlas["bestanden"] | own["bestanden"]
    assert all(laag["bestand"] in files for laag in atlas["lagen"])
    for scene in own["scenes"]:
        state = scene["kaart"] or {"lagen": [], "gekozen": []}
        names = [name for name, _ in (*state["lagen"], *state["gekozen"])]
        assert all(name in files for name in (*names, *state.get("vlakken", ())))
    assert all(name in files for card in atlas["kaartjes"].values() for name in card["vlakken"])
    assert all(name[1] in atlas["kaartjes"] for name in atlas["namen"])


def test_nothing_in_it_can_be_requested(document):
    parts = Parts(document)
    for tag, attributes in parts.tags:
        assert tag not in ("img", "iframe", "object", "embed", "base", "form", "video", "audio")
        assert "src" not in attributes
        assert attributes.get("href", "data:,") == "data:,"
        assert not any(name.startswith("on") or name == "style" for name in attributes)
    for style in parts.texts["style"]:
        assert style.count("url(") == style.count("url(data:font/woff2;base64,")
        assert "@import" not in style
    assert "sourceMappingURL" not in document.decode()


def test_the_policy_lets_only_its_own_script_and_style_run(document):
    parts = Parts(document)
    found = [a["content"] for _, a in parts.tags if a.get("http-equiv")]
    assert found == [policy()]
    directives = dict(part.split(" ", 1) for part in policy().split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["img-src"] == directives["font-src"] == "data:"
    assert "unsafe" not in policy()
    assert "http" not in policy()
    assert "connect-src" not in directives
    scripts = [dict(a) for tag, a in parts.tags if tag == "script"]
    run = [
        text
        for text, attributes in zip(parts.texts["script"], scripts, strict=True)
        if "type" not in attributes
    ]
    for texts, name in ((run, "script-src"), (parts.texts["style"], "style-src")):
        digests = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts]
        assert directives[name].split() == [f"'sha256-{digest}'" for digest in digests]


def test_hostile_text_stays_text(make, document):
    meeting = Meeting(HOSTILE, (Scene(HOSTILE, HOSTILE, "kaart", {"gekozen": HOSTILE}),))
    parts = Parts(make(meeting))
    expected = [tag for tag, _ in Parts(document).tags]
    assert [tag for tag, _ in parts.tags] == expected
    assert parts.texts["title"] == [HOSTILE]
    own = parts.packed()[1]
    assert own["titel"] == HOSTILE
    assert own["scenes"][0]["titel"] == HOSTILE


def test_hostile_data_stays_text(small, document, slides, today):
    table = Table((HOSTILE, "Soort"), ((HOSTILE, HOSTILE),), HOSTILE)
    slide = replace(slides[0], zinnen=(HOSTILE,), bronnen=(HOSTILE,), alt=HOSTILE, tabel=table)
    parts = Parts(offline_html(small, MEETING, (slide,), today, title="t"))
    assert [tag for tag, _ in parts.tags] == [tag for tag, _ in Parts(document).tags]
    (scene,) = parts.packed()[1]["scenes"]
    assert scene["zinnen"] == scene["bronnen"] == [HOSTILE]
    assert scene["tabel"]["rijen"] == [[HOSTILE, HOSTILE]]


def personal(landscape) -> set[str]:
    """Where a person is reached, from the file itself."""
    with (landscape.path / "contacten.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["soort"] != "functioneel"]
    return {row[column] for row in rows for column in ("email", "telefoon")} - {""}


def test_no_personal_mailbox_is_in_it(document, small):
    text = json.dumps(Parts(document).packed(), ensure_ascii=False)
    assert personal(small)
    assert not [value for value in personal(small) if value in text]
    assert "regionaalconsortium@hr.nl" in text


def test_contacts_can_be_left_out(make, small):
    atlas, own = Parts(make(contacten=False)).packed()
    assert not any(card["contacten"] for card in atlas["kaartjes"].values())
    assert not any(scene["tabel"] and scene["tabel"]["contacten"] for scene in own["scenes"])
    text = json.dumps([atlas, own], ensure_ascii=False)
    mailboxes = set(small.table("contacten")["email"]) - {""}
    assert not [value for value in mailboxes if value in text]


def test_a_base_map_from_elsewhere_is_left_out_and_said(document):
    scene = Parts(document).packed()[1]["scenes"][0]
    assert "ondergrond" not in scene["kaart"]
    assert "De ondergrondkaart zit niet in dit bestand." in scene["uitleg"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc"])
@pytest.mark.parametrize("name", ["leave", "url"])
def test_only_a_web_address_is_gone_to(make, name, address):
    with pytest.raises(ValueError, match="geen webadres"):
        make(Meeting("t"), **{name: address})


@pytest.mark.parametrize("address", ["https://voorbeeld.nl/presenteren", "/presenteren?p=x", ""])
def test_an_address_goes_along(make, address):
    own = Parts(make(Meeting("t"), leave=address, url=address)).packed()[1]
    assert (own["weg"], own["atlas"], own["scenes"]) == (address, address, [])


@pytest.mark.parametrize("query", ["Haren", "Den Bosch", "SWF", "Sneek", "Proscoop", "Hengelo"])
def test_a_name_leads_where_the_app_goes(small, query):
    found = {name.doel for name in all_names(small) if name.gevonden == query}
    app = {hit.id for hit in search(small, query) if hit.score == 100}
    app |= {p.gemeentecode for p in find_places(small, query) if p.match == "gelijk"}
    assert found == app
    assert found


def test_every_place_that_the_app_finds_has_a_name(small):
    """Every fortieth place leads to the same gemeente as the app's own search for places."""
    names = {(name.gevonden, name.doel) for name in all_names(small)}
    for place in small.table("plaatsen")["naam"][::40]:
        for hit in find_places(small, place):
            if hit.match == "gelijk" and hit.naam == place and hit.naam != hit.gemeente:
                assert (place, hit.gemeentecode) in names


def test_a_show_with_an_address_ends_with_its_code(make):
    assert Parts(make()).packed()[1]["slot"] is None
    url = "https://atlas.example.nl/presenteren?p=abc"
    slot = Parts(make(url=url)).packed()[1]["slot"]
    code = base64.b64decode(slot["grafiek"].partition(",")[2])
    assert code == qr_code(url, "svg")
    assert [page["kaart"] for page in slot["bladen"]] == [True]
    # An address that no code can hold is said to be too long.
    slot = Parts(make(url=f"{url}{'x' * 4000}")).packed()[1]["slot"]
    assert slot["grafiek"] is None
    assert "te lang" in slot["zinnen"][0]
