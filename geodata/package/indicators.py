"""What must be true of the figures per gemeente: `indicatoren.csv` and `cijfers.csv` together."""

import re
from collections.abc import Mapping

import pandas

from geodata.package.faults import Fault

# The figures that geodata.figures works out itself; a row with another id needs values.
COMPUTED = (
    *("gemeenten", "km2", "km-vsv", "km-acuut", "partijen"),
    *("geboorten-sinds-2013", "geboorten-per-1000-vrouwen"),
)
PERIODS = {
    "jaar": (r"\d{4}", "een jaar, zoals 2023"),
    "1 januari": (r"\d{4}-01-01", "een dag, zoals 2026-01-01"),
}


def check_figures(tables: Mapping[str, pandas.DataFrame], faults: list[Fault]) -> None:
    """Add a fault for every figure that cannot be true or cannot be used as it says."""
    about = tables["indicatoren"].set_index("id", drop=False)
    if about["gewicht"].isna().all():
        faults.append(
            Fault(
                "indicatoren.csv",
                "er is geen cijfer om mee te wegen.",
                None,
                "gewicht",
                "",
                "bij ten minste één cijfer een getal",
            )
        )
    _check_indicators(about, set(tables["cijfers"]["indicator"]), faults)
    joined = tables["cijfers"].join(
        about[["tijd", "herkomst", "optelbaar", "volledig"]], on="indicator"
    )
    _check_rows(joined, faults)
    _check_complete(joined, set(tables["gemeenten"]["code"]), faults)
    _check_country(tables, faults)


def _check_indicators(about: pandas.DataFrame, counted: set[str], faults: list[Fault]) -> None:
    def fault(place: int, uitleg: str, kolom: str, waarde: str, allowed: str) -> None:
        faults.append(Fault("indicatoren.csv", uitleg, place + 2, kolom, waarde, allowed))

    summed = set(about.index[about["herkomst"] == "cijfers"])
    for place, row in enumerate(about.to_dict("records")):
        key, origin = row["id"], row["herkomst"]
        parts = [part for part in row["som_van"].split(";") if part]
        if origin == "berekend" and key not in COMPUTED:
            fault(place, "dit rekent de atlas niet uit.", "id", key, ", ".join(COMPUTED))
        if origin == "cijfers" and key not in counted:
            allowed = ", ".join(sorted(counted))
            fault(place, "er staan geen waarden van in cijfers.csv.", "id", key, allowed)
        if origin != "cijfers" and key in counted:
            fault(place, "er staan ook waarden van in cijfers.csv.", "herkomst", origin, "cijfers")
        if (origin == "som") != bool(parts):
            allowed = "cijfers met ; ertussen" if origin == "som" else "leeg"
            fault(place, "alleen een som heeft delen.", "som_van", row["som_van"], allowed)
        for part in parts:
            if part not in summed:
                fault(place, "dit cijfer is er niet.", "som_van", part, ", ".join(sorted(summed)))
        if not pandas.isna(row["gewicht"]) and (row["optelbaar"], row["volledig"]) != ("ja", "ja"):
            uitleg, allowed = "een gewicht is optelbaar en volledig.", "leeg, of beide ja"
            fault(place, uitleg, "gewicht", str(row["gewicht"]), allowed)
        years = [year for year in row["uitschieters"].split(";") if year]
        if not all(re.fullmatch(PERIODS["jaar"][0], year) for year in years):
            allowed = "jaren, met puntkomma's ertussen"
            fault(place, "dit zijn geen jaren.", "uitschieters", row["uitschieters"], allowed)
        if row["noemer"] and row["noemer"] not in about.index:
            fault(place, "dit cijfer is er niet.", "noemer", row["noemer"], ", ".join(about.index))


def _check_rows(joined: pandas.DataFrame, faults: list[Fault]) -> None:
    def fault(rows: pandas.DataFrame, uitleg: str, kolom: str, allowed: str) -> None:
        for place, value in rows[kolom].items():
            faults.append(Fault("cijfers.csv", uitleg, place + 2, kolom, str(value), allowed))

    for tijd, (pattern, allowed) in PERIODS.items():
        rows = joined[joined["tijd"] == tijd]
        wrong = [text for text in rows["periode"].unique() if not re.fullmatch(pattern, text)]
        fault(
            rows[rows["periode"].isin(wrong)],
            "de periode past niet bij het cijfer.",
            "periode",
            allowed,
        )
    timeless = joined[joined["tijd"] == "vast"]
    fault(timeless, "dit cijfer heeft geen periode.", "indicator", "een cijfer met een tijd")
    # A value that the source withholds is empty.
    counts = joined[(joined["optelbaar"] == "ja") & joined["waarde"].notna()]
    broken = counts[counts["waarde"] % 1 != 0]
    fault(broken, "een aantal is een heel getal.", "waarde", "een heel getal")
    more = joined[joined["waarvan_geschat"] > joined["waarde"]]
    fault(more, "er is meer geschat dan er is.", "waarvan_geschat", "hoogstens de waarde")


def _check_complete(joined: pandas.DataFrame, codes: set[str], faults: list[Fault]) -> None:
    whole = joined[(joined["volledig"] == "ja") & joined["waarde"].notna()]
    for (key, periode), part in whole.groupby(["indicator", "periode"]):
        for code in sorted(codes - set(part["gemeentecode"])):
            uitleg = f"{key} heet volledig, maar heeft van {periode} geen waarde van {code}."
            allowed = f"een rij met {code}, of ‘nee’ bij volledig in indicatoren.csv"
            faults.append(Fault("cijfers.csv", uitleg, None, "gemeentecode", "", allowed))


def _check_country(tables: Mapping[str, pandas.DataFrame], faults: list[Fault]) -> None:
    sums = tables["cijfers"].groupby(["indicator", "periode"])["waarde"].sum().to_dict()
    stated = tables["cijfers_landelijk"].dropna(subset=["waarde"])
    for place, row in zip(stated.index, stated.to_dict("records"), strict=True):
        found = sums.get((row["indicator"], row["periode"]))
        if found != row["waarde"]:
            told = "niets" if found is None else f"{found:g}"
            faults.append(
                Fault(
                    "cijfers_landelijk.csv",
                    f"de gemeenten zijn samen {told} ({row['indicator']}, {row['periode']}).",
                    place + 2,
                    "waarde",
                    f"{row['waarde']:g}",
                    "de som van de gemeenten in cijfers.csv",
                )
            )
