"""The handout, read back."""

import io

import pypdf
import pytest
import zxingcpp

from geodata.meeting.handout_pdf import handout_of
from geodata.meeting.slide import Table
from tests.unit.files.test_leaflet import alternatives, words
from tests.unit.partners.test_summary import TODAY

URL = "https://atlas.example.nl/presenteren?presentatie=abc"
CONTACTS = Table(("Organisatie", "Contact"), (("ROS Friesland", "rosfriesland.nl"),), "Contacten")


def url_of(slide):
    return f"https://atlas.example.nl/{slide.pagina}"


def made(small, slides, pictures, contacts=None, title="Een tafel"):
    return handout_of(
        small,
        title,
        slides,
        TODAY,
        url=URL,
        url_of=url_of,
        pictures=pictures,
        contacts=contacts,
    )


@pytest.fixture(scope="module")
def reader(small, slides, pictures):
    return pypdf.PdfReader(io.BytesIO(made(small, slides, pictures, CONTACTS)))


@pytest.fixture(scope="module")
def text(reader):
    return "\n".join(page.extract_text() for page in reader.pages)


def links(reader) -> set[str]:
    return {
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    }


def test_it_is_a4_in_dutch_with_a_title(reader):
    assert reader.metadata.title == "Een tafel"
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    for page in reader.pages:
        assert (page.mediabox.width, page.mediabox.height) == pytest.approx((595, 842), abs=1)


def test_every_sentence_table_and_source_can_be_selected(text, slides):
    # A row that goes on over pages has footers between; the cells themselves stay whole.
    selected = words(text)
    for slide in slides:
        for sentence in (slide.titel, slide.zin, *slide.zinnen):
            assert words(sentence) in selected
        for row in slide.tabel.rijen if slide.tabel else ():
            assert words(row[0]) in selected
    assert "rosfriesland.nl" in text
    assert words(slides[0].bronnen[-1]) in selected


def test_every_page_says_which_it_is_and_of_when(reader):
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"{number} van {len(reader.pages)}" in text
        assert "Gegevens van 22 november 2026" in text


def test_bookmarks_lead_to_every_scene(reader, slides):
    assert [mark["/Title"] for mark in reader.outline] == [
        *(slide.titel for slide in slides),
        "Contacten",
    ]


def test_links_and_the_code_lead_back(reader, slides):
    assert links(reader) == {URL, *(url_of(slide) for slide in slides)}
    found = [
        code.text
        for image in reader.pages[0].images
        for code in zxingcpp.read_barcodes(image.image.convert("L"))
    ]
    assert found == [URL]


def test_pictures_have_a_text_that_stands_for_them(reader, slides):
    found = set(alternatives(reader.trailer["/Root"]["/StructTreeRoot"]))
    assert {slide.alt for slide in slides if slide.kaart} <= found


def test_a_row_of_contacts_stands_whole_on_one_page_in_columns_that_fit(small):
    long = (
        "www.gemeente.nl/nl/contact-met-de-gemeente-en-nog-veel-meer/formulieren/contactformulier"
    )
    note = "bron van 4 juli 2024: twee jaar geleden, controleer voor gebruik. " * 4
    rows = tuple((f"Organisatie{n}", long, f"begin{n} {note}eind{n}") for n in range(40))
    table = Table(("Organisatie", "Bereikbaar op", "Bron en leeftijd"), rows, "Contacten")
    pages = [
        page.extract_text()
        for page in pypdf.PdfReader(io.BytesIO(made(small, (), {}, table))).pages
    ]
    assert len(pages) > 1
    for n in range(40):
        [page] = [page for page in pages if f"begin{n} " in page]
        row = page[page.index(f"begin{n} ") :]
        row = row[: row.index(f"eind{n}")]
        # The address gives way, so that the words get a width to read in.
        assert row.count("\n") < 8


def test_without_contacts_there_is_no_such_heading(small, slides):
    content = made(small, slides[:1], {})
    text = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "Contacten" not in text
    assert content == made(small, slides[:1], {})


def test_text_that_means_harm_or_has_no_end(small, pictures, hostile_slide):
    reader = pypdf.PdfReader(
        io.BytesIO(made(small, [hostile_slide], pictures, None, hostile_slide.titel))
    )
    assert "<img src=x onerror" in reader.pages[0].extract_text()
    assert len(reader.pages) > 3


def test_a_meeting_without_scenes(small):
    reader = pypdf.PdfReader(io.BytesIO(made(small, (), {}, title="")))
    assert len(reader.pages) == 1
