"""The look of the slides: 16:9, one typeface, one colour, a title that is a title."""

from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Mm, Pt

from geodata.meeting.pagination import HEIGHT, MARGIN, WIDTH

TYPEFACE, LANGUAGE = "Arial", "nl-NL"
ACCENT, INK, SOFT, PALE, STRIPE = "0B4F8A", "1F2933", "52606D", "E3E8EF", "F6F8FA"
TITLE_LAYOUT, CONTENT_LAYOUT = "Title Slide", "Title Only"
TITLE_TOP, TITLE_HEIGHT, TITLE_SIZE = 8, 22, 26
NAMESPACE = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
THEME_COLOURS = {"dk1": INK, "dk2": ACCENT, "accent1": ACCENT, "hlink": ACCENT, "folHlink": ACCENT}


# python-pptx adds no shapes to a master; this one says nothing, so it needs no text.
BAR_HEIGHT = 2.4
BAR = (
    '<p:sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<p:nvSpPr><p:cNvPr id="90" name="Balk"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
    "</p:sp>"
)


def empty_deck() -> tuple[Deck, dict]:
    """A deck without slides, and its two layouts by name (`TITLE_LAYOUT`, `CONTENT_LAYOUT`)."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDTH), Mm(HEIGHT)
    _theme(deck)
    bar = BAR.format(width=Mm(WIDTH), height=Mm(BAR_HEIGHT))
    # The second child: behind everything else on the master.
    deck.slide_master.shapes._spTree.insert(2, parse_xml(bar))
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    for name, layout in layouts.items():
        if name not in (TITLE_LAYOUT, CONTENT_LAYOUT):
            deck.slide_layouts.remove(layout)
    for holder in (deck.slide_master, layouts[TITLE_LAYOUT], layouts[CONTENT_LAYOUT]):
        _place(holder)
    return deck, layouts


def colour(value: str) -> RGBColor:
    """A colour (RRGGBB) as python-pptx wants it."""
    return RGBColor.from_string(value)


def say_language(deck: Deck) -> None:
    """Dutch, so that a screen reader reads it as Dutch."""
    trees = [deck.slide_master.element, *(layout.element for layout in deck.slide_layouts)]
    for slide in deck.slides:
        trees.append(slide.element)
        if slide.has_notes_slide:
            trees.append(slide.notes_slide.element)
    for tree in trees:
        for run in tree.iter(qn("a:r"), qn("a:fld")):
            run.get_or_add_rPr().set("lang", LANGUAGE)
        for end in tree.iter(qn("a:endParaRPr")):
            end.set("lang", LANGUAGE)


def _theme(deck: Deck) -> None:
    """Our colours and typeface in the theme, so that what is added later has them too."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for name, value in THEME_COLOURS.items():
        slot = theme.find(f".//a:clrScheme/a:{name}", NAMESPACE)
        for old in list(slot):
            slot.remove(old)
        slot.append(slot.makeelement(qn("a:srgbClr"), {"val": value}))
    for latin in theme.iterfind(".//a:fontScheme//a:latin", NAMESPACE):
        latin.set("typeface", TYPEFACE)
    part._blob = serialize_part_xml(theme)


def _place(holder: Any) -> None:
    """Put the placeholders of a master or layout where a wide sheet has them; the small ones at
    the bottom go, as each sheet has a footer of its own."""
    is_title_sheet = holder.name == TITLE_LAYOUT
    for shape in list(holder.placeholders):
        kind = shape.placeholder_format.type.name
        if kind in ("DATE", "FOOTER", "SLIDE_NUMBER"):
            shape.element.getparent().remove(shape.element)
            continue
        top, height = (TITLE_TOP, TITLE_HEIGHT)
        if is_title_sheet:
            top, height = (55, 45) if "TITLE" in kind and kind != "SUBTITLE" else (106, 40)
        elif kind == "BODY":
            top, height = 34, 135
        shape.left, shape.width = Mm(MARGIN), Mm(WIDTH - 2 * MARGIN)
        shape.top, shape.height = Mm(top), Mm(height)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = 0
        frame.vertical_anchor = MSO_ANCHOR.TOP if kind == "SUBTITLE" else MSO_ANCHOR.BOTTOM
        for paragraph in frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT
    _title_style(holder)


def _title_style(holder: Any) -> None:
    """The size, weight and colour of titles, which hang on the master."""
    for style in holder.element.iterfind(".//p:titleStyle/a:lvl1pPr", holder.element.nsmap):
        style.set("algn", "l")
        words = style.find("a:defRPr", NAMESPACE)
        words.set("sz", str(Pt(TITLE_SIZE).centipoints))
        words.set("b", "1")
        words.find("a:solidFill/a:schemeClr", NAMESPACE).set("val", "accent1")
    for style in holder.element.iterfind(".//a:lvl1pPr", NAMESPACE):
        style.set("algn", "l")
