"""How far two colours lie apart for people who see colours in another way, and on a grey printer.

Colour blindness: the matrices for severity 1.0 of Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
Visualization and Computer Graphics 15 (2009), applied to linear sRGB. Distance: CIE76, Euclidean in
CIELAB (D65). About 2.3 is just seen.
"""

import numpy
from matplotlib.colors import to_rgb

SEEN = {
    "gewoon": numpy.eye(3),
    "protan": numpy.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": numpy.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": numpy.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# IEC 61966-2-1, sRGB to XYZ; its middle row is the luminance.
TO_XYZ = numpy.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def linear(colour: str) -> numpy.ndarray:
    """A colour as linear sRGB."""
    value = numpy.array(to_rgb(colour))
    return numpy.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(rgb: numpy.ndarray) -> numpy.ndarray:
    """Linear sRGB as CIELAB."""
    share = TO_XYZ @ numpy.clip(rgb, 0, 1) / TO_XYZ.sum(axis=1)
    x, y, z = numpy.where(share > 216 / 24389, numpy.cbrt(share), (24389 / 27 * share + 16) / 116)
    return numpy.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def apart(one: str, other: str) -> float:
    """The least distance between two colours over all ways of seeing in `SEEN`."""
    first, second = linear(one), linear(other)
    return min(
        float(numpy.linalg.norm(lab(way @ first) - lab(way @ second))) for way in SEEN.values()
    )


def apart_in_grey(one: str, other: str) -> float:
    """How far two colours are apart in lightness (CIELAB, 0 to 100)."""
    return float(abs(lab(linear(one))[0] - lab(linear(other))[0]))
