"""An area of the country, however somebody names it: what it is called and which gemeenten are in it.

Known are the country ("nl"), a gemeente (CBS code), an area of any division (its id), an organisatie
with a werkgebied (its id), a piece where two areas lie over each other ("<area>--<area>") and a free
set of gemeenten (codes with commas).
"""

from dataclasses import dataclass

from geodata.find.codes import clean_code
from geodata.landscape import Landscape, derive
from geodata.records import gemeenten_of, organisaties_of
from geodata.regions.divisions import Division, areas_by_id, division, divisions
from geodata.regions.layer_records import served
from geodata.words import capital, count, list_names, place_in_words

COUNTRY, GEMEENTE = "nl", "gemeente"
PIECE, SET = "--", ","
MAX_NAMED = 4


@dataclass(frozen=True)
class Area:
    """An area: its id in a link, its name as a title ("GGD Drenthe"), where something is that is in it
    ("in het gebied van GGD Drenthe"), its gemeenten (CBS codes, in order), and the division that it is
    one area of ("" for none, such as a free set). `berekend` says that no source gives the area.
    """

    id: str
    naam: str
    waar: str
    codes: tuple[str, ...]
    indeling: str = ""
    berekend: bool = False
    gezegd: str = ""

    @property
    def in_een_zin(self) -> str:
        """Its name within a sentence: "de provincie Drenthe", "GGD Drenthe"."""
        return self.gezegd or self.naam

    @property
    def is_country(self) -> bool:
        """Whether it is the whole country."""
        return self.id == COUNTRY


def area_of(landscape: Landscape, key: str) -> Area:
    """The area that `key` names. Raises KeyError when there is none."""
    if key.casefold() in (COUNTRY, "nederland"):
        return _named(landscape, COUNTRY)
    if SET in key:
        return _set(landscape, key)
    if clean_code(key) in gemeenten_of(landscape):
        return _named(landscape, clean_code(key))
    known = key in areas_by_id(landscape) or key in served(landscape)
    # Pieces and sets are as many as there are readers: they are not kept.
    return _named(landscape, key) if known or PIECE not in key else _piece(landscape, key)


def has_area(landscape: Landscape, key: str) -> bool:
    """Whether an organisatie or gemeente is an area: its gemeenten are known, or it has a computed
    one."""
    try:
        return bool(area_of(landscape, key).codes)
    except KeyError:
        return False


@derive
def _named(landscape: Landscape, key: str) -> Area:
    """An area with an id of its own."""
    if key == COUNTRY:
        return Area(key, "Nederland", "in Nederland", tuple(landscape.gemeenten.index), COUNTRY)
    if key in gemeenten_of(landscape):
        naam = gemeenten_of(landscape)[key].naam
        return Area(key, naam, place_in_words(naam), (key,), GEMEENTE)
    known = areas_by_id(landscape)
    if key in known:
        found = division(landscape, known[key])
        codes = tuple(c for c in landscape.gemeenten.index if found.gebied.get(c) == key)
        said = _in_a_sentence(found, key)
        where = f"in {said}" if said else f"in het gebied van {found.title(key)}"
        return Area(key, found.title(key), where, codes, found.id, found.berekend, said)
    codes = tuple(sorted(served(landscape)[key]))
    naam = organisaties_of(landscape)[key].naam
    return Area(key, naam, f"in het gebied van {naam}", codes)


@derive
def areas_of(landscape: Landscape, indeling: str) -> tuple[Area, ...]:
    """Every area of a division with a gemeente in it, by name; of "gemeente" every gemeente. Raises
    KeyError for an unknown division."""
    if indeling == GEMEENTE:
        rows = sorted(gemeenten_of(landscape).values(), key=lambda row: row.naam)
        return tuple(_named(landscape, row.code) for row in rows)
    found = division(landscape, indeling)
    inside = set(found.gebied.values())
    return tuple(area_of(landscape, key) for key in found.namen if key in inside)


@derive
def choices(landscape: Landscape) -> dict[str, str]:
    """What can be chosen by name: the country, every area of every division and every gemeente, as
    name by id."""
    found = {COUNTRY: "Nederland"}
    for key in divisions(landscape):
        found |= {area.id: area.naam for area in areas_of(landscape, key)}
    for key in served(landscape):
        found.setdefault(key, area_of(landscape, key).naam)
    return found | {area.id: area.naam for area in areas_of(landscape, GEMEENTE)}


def _in_a_sentence(found: Division, key: str) -> str:
    """How an area is called within a sentence, "" when its name will do."""
    naam, noun = found.title(key), found.woord.enkelvoud
    if found.berekend:
        return f"{naam[:1].lower()}{naam[1:]}"
    return f"{found.woord.bepaald}{naam[len(noun) :]}" if naam.casefold().startswith(noun) else ""


def _set(landscape: Landscape, key: str) -> Area:
    asked = list(dict.fromkeys(clean_code(part) for part in key.split(SET) if part.strip()))
    names = sorted(gemeenten_of(landscape)[code].naam for code in asked)
    if not asked:
        raise KeyError(key)
    if len(asked) == 1:
        return area_of(landscape, asked[0])
    size = count(len(asked), "gemeente", "gemeenten")
    named = list_names(names) if len(names) <= MAX_NAMED else size
    codes = tuple(sorted(asked))
    return Area(SET.join(codes), capital(f"{named} samen"), f"in {named}", codes)


def _piece(landscape: Landscape, key: str) -> Area:
    one, other = (area_of(landscape, part) for part in key.split(PIECE, 1))
    codes = tuple(code for code in one.codes if code in set(other.codes))
    if not codes:
        raise KeyError(key)
    naam = f"{one.naam} in {other.naam}"
    where = f"waar {one.naam} en {other.naam} over elkaar liggen"
    return Area(key, naam, where, codes, "", one.berekend or other.berekend)
