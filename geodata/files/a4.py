"""An A4 sheet for print: Dutch, selectable text, a footer, bookmarks.

Written with fpdf2; the font (DejaVu Sans, with every Dutch accent) comes with matplotlib and is
embedded.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path

import matplotlib
from fpdf import FPDF, FontFace, ViewerPreferences, XPos, YPos
from fpdf.enums import VAlign
from fpdf.table import Table

FONT = "DejaVu"
FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
MARGIN, WIDTH = 15, 180
INK, SOFT, RULE, ACCENT = (31, 41, 51), (82, 96, 109), (190, 196, 204), (11, 79, 138)


class A4(FPDF):
    """A4 sheets with a footer that says what it is, of when, and which side."""

    def __init__(self, title: str, subject: str, footer: str, today: date):
        super().__init__(format="A4")
        self.footer_text = footer
        self.set_margin(MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(True, margin=20)
        self.set_lang("nl")
        self.set_title(title)
        self.set_author("Geboortezorgatlas")
        self.set_subject(subject)
        self.set_creation_date(datetime(today.year, today.month, today.day, tzinfo=UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.add_font(FONT, "", FONTS / "DejaVuSans.ttf")
        self.add_font(FONT, "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_text_color(*INK)

    def footer(self) -> None:
        """Called by fpdf2 at the end of each page."""
        self.set_y(-14)
        self.write_line(self.footer_text, 7, color=SOFT)
        self.set_y(-14)
        self.set_font(FONT, "", 7)
        self.cell(0, 4, f"{self.page_no()} van {{nb}}", align="R")
        self.set_text_color(*INK)

    def write_line(
        self,
        text: str,
        size: float,
        bold: bool = False,
        color: tuple[int, int, int] = INK,
        width: float = 0,
    ) -> None:
        """Write a paragraph and go to the next line. `size` in points, `width` in mm (0: all)."""
        self.set_font(FONT, "B" if bold else "", size)
        self.set_text_color(*color)
        self.multi_cell(width, size * 0.5, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_text_color(*INK)

    def heading(self, text: str) -> None:
        """A heading, which is also a bookmark."""
        self.ln(3)
        self.start_section(text)
        self.write_line(text, 11.5, bold=True, color=ACCENT)
        self.ln(1)

    def open_table(
        self, widths: Sequence[float], size: float = 7.5
    ) -> AbstractContextManager[Table]:
        """fpdf2's table, to fill in a `with`; `widths` in mm, the first row is the header."""
        self.set_font(FONT, "", size)
        self.set_draw_color(*RULE)
        return self.table(
            col_widths=tuple(widths),
            text_align="LEFT",
            v_align=VAlign.T,
            line_height=size * 0.52,
            padding=(1, 1.5, 1, 0),
            headings_style=FontFace(emphasis="BOLD", color=INK, fill_color=(237, 240, 244)),
            borders_layout="HORIZONTAL_LINES",
        )
