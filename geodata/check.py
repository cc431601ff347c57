"""Check a data package: every fault at once, in Dutch, for the person who keeps the data.

`datapackage.json` is the one statement of what a table may hold (Table Schema, checked by
frictionless). On top come the invariants that a schema cannot say: every gemeente in exactly one
consortium, ROS, ROAZ and GGD; boundaries that fit; layers that refer to kinds that exist.
"""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

import frictionless
import geopandas
import pandas
import shapely

from geodata.layers import AREA_SHAPES, SHAPES, Vocabulary, read_vocabulary

WGS84 = "EPSG:4326"
ONE_PER_GEMEENTE = ("consortium", "ros", "roaz", "ggd")
TYPES = {"integer": "een heel getal", "number": "een getal", "date": "een datum als 2022-01-31"}


@dataclass(frozen=True)
class Fault:
    """One fault in a data package. `rij` counts as a spreadsheet does: the header is row 1."""

    bestand: str
    uitleg: str
    rij: int | None = None
    kolom: str = ""
    waarde: str = ""
    toegestaan: str = ""

    def __str__(self) -> str:
        place = [self.bestand]
        if self.rij:
            place.append(f"rij {self.rij}")
        if self.kolom:
            place.append(f"kolom {self.kolom}")
        text = f"{', '.join(place)}: {self.uitleg}"
        if self.waarde:
            text += f" Gevonden: '{self.waarde}'."
        if self.toegestaan:
            text += f" Toegestaan: {self.toegestaan}."
        return text


class DataError(Exception):
    """A data package that cannot be used. `faults` lists everything that is wrong with it."""

    def __init__(self, path: Path, faults: list[Fault]):
        self.path = path
        self.faults = tuple(faults)
        super().__init__(
            f"{len(faults)} fouten in {path}:\n" + "\n".join(f"- {fault}" for fault in faults)
        )


def read_package(path: Path) -> tuple[dict[str, pandas.DataFrame], Vocabulary, geopandas.GeoSeries]:
    """Read and check the data package in the folder `path`.

    Returns the tables (text columns without missing values: empty is ""), the vocabulary of
    `lagen.toml` and the boundaries (index: CBS code; CRS: EPSG:4326; a valid coverage).
    Raises DataError with every fault found; nothing half-loads.
    """
    path = Path(path)
    faults: list[Fault] = []
    vocabulary = _vocabulary(path, faults)
    tables = _tables(path, faults)
    boundaries = _boundaries(path, faults)
    if not faults:
        _check_invariants(tables, vocabulary, boundaries, faults)
    if faults:
        raise DataError(path, faults)
    return tables, vocabulary, boundaries


def _tables(path: Path, faults: list[Fault]) -> dict[str, pandas.DataFrame]:
    descriptor = path / "datapackage.json"
    try:
        resources = json.loads(descriptor.read_text(encoding="utf-8"))["resources"]
        package = frictionless.Package(str(descriptor))
        report = package.validate()
    except FileNotFoundError:
        faults.append(Fault("datapackage.json", f"het bestand ontbreekt in {path}."))
        return {}
    except (
        OSError,
        UnicodeDecodeError,
        json.JSONDecodeError,
        KeyError,
        TypeError,
        frictionless.FrictionlessException,
    ) as error:
        faults.append(Fault("datapackage.json", f"het bestand is onleesbaar ({error})."))
        return {}
    for error in report.errors:
        faults.append(Fault("datapackage.json", f"de beschrijving klopt niet ({error.message})."))
    schemas = {r["name"]: r["schema"] for r in resources if "schema" in r}
    paths = {r["name"]: r["path"] for r in resources}
    for task in report.tasks:
        faults.extend(
            _in_dutch(paths[task.name], error, schemas.get(task.name, {})) for error in task.errors
        )
    if faults:
        return {}
    return {name: _read_table(path / paths[name], schema) for name, schema in schemas.items()}


def _read_table(path: Path, schema: dict) -> pandas.DataFrame:
    kinds = {"integer": "Int64", "number": "float64"}
    types = {field["name"]: kinds.get(field["type"], "str") for field in schema["fields"]}
    numbers = [name for name, kind in types.items() if kind != "str"]
    return pandas.read_csv(
        path, dtype=types, keep_default_na=False, na_values={name: [""] for name in numbers}
    )


def _in_dutch(bestand: str, error: frictionless.Error, schema: dict) -> Fault:
    """Say a frictionless error in Dutch, with the bad value and what is allowed."""
    kolom = getattr(error, "field_name", "") or ""
    rij = getattr(error, "row_number", None)
    waarde = getattr(error, "cell", "") or ""
    field = next((f for f in schema.get("fields", []) if f["name"] == kolom), {})
    constraints = field.get("constraints", {})
    match error.type:
        case "source-error" | "scheme-error" | "format-error":
            return Fault(bestand, "het bestand ontbreekt of is leeg.")
        case "encoding-error":
            return Fault(bestand, "het bestand is geen UTF-8.", toegestaan="tekst in UTF-8")
        case "type-error":
            allowed = TYPES.get(field.get("type", ""), "tekst")
            return Fault(
                bestand, "de waarde is van het verkeerde type.", rij, kolom, waarde, allowed
            )
        case "constraint-error":
            return _constraint_in_dutch(bestand, rij, kolom, waarde, constraints)
        case "unique-error":
            return Fault(
                bestand, "de waarde staat er al.", rij, kolom, waarde, "elke waarde één keer"
            )
        case "primary-key":
            key = ", ".join(schema.get("primaryKey", []))
            cells = ", ".join(str(cell) for cell in getattr(error, "cells", [])[:2])
            return Fault(
                bestand, "dit record staat er al.", rij, key, cells, "elke sleutel één keer"
            )
        case "foreign-key":
            return _foreign_key_in_dutch(bestand, rij, error)
        case "blank-row":
            return Fault(bestand, "de rij is leeg.", rij)
        case "missing-cell":
            return Fault(bestand, "de rij heeft te weinig kolommen.", rij, kolom)
        case "extra-cell":
            return Fault(bestand, "de rij heeft te veel kolommen.", rij, waarde=waarde)
        case (
            "missing-label" | "extra-label" | "incorrect-label" | "blank-label" | "duplicate-label"
        ):
            expected = ", ".join(f["name"] for f in schema.get("fields", []))
            return Fault(bestand, "de kopregel klopt niet.", 1, kolom, toegestaan=expected)
        case _:
            return Fault(bestand, f"{error.message}.", rij, kolom, waarde)


def _constraint_in_dutch(bestand, rij, kolom, waarde, constraints: dict) -> Fault:
    if constraints.get("required") and not waarde:
        return Fault(bestand, "de waarde ontbreekt.", rij, kolom, toegestaan="niet leeg")
    allowed = []
    if "enum" in constraints:
        allowed.append(", ".join(constraints["enum"]))
    if "pattern" in constraints:
        allowed.append(f"het patroon {constraints['pattern']}")
    if "minimum" in constraints:
        allowed.append(f"vanaf {constraints['minimum']}")
    if "maximum" in constraints:
        allowed.append(f"tot en met {constraints['maximum']}")
    return Fault(bestand, "de waarde mag hier niet.", rij, kolom, waarde, "; ".join(allowed))


def _foreign_key_in_dutch(bestand: str, rij: int | None, error: frictionless.Error) -> Fault:
    target = error.reference_name or bestand.removesuffix(".csv")
    return Fault(
        bestand,
        "de verwijzing bestaat niet.",
        rij,
        ", ".join(error.field_names),
        ", ".join(str(cell) for cell in error.field_cells),
        f"een waarde uit {target}.csv, kolom {', '.join(error.reference_field_names)}",
    )


def _vocabulary(path: Path, faults: list[Fault]) -> Vocabulary | None:
    try:
        return read_vocabulary(path / "lagen.toml")
    except FileNotFoundError:
        faults.append(Fault("lagen.toml", f"het bestand ontbreekt in {path}."))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.append(Fault("lagen.toml", f"het bestand is onleesbaar ({error})."))
    except (KeyError, TypeError) as error:
        faults.append(Fault("lagen.toml", f"een blok klopt niet ({error})."))
    return None


def _boundaries(path: Path, faults: list[Fault]) -> geopandas.GeoSeries | None:
    name = "gemeenten.topojson"
    if not (path / name).is_file():
        faults.append(Fault(name, f"het bestand ontbreekt in {path}."))
        return None
    try:
        frame = geopandas.read_file(path / name).set_crs(WGS84)
        series = frame.set_index("code").geometry.sort_index()
    except (RuntimeError, KeyError, ValueError, AttributeError) as error:
        faults.append(Fault(name, f"het bestand is onleesbaar ({error})."))
        return None
    repaired = shapely.make_valid(series.values, method="structure", keep_collapsed=False)
    series = geopandas.GeoSeries(repaired, index=series.index, crs=WGS84)
    if not shapely.coverage_is_valid(series.values):
        faults.append(Fault(name, "de grenzen sluiten niet op elkaar aan."))
    return series


def _check_invariants(tables, vocabulary, boundaries, faults: list[Fault]) -> None:
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
