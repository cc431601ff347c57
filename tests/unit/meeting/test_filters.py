"""A slide and every file say which filter was on, and never what a link has wrong."""

import io

import pypdf
import pytest

from geodata.meeting.handout_pdf import handout_of
from geodata.meeting.offline import offline_html
from geodata.meeting.scenes import Meeting, Scene
from geodata.meeting.slides import MAKERS, slide_of
from tests.unit.meeting.decks import URL, deck_of, texts_of, url_of
from tests.unit.meeting.test_drops_nothing import squeezed
from tests.unit.meeting.test_offline import Parts
from tests.unit.partners.test_summary import TODAY

WRONG = {
    "weeg": "wolken",
    "lagen": "wolken",
    "deel": "wolken",
    "gebied": "wolken",
    "code": "GM9999",
    "kijk": "scheef",
}
CODE = {"code": "GM0014"}
# Of every kind of scene: its link, and what must be said of the filter in it.
FILTERED = (
    ("kaart", {"provincie": "Groningen,Drenthe"}, ("Drenthe of Groningen",)),
    ("kaart", {"lagen": "coalitie", "status": "actief,in oprichting"}, ("status actief of in oprichting",)),
    ("kaart", {"zekerheid": "hoog", "gekozen": "ros-proscoop"}, ("zekerheid hoog",)),
    ("kaart", {"status": "actief", "gekozen": "ros-proscoop", "deel": "partners"}, ("status actief",)),
    ("kaart", {"lagen": "aanbod-per-gemeente", "programma": "tijdens"}, ("aanbod",)),
    ("vergelijken", {"deel": "witte-vlekken", "redenen": "partner-onzeker", "km": "45"}, ("partner onzeker", "45 km")),
    ("vergelijken", {"deel": "witte-vlekken", "gebied": "provincie-drenthe"}, ("Drenthe",)),
    ("vergelijken", {"deel": "jaren"}, ("Alleen de cijfers over",)),
    ("klantroute", CODE | {"thema": "geld"}, ("geld",)),
)  # fmt: skip


def filtered(small, page, keuze):
    slide = slide_of(small, Scene("Eigen titel", "", page, keuze), TODAY)
    assert not slide.problemen, slide.problemen
    return slide


@pytest.mark.parametrize(("page", "keuze", "words"), FILTERED)
def test_the_filter_is_said_in_the_show_the_slides_the_handout_and_the_file(small, page, keuze, words):  # fmt: skip
    slide = filtered(small, page, keuze)
    for part in words:
        assert part in slide.filter
    wanted = squeezed(slide.filter)
    deck = deck_of(small, [slide], TODAY)
    assert wanted in squeezed(" ".join(texts_of(deck.slides[1].shapes)))
    assert wanted in squeezed(deck.slides[1].notes_slide.notes_text_frame.text)
    paper = handout_of(small, "t", [slide], TODAY, url=URL, url_of=url_of, pictures={})
    pages = pypdf.PdfReader(io.BytesIO(paper)).pages
    assert wanted in squeezed(" ".join(one.extract_text() for one in pages))
    [scene] = shown(small, [slide])
    assert scene["filter"] == slide.filter
    first = scene["bladen"][0]
    assert wanted in squeezed(" ".join((first["zin"], first["filter"], *first["zinnen"])))


def shown(small, slides) -> list[dict]:
    document = offline_html(small, Meeting("t"), tuple(slides), TODAY, title="t")
    return Parts(document).packed()[1]["scenes"]


@pytest.mark.parametrize("page", MAKERS)
def test_a_scene_without_a_filter_says_none(small, page):
    keuze = CODE if page in ("gemeente", "klantroute") else {}
    assert slide_of(small, Scene("", "", page, keuze), TODAY).filter == ""


@pytest.mark.parametrize("page", MAKERS)
def test_what_a_link_has_wrong_is_on_no_slide_and_in_no_file(small, page):
    slide = slide_of(small, Scene("", "", page, WRONG | {"sluit": "vsv-atlantis"}), TODAY)
    assert slide.problemen
    deck = deck_of(small, [slide], TODAY)
    told = [text for sheet in deck.slides for text in texts_of(sheet.shapes)]
    told += [s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide]
    paper = handout_of(small, "t", [slide], TODAY, url=URL, url_of=url_of, pictures={})
    told += [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(paper)).pages]
    told.append(str(shown(small, [slide])))
    everything = squeezed(" ".join(told))
    assert not [one for one in slide.problemen if squeezed(one) in everything]
