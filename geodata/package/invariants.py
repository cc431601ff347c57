"""What must be true of the data beyond what a table schema can say."""

from collections.abc import Iterable, Mapping

import geopandas
import pandas

from geodata.package.boundaries import DRAWN, check_codes
from geodata.package.check_layers import check_layers
from geodata.package.faults import Fault
from geodata.package.indicators import check_figures
from geodata.package.routes import check_routes
from geodata.package.sources import check_sure
from geodata.package.vocabulary import SPLIT_OFF, Vocabulary

# What a sum of rounded shares may be off.
ROUNDED = 0.0001


def check_invariants(
    tables: Mapping[str, pandas.DataFrame],
    vocabulary: Vocabulary,
    boundaries: geopandas.GeoSeries,
    faults: list[Fault],
) -> None:
    """Add a fault for everything in these tables, layers and boundaries that cannot be true."""
    codes = set(tables["gemeenten"]["code"])
    check_codes(DRAWN, codes, list(boundaries.index), faults)
    _check_one_per_gemeente(tables, vocabulary.een_per_gemeente, faults)
    _check_names(tables, faults)
    _check_described(tables, faults)
    _check_shares(tables["herindelingen"], faults)
    check_layers(tables, vocabulary, faults)
    check_figures(tables, faults)
    check_routes(tables, faults)
    check_sure(tables, faults)


def _check_one_per_gemeente(
    tables: Mapping[str, pandas.DataFrame], once: Iterable[str], faults: list[Fault]
) -> None:
    soorten = tables["organisaties"].set_index("id")["soort"]
    werkgebieden = tables["werkgebieden"]
    per_soort = werkgebieden.assign(soort=werkgebieden["organisatie"].map(soorten))
    for soort in once:
        rows = per_soort[per_soort["soort"] == soort]
        for code in sorted(set(tables["gemeenten"]["code"]) - set(rows["gemeentecode"])):
            faults.append(
                Fault(
                    "werkgebieden.csv",
                    f"gemeente {code} heeft geen {soort}.",
                    None,
                    "gemeentecode",
                    "",
                    f"een rij met {code} en een {soort}",
                )
            )
        for index, row in rows[rows["gemeentecode"].duplicated()].iterrows():
            faults.append(
                Fault(
                    "werkgebieden.csv",
                    f"deze gemeente heeft al een {soort}.",
                    index + 2,
                    "gemeentecode",
                    row["gemeentecode"],
                    f"elke gemeente één {soort}",
                )
            )


def _check_names(tables: Mapping[str, pandas.DataFrame], faults: list[Fault]) -> None:
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
                    names.get(row["nieuwe_code"], f"de naam van {row['nieuwe_code']}"),
                )
            )
    organisaties = tables["organisaties"]
    consortia = set(organisaties.loc[organisaties["soort"] == "consortium", "id"])
    for index, parent in organisaties["valt_onder"].items():
        if parent and parent not in consortia:
            place = (index + 2, "valt_onder", parent)
            allowed = "de id van een organisatie van de soort consortium, of leeg"
            faults.append(Fault("organisaties.csv", "dit is geen consortium.", *place, allowed))
    placed = organisaties[["lat", "lon"]].notna()
    for index in organisaties.index[placed["lat"] != placed["lon"]]:
        empty = "lon" if placed.loc[index, "lat"] else "lat"
        uitleg, allowed = "lat en lon horen bij elkaar.", "allebei een getal, of allebei leeg"
        faults.append(Fault("organisaties.csv", uitleg, index + 2, empty, "", allowed))


def _check_described(tables: Mapping[str, pandas.DataFrame], faults: list[Fault]) -> None:
    """An area in words must be a value that gemeenten have."""
    gemeenten = tables["gemeenten"]
    for index, row in tables["omschreven_gebieden"].iterrows():
        allowed = sorted(set(gemeenten[row["kolom"]]))
        if row["waarde"] not in allowed:
            faults.append(
                Fault(
                    "omschreven_gebieden.csv",
                    f"geen gemeente heeft deze {row['kolom']}.",
                    index + 2,
                    "waarde",
                    row["waarde"],
                    ", ".join(allowed),
                )
            )


def _check_shares(herindelingen: pandas.DataFrame, faults: list[Fault]) -> None:
    """The parts into which a gemeente went are together the whole of it; what was split off of one
    that is still there is a part."""
    stated = herindelingen[herindelingen["aard"] != SPLIT_OFF].dropna(subset=["aandeel"])
    totals = stated.groupby("oude_code")["aandeel"].sum()
    for code, total in totals[(totals - 1).abs() > ROUNDED].items():
        rows = stated[stated["oude_code"] == code]
        uitleg = f"de aandelen van {rows['oude_naam'].iloc[0]} ({code}) zijn samen geen 1."
        place = (int(rows.index[0]) + 2, "aandeel", f"{total:.4f}", "samen 1")
        faults.append(Fault("herindelingen.csv", uitleg, *place))
