"""Why a `datapackage.json` cannot be used, said in Dutch: frictionless says it in English only."""

import json
import re
from pathlib import Path
from typing import Any

import frictionless

from geodata.package.faults import Fault
from geodata.package.judge import DESCRIPTOR
from geodata.package.text_lines import excerpt, line_with

RESOURCES = 'een Data Package met in "resources" een beschrijving per tabel'
SCHEMA = "een naam, een pad en een Table Schema, zoals bij de andere tabellen"
FIELD = "een veld met naam, type en regels volgens Table Schema"


def faults_in_description(file: Path) -> list[Fault]:
    """The faults of a `datapackage.json` that cannot be used: at least one, also for what
    frictionless refuses and this cannot place."""
    uitleg = "het bestand is onleesbaar."
    try:
        text = file.read_text(encoding="utf-8")
        described = json.loads(text)
    except FileNotFoundError:
        told = f"het bestand ontbreekt in {file.parent}."
        return [Fault(DESCRIPTOR, told, toegestaan="een bestand met die naam")]
    except OSError:
        return [Fault(DESCRIPTOR, uitleg, toegestaan="een bestand dat te openen is")]
    except UnicodeDecodeError:
        return [Fault(DESCRIPTOR, uitleg, None, "", "geen UTF-8", "tekst in UTF-8")]
    except json.JSONDecodeError as error:
        found = excerpt(error.doc, error.lineno)
        told = f"het bestand is onleesbaar vanaf teken {error.colno} van deze regel."
        allowed = "JSON; kijk naar een komma, haakje of aanhalingsteken te veel of te weinig"
        return [Fault(DESCRIPTOR, told, error.lineno, "", found, allowed)]
    resources = described.get("resources") if isinstance(described, dict) else None
    if not isinstance(resources, list) or not all(isinstance(one, dict) for one in resources):
        found = json.dumps(resources)[:60] if resources else ""
        return [Fault(DESCRIPTOR, uitleg, None, "resources", found, RESOURCES)]
    faults = [fault for one in resources for fault in _in_resource(text, one)]
    names = ", ".join(str(one.get("name")) for one in resources)
    told = "het bestand is onleesbaar: de beschrijving als geheel klopt niet."
    whole = Fault(DESCRIPTOR, told, None, "resources", names, f"{RESOURCES}, elke naam één keer")
    return faults or [whole]


def _in_resource(text: str, resource: dict[str, Any]) -> list[Fault]:
    name = str(resource.get("name", ""))
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    row = line_with(text, rf'"name": *"{re.escape(name)}"')
    if isinstance(fields, list):
        wrong = [field for field in fields if not _is_field(field)]
        if wrong:
            uitleg = f"het bestand is onleesbaar: een veld van {name} klopt niet."
            found = [json.dumps(field, ensure_ascii=False)[:100] for field in wrong]
            return [Fault(DESCRIPTOR, uitleg, row, "fields", one, FIELD) for one in found]
    try:
        frictionless.Resource.from_descriptor(resource)
    except (frictionless.FrictionlessException, AttributeError, TypeError, KeyError):
        uitleg = "het bestand is onleesbaar: de beschrijving van deze tabel klopt niet."
        return [Fault(DESCRIPTOR, uitleg, row, "name", name, SCHEMA)]
    return []


def _is_field(field: Any) -> bool:
    try:
        re.compile(field.get("constraints", {}).get("pattern", ""))
        frictionless.Field.from_descriptor(field)
    except (frictionless.FrictionlessException, AttributeError, TypeError, KeyError, re.error):
        return False
    return True
