"""Faults in a data package, said in Dutch for the person who keeps the data."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodata.words import count

TYPES = {"integer": "een heel getal", "number": "een getal", "date": "een datum als 2022-01-31"}


@dataclass(frozen=True)
class Fault:
    """One fault in a data package.

    `rij` counts as a spreadsheet does: the header is row 1; in a file that is no table it is the
    line. `waarde` is what stands there: "" with a `kolom` is that nothing does.
    """

    bestand: str
    uitleg: str
    rij: int | None = None
    kolom: str = ""
    waarde: str = ""
    toegestaan: str = ""

    def __str__(self) -> str:
        place = [self.bestand]
        if self.rij:
            place.append(f"{'rij' if self.bestand.endswith('.csv') else 'regel'} {self.rij}")
        if self.kolom:
            place.append(f"kolom {self.kolom}")
        text = f"{', '.join(place)}: {self.uitleg}"
        if self.waarde:
            text += f" Gevonden: '{self.waarde}'."
        elif self.kolom:
            text += " Gevonden: niets."
        if self.toegestaan:
            text += f" Toegestaan: {self.toegestaan}."
        return text


class DataError(Exception):
    """A data package that cannot be used. `faults` lists everything that is wrong with it."""

    def __init__(self, path: Path, faults: list[Fault]):
        self.path = path
        self.faults = tuple(faults)
        lines = "\n".join(f"- {fault}" for fault in faults)
        super().__init__(f"{count(len(faults), 'fout', 'fouten')} in {path}:\n{lines}")


def in_dutch(bestand: str, error: Any, schema: dict) -> Fault:
    """Say a frictionless error in Dutch, with the bad value and what is allowed."""
    # Each kind of error of frictionless has fields of its own, which its types do not tell.
    kolom = getattr(error, "field_name", "") or ""
    rij = getattr(error, "row_number", None)
    waarde = getattr(error, "cell", "") or ""
    waarde = "" if waarde == "None" else waarde
    field: dict[str, Any] = next((f for f in schema.get("fields", []) if f["name"] == kolom), {})
    constraints = field.get("constraints", {})
    match error.type:
        case "source-error" | "scheme-error" | "format-error":
            expected = ", ".join(f["name"] for f in schema.get("fields", []))
            allowed = f"een CSV-bestand met de kolommen {expected}" if expected else "een bestand"
            return Fault(bestand, "het bestand ontbreekt of is leeg.", toegestaan=allowed)
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
            key = schema.get("primaryKey", [])
            names = [f["name"] for f in schema.get("fields", [])]
            # A row that is too short, or empty, has no cell there.
            stated = dict(zip(names, error.cells, strict=False))
            cells = ", ".join(str(stated.get(name, "")) for name in key)
            once = "elke sleutel één keer"
            return Fault(bestand, "dit record staat er al.", rij, ", ".join(key), cells, once)
        case "blank-row":
            return Fault(bestand, "de rij is leeg.", rij, toegestaan="een rij met waarden")
        case "missing-cell":
            wanted = f"{len(schema.get('fields', []))} kolommen"
            return Fault(bestand, "de rij heeft te weinig kolommen.", rij, kolom, "", wanted)
        case "extra-cell":
            wanted = f"{len(schema.get('fields', []))} kolommen"
            return Fault(bestand, "de rij heeft te veel kolommen.", rij, "", waarde, wanted)
        case (
            "missing-label" | "extra-label" | "incorrect-label" | "blank-label" | "duplicate-label"
        ):
            expected = ", ".join(f["name"] for f in schema.get("fields", []))
            label = getattr(error, "label", "") or ""
            return Fault(bestand, "de kopregel klopt niet.", 1, kolom, label, expected)
        case _:
            uitleg = "dit past niet bij datapackage.json."
            return Fault(bestand, uitleg, rij, kolom, waarde, "wat daar bij deze tabel staat")


def _constraint_in_dutch(
    bestand: str, rij: int | None, kolom: str, waarde: str, constraints: dict
) -> Fault:
    if constraints.get("required") and not waarde:
        return Fault(bestand, "de waarde ontbreekt.", rij, kolom, "", "niet leeg")
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
