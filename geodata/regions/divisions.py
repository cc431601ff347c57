"""Everything that divides the gemeenten: layers with areas, administrative regions, coalitie regions.

A division is data: every laag of `lagen.toml` whose kind divides, the columns of `REGION_COLUMNS` in
`gemeenten.csv`, and the regional approaches in `coalities.csv`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy
import pandas

from geodata.landscape import Landscape, derive
from geodata.package.vocabulary import STATED, Laag, Soort
from geodata.regions.areas import membership
from geodata.regions.columns import REGION_COLUMNS, Noun, column_members, column_names, ids_of
from geodata.words import capital

COALITIE = "coalitieregio"


@dataclass(frozen=True, eq=False)
class Division:
    """A division of the gemeenten in areas.

    `gebied` and `zekerheid` are by CBS code and hold only gemeenten that have an area; zekerheid is
    "" where the membership is computed. `namen` and `kort` are by area id, in the order of every
    list; `kort` leaves a bracketed addition out where the name stays clear without it.
    `zonder` are the gemeenten without an area. `titel_vorm` holds one {} for the name of an area.
    """

    id: str
    label: str
    woord: Noun
    uitleg: str
    berekend: bool
    gebied: Mapping[str, str]
    zekerheid: Mapping[str, str]
    namen: Mapping[str, str]
    kort: Mapping[str, str]
    zonder: tuple[str, ...]
    titel_vorm: str

    def title(self, area: str) -> str:
        """An area as it starts a sentence: "Consortium Limburg". KeyError for an unknown id."""
        kind, name = self.titel_vorm.replace("{}", "").casefold(), self.kort[area]
        known = name.casefold().startswith(kind)
        return name if known else self.titel_vorm.replace("{}", name)

    @property
    def onzeker(self) -> tuple[str, ...]:
        """The gemeenten whose area is no more than a guess (zekerheid laag), as CBS codes."""
        return tuple(code for code, value in self.zekerheid.items() if value == "laag")

    @property
    def zonder_in_words(self) -> str:
        """How many gemeenten have no area in this division, as a Dutch sentence; "" when all do."""
        if not self.zonder:
            return ""
        total = len(self.gebied) + len(self.zonder)
        return (
            f"Van {len(self.zonder)} van de {total} gemeenten is in onze gegevens geen "
            f"{self.woord.enkelvoud} bekend; dat betekent niet dat er geen is."
        )


def divisions(landscape: Landscape) -> dict[str, Division]:
    """Every division of the gemeenten, by id, in the order of the layers and then `REGION_COLUMNS`.

    A laag in which a gemeente has more than one area does not divide, and is left out. A division
    may have no areas at all, or leave gemeenten out.
    """
    return dict(_divisions(landscape))


def division(landscape: Landscape, division_id: str) -> Division:
    """One division. Raises KeyError, with the ids that exist, when there is none with this id."""
    known = _divisions(landscape)
    if division_id not in known:
        raise KeyError(f"{division_id!r} is geen indeling; kies uit {', '.join(known)}")
    return known[division_id]


@derive
def areas_by_id(landscape: Landscape) -> Mapping[str, str]:
    """The division that each area belongs to, by area id."""
    found: dict[str, str] = {}
    for division in divisions(landscape).values():
        for area in division.namen:
            found.setdefault(area, division.id)
    return found


@derive
def numbers(landscape: Landscape, division_id: str) -> numpy.ndarray:
    """For each gemeente, in the order of `landscape.gemeenten`, which area of the division it is
    in: its place in `Division.namen`, or -1 for none. Read-only int array. Raises KeyError."""
    found = division(landscape, division_id)
    order = {area: number for number, area in enumerate(found.namen)}
    codes = landscape.gemeenten.index
    array = numpy.array([order.get(found.gebied.get(code, ""), -1) for code in codes], dtype=int)
    array.setflags(write=False)
    return array


@derive
def _divisions(landscape: Landscape) -> Mapping[str, Division]:
    made = [_of_laag(landscape, laag) for laag in landscape.vocabulary.lagen]
    made += [
        _of_column(landscape, name) for name in REGION_COLUMNS if column_names(landscape, name)
    ]
    made.append(_of_coalities(landscape))
    return MappingProxyType({item.id: item for item in made if item})


def _of_laag(landscape: Landscape, laag: Laag) -> Division | None:
    if not laag.kind.divides or laag.kind.administrative:
        return None
    members = membership(landscape, laag)
    if members.index.has_duplicates:
        return None
    kinds = [landscape.vocabulary.soorten[soort] for soort in laag.soorten]
    abbreviation = abbreviation_of(kinds[0]) if kinds else ""
    computed = laag.kind.computed
    prefix = abbreviation or "".join(kind.id.capitalize() for kind in kinds[:1])
    organisaties = landscape.organisaties
    names = organisaties["kort"].where(organisaties["kort"] != "", organisaties["naam"])
    return _make(
        landscape,
        members,
        {area: names[area] for area in members["gebied"].unique()},
        id=laag.id,
        label=laag.label,
        woord=_noun(kinds, abbreviation),
        uitleg=laag.uitleg,
        berekend=computed or laag.berekend,
        titel_vorm="Het berekende gebied van {}" if computed else f"{prefix} {{}}".strip(),
    )


def _of_column(landscape: Landscape, name: str) -> Division:
    noun, meaning, _ = REGION_COLUMNS[name]
    return _make(
        landscape,
        column_members(landscape, name),
        column_names(landscape, name),
        id=name,
        label=capital(noun.meervoud),
        woord=noun,
        uitleg=meaning,
        titel_vorm=f"{capital(noun.enkelvoud)} {{}}",
    )


def _of_coalities(landscape: Landscape) -> Division:
    frame = landscape.coalities
    stated = [landscape.vocabulary.status_of(v).id in STATED for v in frame["status"]]
    frame = frame[pandas.Series(stated, index=frame.index, dtype=bool) & (frame["deel_van"] != "")]
    ids = ids_of(COALITIE, frame["deel_van"])
    own = frame["regionale_coalitie"].fillna("")
    areas = own.where(own != "", frame["deel_van"].map(ids))
    members = pandas.DataFrame({"gebied": areas, "zekerheid": frame["zekerheid"]})
    return _make(
        landscape,
        members,
        dict(zip(areas, frame["deel_van"], strict=True)),
        id=COALITIE,
        label="Coalitieregio's",
        woord=Noun("coalitieregio", "coalitieregio's"),
        uitleg="De regionale coalities waar een bron de gemeente bij noemt (actief of in oprichting).",
        titel_vorm=f"{COALITIE.capitalize()} ‘{{}}’",
    )


def _make(
    landscape: Landscape, members: pandas.DataFrame, names: dict[str, str], **rest: Any
) -> Division:
    names = dict(sorted(names.items(), key=lambda item: (item[1].casefold(), item[0])))
    rest.setdefault("berekend", False)
    short = {area: re.sub(r"\s*\([^()]*\)$", "", name) or name for area, name in names.items()}
    # A coalitie is known by its full name only; elsewhere two areas may not get the same name.
    unclear = rest["id"] == COALITIE or len(set(short.values())) < len(short)
    return Division(
        gebied=MappingProxyType(members["gebied"].to_dict()),
        zekerheid=MappingProxyType(members["zekerheid"].to_dict()),
        namen=MappingProxyType(names),
        kort=MappingProxyType(names if unclear else short),
        zonder=tuple(code for code in landscape.gemeenten.index if code not in members.index),
        **rest,
    )


def abbreviation_of(soort: Soort) -> str:
    """The abbreviation of a soort: "ROS" of "... (ROS)", "GGD" of "GGD"; "" without one."""
    found = re.search(r"\(([A-Z]{2,})\)|^([A-Z]{2,})$", soort.enkelvoud)
    return (found[1] or found[2]) if found else ""


def _noun(kinds: list[Soort], abbreviation: str) -> Noun:
    """ "ROS-gebied" for a soort with an abbreviation, "consortiumgebied" for one word."""
    start = f"{abbreviation}-" if abbreviation else "".join(k.id for k in kinds[:1])
    start = start if start.replace("-", "").isalpha() else ""
    return Noun(f"{start}gebied", f"{start}gebieden", onzijdig=True)
