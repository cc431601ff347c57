"""What the atlas stands on, with version and licence, from an SBOM (CycloneDX): `make sbom` writes it."""

import json
import sys
from pathlib import Path

HEAD = """# Licenties van wat de atlas gebruikt

`make sbom` maakt deze lijst, en `sbom.json` (CycloneDX) voor wie kwetsbaarheden volgt.

| pakket | versie | licentie |
|---|---|---|
"""


def table(bom: dict) -> str:
    """The components of an SBOM as a Markdown table, by name."""
    parts = sorted(bom["components"], key=lambda part: part["name"].lower())
    return HEAD + "".join(f"| {p['name']} | {p['version']} | {_licence(p)} |\n" for p in parts)


def _licence(part: dict) -> str:
    found = part.get("licenses", ())
    named = [one["license"]["id"] for one in found if "id" in one.get("license", {})]
    named += [one["expression"] for one in found if "expression" in one]
    if not named:
        # Only as the package index has it: "License :: OSI Approved :: BSD License".
        names = [one["license"].get("name", "") for one in found if "license" in one]
        named = [name.rpartition(" :: ")[2].splitlines()[0][:60] for name in names if name]
    return ", ".join(dict.fromkeys(named)) or "niet genoemd"


if __name__ == "__main__":
    bom, target = map(Path, sys.argv[1:])
    target.write_text(table(json.loads(bom.read_text(encoding="utf-8"))), encoding="utf-8")
