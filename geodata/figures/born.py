"""Where the children of an area are born: deliveries per VSV, the national years, acute obstetrics."""

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.figures.area import Area
from geodata.figures.bodies import bodies
from geodata.landscape import Landscape, derive
from geodata.records import organisaties_of

VSV = "vsv"
SHARES = ("tweede_lijn", "eerste_lijn", "thuis", "onbekend")
# The national shares by place, as the source calls them, and what the screen calls them.
PLACES = {
    "aandeel tweede lijn (klinisch)": "ziekenhuis, tweede lijn",
    "aandeel poliklinisch": "ziekenhuis, eerste lijn (poliklinisch)",
    "aandeel geboortecentrum": "geboortecentrum",
    "aandeel thuis": "thuis",
    "aandeel eerste lijn, plaats onbekend": "eerste lijn, plaats onbekend",
}


@dataclass(frozen=True)
class Deliveries:
    """The deliveries of a VSV in a year, home and first line included.

    The shares are per cent, None where the source has none or where they are wrong together
    (`meetprobleem` says to read them with care)."""

    organisatie: str
    naam: str
    locaties: str
    jaar: str
    bevallingen: int
    tweede_lijn: float | None
    eerste_lijn: float | None
    thuis: float | None
    onbekend: float | None
    meetprobleem: bool
    opmerking: str
    bron: str
    bron_datum: str
    zekerheid: str


@dataclass(frozen=True)
class Location:
    """A location with acute obstetrics. `inwoners` is how many people more would live beyond 45
    minutes by ambulance when it closes; `gevoelig` when there are such people."""

    locatie: str
    plaats: str
    organisatie: str
    gevoelig: bool
    inwoners: int
    nicu: bool
    bron: str
    bron_datum: str


@dataclass(frozen=True)
class Place:
    """The national share of deliveries in a kind of place, by year (per cent)."""

    naam: str
    delen: tuple[tuple[str, float], ...]
    bron: str


@dataclass(frozen=True)
class Told:
    """A figure that a regional picture gives itself, with the area as the source calls it."""

    gebied: str
    cijfer: str
    periode: str
    waarde: float
    eenheid: str
    bron: str
    bron_datum: str
    zekerheid: str
    toelichting: str


def vsvs_of(landscape: Landscape, codes: Iterable[str]) -> tuple[str, ...]:
    """The VSV's and IGO's of an area: those with a hospital in one of its gemeenten, else the one
    nearest to the gemeente; and those that stopped in a gemeente of the area. By id."""
    own = set(codes)
    found = {key for code in own for kind, key in bodies(landscape)[code] if kind == VSV}
    rows = organisaties_of(landscape)
    stated = set(landscape.table("bevallingen")["organisatie"])
    found |= {key for key in stated if rows[key].gemeentecode in own and not rows[key].is_actief}
    return tuple(sorted(found))


def deliveries(landscape: Landscape, area: Area) -> tuple[Deliveries, ...]:
    """What is known of the deliveries of the VSV's of an area, most deliveries first. Of the whole
    country it is every row."""
    rows = landscape.table("bevallingen")
    if not area.is_country:
        keys = set(vsvs_of(landscape, area.codes))
        rows = rows[rows["organisatie"].isin(keys) | rows["ook_van"].isin(keys)]
    made = [
        Deliveries(
            row.organisatie,
            row.naam,
            row.locaties,
            row.jaar,
            int(row.bevallingen),
            _share(row.tweede_lijn),
            _share(row.eerste_lijn),
            _share(row.thuis),
            _share(row.onbekend),
            row.meetprobleem == "ja",
            row.opmerking,
            row.bron,
            row.bron_datum,
            row.zekerheid,
        )
        for row in rows.itertuples()
    ]
    return tuple(sorted(made, key=lambda one: (-one.bevallingen, one.naam)))


def shares(rows: Iterable[Deliveries]) -> dict[str, float]:
    """The shares of several VSV's together, weighted by their deliveries (per cent), without those
    that have none or are to be read with care. Empty when none is left."""
    usable = [
        row
        for row in rows
        if not row.meetprobleem and all(getattr(row, name) is not None for name in SHARES)
    ]
    total = sum(row.bevallingen for row in usable)
    if not total:
        return {}
    return {
        name: sum(getattr(row, name) * row.bevallingen for row in usable) / total for name in SHARES
    }


def acute_locations(landscape: Landscape, codes: Iterable[str]) -> tuple[Location, ...]:
    """The locations with acute obstetrics in June 2019 in these gemeenten, by name."""
    rows = landscape.table("acute_verloskunde")
    rows = rows[rows["gemeentecode"].isin(list(codes))].sort_values("locatie")
    return tuple(
        Location(
            row.locatie,
            row.plaats,
            row.organisatie,
            row.gevoelig == "ja",
            int(row.inwoners_gevoelig),
            row.nicu == "ja",
            row.bron,
            row.bron_datum,
        )
        for row in rows.itertuples()
    )


@derive
def national_places(landscape: Landscape) -> tuple[Place, ...]:
    """The national shares by place of birth through the years, in the order of `PLACES`."""
    rows = landscape.table("regiobeeld_cijfers")
    rows = rows[rows["gebied"] == "nl"]
    found = []
    for cijfer, naam in PLACES.items():
        part = rows[rows["cijfer"] == cijfer].sort_values("periode")
        if not part.empty:
            pairs = zip(part["periode"], map(float, part["waarde"]), strict=True)
            found.append(Place(naam, tuple(pairs), part["bron"].iloc[-1]))
    return tuple(found)


def told_of(landscape: Landscape, area: Area) -> tuple[Told, ...]:
    """What regional pictures themselves say of an area, in the order of the table; the national
    shares by place are in `national_places`."""
    rows = landscape.table("regiobeeld_cijfers")
    rows = rows[(rows["gebied"] == area.id) & ~rows["cijfer"].isin(list(PLACES))]
    return tuple(
        Told(
            row.gebied_naam,
            row.cijfer,
            row.periode,
            float(row.waarde),
            row.eenheid,
            row.bron,
            row.bron_datum,
            row.zekerheid,
            row.toelichting,
        )
        for row in rows.itertuples()
    )


def _share(value: float) -> float | None:
    return None if value != value else float(value)
