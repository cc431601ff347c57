"""The slides, opened again with python-pptx and with LibreOffice."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise

import pypdf
import pytest
import zxingcpp
from defusedxml import ElementTree
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Mm

from geodata.meeting.measure import lines_of, shorten, width_of
from geodata.meeting.origin import APPENDIX, LAST_TITLE, MORE
from geodata.meeting.pagination import SHOWN, pages_of
from geodata.meeting.pptx import pptx_of
from geodata.meeting.template import open_template, own_template
from geodata.meeting.tidy import tidied
from geodata.words import one_line
from tests.unit.partners.test_summary import TODAY

FORM = open_template(own_template()).form
URL = "https://atlas.example.nl/presenteren?presentatie=abc"


def url_of(slide):
    return f"https://atlas.example.nl/{slide.pagina}"


def made(small, slides, pictures, title="Een tafel"):
    return pptx_of(small, title, slides, TODAY, url=URL, url_of=url_of, pictures=pictures)


@pytest.fixture(scope="module")
def content(small, slides, pictures):
    return made(small, slides, pictures)


@pytest.fixture(scope="module")
def deck(content):
    return Presentation(io.BytesIO(content))


@pytest.fixture(scope="module")
def hostile(small, slides, pictures, hostile_slide):
    """A slide that means harm between others, of which one comes again under the same title."""
    many = [*slides[:2], hostile_slide, *[slides[5]] * 2]
    return made(small, many, dict.fromkeys((0, 1, 2), pictures[0]), hostile_slide.titel)


def texts(shapes) -> str:
    return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def test_every_sheet_has_a_title_of_its_own(deck, slides):
    titles = [sheet.shapes.title.text for sheet in deck.slides]
    assert titles[0] == "Een tafel"
    assert all(titles)
    appendix = titles.index(APPENDIX)
    assert titles[appendix - 1] == titles[-1] == LAST_TITLE
    first = [title for title in titles[1 : appendix - 1] if not title.endswith("(vervolg)")]
    assert first == [slide.titel for slide in slides]


def test_all_words_stand_in_places_so_that_the_outline_has_them(small, slides):
    slide = next(slide for slide in slides if slide.tabel)
    rest = "Nog 3 rijen staan op de pagina."
    few = replace(slide.tabel, rijen=slide.tabel.rijen[:2], rest=rest)
    deck = Presentation(io.BytesIO(made(small, [replace(slide, tabel=few)], {})))
    shapes = [shape for sheet in deck.slides for shape in sheet.shapes if shape.has_text_frame]
    assert rest in texts(shapes)
    assert [shape.name for shape in shapes if not shape.is_placeholder] == []


def links_of(sheet) -> list[tuple[str, object]]:
    """What leads to another sheet, and which."""
    ways = [shape for shape in sheet.shapes if shape.name == "Verder"]
    return [(shape.text_frame.text, shape.click_action.target_slide) for shape in ways]


def test_a_scene_takes_two_sheets_and_the_rest_is_a_step_away_in_the_appendix(deck, slides):
    sheets = list(deck.slides)
    appendix = [sheet.shapes.title.text for sheet in sheets].index(APPENDIX)
    for slide in slides:
        mine = [s for s in sheets if s.shapes.title.text.removesuffix(" (vervolg)") == slide.titel]
        shown = [sheet for sheet in mine if sheets.index(sheet) < appendix]
        there = [sheet for sheet in mine if sheets.index(sheet) > appendix]
        assert 1 <= len(shown) <= SHOWN
        assert (len(pages_of(slide, slide.has_picture, FORM)) > SHOWN) == bool(there)
        if there:
            number = sheets.index(there[0]) + 1
            assert links_of(shown[-1]) == [(f"{MORE}, dia {number}", there[0])]
        for sheet in there:
            number = sheets.index(shown[-1]) + 1
            assert links_of(sheet) == [(f"Terug naar dia {number}", shown[-1])]


def test_every_map_is_a_picture_with_a_text_that_stands_for_it(deck, slides):
    pictures = [
        (shape, shape._element.xpath(".//p:cNvPr")[0].get("descr"))
        for sheet in deck.slides
        for shape in sheet.shapes
        if hasattr(shape, "image")
    ]
    *pictures, again = pictures
    assert again[1] == pictures[-1][1]
    assert [alt for _, alt in pictures[:-1]] == [slide.alt for slide in slides if slide.kaart]
    assert "QR-code" in pictures[-1][1]
    picture = Image.open(io.BytesIO(pictures[0][0].image.blob))
    inches = pictures[0][0].width / 914400
    assert picture.width / inches == pytest.approx(200, abs=2)


def test_the_tables_hold_what_the_slides_hold(deck, slides):
    """Each whole: on the sheets of its scene, or else in the appendix."""
    appendix = [sheet.shapes.title.text for sheet in deck.slides].index(APPENDIX)
    tables: dict[tuple[str, bool], list] = {}
    for at, sheet in enumerate(deck.slides):
        for shape in sheet.shapes:
            if shape.has_table:
                name = sheet.shapes.title.text.removesuffix(" (vervolg)")
                rows = [tuple(cell.text for cell in row.cells) for row in shape.table.rows]
                # A row that is one cell has empty ones below it.
                rows = [row[:1] if not any(row[1:]) else row for row in rows]
                tables.setdefault((name, at > appendix), [rows[0]]).extend(rows[1:])
    for slide in slides:
        if slide.tabel:
            short = tidied(slide.tabel)
            found = tables.get((slide.titel, True)) or tables[slide.titel, False]
            assert list(dict.fromkeys(found)) == [short.kolommen, *dict.fromkeys(short.rijen)]


def test_the_words_sources_and_date_are_on_the_sheets_and_in_the_notes(deck, slides):
    whole = "\n".join(texts(sheet.shapes) for sheet in deck.slides)
    for slide in slides:
        for sentence in (slide.zin, *slide.zinnen):
            assert one_line(sentence) in whole
    of_all = (APPENDIX, LAST_TITLE)
    for sheet in [s for s in list(deck.slides)[1:] if s.shapes.title.text not in of_all]:
        assert "Bronnen: " in texts(sheet.shapes)
        assert "Gegevens van 22 november 2026, gemaakt op 22 november 2026" in texts(sheet.shapes)
        notes = sheet.notes_slide.notes_text_frame.text
        assert "https://atlas.example.nl/" in notes
    notes = "\n".join(s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide)
    assert not [source for slide in slides for source in slide.bronnen if source not in notes]
    # All that there is to say stands there too, also what is too long for a wall.
    assert any(slide.uitleg for slide in slides)
    said = [one for slide in slides for one in (slide.zin, *slide.zinnen, *slide.uitleg)]
    assert not [sentence for sentence in said if one_line(sentence) not in notes]


def test_the_closing_sheet_leads_back(deck):
    last = deck.slides[-1]
    [code] = [shape for shape in last.shapes if shape.name == "QR-code"]
    picture = Image.open(io.BytesIO(code.image.blob)).convert("L")
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [URL]
    runs = [
        r for s in last.shapes if s.has_text_frame for p in s.text_frame.paragraphs for r in p.runs
    ]
    assert URL in [run.hyperlink.address for run in runs]


@pytest.mark.parametrize("which", ["content", "hostile"])
def test_nothing_lies_outside_a_sheet_or_over_something_else(request, which):
    deck = Presentation(io.BytesIO(request.getfixturevalue(which)))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.01)
    for sheet in deck.slides:
        for shape in sheet.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.has_table:
                assert shape.top + shape.height <= Mm(FORM.table.bottom + 0.1)
        words = [s.left for s in sheet.shapes if s.has_text_frame]
        for shape in sheet.shapes:
            if shape.name == "Kaart":
                assert shape.left + shape.width <= min(words)
        order = ("Tekst", "Bijschrift", "Tabel", "Rest", "Zin", "Cijfers", "Verder", "Bronnen")
        column = [s for name in order for s in sheet.shapes if s.name == name]
        for above, below in pairwise(column):
            assert above.top + above.height <= below.top + Mm(0.1)


@pytest.mark.parametrize("which", ["content", "hostile"])
def test_every_part_is_xml_in_dutch(request, which):
    with zipfile.ZipFile(io.BytesIO(request.getfixturevalue(which))) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(package.read(name))
                if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notesSlide")):
                    runs = list(root.iter(qn("a:r")))
                    assert not runs or {run.find(qn("a:rPr")).get("lang") for run in runs} == {
                        "nl-NL"
                    }


def test_small_type_is_for_the_footer_only(deck):
    for sheet in list(deck.slides)[1:]:
        for shape in sheet.shapes:
            if shape.has_text_frame and shape.name not in ("Bronnen", "Nummer"):
                runs = [r for p in shape.text_frame.paragraphs for r in p.runs]
                # Without a size of its own it has that of the template.
                assert not [r for r in runs if r.font.size and r.font.size.pt < 14]


def test_a_table_is_read_from_eight_metres(deck):
    """On a picture two metres wide: capitals of 1/300 of the distance, as show.css works it out."""
    sheets = list(deck.slides)
    appendix = [sheet.shapes.title.text for sheet in sheets].index(APPENDIX)
    assert min(sizes_in_tables(sheets[:appendix])) >= 0.0205 * deck.slide_width - 1_000
    # What is looked up is as large as the names on a map.
    assert min(sizes_in_tables(sheets[appendix:])) >= 0.016 * deck.slide_width - 1_000


def test_words_above_a_table_are_as_dark_as_other_words(deck):
    [layout] = [one for one in deck.slide_layouts if one.name == "Tabel"]
    [words] = [one for one in layout.placeholders if one.name == "Bijschrift"]
    assert words._element.xpath(".//a:lumMod | .//a:lumOff") == []


def sizes_in_tables(sheets) -> list[int]:
    tables = [shape.table for sheet in sheets for shape in sheet.shapes if shape.has_table]
    return [
        run.font.size
        for table in tables
        for cell in table.iter_cells()
        for paragraph in cell.text_frame.paragraphs
        for run in paragraph.runs
    ]


def test_a_long_scene_is_split_and_nothing_of_it_lost(hostile_slide):
    sheets = pages_of(hostile_slide, True, FORM)
    assert [sheet.kaart for sheet in sheets] == [True] + [False] * (len(sheets) - 1)
    words = "".join(t for s in sheets for t in (s.boodschap, s.filter, *s.tekst)).replace(" ", "")
    for sentence in (hostile_slide.zin, hostile_slide.filter, *hostile_slide.zinnen):
        assert one_line(sentence).replace(" ", "") in words
    # A figure that has no room beside the map is said in words.
    assert "9" * 300 in words
    rows = [row for sheet in sheets if sheet.bijlage and sheet.deel for row in sheet.deel.rijen[1:]]
    # A row that is taller than a page goes on in the next one: its cells together hold every letter.
    for place, column in enumerate(zip(*hostile_slide.tabel.rijen, strict=True)):
        shown = "".join(row[place] for row in rows).replace(" ", "")
        assert shown == "".join(map(one_line, column)).replace(" ", "")
    # What stands below the table may be on the page after it.
    last = sheets[-1]
    assert one_line(hostile_slide.tabel.rest) in ((last.deel.rest,) if last.deel else last.tekst)
    assert all(sheet.under <= sheet.bottom + 0.1 for sheet in sheets)


@pytest.mark.parametrize("text", ["een twee drie vier vijf", "x" * 200, "", "a " * 300])
def test_lines_fit_and_keep_every_letter(text):
    lines = lines_of(text, 40, 12)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line, 12) <= 40 for line in lines)
    assert len(lines_of(shorten(text, 40, 12, 2), 40, 12)) <= 2


def test_an_address_that_is_too_long_for_a_code(small, slides):
    long = f"{URL}{'x' * 4000}"
    content = pptx_of(small, "", slides[:1], TODAY, url=long, url_of=url_of, pictures={})
    last = Presentation(io.BytesIO(content)).slides[-1]
    assert not [shape for shape in last.shapes if shape.name == "QR-code"]
    assert "Scan" not in texts(last.shapes)


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("which", ["content", "hostile"])
def test_libreoffice_opens_it(request, tmp_path, which):
    content = request.getfixturevalue(which)
    (tmp_path / "dia.pptx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path]
    subprocess.run([*order, tmp_path / "dia.pptx"], check=True, capture_output=True, timeout=240)
    pages = pypdf.PdfReader(tmp_path / "dia.pdf").pages
    assert len(pages) == len(Presentation(io.BytesIO(content)).slides)
