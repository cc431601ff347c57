"""The fonts of Streamlit with only what this app shows: a tenth of what a browser would fetch.

Of the font of symbols the ones whose name stands in Streamlit's frontend or in our pages; of Source
Sans the Latin letters. Another letter is fetched from the whole font when it is on a page. Making one
takes seconds: until it is there, and when it cannot be made, the whole font is served.
"""

import io
import logging
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from geodata import kept
from pages.parts.shared.frontend import STATIC, all_modules, script

if TYPE_CHECKING:
    from fontTools import subset
    from fontTools.ttLib import TTFont

log = logging.getLogger(__name__)

PAGES = Path(__file__).parents[2]
MEDIA = STATIC / "static" / "media"
# Latin with all its accents, and what Dutch text, figures and our own signs need besides.
LATIN = (
    "U+0-17F,U+192,U+218-21B,U+237,U+259,U+2B9-2DD,U+300-304,U+307-30C,U+326-328,U+1E9E,"
    "U+2000-206F,U+2070-2079,U+2080-2089,U+20AC,U+2116,U+2122,U+2150-215E,U+2190-2193,U+2212,"
    "U+2248,U+2260-2265,U+25A0-25CF,U+2713"
)
# What the style of Streamlit and ours ask of the letters, beside what text always uses.
FEATURES = ("tnum", "lnum", "zero")
_NAME = re.compile(r"[\"'`]:?(?:material/)?([a-z][a-z0-9_]+):?[\"'`]|:material/([a-z0-9_]+):")


def other_letters() -> str:
    """All letters that are not in the small font, as CSS writes a range of them."""
    ranges, low = [], 0
    for part in LATIN.replace("U+", "").split(","):
        first, _, last = part.partition("-")
        if low < int(first, 16):
            ranges.append(f"U+{low:X}-{int(first, 16) - 1:X}")
        low = int(last or first, 16) + 1
    return ",".join((*ranges, f"U+{low:X}-10FFFF"))


def latin_font() -> Path | None:
    """Source Sans, upright; None when a new version of Streamlit has it no more."""
    return next(MEDIA.glob("SourceSansVF-Upright*.woff2"), None)


def symbol_font() -> Path | None:
    """The symbols; None when a new version of Streamlit has them no more."""
    return next(MEDIA.glob("MaterialSymbols-Rounded*.woff2"), None)


@cache
def symbols() -> tuple[str, ...]:
    """The names of the symbols that may be shown: every name of one in the scripts and our pages."""
    texts = [script(name) for name in all_modules()]
    texts += [file.read_text(encoding="utf-8") for file in PAGES.rglob("*.py")]
    found = {name for text in texts for pair in _NAME.findall(text) for name in pair if name}
    return tuple(sorted(found & set(ALL_MATERIAL_ICONS)))


def small_font(path: Path) -> bytes | None:
    """The small form of a font, when it was made and kept before."""
    return kept.read(_name_of(path)) if path in _wanted() else None


def make_small() -> None:
    """Make the small fonts that are not kept yet; one that fails stays whole."""
    # Two tenths of a second to import; only who makes a font needs it.
    from fontTools.subset import Subsetter
    from fontTools.ttLib import TTLibError

    for path, symbolic in _wanted().items():
        if small_font(path) is not None:
            continue
        try:
            made = _symbols_only(path, symbols()) if symbolic else _letters_only(path, LATIN)
        except (TTLibError, Subsetter.SubsettingError, KeyError, ValueError) as error:
            log.warning("Het lettertype %s blijft heel: %s", path.name, error)
            continue
        kept.write(_name_of(path), made)


@cache
def _wanted() -> dict[Path, bool]:
    """The fonts that can be smaller, and whether they are of symbols."""
    return {path: made for path, made in ((symbol_font(), True), (latin_font(), False)) if path}


@cache
def _name_of(path: Path) -> str:
    """The name of a small font says of which font, by which means and for which pages it is made."""
    made_by = (f"fonttools {version('fonttools')}", f"streamlit {version('streamlit')}")
    pages = [file.read_bytes() for file in sorted(PAGES.rglob("*.py"))]
    return kept.digest(path.read_bytes(), *made_by, *pages) + ".woff2"


def _options() -> "subset.Options":
    from fontTools import subset

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features += FEATURES
    options.notdef_outline = True
    return options


def _letters_only(path: Path, letters: str) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    subsetter = subset.Subsetter(_options())
    subsetter.populate(unicodes=subset.parse_unicodes(letters.replace("U+", "")))
    return _subset(TTFont(path), subsetter)


def _symbols_only(path: Path, names: tuple[str, ...]) -> bytes:
    """A symbol is a ligature of the letters of its name: keep the glyph that each name ends in."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(path)
    letters = font.getBestCmap()
    spelled = {
        tuple(letters[ord(letter)] for letter in name): name
        for name in names
        if all(ord(letter) in letters for letter in name)
    }
    glyphs = []
    kept_names = set(spelled)
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, ligatures in getattr(table, "ligatures", {}).items():
                # Only these ligatures may stay: each other one would keep its glyph.
                ligatures[:] = [one for one in ligatures if (first, *one.Component) in kept_names]
                glyphs += [one.LigGlyph for one in ligatures]
    if not glyphs:
        raise ValueError("er staan geen symbolen in")
    subsetter = subset.Subsetter(_options())
    subsetter.populate(text="".join(sorted(set("".join(names)))), glyphs=glyphs)
    return _subset(font, subsetter)


def _subset(font: "TTFont", subsetter: "subset.Subsetter") -> bytes:
    subsetter.subset(font)
    made = io.BytesIO()
    font.flavor = "woff2"
    font.save(made)
    return made.getvalue()
