"""What tests of slides share: decks made and read back, and templates of somebody else."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

from PIL import Image
from pptx import Presentation
from pptx.presentation import Presentation as Deck

from geodata.landscape import Landscape
from geodata.meeting.pptx import pptx_of
from geodata.meeting.slide import Slide
from geodata.meeting.template import Template, own_template, read_template

URL = "https://atlas.example.nl/presenteren?presentatie=abc"
DECK = b"presentationml.presentation.main+xml"


def url_of(slide: Slide) -> str:
    return f"https://atlas.example.nl/{slide.pagina}"


def a_picture() -> bytes:
    """A small white PNG."""
    made = io.BytesIO()
    Image.new("RGB", (212, 188), "white").save(made, "PNG")
    return made.getvalue()


def deck_of(
    small: Landscape, slides: Sequence[Slide], today: date, template: Template | None = None
) -> Deck:
    """The slides as a deck that was written and read back, each with a picture where it has a map."""
    pictures = {at: a_picture() for at, slide in enumerate(slides) if slide.has_picture}
    way = {"url": URL, "url_of": url_of, "pictures": pictures, "template": template}
    return Presentation(io.BytesIO(pptx_of(small, "Een tafel", slides, today, **way)))


def texts_of(shapes) -> list[str]:
    """Every text of some shapes, the cells of tables too."""
    found = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    tables = [shape.table for shape in shapes if shape.has_table]
    return found + [cell.text for table in tables for cell in table.iter_cells()]


def foreign() -> Template:
    """A template in 4:3 of which no layout has a name of ours."""
    made = io.BytesIO()
    Presentation().save(made)
    return read_template(made.getvalue(), "vreemd.pptx")


def changed(change: Callable[[Deck], object], name: str = "huisstijl.pptx") -> bytes:
    """Our own template after a change."""
    deck = Presentation(io.BytesIO(own_template().inhoud))
    change(deck)
    made = io.BytesIO()
    deck.save(made)
    return made.getvalue()


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    """A package with a part more, or another one of this name."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part.filename))
        new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """A part of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)
