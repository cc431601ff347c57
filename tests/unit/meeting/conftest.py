"""What the tests of a meeting share: scenes of every kind, and slides that mean harm."""

import pytest

from geodata.figures import Told
from geodata.map.state import map_state
from geodata.map.view import View
from geodata.meeting.picture import picture_of
from geodata.meeting.scenes import Meeting, Scene
from geodata.meeting.slide import Slide, Table
from geodata.meeting.slides import slides_of
from geodata.meeting.template import open_template, own_template
from tests.unit.partners.test_summary import TODAY

HOSTILE = "<img src=x onerror=alert(1)>&\x00\x1b\x0b\ud800\u202e $x^2$ {naam} ‘é’"
KEUZES = (
    ("kaart", {}),
    ("kaart", {"gekozen": "consortium-noord-nederland", "deel": "partners"}),
    ("gemeente", {"code": "GM0014"}),
    ("gemeente", {"code": "GM0014", "deel": "contacten"}),
    ("vergelijken", {"a": "consortium", "b": "ros"}),
    ("vergelijken", {"deel": "jaren"}),
)


@pytest.fixture(scope="session")
def meeting() -> Meeting:
    """A meeting with scenes of every page."""
    scenes = tuple(Scene("", f"Zin {i}.", page, keuze) for i, (page, keuze) in enumerate(KEUZES))
    return Meeting("Regionale tafel Noord-Nederland", scenes)


@pytest.fixture(scope="session")
def slides(small, meeting):
    """The slides of that meeting."""
    return slides_of(small, meeting, TODAY)


@pytest.fixture(scope="session")
def pictures(small, slides):
    """Their maps, by place."""
    size = open_template(own_template()).picture
    return {i: picture_of(small, slide, size) for i, slide in enumerate(slides) if slide.kaart}


@pytest.fixture(scope="session")
def hostile_slide(small) -> Slide:
    """A slide of which every text means harm or is far too long."""
    # Rows that are each taller than a page.
    rows = tuple((f"{HOSTILE} {n}", "lang" * 75, "woord " * 200) for n in range(3))
    return Slide(
        titel=HOSTILE * 20,
        zin=HOSTILE,
        kaart=map_state(small, View(lagen=("consortium", "vsv"), gekozen="GM0014")),
        alt=HOSTILE,
        zinnen=("w" * 3000, "veel woorden " * 700, HOSTILE),
        tabel=Table((HOSTILE, "B", "C"), rows, HOSTILE, rest=HOSTILE),
        bronnen=(HOSTILE * 30,),
        problemen=(HOSTILE,),
        pagina="kaart",
        keuze=(("gekozen", "<script>"),),
        filter=HOSTILE,
        cijfers=(Told(HOSTILE, HOSTILE), Told("9" * 300, "w" * 300)),
        uitleg=(HOSTILE,),
    )
