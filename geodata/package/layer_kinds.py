"""The kinds of layers: what the `vorm` of a laag means, said once.

Code asks a kind what it wants to know and never which one it is. A new kind is one `LayerKind` in
`KINDS`; how its members, records and places are found it says by name (`Members`, `Records`,
`Place`), and geodata.regions holds the function of each name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType


class Members(Enum):
    """How is found which gemeente belongs to which area."""

    WERKGEBIEDEN = auto()
    NEAREST = auto()
    COLUMN = auto()
    ITSELF = auto()


class Records(Enum):
    """What the records of a layer are."""

    ORGANISATIES = auto()
    REGIONS = auto()
    GEMEENTEN = auto()
    COALITIES = auto()
    OFFERS = auto()
    ACUTE = auto()


class Place(Enum):
    """Where on the map a record stands."""

    AREA = auto()
    BOUNDARY = auto()
    INSIDE = auto()
    COORDINATES = auto()
    LOCATIONS = auto()


class Drawn(Enum):
    """How a record is drawn: an area with a colour of its own, a thin border, a symbol by its
    status (or a gemeente filled by it), or the symbol of its layer."""

    AREA = auto()
    BORDER = auto()
    STATUS = auto()
    SYMBOL = auto()


@dataclass(frozen=True)
class LayerKind:
    """What the layers of one `vorm` have in common.

    `uitleg` says it in Dutch to who writes a layer, `groep` is the heading under which they stand
    in a list of layers. `members` is None without areas, `place` and `drawn` are None for what is
    not on the map. `stated` says whether the records are statements of a source, with a status and
    a zekerheid to filter by.
    """

    vorm: str
    uitleg: str
    groep: str
    members: Members | None
    records: Records
    place: Place | None
    drawn: Drawn | None
    stated: bool

    @property
    def has_areas(self) -> bool:
        """Whether each gemeente belongs to an area, be it only itself."""
        return self.members is not None

    @property
    def divides(self) -> bool:
        """Whether gemeenten are brought together in areas."""
        return self.members in (Members.WERKGEBIEDEN, Members.NEAREST, Members.COLUMN)

    @property
    def administrative(self) -> bool:
        """Whether its areas are regions of the administration: a column of gemeenten.csv, of which
        nobody has a card to choose."""
        return self.members is Members.COLUMN

    @property
    def computed(self) -> bool:
        """Whether membership is worked out from distances instead of stated by a source."""
        return self.members is Members.NEAREST

    @property
    def coalities(self) -> bool:
        """Whether it says of each gemeente what a source says of its coalitie."""
        return self.records is Records.COALITIES

    @property
    def offers(self) -> bool:
        """Whether it says of a programme, or of some, what is known in each gemeente."""
        return self.records is Records.OFFERS

    @property
    def needed(self) -> bool:
        """Whether a page cannot do without a layer of this kind."""
        return self.outlines or self.coalities

    @property
    def selectable(self) -> bool:
        """Whether its records have a card, so that one of them can be chosen."""
        return not self.administrative and self.records is not Records.ACUTE

    @property
    def on_map(self) -> bool:
        """Whether its records have a place on the map, or stand in lists only."""
        return self.place is not None

    @property
    def coloured(self) -> bool:
        """Whether its records are areas with a colour of their own."""
        return self.drawn is Drawn.AREA

    @property
    def filled(self) -> bool:
        """Whether the gemeenten are coloured, when it is the first such layer that is on."""
        return self.drawn in (Drawn.AREA, Drawn.STATUS)

    @property
    def by_status(self) -> bool:
        """Whether a record is drawn by its status."""
        return self.drawn is Drawn.STATUS

    @property
    def symbols(self) -> bool:
        """Whether a record is drawn with the symbol of its layer."""
        return self.drawn is Drawn.SYMBOL

    @property
    def outlines(self) -> bool:
        """Whether it draws the borders of the gemeenten themselves."""
        return self.drawn is Drawn.BORDER

    @property
    def row_per_gemeente(self) -> bool:
        """Whether every gemeente is a record."""
        return self.records in (Records.GEMEENTEN, Records.COALITIES, Records.OFFERS)


AREAS, PER_GEMEENTE, PLACES, LISTED = (
    "Gebieden",
    "Per gemeente",
    "Plaatsen",
    "Alleen in de lijst",
)

KINDS: Mapping[str, LayerKind] = MappingProxyType(
    {
        kind.vorm: kind
        for kind in (
            LayerKind(
                vorm="gebied",
                uitleg="gebieden, uit `werkgebieden.csv` van de genoemde soorten",
                groep=AREAS,
                members=Members.WERKGEBIEDEN,
                records=Records.ORGANISATIES,
                place=Place.AREA,
                drawn=Drawn.AREA,
                stated=True,
            ),
            LayerKind(
                vorm="dichtstbij",
                uitleg="berekende gebieden: elke gemeente bij het dichtstbijzijnde punt van de soorten",
                groep=AREAS,
                members=Members.NEAREST,
                records=Records.ORGANISATIES,
                place=Place.AREA,
                drawn=Drawn.AREA,
                stated=False,
            ),
            LayerKind(
                vorm="kolom",
                uitleg="bestuurlijke gebieden, uit de kolom van `gemeenten.csv` die zo heet als de laag",
                groep=AREAS,
                members=Members.COLUMN,
                records=Records.REGIONS,
                place=Place.AREA,
                drawn=Drawn.AREA,
                stated=False,
            ),
            LayerKind(
                vorm="gemeente",
                uitleg="de gemeenten zelf",
                groep=PER_GEMEENTE,
                members=Members.ITSELF,
                records=Records.GEMEENTEN,
                place=Place.BOUNDARY,
                drawn=Drawn.BORDER,
                stated=False,
            ),
            LayerKind(
                vorm="status",
                uitleg="een status per gemeente, uit `coalities.csv`",
                groep=PER_GEMEENTE,
                members=Members.ITSELF,
                records=Records.COALITIES,
                place=Place.INSIDE,
                drawn=Drawn.STATUS,
                stated=True,
            ),
            LayerKind(
                vorm="aanbod",
                uitleg="wat er per gemeente van een programma bekend is, uit `aanbod.csv`",
                groep=PER_GEMEENTE,
                members=Members.ITSELF,
                records=Records.OFFERS,
                place=Place.INSIDE,
                drawn=Drawn.STATUS,
                stated=True,
            ),
            LayerKind(
                vorm="punt",
                uitleg="symbolen op de coördinaten van de soorten",
                groep=PLACES,
                members=None,
                records=Records.ORGANISATIES,
                place=Place.COORDINATES,
                drawn=Drawn.SYMBOL,
                stated=True,
            ),
            LayerKind(
                vorm="acuut",
                uitleg="symbolen op de locaties van `acute_verloskunde.csv`, zonder kaartje",
                groep=PLACES,
                members=None,
                records=Records.ACUTE,
                place=Place.LOCATIONS,
                drawn=Drawn.SYMBOL,
                stated=False,
            ),
            LayerKind(
                vorm="lijst",
                uitleg="alleen in tabellen en lijsten",
                groep=LISTED,
                members=None,
                records=Records.ORGANISATIES,
                place=None,
                drawn=None,
                stated=True,
            ),
        )
    }
)
