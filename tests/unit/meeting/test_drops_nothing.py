"""Every partner, step and figure of a scene is in the show, the slides, the handout and the offline file."""

import io

import pypdf
import pytest
from pptx import Presentation

from geodata.meeting.handout_pdf import handout_of
from geodata.meeting.offline import offline_html
from geodata.meeting.offline_data import scene_data
from geodata.meeting.page import WALL, Page
from geodata.meeting.pagination import MOST_FIGURES, pages_of
from geodata.meeting.pptx import pptx_of
from geodata.meeting.ready import ready_made
from geodata.meeting.slide import Slide, Table
from geodata.meeting.slides import slides_of
from geodata.meeting.template import open_template, own_template
from geodata.partners.partner_card import partner_card
from geodata.routes import steps_of
from tests.unit.meeting.test_offline import Parts
from tests.unit.partners.test_summary import TODAY

SLIDES = open_template(own_template()).form
READY = ("GM0014", "consortium-noord-nederland")
WAY = {"url": "https://atlas.example.nl/p", "url_of": lambda _: "https://atlas.example.nl/kaart"}


def squeezed(text: str) -> str:
    """A text without its spaces: lines break anywhere."""
    return "".join(text.split())


def parts_of(slide: Slide) -> list[str]:
    """Every sentence and cell of a slide."""
    table = slide.tabel
    cells = [cell for row in table.rijen for cell in row] + [table.rest] if table else []
    return [squeezed(text) for text in (slide.zin, *slide.zinnen, *cells) if text]


def words_of(pages: list[Page]) -> str:
    """What stands on pages, in order."""
    texts: list[str] = []
    for page in pages:
        texts += [page.boodschap, page.filter, *page.tekst]
        if page.deel:
            # What every row says stands above the table, once.
            texts += [page.deel.bijschrift, *(cell for row in page.deel.rijen[1:] for cell in row)]
            texts.append(page.deel.rest)
    return squeezed(" ".join(texts))


@pytest.fixture(scope="module", params=READY)
def shown(request, small) -> tuple[Slide, ...]:
    """The slides of a ready-made meeting."""
    return slides_of(small, ready_made(small, request.param), TODAY)


@pytest.mark.parametrize("form", [SLIDES, WALL], ids=["slides", "wall"])
def test_the_pages_hold_everything_and_nothing_runs_over(shown, form):
    for slide in shown:
        pages = pages_of(slide, slide.has_picture, form)
        text = words_of(pages)
        assert [part for part in parts_of(slide) if part not in text] == []
        for page in pages:
            under = page.under + sum(page.deel.hoogtes if page.deel else ())
            assert under <= page.bottom + 0.1
            assert page.kaart == (slide.has_picture and page is pages[0])
            # A picture first: one sentence, a few figures, and no table.
            if page.kaart:
                assert len(page.tekst) + bool(page.boodschap) <= 1
                assert len(page.cijfers) <= MOST_FIGURES
                assert page.deel is None


def test_the_show_and_the_offline_file_hold_everything(small, shown):
    meeting = ready_made(small, READY[0])
    own = Parts(offline_html(small, meeting, shown, TODAY, title="t")).packed()[1]
    for slide, scene in zip(shown, own["scenes"], strict=True):
        texts: list[str] = []
        for page in scene["bladen"]:
            texts += [page["zin"], page["filter"], *page["zinnen"]]
            if table := page["tabel"]:
                cells = [cell for row in table["rijen"] for cell in row]
                texts += [table["bijschrift"], *cells, table["rest"]]
        text = squeezed(" ".join(texts))
        assert [part for part in parts_of(slide) if part not in text] == []


def test_the_slides_and_the_handout_hold_everything(small, shown):
    deck = Presentation(io.BytesIO(pptx_of(small, "t", shown, TODAY, pictures={}, **WAY)))
    texts: list[str] = []
    for sheet in deck.slides:
        for shape in sheet.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
    on_slides = squeezed(" ".join(texts))
    reader = pypdf.PdfReader(io.BytesIO(handout_of(small, "t", shown, TODAY, pictures={}, **WAY)))
    on_paper = squeezed(" ".join(page.extract_text() for page in reader.pages))
    for slide in shown:
        assert [part for part in parts_of(slide) if part not in on_slides] == []
        rows = slide.tabel.rijen if slide.tabel else ()
        # A cell that goes on over pages has a footer between.
        for part in (slide.zin, *slide.zinnen, *(row[0] for row in rows)):
            assert squeezed(part) in on_paper


def test_every_partner_and_step_of_a_gemeente_is_on_its_slides(small):
    slides = {dict(s.keuze).get("deel", "kort"): s for s in slides_of(small, ready_made(small, "GM0014"), TODAY)}  # fmt: skip
    names = [entry.naam for entry in partner_card(small, "GM0014", TODAY).entries]
    assert [row[0] for row in slides["partners"].tabel.rijen] == names
    steps = " ".join(slides["stappen"].zinnen)
    assert all(step.tekst in steps for step in steps_of(small, "GM0014", TODAY))


@pytest.mark.parametrize("form", [SLIDES, WALL], ids=["slides", "wall"])
@pytest.mark.parametrize("rows", [0, 1, 7, 90])
@pytest.mark.parametrize("rest", ["", "Zonder bekend contact: " + "ROS Noord, " * 200])
def test_a_table_of_any_length_with_any_rest(form, rows, rest):
    table = Table(("Naam", "Wat"), tuple((f"Naam {n}", "woord " * n) for n in range(rows)), "B", rest=rest)  # fmt: skip
    slide = Slide("T" * 90, "z" * 300, None, "", ("Zin.",), table, (), (), "kaart", ())
    pages = pages_of(slide, True, form)
    text = words_of(pages)
    assert [part for part in parts_of(slide) if part not in text] == []
    assert all(page.under <= page.bottom + 0.1 for page in pages)


def test_contacts_that_stay_home_are_on_no_page(small):
    slides = slides_of(small, ready_made(small, "GM0014"), TODAY)
    assert any(slide.tabel and slide.tabel.contacten for slide in slides)
    scenes, _ = scene_data(small, slides, contacten=False)
    for slide, scene in zip(slides, scenes, strict=True):
        if slide.tabel and slide.tabel.contacten:
            assert [page["tabel"] for page in scene["bladen"]] == [None] * len(scene["bladen"])
