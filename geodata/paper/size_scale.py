"""What sizes of circles stand for, in the legend of a map on paper: as large as they are on the map."""

from collections.abc import Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.offsetbox import DrawingArea
from matplotlib.patches import Circle
from matplotlib.text import Text

from geodata.paper.canvas import INK
from geodata.paper.style import GREY, Pen

# Of the size of the words: the height of a line, and the width of a letter at most.
LINE, LETTER = 1.25, 0.62


class SizeScale(Artist):
    """Circles within each other, each with the number that it stands for.

    `sizes` are (radius in CSS pixels, words), the largest first; `unit` says how many points a pixel of
    a symbol on the map is. Measured in points from the lower left.
    """

    def __init__(
        self, pen: Pen, look: dict, sizes: Sequence[tuple[float, str]], size: float, unit: float
    ):
        super().__init__()
        self.pen, self.look, self.sizes, self.font, self.unit = pen, look, sizes, size, unit

    @property
    def room(self) -> tuple[float, float]:
        """Its width and height in points."""
        words = max(len(label) for _, label in self.sizes) * LETTER * self.font
        return self._beside + words, max(self._lines[0] + self.font, 2 * self._radii[0])

    @property
    def _radii(self) -> list[float]:
        return [radius * self.unit for radius, _ in self.sizes]

    @property
    def _beside(self) -> float:
        """Where the words begin."""
        return 2 * self._radii[0] + 1.2 * self.font

    @property
    def _lines(self) -> list[float]:
        """The height of the middle of each line of words: the top of its circle, but never over
        another line."""
        heights: list[float] = []
        for radius in reversed(self._radii):
            above = heights[-1] + LINE * self.font if heights else 0.5 * self.font
            heights.append(max(2 * radius, above))
        return heights[::-1]

    def draw(self, renderer: RendererBase) -> None:
        """Draw it as large as `unit` says by now."""
        most = self._radii[0]
        edge, fill = self.pen.tone(self.look["edgecolor"]), self.pen.tone(self.look["facecolor"])
        style: dict[str, Any] = {"facecolor": fill, "edgecolor": edge, "linewidth": self.pen.unit}
        words: dict[str, Any] = {"fontsize": self.font, "va": "center", "parse_math": False}
        for (_, label), radius, height in zip(self.sizes, self._radii, self._lines, strict=True):
            thin: dict[str, Any] = {"linewidth": 0.7 * self.pen.unit, "color": self.pen.tone(GREY)}
            lead = [most, self._beside - 0.3 * self.font], [2 * radius, height]
            parts: list[Artist] = [
                Circle((most, radius), radius, **style),
                Line2D(*lead, **thin),
                Text(self._beside, height, label, color=self.pen.tone(INK), **words),
            ]
            for part in parts:
                figure = self.get_figure()
                if figure is not None:
                    part.set_figure(figure)
                part.set_transform(self.get_transform())
                part.draw(renderer)


class DrawSizes:
    """How a legend of matplotlib makes room for a `SizeScale`."""

    def legend_artist(
        self, legend: Legend, handle: SizeScale, fontsize: float, handlebox: DrawingArea
    ) -> SizeScale:
        """Put it in its box, which is as large as it is; the arguments are matplotlib's."""
        handlebox.width, handlebox.height = handle.room
        handlebox.add_artist(handle)
        return handle
