"""What must be true of the data beyond what a table schema can say."""

import pandas

from geodata.faults import Fault
from geodata.layers import AREA_SHAPES, SHAPES, Vocabulary

ONE_PER_GEMEENTE = ("consortium", "ros", "roaz", "ggd")


def check_invariants(tables, vocabulary, boundaries, faults: list[Fault]) -> None:
    """Add a fault for everything in these tables, layers and boundaries that cannot be true."""
    _check_boundaries(tables["gemeenten"], boundaries, faults)
    _check_one_per_gemeente(tables, faults)
    _check_names(tables, faults)
    _check_vocabulary(tables, vocabulary, faults)


def _check_boundaries(gemeenten: pandas.DataFrame, boundaries, faults: list[Fault]) -> None:
    codes = set(gemeenten["code"])
    drawn = set(boundaries.index)
    for code in sorted(codes - drawn):
        faults.append(
            Fault("gemeenten.topojson", "de grens van een gemeente ontbreekt.", waarde=code)
        )
    for code in sorted(drawn - codes):
        faults.append(
            Fault("gemeenten.topojson", "de gemeente staat niet in gemeenten.csv.", waarde=code)
        )
    for code in boundaries.index[boundaries.index.duplicated()]:
        faults.append(Fault("gemeenten.topojson", "de gemeente staat er dubbel in.", waarde=code))


def _check_one_per_gemeente(tables, faults: list[Fault]) -> None:
    soorten = tables["organisaties"].set_index("id")["soort"]
    werkgebieden = tables["werkgebieden"]
    per_soort = werkgebieden.assign(soort=werkgebieden["organisatie"].map(soorten))
    for soort in ONE_PER_GEMEENTE:
        rows = per_soort[per_soort["soort"] == soort]
        for code in sorted(set(tables["gemeenten"]["code"]) - set(rows["gemeentecode"])):
            faults.append(
                Fault("werkgebieden.csv", f"de gemeente heeft geen {soort}.", waarde=code)
            )
        for index, row in rows[rows["gemeentecode"].duplicated()].iterrows():
            faults.append(
                Fault(
                    "werkgebieden.csv",
                    f"de gemeente heeft al een {soort}.",
                    index + 2,
                    "gemeentecode",
                    row["gemeentecode"],
                    f"elke gemeente één {soort}",
                )
            )


def _check_names(tables, faults: list[Fault]) -> None:
    """A code and the name beside it must belong together, and parents must be consortia."""
    names = tables["gemeenten"].set_index("code")["naam"]
    for index, row in tables["herindelingen"].iterrows():
        if names.get(row["nieuwe_code"]) != row["nieuwe_naam"]:
            faults.append(
                Fault(
                    "herindelingen.csv",
                    "de naam hoort niet bij de code.",
                    index + 2,
                    "nieuwe_naam",
                    row["nieuwe_naam"],
                    names.get(row["nieuwe_code"], ""),
                )
            )
    organisaties = tables["organisaties"]
    consortia = set(organisaties.loc[organisaties["soort"] == "consortium", "id"])
    for index, parent in organisaties["valt_onder"].items():
        if parent and parent not in consortia:
            faults.append(
                Fault(
                    "organisaties.csv", "dit is geen consortium.", index + 2, "valt_onder", parent
                )
            )
    placed = organisaties[["lat", "lon"]].notna()
    for index in organisaties.index[placed["lat"] != placed["lon"]]:
        faults.append(Fault("organisaties.csv", "lat en lon horen bij elkaar.", index + 2, "lat"))


def _check_vocabulary(tables, vocabulary: Vocabulary, faults: list[Fault]) -> None:
    known = set(tables["organisaties"]["soort"]) | {"coalitie"}
    seen = set()
    for laag in vocabulary.lagen:
        if laag.id in seen:
            faults.append(Fault("lagen.toml", "de laag staat er dubbel in.", waarde=laag.id))
        seen.add(laag.id)
        if laag.vorm not in SHAPES:
            allowed = ", ".join(SHAPES)
            faults.append(
                Fault(
                    "lagen.toml",
                    f"laag {laag.id}: onbekende vorm.",
                    None,
                    "vorm",
                    laag.vorm,
                    allowed,
                )
            )
        for soort in laag.soorten:
            if soort not in known or soort not in vocabulary.soorten:
                faults.append(
                    Fault(
                        "lagen.toml",
                        f"laag {laag.id}: de soort bestaat niet.",
                        None,
                        "soorten",
                        soort,
                    )
                )
    if not any(laag.vorm in AREA_SHAPES for laag in vocabulary.lagen):
        faults.append(Fault("lagen.toml", "er is geen laag met gebieden."))
    covered = [value for klasse in vocabulary.statussen for value in klasse.waarden]
    for table in ("organisaties", "coalities"):
        for value in sorted(set(tables[table]["status"])):
            if covered.count(value) != 1:
                faults.append(
                    Fault(
                        "lagen.toml",
                        "elke status hoort in precies één klasse.",
                        None,
                        "status",
                        value,
                    )
                )
    indicators = set(tables["kerncijfers"]["indicator"])
    for telling in vocabulary.tellingen:
        if telling.indicator not in indicators:
            faults.append(
                Fault(
                    "lagen.toml",
                    "de indicator staat niet in kerncijfers.csv.",
                    None,
                    "telling",
                    telling.indicator,
                )
            )
    for value in sorted(set(tables["organisaties"]["soort"]) - set(vocabulary.soorten)):
        faults.append(Fault("lagen.toml", "de soort heeft geen uitleg.", None, "soort", value))
