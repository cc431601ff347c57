"""A sheet of a template: its places filled by their names."""

import io
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from geodata.meeting.measure import BOLD, line_height, lines_of, shorten
from geodata.meeting.page import PARAGRAPH, Box
from geodata.meeting.template import Look, box_of, place, title_box, title_size
from geodata.words import one_line

# Smaller letters for a long title, as shares of those of the template.
SMALLER = (1, 0.85, 0.7, 0.6)
NUMBER_ID = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


class Sheet:
    """A sheet of a layout, of which the places are filled by their names."""

    def __init__(self, look: Look, layout: str, title: str):
        chosen: Any = look.layouts[layout]
        self.look, self.layout = look, chosen
        self.made = look.deck.slides.add_slide(self.layout)
        names = {one.placeholder_format.idx: one.name for one in self.layout.placeholders}
        for shape in self.made.placeholders:
            shape.name = names.get(shape.placeholder_format.idx, shape.name)
        self.filled = {self._title(title)}

    def _title(self, words: str) -> int:
        box, most = title_box(self.layout), title_size(self.layout)
        width = box.width * self.look.form.share

        def lines(size: float) -> int:
            return max(1, int((box.height + 0.1) / line_height(size)))

        sizes = [most * share for share in SMALLER]
        fitting = (s for s in sizes if len(lines_of(words, width, s * BOLD)) <= lines(s))
        size = next(fitting, sizes[-1])
        shape = self.made.shapes.title
        shape.text = shorten(words, width, size * BOLD, lines(size))
        if size != most:
            for run in shape.text_frame.paragraphs[0].runs:
                run.font.size = Pt(size)
        return shape.placeholder_format.idx

    def box(self, name: str) -> Box:
        """Where a place is, in mm."""
        return box_of(place(self.layout, name))

    def write(
        self,
        name: str,
        paragraphs: Sequence[tuple[str, float]],
        *,
        after: float = PARAGRAPH,
        at: tuple[float, float] | None = None,
    ) -> "Sheet":
        """Write paragraphs with their size (points; 0 for that of the template) in a place; `at` is a
        top and height (mm) of their own."""
        shape = place(self.made, name)
        self.filled.add(shape.placeholder_format.idx)
        if at:
            box = self.box(name)
            shape.left, shape.width = Mm(box.left), Mm(box.width)
            shape.top, shape.height = Mm(at[0]), Mm(at[1])
        frame = shape.text_frame
        _close_fitting(frame)
        if at:
            frame.vertical_anchor = MSO_ANCHOR.TOP
        for index, (words, size) in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            _plain(paragraph, after)
            run = paragraph.add_run()
            run.text = words
            if size:
                run.font.size = Pt(size)
        return self

    def picture(self, name: str, content: bytes, alt: str) -> None:
        """A picture that fills the place for one."""
        shape = place(self.made, "Kaart")
        if hasattr(shape, "insert_picture"):
            self.filled.add(shape.placeholder_format.idx)
            shape = shape.insert_picture(io.BytesIO(content))
        else:
            box = self.box("Kaart")
            edges = (Mm(one) for one in (box.left, box.top, box.width, box.height))
            shape = self.made.shapes.add_picture(io.BytesIO(content), *edges)
        shape.name = name
        describe(shape, alt)

    def table(self, rows: int, columns: int, top: float, height: float) -> Any:
        """A table in the place for one, from `top` (mm) on."""
        shape, box = place(self.made, "Tabel"), self.box("Tabel")
        if hasattr(shape, "insert_table"):
            self.filled.add(shape.placeholder_format.idx)
            made = shape.insert_table(rows, columns)
        else:
            made = self.made.shapes.add_table(rows, columns, 0, 0, 0, 0)
        made.name = "Tabel"
        made.left, made.width = Mm(box.left), Mm(box.width)
        made.top, made.height = Mm(top), Mm(height)
        return made

    def words(self, name: str, box: Box, words: str, size: float) -> Any:
        """Words in a box of their own; the shape."""
        edges = (Mm(one) for one in (box.left, box.top, box.width, box.height))
        shape = self.made.shapes.add_textbox(*edges)
        shape.name = name
        frame = shape.text_frame
        frame.word_wrap = True
        _close_fitting(frame)
        run = frame.paragraphs[0].add_run()
        run.text, run.font.size = words, Pt(size)
        return shape

    def way(self, line: tuple[Box, float], words: str, to: "Sheet") -> None:
        """A line of words in a box, with its size in points, that leads to another sheet."""
        box, size = line
        shape = self.words("Verder", box, words, size)
        shape.click_action.target_slide = to.made
        shape.text_frame.paragraphs[0].runs[0].font.underline = True

    def finish(self) -> None:
        """Take out the places that stayed empty, and give the sheet its number."""
        for shape in list(self.made.placeholders):
            if shape.placeholder_format.idx not in self.filled:
                shape._element.getparent().remove(shape._element)
        for shape in self.layout.placeholders:
            if shape.placeholder_format.type.name == "SLIDE_NUMBER":
                self._number(shape)

    def _number(self, holder: Any) -> None:
        element = deepcopy(holder._element)
        tree = self.made.shapes._spTree
        element.xpath(".//p:cNvPr")[0].set(
            "id", str(max(map(int, tree.xpath(".//p:cNvPr/@id"))) + 1)
        )
        for part in list(element.spPr):
            element.spPr.remove(part)
        tree.append(element)
        shape = self.made.shapes[-1]
        shape.name = "Nummer"
        frame = shape.text_frame
        frame.clear()
        line = frame.paragraphs[0]._p
        for part in list(line):
            line.remove(part)
        field = line.makeelement(qn("a:fld"), {"type": "slidenum", "id": NUMBER_ID})
        field.append(field.makeelement(qn("a:rPr"), {}))
        field.append(field.makeelement(qn("a:t"), {}))
        field[-1].text = str(len(self.look.deck.slides))
        line.append(field)


def _close_fitting(frame: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _plain(paragraph: Any, after: float) -> None:
    """A paragraph without a bullet and with the spaces that were counted with."""
    paragraph.space_before, paragraph.space_after = Mm(0), Mm(after)
    told = paragraph._p.get_or_add_pPr()
    told.set("marL", "0")
    told.set("indent", "0")
    none = told.makeelement(qn("a:buNone"), {})
    told.append(none)


def describe(shape: Any, words: str) -> None:
    """The text that stands for a shape, for who cannot see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", one_line(words))
