"""What must be true of the data beyond what a table schema can say."""

import re

from geodata.package.boundaries import DRAWN, check_codes
from geodata.package.faults import Fault
from geodata.package.sources import check_sure
from geodata.package.vocabulary import AREA_SHAPES, SHAPES, Laag, Vocabulary

ONE_PER_GEMEENTE = ("consortium", "ros", "roaz", "ggd")


def check_invariants(tables, vocabulary, boundaries, faults: list[Fault]) -> None:
    """Add a fault for everything in these tables, layers and boundaries that cannot be true."""
    codes = set(tables["gemeenten"]["code"])
    check_codes(DRAWN, codes, list(boundaries.index), faults)
    _check_one_per_gemeente(tables, faults)
    _check_names(tables, faults)
    _check_described(tables, faults)
    check_sure(tables, faults)
    _check_vocabulary(tables, vocabulary, faults)


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


def _check_described(tables, faults: list[Fault]) -> None:
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


def _check_vocabulary(tables, vocabulary: Vocabulary, faults: list[Fault]) -> None:
    known = set(tables["organisaties"]["soort"]) | {"coalitie"}
    seen = set()
    for laag in vocabulary.lagen:
        if laag.id in seen:
            faults.append(Fault("lagen.toml", "de laag staat er dubbel in.", waarde=laag.id))
        seen.add(laag.id)
        # An id with an underscore would leave a stale map, see pages/parts/shared/map.py.
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", laag.id):
            allowed = "kleine letters, cijfers en streepjes"
            faults.append(_layer_fault(laag, "de id mag zo niet.", "id", laag.id, allowed))
        if laag.vorm not in SHAPES:
            allowed = ", ".join(SHAPES)
            faults.append(_layer_fault(laag, "onbekende vorm.", "vorm", laag.vorm, allowed))
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", laag.kleur):
            faults.append(_layer_fault(laag, "geen kleur.", "kleur", laag.kleur, "zoals #332288"))
        for soort in laag.soorten:
            if soort not in known or soort not in vocabulary.soorten:
                faults.append(_layer_fault(laag, "de soort bestaat niet.", "soorten", soort))
        if laag.vorm == "gebied":
            _check_areas(tables, laag, faults)
    if not any(laag.vorm in AREA_SHAPES for laag in vocabulary.lagen):
        faults.append(Fault("lagen.toml", "er is geen laag met gebieden."))
    _check_classes(tables, vocabulary, faults)


def _layer_fault(laag: Laag, uitleg: str, kolom: str, waarde: str, toegestaan: str = "") -> Fault:
    return Fault("lagen.toml", f"laag {laag.id}: {uitleg}", None, kolom, waarde, toegestaan)


def _check_areas(tables, laag: Laag, faults: list[Fault]) -> None:
    """A layer with areas needs werkgebieden, and a gemeente can lie in one area of it only.

    For the kinds of which every gemeente has just one, that has been checked already.
    """
    soorten = tables["organisaties"].set_index("id")["soort"]
    rows = tables["werkgebieden"]
    codes = rows.loc[rows["organisatie"].map(soorten).isin(laag.soorten), "gemeentecode"]
    named = ", ".join(laag.soorten)
    if codes.empty:
        faults.append(_layer_fault(laag, "de soorten hebben geen werkgebieden.", "soorten", named))
    elif codes.duplicated().any() and (len(laag.soorten) > 1 or named not in ONE_PER_GEMEENTE):
        again = codes[codes.duplicated()].iloc[0]
        uitleg = f"een gemeente ({again}) ligt in meer dan één gebied."
        faults.append(_layer_fault(laag, uitleg, "soorten", named))


def _check_classes(tables, vocabulary: Vocabulary, faults: list[Fault]) -> None:
    covered = [value for klasse in vocabulary.statussen for value in klasse.waarden]
    stated = set(tables["organisaties"]["status"]) | set(tables["coalities"]["status"])
    for value in sorted(stated | {"geen gegevens"}):
        if covered.count(value) != 1:
            uitleg = "elke status hoort in precies één klasse."
            faults.append(Fault("lagen.toml", uitleg, None, "status", value))
    for value in ("hoog", "middel", "laag"):
        if value not in [klasse.id for klasse in vocabulary.zekerheden]:
            faults.append(
                Fault("lagen.toml", "deze zekerheid ontbreekt.", None, "zekerheid", value)
            )
    indicators = set(tables["kerncijfers"]["indicator"])
    for telling in vocabulary.tellingen:
        if telling.indicator not in indicators:
            uitleg = "de indicator staat niet in kerncijfers.csv."
            faults.append(Fault("lagen.toml", uitleg, None, "telling", telling.indicator))
    for value in sorted(set(tables["organisaties"]["soort"]) - set(vocabulary.soorten)):
        faults.append(Fault("lagen.toml", "de soort heeft geen uitleg.", None, "soort", value))
