"""Regions of the administration: the columns of `gemeenten.csv` that divide the country."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import pandas

from geodata.landscape import Landscape
from geodata.words import count


@dataclass(frozen=True)
class Noun:
    """What an area of a division is called in Dutch; `onzijdig` for a het-word."""

    enkelvoud: str
    meervoud: str
    onzijdig: bool = False

    @property
    def ander(self) -> str:
        """ "een ander gebied" or "een andere provincie"."""
        return f"een {'ander' if self.onzijdig else 'andere'} {self.enkelvoud}"

    @property
    def geen_enkel(self) -> str:
        """ "geen enkel gebied" or "geen enkele provincie"."""
        return f"geen {'enkel' if self.onzijdig else 'enkele'} {self.enkelvoud}"

    @property
    def bepaald(self) -> str:
        """ "het gebied" or "de provincie"."""
        return f"{'het' if self.onzijdig else 'de'} {self.enkelvoud}"

    def count(self, value: int) -> str:
        """ "1 provincie", "12 provincies"."""
        return count(value, self.enkelvoud, self.meervoud)


# The columns of `gemeenten.csv` that divide the country: what an area is called, one sentence, and
# the column with its zekerheid (without one the value is a fact of the administration itself). One
# that is empty everywhere divides nothing yet.
REGION_COLUMNS = {
    "provincie": (Noun("provincie", "provincies"), "De provincies.", ""),
    "zorgkantoorregio": (
        Noun("zorgkantoorregio", "zorgkantoorregio's"),
        "De zorgkantoorregio's, naar een tabel van ongeveer 2020.",
        "zorgkantoor_zekerheid",
    ),
    "veiligheidsregio": (
        Noun("veiligheidsregio", "veiligheidsregio's"),
        "De veiligheidsregio's.",
        "",
    ),
    "corop": (
        Noun("COROP-gebied", "COROP-gebieden", onzijdig=True),
        "De COROP-gebieden van het CBS.",
        "",
    ),
}


def column_members(landscape: Landscape, name: str) -> pandas.DataFrame:
    """Which area of a column of `gemeenten.csv` (a key of `REGION_COLUMNS`) each gemeente is in, and how
    sure that is: `gebied` and `zekerheid` by CBS code. KeyError for another column."""
    _, _, certainty = REGION_COLUMNS[name]
    frame = landscape.gemeenten
    frame = frame[frame[name].fillna("") != ""]
    sure = frame[certainty] if certainty else "hoog"
    return pandas.DataFrame(
        {"gebied": frame[name].map(ids_of(name, frame[name])), "zekerheid": sure}
    )


def column_names(landscape: Landscape, name: str) -> dict[str, str]:
    """The names of the areas of such a column, by id."""
    values = landscape.gemeenten[name].fillna("")
    return {key: value for value, key in ids_of(name, values[values != ""]).items()}


def ids_of(prefix: str, values: Iterable[str]) -> dict[str, str]:
    """A kebab-case id for each different value, by value."""
    ids: dict[str, str] = {}
    for value in sorted(set(values)):
        plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().casefold()
        key = f"{prefix}-{re.sub(r'[^a-z0-9]+', '-', plain).strip('-')}"
        ids[value] = key if key not in ids.values() else f"{key}-{len(ids)}"
    return ids
