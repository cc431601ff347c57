"""How well two divisions of the gemeenten agree, by two published measures.

- V-measure, with homogeneity and completeness: A. Rosenberg and J. Hirschberg, "V-Measure: A
  Conditional Entropy-Based External Cluster Evaluation Measure", EMNLP-CoNLL 2007.
- Adjusted Rand index: L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2,
  1985. What counts as good is from D. Steinley, "Properties of the Hubert-Arabie adjusted Rand
  index", Psychological Methods 9, 2004.

Every gemeente counts once, however many people live there.
"""

import math
from dataclasses import dataclass

import numpy

from geodata.landscape import Landscape
from geodata.regions.divisions import Noun, division, numbers
from geodata.words import count, number

# From which adjusted Rand index on (Steinley 2004), in the Dutch of a reader.
WORDS = ((0.9, "uitstekend"), (0.8, "goed"), (0.65, "redelijk"), (-math.inf, "slecht"))

UITLEG = (
    "Of indelingen op elkaar passen, zeggen twee maten uit de wetenschap. De V-maat meet of u aan het ene gebied kunt zien in welk ander gebied een gemeente ligt. De "
    "gecorrigeerde Rand-index kijkt naar elk paar gemeenten: horen ze in beide indelingen bij "
    "elkaar, of juist niet? Wat toeval zou zijn, is er afgetrokken."
)
BRONNEN = {
    "V-maat: Rosenberg en Hirschberg (2007)": "https://aclanthology.org/D07-1043/",
    "Gecorrigeerde Rand-index: Hubert en Arabie (1985)": "https://doi.org/10.1007/BF01908075",
    "Wat goed of slecht heet: Steinley (2004)": "https://doi.org/10.1037/1082-989X.9.3.386",
}


@dataclass(frozen=True)
class Fit:
    """The agreement of division a with b over `gemeenten`, the gemeenten with an area in both.

    `homogeniteit` (0 to 1): 1 when each area of b lies in just one area of a; `volledigheid`: 1
    when each area of a lies in just one of b. `v_maat` is their harmonic mean, `rand` the adjusted
    Rand index (1 = the same, 0 = as by chance, below 0 worse than chance); both are symmetric.
    All are NaN when no gemeente has an area in both. `woord` and `zin` say it in Dutch.
    """

    homogeniteit: float
    volledigheid: float
    v_maat: float
    rand: float
    gemeenten: int
    woord: str
    zin: str


def fit(landscape: Landscape, a: str, b: str) -> Fit:
    """How well two divisions (ids) agree. Raises KeyError for an unknown id."""
    first, second = division(landscape, a), division(landscape, b)
    here, there = numbers(landscape, a), numbers(landscape, b)
    both = (here >= 0) & (there >= 0)
    total = int(both.sum())
    if not total:
        text = (
            f"Geen enkele gemeente heeft zowel een {first.woord.enkelvoud} als een "
            f"{second.woord.enkelvoud}, dus er valt niets te vergelijken."
        )
        return Fit(math.nan, math.nan, math.nan, math.nan, 0, "", text)
    table = contingency(here[both], there[both])
    homogeneity, completeness, v = v_measure(table)
    rand = adjusted_rand(table)
    word = next(text for least, text in WORDS if rand >= least)
    text = _in_words(word, rand, total)
    if homogeneity == 1 > completeness:
        text += _nested(second.woord, first.woord)
    if completeness == 1 > homogeneity:
        text += _nested(first.woord, second.woord)
    return Fit(homogeneity, completeness, v, rand, total, word, f"{text}.")


def measured_in_words(landscape: Landscape, a: str, b: str) -> str:
    """Both measures by their names, as a Dutch sentence for who wants to know how it was measured;
    "" when there is nothing to compare. Raises KeyError for an unknown id."""
    found = fit(landscape, a, b)
    if not found.gemeenten:
        return ""
    return (
        f"Hier is de V-maat {_figure(found.v_maat)} en de gecorrigeerde Rand-index "
        f"{_figure(found.rand)}."
    )


def contingency(a: numpy.ndarray, b: numpy.ndarray) -> numpy.ndarray:
    """How often each label of `a` meets each label of `b`: labels of a x labels of b.

    `a` and `b` are sequences of labels of the same length. Raises ValueError when they are not.
    """
    if len(a) != len(b):
        raise ValueError(f"{len(a)} labels against {len(b)}")
    rows, row = numpy.unique(a, return_inverse=True)
    columns, column = numpy.unique(b, return_inverse=True)
    flat = numpy.bincount(row * len(columns) + column, minlength=len(rows) * len(columns))
    return flat.reshape(len(rows), len(columns))


def v_measure(table: numpy.ndarray) -> tuple[float, float, float]:
    """Homogeneity, completeness and V-measure (beta 1) of a contingency table, classes x clusters.

    As in the paper: homogeneity is 1 - H(C|K) / H(C), completeness 1 - H(K|C) / H(K), each 1 when
    there is nothing to divide (the entropy below the line is 0). Rosenberg and Hirschberg 2007.
    """
    classes, clusters = _entropy(table.sum(axis=1)), _entropy(table.sum(axis=0))
    joint = _entropy(table)
    # H(C|K) = H(C, K) - H(K), and the other way round.
    homogeneity = 1 - _rest(joint - clusters) / classes if classes else 1.0
    completeness = 1 - _rest(joint - classes) / clusters if clusters else 1.0
    homogeneity, completeness = max(homogeneity, 0.0), max(completeness, 0.0)
    both = homogeneity + completeness
    return homogeneity, completeness, 2 * homogeneity * completeness / both if both else 0.0


def adjusted_rand(table: numpy.ndarray) -> float:
    """The adjusted Rand index of a contingency table: pairs that both divisions bring together,
    corrected for how many would be by chance. Hubert and Arabie 1985, formula 5.

    1 when there is nothing to tell apart (all together or all alone, in both).
    """
    together = _pairs(table)
    rows, columns = _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    every = _pairs(table.sum())
    expected = rows * columns / every if every else 0.0
    most = (rows + columns) / 2
    return float((together - expected) / (most - expected)) if most != expected else 1.0


def _entropy(counts: numpy.ndarray) -> float:
    share = counts[counts > 0] / counts.sum()
    return float(-(share * numpy.log(share)).sum()) + 0.0


def _rest(entropy: float) -> float:
    """A conditional entropy, without what rounding leaves of nothing."""
    return entropy if entropy > 1e-12 else 0.0


def _pairs(counts: numpy.ndarray) -> float:
    counts = numpy.asarray(counts, dtype=float)
    return float((counts * (counts - 1) / 2).sum())


def _in_words(word: str, rand: float, total: int) -> str:
    return (
        f"De twee indelingen passen {word} op elkaar: {_figure(rand)}, als 1 precies gelijk is en 0 "
        f"geen verband. Geteld over {count(total, 'gemeente', 'gemeenten')}, die allemaal even zwaar "
        "tellen"
    )


def _nested(inner: Noun, outer: Noun) -> str:
    each = "elk" if inner.onzijdig else "elke"
    return f"; {each} {inner.enkelvoud} ligt wel helemaal in één {outer.enkelvoud}"


def _figure(value: float) -> str:
    """Two decimals, never rounded up to 1 when it is less."""
    if 1 - value < 1e-9:
        return "1"
    return number(min(round(value, 2), 0.99) + 0.0, 2)
