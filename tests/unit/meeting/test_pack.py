"""The pack: step by step, to stop at any of them, with names that are safe."""

import io

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pptx import Presentation

from geodata.meeting import pack as module
from geodata.meeting.pack import MAKERS, build, file_name
from geodata.meeting.scenes import Meeting, Scene, from_link
from tests.unit.meeting.conftest import HOSTILE
from tests.unit.partners.test_summary import TODAY

BASE = "https://atlas.example.nl/"


def steps(small, meeting, kinds, contacten=True):
    return list(build(small, meeting, TODAY, kinds=kinds, contacten=contacten, base_url=BASE))


@pytest.fixture(scope="module")
def short(meeting):
    return Meeting(meeting.titel, (meeting.scenes[0], meeting.scenes[3], meeting.scenes[5]))


@pytest.fixture(scope="module")
def everything(small, short):
    return steps(small, short, set(MAKERS))


def test_it_counts_up_to_the_end_and_says_what_it_does(everything):
    done = [step.klaar for step in everything]
    assert done == list(range(len(everything)))
    assert everything[-1].klaar == everything[-1].totaal
    assert all(step.klaar <= step.totaal for step in everything)
    assert all(step.zin.endswith(".") for step in everything)
    assert all(not step.bestanden for step in everything[:-1])
    assert everything[-1].bestanden


def test_the_files_are_what_they_say(everything):
    files = {file.naam: file for file in everything[-1].bestanden}
    stem = "regionale-tafel-noord-nederland"
    whole = {f"{stem}.{kind}" for kind in ("pptx", "pdf", "html")}
    assert set(files) == {*whole, f"{stem}-1.png", f"{stem}-1.svg"}
    assert len(Presentation(io.BytesIO(files[f"{stem}.pptx"].inhoud)).slides) >= 5
    assert files[f"{stem}.pdf"].soort == "application/pdf"
    assert len(pypdf.PdfReader(io.BytesIO(files[f"{stem}.pdf"].inhoud)).pages) >= 2
    picture = Image.open(io.BytesIO(files[f"{stem}-1.png"].inhoud))
    # A sheet of A4 less its margins, for print.
    assert picture.size == pytest.approx((287 / 25.4 * 300, 200 / 25.4 * 300), abs=1)
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert files[f"{stem}-1.svg"].inhoud.startswith(b"<?xml")


def test_a_map_is_drawn_once_for_slides_and_handout(small, short, monkeypatch):
    drawn = []
    original = module.picture_of
    monkeypatch.setattr(
        module, "picture_of", lambda *args: (drawn.append(args[1].titel), original(*args))[1]
    )
    steps(small, short, ("pptx", "pdf"))
    assert len(drawn) == 1
    steps(small, short, ("svg",))
    assert len(drawn) == 1


def test_it_can_be_stopped_at_any_step(small, short, monkeypatch):
    made = []
    monkeypatch.setattr(module, "picture_of", lambda *args: made.append(args))
    running = build(small, short, TODAY, kinds=("pptx",), contacten=True, base_url=BASE)
    for _ in short.scenes:
        next(running)
    running.close()
    assert made == []
    assert list(running) == []


def test_the_links_hold_the_meeting_and_its_pages(small, short):
    [file] = steps(small, short, ("pdf",))[-1].bestanden
    reader = pypdf.PdfReader(io.BytesIO(file.inhoud))
    found = {
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page["/Annots"]
        if "/A" in note.get_object()
    }
    assert f"{BASE}gemeente?code=GM0014&deel=contacten" in found
    [own] = [link for link in found if "presenteren?p=" in link]
    assert from_link(own.split("?p=")[1]) == short


@pytest.mark.parametrize("contacten", [True, False])
def test_contacts_are_in_it_only_when_asked(small, contacten):
    scenes = tuple(
        Scene("", "", "gemeente", {"code": "GM0014", "deel": d}) for d in ("contacten", "kort")
    )
    files = steps(small, Meeting("T", scenes), ("pptx", "pdf"), contacten)[-1].bestanden
    slides, handout = files
    deck = Presentation(io.BytesIO(slides.inhoud))
    cells = " ".join(
        cell.text
        for s in deck.slides
        for x in s.shapes
        if x.has_table
        for cell in x.table.iter_cells()
    )
    pages = pypdf.PdfReader(io.BytesIO(handout.inhoud)).pages
    text = "".join(page.extract_text() for page in pages)
    assert ("zorgadviesgroningen.nl" in cells) == contacten
    assert ("zorgadviesgroningen.nl" in text) == contacten


def test_a_kind_that_does_not_exist(small, short):
    with pytest.raises(ValueError, match="exe"):
        build(small, short, TODAY, kinds=("exe",), contacten=True, base_url=BASE)


def test_an_empty_meeting_has_a_pack_too(small):
    last = steps(small, Meeting(""), set(MAKERS))[-1]
    assert [file.naam for file in last.bestanden] == [
        "presentatie.pptx",
        "presentatie.pdf",
        "presentatie.html",
    ]


def test_forty_scenes_that_mean_harm(small):
    # A lone surrogate cannot be in a link, so no scene has one.
    text = HOSTILE.replace("\ud800", "")
    harm = Scene(text, text, "kaart", {"gekozen": "<script>", "lagen": ","})
    drukte = Scene(text, "", "vergelijken", {"deel": "drukte"})
    meeting = Meeting(text * 3, (harm, *[drukte] * 39))
    slides, handout = steps(small, meeting, ("pptx", "pdf"))[-1].bestanden
    assert len(Presentation(io.BytesIO(slides.inhoud)).slides) >= 42
    assert len(pypdf.PdfReader(io.BytesIO(handout.inhoud)).pages) >= 5
    assert slides.naam.startswith("img-src-x-onerror-alert-1")


@given(st.text(max_size=300))
def test_a_file_name_is_safe_whatever_the_title(title):
    name = file_name(title)
    assert 0 < len(name) <= 60
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")
