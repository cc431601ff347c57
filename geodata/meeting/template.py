"""The look of the slides: a file of PowerPoint with layouts that have names, ours or that of an organisation.

A slide only fills places that a layout has by name (`LAYOUTS`); where they are, and in which typeface and
colours, is the template's. A layout that an organisation's template lacks is taken from ours and
then has the typeface, colours and background of theirs.
"""

import io
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.slide import SlideLayoutPart
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from geodata.meeting.page import READABLE, SMALL, WIDTH, Box, Form
from geodata.meeting.scenes import MeetingError
from geodata.meeting.template_file import opened_safely
from geodata.words import join_words

OWN = Path(__file__).parent / "static" / "sjabloon.pptx"
COVER, PICTURE, TABLE, TEXT, CLOSING = "Titeldia", "Kaart", "Tabel", "Tekst", "Slot"
# Every layout and the places that it has by name, besides a title.
LAYOUTS = {
    COVER: ("Ondertitel",),
    PICTURE: ("Kaart", "Zin", "Cijfers", "Bronnen"),
    TABLE: ("Bijschrift", "Tabel", "Bronnen"),
    TEXT: ("Tekst", "Bronnen"),
    CLOSING: ("QR-code", "Tekst"),
}
TITLES = ("TITLE", "CENTER_TITLE")
EMU_PER_MM, EMU_PER_POINT = 36_000, 12_700
# Of where it comes from, in points on a wide sheet: for who walks up to it.
FOOTER = 9
# The letters of a house style may be wider than those that `measure` counts with.
OTHER_LETTERS = 0.87
DAMAGED = "Dit bestand is geen sjabloon van PowerPoint, of het is beschadigd."
WRONG = (
    # XML that is wrong is a SyntaxError of lxml.
    *(PythonPptxError, SyntaxError, KeyError, IndexError),
    *(ValueError, TypeError, AttributeError, NotImplementedError),
)


@dataclass(frozen=True)
class Template:
    """A template that was read and can be used: its name, its content (PPTX) and, in Dutch, what it
    lacks and is taken from ours."""

    naam: str
    inhoud: bytes = field(repr=False)
    ontbreekt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """A template that is open: a deck without slides, its layouts by the names of `LAYOUTS`, the room on
    them, how large a picture is (width and height in mm), and the type size of small words in points."""

    deck: Deck
    layouts: dict[str, SlideLayout]
    form: Form
    picture: tuple[float, float]
    small: float


@cache
def own_template() -> Template:
    """The template of the atlas itself."""
    return Template(OWN.name, OWN.read_bytes())


def read_template(content: bytes, name: str) -> Template:
    """Read a template (PPTX or POTX) of an organisation.

    Raises MeetingError, with a Dutch sentence, for a file that is too large, has macros or cannot be
    used.
    """
    found = Template(name, opened_safely(content))
    try:
        deck = Presentation(io.BytesIO(found.inhoud))
        lacking = _lacking(deck)
        look = open_template(found)
        made = look.deck.slides.add_slide(look.layouts[TEXT])
        notes = made.notes_slide.notes_text_frame
        look.deck.save(io.BytesIO())
    except WRONG as error:
        raise MeetingError(DAMAGED) from error
    if notes is None:
        raise MeetingError("De notitiepagina van dit sjabloon heeft geen plek voor tekst.")
    return replace(found, ontbreekt=lacking)


def open_template(template: Template) -> Look:
    """Open a template for a new deck."""
    deck: Any = Presentation(io.BytesIO(template.inhoud))
    _without_slides(deck)
    is_own = template.inhoud == own_template().inhoud
    layouts = _by_name(deck)
    missing = [name for name in LAYOUTS if name not in layouts or _lacks(layouts[name], name)]
    if missing:
        ours: Any = Presentation(io.BytesIO(own_template().inhoud))
        theirs = _by_name(ours)
        scale = (deck.slide_width / ours.slide_width, deck.slide_height / ours.slide_height)
        layouts |= {name: _lent(deck, theirs[name], scale) for name in missing}
    form = _form(layouts, deck.slide_width / EMU_PER_MM, 1 if is_own else OTHER_LETTERS)
    picture = box_of(place(layouts[PICTURE], "Kaart"))
    small = FOOTER * deck.slide_width / EMU_PER_MM / WIDTH
    return Look(deck, layouts, form, (picture.width, picture.height), small)


def place(layout: Any, name: str) -> Any:
    """The place (placeholder) of a layout with this name, or None."""
    known = (one for one in layout.placeholders if one.name.strip().casefold() == name.casefold())
    return next(known, None)


def title_size(layout: SlideLayout) -> float:
    """The type size of the titles of a layout, in points."""
    title = _title(layout)
    master: Any = layout.slide_master
    styles = [title._element, *(one._element for one in master.placeholders if _is_title(one))]
    found = [size for style in styles for size in style.xpath(".//a:lvl1pPr/a:defRPr/@sz")]
    found += master._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr/@sz")
    return float(found[0]) / 100 if found else 26.0


def title_box(layout: SlideLayout) -> Box:
    """Where the title of a layout is, in mm."""
    return box_of(_title(layout))


def _form(layouts: dict[str, SlideLayout], width: float, share: float) -> Form:
    """The room on the layouts, with type as large as on a wall of the same width."""
    # A hundredth of the width in points, as the lengths of show.css.
    unit = width / 100 * EMU_PER_MM / EMU_PER_POINT
    said = box_of(place(layouts[PICTURE], "Zin"))
    caption, table = (box_of(place(layouts[TABLE], name)) for name in ("Bijschrift", "Tabel"))
    top = min(caption.top, table.top)
    return Form(
        picture=said,
        text=box_of(place(layouts[TEXT], "Tekst")),
        # Words above a table and the table share the room of both.
        table=Box(table.left, top, table.width, table.bottom - top),
        bodies=(READABLE * 1.15 * unit, READABLE * unit),
        cell=READABLE * unit,
        caption=SMALL * unit,
        message=READABLE * 1.15 * unit,
        # So that three of them stand below a sentence.
        value=READABLE * 1.3 * unit,
        share=share,
        figures=box_of(place(layouts[PICTURE], "Cijfers")),
    )


def box_of(shape: Any) -> Box:
    """Where a shape is, in mm."""
    edges = (shape.left, shape.top, shape.width, shape.height)
    return Box(*(length / EMU_PER_MM for length in edges))


def _title(layout: Any) -> Any:
    return next(filter(_is_title, layout.placeholders), None)


def _is_title(shape: Any) -> bool:
    kind = shape.placeholder_format.type
    return kind is not None and kind.name in TITLES


def _by_name(deck: Deck) -> dict[str, SlideLayout]:
    """The layouts of a deck that we know, by our name; of two with one name the first."""
    known = {name.casefold(): name for name in LAYOUTS}
    found: dict[str, SlideLayout] = {}
    for master in deck.slide_masters:
        for layout in master.slide_layouts:
            name = known.get(layout.name.strip().casefold())
            if name:
                found.setdefault(name, layout)
    return found


def _lacks(layout: SlideLayout, name: str) -> list[str]:
    """The places that a layout should have and has not, or not with a size."""
    places = {one: place(layout, one) for one in LAYOUTS[name]} | {"Titel": _title(layout)}
    return [one for one, shape in places.items() if shape is None or not (shape.width and shape.height)]  # fmt: skip


def _lacking(deck: Deck) -> tuple[str, ...]:
    """A Dutch sentence for each layout that is taken from ours."""
    known, said = _by_name(deck), []
    for name in LAYOUTS:
        if name not in known:
            said.append(f"De indeling ‘{name}’ ontbreekt: daarvoor gebruikt de atlas zijn eigen.")
        elif lacks := _lacks(known[name], name):
            places = join_words(f"‘{one}’" for one in lacks)
            said.append(
                f"In de indeling ‘{name}’ ontbreekt {places}: daarvoor gebruikt de atlas zijn eigen."
            )
    return tuple(said)


def _without_slides(deck: Deck) -> None:
    """Take the slides out that a template has as an example, and what refers to them."""
    slides = deck.slides._sldIdLst
    for one in list(slides):
        deck.part.drop_rel(one.rId)
        slides.remove(one)
    root = deck.part._element
    for tag in ("p:custShowLst", "p:extLst"):
        for part in root.findall(qn(tag)):
            root.remove(part)


def _lent(deck: Deck, layout: SlideLayout, scale: tuple[float, float]) -> SlideLayout:
    """A layout of ours on the master of another deck, as large as its sheets."""
    element = deepcopy(layout._element)
    for name, at, by in (("x", "off", 0), ("y", "off", 1), ("cx", "ext", 0), ("cy", "ext", 1)):
        for part in element.iter(qn(f"a:{at}")):
            part.set(name, str(round(int(part.get(name)) * scale[by])))
    for part in element.iter(qn("a:defRPr")):
        if part.get("sz"):
            part.set("sz", str(round(int(part.get("sz")) * scale[0])))
    master, package = deck.slide_master, deck.part.package
    uri = PackURI(package.next_partname("/ppt/slideLayouts/slideLayout%d.xml"))
    made = SlideLayoutPart(uri, CONTENT_TYPE.PML_SLIDE_LAYOUT, package, element)
    made.relate_to(master.part, RELATIONSHIP_TYPE.SLIDE_MASTER)
    listed = master._element.get_or_add_sldLayoutIdLst()._add_sldLayoutId()
    listed.rId = master.part.relate_to(made, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    listed.set("id", str(_highest(deck) + 1))
    return made.slide_layout


def _highest(deck: Deck) -> int:
    """The highest number that a master or a layout has: they are counted together."""
    # The format begins here.
    found = [2**31]
    for master in deck.part._element.iter(qn("p:sldMasterId")):
        found.append(int(master.get("id", 0)))
    for one in deck.slide_masters:
        ids = one._element.iter(qn("p:sldLayoutId"))
        found += [int(layout.get("id", 0)) for layout in ids]
    return max(found)
