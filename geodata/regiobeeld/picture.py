"""A chart as a picture, drawn by the library of Vega-Lite itself: for slides, paper and to keep.

Nothing is fetched: the library brings its own fonts and scripts. It is heavy, so it is imported when
the first picture is made.
"""

from typing import Any

FONT = "DejaVu Sans, Arial, sans-serif"
# In pixels of a 96th of an inch.
LETTERS = 13
INK, RULE = "#1F2430", "#D5D8DD"
DPI = 200
MM_PER_INCH, PIXELS_PER_INCH, POINTS_PER_INCH = 25.4, 96, 72


def for_paper(
    spec: dict[str, Any], width_mm: float, height_mm: float, title: str = "", letters: int = LETTERS
) -> dict:
    """A chart as it stands on paper: of this size (mm), dark on white, in letters (pixels) that can be
    read there."""
    size = {
        name: round(mm / MM_PER_INCH * PIXELS_PER_INCH)
        for name, mm in (("width", width_mm), ("height", height_mm))
    }
    words = {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": letters,
        "titleFontSize": letters,
    }
    config = {
        "background": "#FFFFFF",
        "font": FONT,
        "axis": {**words, "gridColor": RULE, "domainColor": RULE, "tickColor": RULE},
        "legend": {"labelColor": INK, "labelFontSize": letters},
        "title": {"color": INK, "fontSize": letters + 3, "anchor": "start"},
        "view": {"stroke": None},
    }
    named = {"title": title} if title else {}
    fit = {"type": "fit", "contains": "padding"}
    return {**spec, **size, **named, "autosize": fit, "padding": 6, "config": config}


def chart_png(
    spec: dict[str, Any], width_mm: float, height_mm: float, title: str = "", letters: int = LETTERS
) -> bytes:
    """A chart as PNG of 200 dpi."""
    import vl_convert

    paper = for_paper(spec, width_mm, height_mm, title, letters)
    # The library takes a pixel for a point (a 72nd of an inch).
    scale = POINTS_PER_INCH / PIXELS_PER_INCH
    return vl_convert.vegalite_to_png(paper, scale=scale, ppi=DPI, allowed_base_urls=[])


def chart_svg(spec: dict[str, Any], width_mm: float, height_mm: float, title: str = "") -> str:
    """A chart as SVG."""
    import vl_convert

    paper = for_paper(spec, width_mm, height_mm, title)
    return vl_convert.vegalite_to_svg(paper, allowed_base_urls=[])
