"""Holds the tables of a package against their Table Schema, and keeps which content passed every check.

frictionless takes three quarters of the time of a start, what must be true of all tables together half of
the rest. What they say depends on the files, on themselves and on how they are asked; a package of which
all that is as it was when it passed, passes. Of a package of which a table changed, that table is held
against the schema.
"""

import json
import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from geodata import kept, words
from geodata.package.content import content_of
from geodata.package.faults import Fault, in_dutch

DESCRIPTOR = "datapackage.json"
OWN = Path(__file__).parent
# What the check takes from elsewhere: how a date is read.
WORDS = Path(words.__file__)
JUDGES = ("frictionless", "pandas", "shapely")
ALLOWED = "een Data Package, zie data/README.md"
# What a descriptor can break on, beside what frictionless says of it: see `judge`.
UNREADABLE = (
    OSError,
    UnicodeDecodeError,
    json.JSONDecodeError,
    KeyError,
    TypeError,
    AttributeError,
    ValueError,
    re.error,
)


def judge(path: Path, described: dict, anew: bool = True) -> list[Fault]:
    """What is wrong with the description of a package and with the cells of its tables.

    Raises one of `UNREADABLE` when the description cannot be read as one. A table that passed before
    under this very description is left out, unless all are to be judged `anew`.
    """
    # Half a second to import; a package that passed before does without.
    import frictionless

    resources = described["resources"]
    whole = json.dumps(described).encode()
    check = _check_name()
    names = {r["name"]: _content_name(check, path, whole, [r["path"]]) for r in resources}
    asked = [r for r in resources if anew or not passed_before(names[r["name"]])]
    if not asked:
        return []
    try:
        package = frictionless.Package.from_descriptor(
            described | {"resources": [_alone(resource) for resource in asked]},
            basepath=str(path),
        )
        report = package.validate()
    except frictionless.FrictionlessException as error:
        raise ValueError(str(error)) from error
    for task in report.tasks:
        if task.valid:
            note_passed(names[task.name])
    schemas = {r["name"]: r["schema"] for r in resources if "schema" in r}
    files = {r["name"]: r["path"] for r in resources}
    faults = [
        # What frictionless says is shown as what was found: it says it in English only.
        Fault(DESCRIPTOR, "de beschrijving klopt niet.", None, "resources", wrong.note, ALLOWED)
        for wrong in report.errors
    ]
    for task in report.tasks:
        faults += [
            in_dutch(files[task.name], wrong, schemas.get(task.name, {})) for wrong in task.errors
        ]
    return faults


def package_name(path: Path, beside: Iterable[str]) -> str | None:
    """A name for the content of a whole package and of the check: of everything that its description
    names and of the files `beside` it; None when one cannot be read."""
    try:
        descriptor = content_of(path / DESCRIPTOR)
        named = [resource["path"] for resource in json.loads(descriptor)["resources"]]
    except UNREADABLE:
        return None
    return _content_name(_check_name(), path, descriptor, [*named, *beside])


def _check_name() -> str | None:
    """A name for the check itself; None when it cannot be read."""
    try:
        own = [file.read_bytes() for file in (*sorted(OWN.glob("*.py")), WORDS)]
    except OSError:
        return None
    return kept.digest(*(f"{name} {version(name)}" for name in JUDGES), *own)


def _content_name(
    check: str | None, path: Path, descriptor: bytes, files: Iterable[str]
) -> str | None:
    """A name for a check and the content of a package, or of some of its tables; None when a file cannot
    be read."""
    if check is None:
        return None
    parts: list[bytes | str] = [check, descriptor]
    try:
        for file in files:
            parts += [file, content_of(path / file)]
    except (OSError, ValueError):
        return None
    return f"{kept.digest(*parts)}.gekeurd"


def passed_before(name: str | None) -> bool:
    """Whether a package with this very content passed this very check before."""
    return name is not None and kept.read(name) == name.encode()


def note_passed(name: str | None) -> None:
    """Keep in mind that this content passed."""
    if name:
        kept.write(name, name.encode())


def _alone(resource: dict) -> dict:
    """A resource without its references to others, see geodata.package.references."""
    schema = resource.get("schema")
    if not isinstance(schema, dict):
        return resource
    return resource | {"schema": {k: v for k, v in schema.items() if k != "foreignKeys"}}
