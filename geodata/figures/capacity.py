"""Whether the acute-care regions of an area are known to have a capacity dashboard for birth care."""

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.figures.bodies import regional_rows
from geodata.landscape import Landscape
from geodata.records import organisaties_of

ROAZ = "roaz"
KNOWN, UNKNOWN, NOTHING = "ja", "onbekend", ""


@dataclass(frozen=True)
class Dashboard:
    """What was found of the dashboard of a ROAZ: `stand` is "ja", "onbekend" (there is a portal, not
    known whether birth care is in it) or "" (nothing was found, which is not: there is none)."""

    roaz: str
    naam: str
    stand: str
    wat: str
    bron: str
    bron_datum: str
    zekerheid: str


def dashboards(landscape: Landscape, codes: Iterable[str]) -> tuple[Dashboard, ...]:
    """The dashboard of each ROAZ of these gemeenten, by name."""
    regional = regional_rows(landscape, "organisatie")
    own = {regional[code][ROAZ] for code in codes}
    rows = {row.roaz: row for row in landscape.table("capaciteitsdashboards").itertuples()}
    names = organisaties_of(landscape)
    found = []
    for key in sorted(own - {""}, key=lambda one: names[one].naam):
        row = rows.get(key)
        told = (row.stand, row.wat, row.bron, row.bron_datum, row.zekerheid) if row else ("",) * 5
        found.append(Dashboard(key, names[key].naam, *told))
    return tuple(found)
