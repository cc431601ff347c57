"""A4 sheets for print: Dutch, with headings, tables, links and pictures that a screen reader finds as such.

Typst sets them from `a4.typ` and holds them against PDF/UA-1 (ISO 14289-1) as it writes: a picture without
a text that stands for it, or a sheet without a title, is refused. The font (DejaVu Sans, with every Dutch accent) comes
with matplotlib and is embedded.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import matplotlib
import typst

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
LOOK = Path(__file__).with_name("a4.typ")
# In mm.
WIDTH, HEIGHT, BOTTOM = 180, 297, 20
# A word that no line has room for is broken where it must.
ENDLESS = re.compile(r"\S{60,}")
ADDRESS = re.compile(r"https?://|www\.")
PIECE = re.compile(r"(.{30})")
BREAK = "\u200b"
# What is longer may go on over a page: together with what follows it would not fit on one.
LONG = 500


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text, and the address that it leads to ("" for none)."""

    tekst: str
    naar: str = ""


@dataclass(frozen=True)
class Code:
    """A QR code (PNG) of `size` mm with the text that stands for it and where it leads."""

    content: bytes
    size: float
    alt: str
    naar: str


class A4:
    """A sheet that is filled from top to bottom. Every text is text: nothing in it is read as markup."""

    def __init__(self, title: str, subject: str, footer: str, today: date):
        self._told: dict = {
            "titel": _broken(title),
            "onderwerp": subject,
            "voet": footer,
            "datum": (today.year, today.month, today.day),
        }
        self._blocks: list[dict] = []
        self._pictures: list[bytes] = []

    def top(self, lines: Iterable[tuple[str, float, str]], code: Code | None) -> None:
        """The title, lines below it (text, points, address or "") and a QR code beside them."""
        self._blocks.append(
            {
                "soort": "titel",
                "regels": [
                    {"tekst": _broken(text), "grootte": size, "naar": naar}
                    for text, size, naar in lines
                ],
                "code": code
                and self._picture(code.content, code.size, code.size, code.alt, code.naar),
            }
        )

    def heading(self, text: str) -> None:
        """A heading, which is also a bookmark."""
        told = {"tekst": _broken(text), "blijft": len(text) < LONG}
        self._blocks.append({"soort": "kop", **told})

    def line(
        self,
        text: str,
        size: float,
        *,
        bold: bool = False,
        soft: bool = False,
        to: str = "",
        stays: bool = False,
    ) -> None:
        """A paragraph of `size` points; `to` is the address that it leads to. One that `stays` is on
        the page of what comes after it."""
        told = {"tekst": _broken(text), "grootte": size, "vet": bold, "zacht": soft, "naar": to}
        self._blocks.append({"soort": "regel", "blijft": stays and len(text) < LONG, **told})

    def steps(self, lines: Iterable[str], size: float) -> None:
        """A numbered list."""
        if told := [_broken(line) for line in lines]:
            self._blocks.append({"soort": "stappen", "regels": told, "grootte": size})

    def picture(self, content: bytes, width: float, height: float, alt: str) -> None:
        """A picture (PNG) of this size in mm, with the text that stands for it."""
        self._blocks.append({"soort": "beeld", **self._picture(content, width, height, alt, "")})

    def table(
        self,
        widths: Sequence[float],
        head: Sequence[str],
        rows: Iterable[Sequence[Cell | str]],
        size: float = 7.5,
    ) -> None:
        """A table with a header that each page repeats; `widths` are proportions. A row stands on one
        page, but for one with so much text that it might not fit there."""
        cells = [_row(row) for row in rows]
        told = {"breedtes": list(widths), "kop": [_broken(text) for text in head]}
        self._blocks.append({"soort": "tabel", **told, "rijen": cells, "grootte": size})

    def page(self) -> None:
        """Go on at the top of a page."""
        self._blocks.append({"soort": "pagina"})

    def height_left(self) -> float:
        """How much of the page is free below what is on the sheet now, in mm."""
        with self._written() as file:
            found = typst.query(str(file), "<einde>", field="value", one=True, font_paths=_fonts())
        return HEIGHT - BOTTOM - float(found)

    def output(self) -> bytes:
        """The sheet as PDF/UA-1. Raises RuntimeError for one that is not accessible."""
        with self._written() as file:
            return typst.compile(str(file), font_paths=_fonts(), pdf_standards=["ua-1"])

    @contextmanager
    def _written(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            content = json.dumps(self._told | {"blokken": self._blocks})
            (folder / "inhoud.json").write_text(content, encoding="utf-8")
            for number, picture in enumerate(self._pictures):
                (folder / f"{number}.png").write_bytes(picture)
            yield Path(shutil.copyfile(LOOK, folder / LOOK.name))

    def _picture(self, content: bytes, width: float, height: float, alt: str, to: str) -> dict:
        if content not in self._pictures:
            self._pictures.append(content)
        file = f"{self._pictures.index(content)}.png"
        return {"bestand": file, "breedte": width, "hoogte": height, "alt": alt, "naar": to}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _cell(one: Cell | str) -> dict[str, str]:
    cell = Cell(one) if isinstance(one, str) else one
    return {"tekst": _broken(cell.tekst), "naar": cell.naar}


def _row(row: Sequence[Cell | str]) -> list[dict]:
    cells = [_cell(one) for one in row]
    splits = any(len(cell["tekst"]) >= LONG for cell in cells)
    return [cell | {"breekt": splits} for cell in cells]


def _broken(text: str) -> str:
    """A text of which every line can end somewhere; Typst knows by itself where an address may."""
    return ENDLESS.sub(
        lambda found: found[0] if ADDRESS.match(found[0]) else PIECE.sub(rf"\1{BREAK}", found[0]),
        text,
    )
