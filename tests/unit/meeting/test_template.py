"""The look of the slides: ours, or the template of an organisation, which may be anything."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Mm

from geodata.meeting import template_file
from geodata.meeting.ready import ready_made
from geodata.meeting.scenes import MeetingError
from geodata.meeting.slides import slides_of
from geodata.meeting.template import LAYOUTS, open_template, own_template, place, read_template
from geodata.meeting.template_file import MAX_TEMPLATE, TYPES, opened_safely
from tests.unit.meeting.decks import changed, deck_of, foreign, part_of, texts_of, with_part
from tests.unit.meeting.test_drops_nothing import parts_of, squeezed
from tests.unit.partners.test_summary import TODAY

OURS = own_template().inhoud
MACROS = part_of(OURS, TYPES).replace(b"presentation.main", b"presentation.macroEnabled.main")
ENTITY = b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"


def in_four_by_three(deck):
    """Our layouts on a narrower sheet, as a designer would move them."""
    share = Mm(254) / deck.slide_width
    deck.slide_width = Mm(254)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            shape.left, shape.width = round(shape.left * share), round(shape.width * share)


def without_two(deck):
    """Without one layout, and with a place that has another name."""
    for layout in deck.slide_layouts:
        if layout.name == "Slot":
            deck.slide_layouts.remove(layout)
        if layout.name == "Kaart":
            place(layout, "Cijfers").name = "Getallen"


HOUSES = {
    "ours": None,
    "foreign, 4:3": foreign(),
    "ours, 4:3": read_template(changed(in_four_by_three), "smal.pptx"),
    "two lacking": read_template(changed(without_two), "half.pptx"),
}


@pytest.fixture(scope="module")
def shown(small):
    return slides_of(small, ready_made(small, "GM0014"), TODAY)


@pytest.fixture(scope="module", params=HOUSES)
def house(request):
    return HOUSES[request.param]


@pytest.fixture(scope="module")
def deck(small, shown, house):
    return deck_of(small, shown, TODAY, house)


def test_our_own_template_has_every_layout_and_place():
    assert read_template(OURS, "sjabloon.pptx").ontbreekt == ()
    assert not Presentation(io.BytesIO(OURS)).slides


def test_every_partner_step_and_figure_is_there_in_any_house_style(deck, shown):
    there = squeezed(" ".join(text for sheet in deck.slides for text in texts_of(sheet.shapes)))
    for slide in shown:
        assert [part for part in parts_of(slide) if part not in there] == []


def test_a_slide_is_a_picture_first_in_any_house_style(deck, shown):
    pictured = [s for s in deck.slides for shape in s.shapes if shape.name in ("Kaart", "Grafiek")]
    assert len(pictured) == sum(slide.has_picture for slide in shown)
    whole = deck.slide_width * deck.slide_height
    for sheet in pictured:
        [picture] = [shape for shape in sheet.shapes if shape.name in ("Kaart", "Grafiek")]
        assert picture.width * picture.height >= 0.6 * whole
        names = {shape.name for shape in sheet.shapes}
        assert names <= {"Titel", "Title 1", "Kaart", "Grafiek", "Zin", "Cijfers", "Bronnen", "Nummer"}  # fmt: skip
        said = [p.text for s in sheet.shapes if s.name == "Zin" for p in s.text_frame.paragraphs]
        assert len(said) <= 2, "a sentence, and the filter"
        told = [p.text for s in sheet.shapes if s.name == "Cijfers" for p in s.text_frame.paragraphs]  # fmt: skip
        assert len(told) <= 6, "a value and what it counts, three times"


def test_nothing_lies_outside_a_sheet_in_any_house_style(deck):
    for sheet in deck.slides:
        for shape in sheet.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width + 1
            assert shape.top + shape.height <= deck.slide_height + Mm(0.1)


def test_no_place_stays_empty(deck):
    for sheet in deck.slides:
        for shape in sheet.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text


def test_a_slide_fills_the_places_of_a_layout_by_name(small, shown):
    for sheet in deck_of(small, shown, TODAY).slides:
        assert sheet.slide_layout.name in LAYOUTS
        for shape in sheet.placeholders:
            if shape.name in LAYOUTS[sheet.slide_layout.name]:
                assert place(sheet.slide_layout, shape.name) is not None


def test_the_letters_and_colours_are_those_of_the_template(small, shown):
    """No typeface and no colour stands on a slide itself, so those of the theme hold."""
    for sheet in deck_of(small, shown, TODAY, foreign()).slides:
        for shape in sheet.shapes:
            if shape.has_text_frame:
                runs = [run for p in shape.text_frame.paragraphs for run in p.runs]
                assert not [run for run in runs if run.font.name or run.font.color.type]


def test_what_a_template_lacks_is_said_and_taken_from_ours():
    assert [said.split("‘")[1].split("’")[0] for said in foreign().ontbreekt] == list(LAYOUTS)
    kaart, slot = HOUSES["two lacking"].ontbreekt
    assert "‘Kaart’ ontbreekt ‘Cijfers’" in kaart
    assert "‘Slot’ ontbreekt" in slot
    look = open_template(HOUSES["two lacking"])
    assert place(look.layouts["Kaart"], "Cijfers").name == "Cijfers"
    assert look.layouts["Tekst"].slide_master == look.layouts["Kaart"].slide_master


def test_a_template_of_powerpoint_itself_is_taken(small, shown):
    types = part_of(OURS, TYPES).replace(b"presentation.main+xml", b"template.main+xml")
    potx = read_template(with_part(OURS, TYPES, types), "huis.potx")
    assert potx.ontbreekt == ()
    assert len(deck_of(small, shown[:2], TODAY, potx).slides) > 3


def test_example_slides_of_a_template_are_not_in_the_deck(small, shown):
    def with_an_example(deck):
        made = deck.slides.add_slide(deck.slide_layouts[0])
        made.shapes.title.text = "Een voorbeeld van het bureau"

    template = read_template(changed(with_an_example), "huis.pptx")
    deck = deck_of(small, shown[:1], TODAY, template)
    assert "bureau" not in " ".join(t for s in deck.slides for t in texts_of(s.shapes))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "geen sjabloon"),
        (b"PK\x03\x04 stuk", "geen sjabloon"),
        (b"x" * (MAX_TEMPLATE + 1), "te groot"),
        (with_part(OURS, "ppt/vbaProject.bin", b"x"), "macro"),
        (with_part(OURS, TYPES, MACROS), "macro"),
        (with_part(OURS, "ppt/presentation.xml", ENTITY), "geen sjabloon"),
        (with_part(OURS, "ppt/presentation.xml", b"<p>"), "geen sjabloon"),
        (with_part(OURS, "ppt/slideMasters/slideMaster1.xml", b"<p/>"), "geen sjabloon"),
        (with_part(OURS, TYPES, b"<Types/>"), "geen sjabloon"),
    ],
)
def test_what_is_no_template_or_could_do_harm_is_refused_in_dutch(content, words):
    with pytest.raises(MeetingError, match=words):
        read_template(content, "huis.pptx")


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(monkeypatch):
    monkeypatch.setattr(template_file, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(MeetingError, match="te groot"):
        read_template(with_part(OURS, "ppt/media/groot.bin", bytes(2_000_000)), "huis.pptx")


@given(st.binary(max_size=200), st.integers(0, len(OURS)))
def test_a_damaged_file_is_refused_and_never_breaks(noise, at):
    try:
        content = opened_safely(OURS[:at] + noise + OURS[at + len(noise) :])
    except MeetingError:
        return
    assert zipfile.is_zipfile(io.BytesIO(content))
