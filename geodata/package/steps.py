"""The steps of `stappen.toml`, as values: what a gemeente can do next, with placeholders."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from geodata.package.faults import DataError, Fault
from geodata.package.toml_blocks import blocks, read_toml, told_twice

STEPS = "stappen.toml"
# What may be known of the consortium of a gemeente; exactly one of them holds.
REACHABLE, NOT_ACTIVE = "consortium bereikbaar", "consortium niet actief"
WITHOUT_MAILBOX, WITHOUT_CONSORTIUM = "consortium zonder mailbox", "geen consortium"
STATES = (REACHABLE, NOT_ACTIVE, WITHOUT_MAILBOX, WITHOUT_CONSORTIUM)
PLACEHOLDERS = ("gemeente", "in_gemeente", "ggd", "ros", "consortium", "vsv", "regio", "buren")
# In `wie`: the gemeenten that {buren} names, by their general numbers.
NEIGHBOURS = "buren"
ROLES = ("ggd", "ros", "consortium", "vsv", "regio", NEIGHBOURS)


# The pages of the atlas that do what a step asks, what each is called, and the parameter of its link that
# says of which gemeente.
PAGES = {
    "regiobeeld": "Regiobeeld",
    "klantroute": "Klantroute",
    "presenteren": "Presenteren",
}
ABOUT = {"regiobeeld": "gebied", "klantroute": "code", "presenteren": "voor"}


@dataclass(frozen=True)
class Template:
    """A step as it stands in `stappen.toml`, with its placeholders."""

    id: str
    bij: tuple[str, ...]
    titel: str
    tekst: str
    als: str = ""
    wie: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    paginas: tuple[str, ...] = ()


def read_steps(path: Path) -> tuple[Template, ...]:
    """Read the steps of a `stappen.toml`.

    Raises DataError with every fault: a file that cannot be read, a block with a missing, unknown
    or misspelt part, a placeholder or condition that there is not.
    """
    faults: list[Fault] = []
    templates = blocks(STEPS, Template, read_toml(path, ("stap",), faults), "stap", faults)
    for template in templates:
        check_words(template, faults)
    if faults:
        raise DataError(path.parent, faults)
    return templates


def check_words(template: Template, faults: list[Fault]) -> None:
    """Add a fault for each thing in the texts that cannot be filled in, and for a condition that
    there is not."""
    for column, text, names in (
        ("titel", template.titel, ()),
        ("tekst", template.tekst, PLACEHOLDERS),
    ):
        known = ", ".join(f"{{{name}}}" for name in names)
        for found in sorted(_unfillable(text, names)):
            uitleg = f"stap {template.id}: dit kan niet ingevuld worden."
            faults.append(Fault(STEPS, uitleg, None, column, found, known or "een titel zonder {}"))
    if template.als not in ("", *STATES):
        uitleg = f"stap {template.id}: deze voorwaarde bestaat niet."
        allowed = f"{', '.join(STATES)}, of laat het weg"
        faults.append(Fault(STEPS, uitleg, None, "als", template.als, allowed))


def _unfillable(text: str, names: Iterable[str]) -> set[str]:
    """What stands between braces in a text and is not one of these names and nothing more.

    A conversion ({ros!r}), a form ({ros:d}) and a part ({ros.naam}) are more: they break or change
    what is filled in. The whole text for a brace without its other half.
    """
    known = set(names)
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return {text}
    return {
        f"{{{name}{'!' + how if how else ''}{':' + form if form else ''}}}"
        for _, name, form, how in parts
        if name is not None and (name not in known or form or how)
    }


def placeholders(text: str) -> list[str]:
    """The placeholders in the text of a step. Raises ValueError for half a pair of braces."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


def check_steps(
    templates: Iterable[Template],
    organisaties: Iterable[str],
    statuses: Iterable[str],
    faults: list[Fault],
) -> None:
    """Add a fault for each id that is there twice, each name in `wie` and `links` that is no role
    and no organisatie, and each class of status in `bij` that `lagen.toml` does not have."""
    templates, known, classes = tuple(templates), set(organisaties), list(statuses)
    told_twice(STEPS, "de stap", (template.id for template in templates), faults)
    for template in templates:
        for column, names, allowed in (
            ("wie", template.wie, known | set(ROLES)),
            ("links", template.links, known),
            ("paginas", template.paginas, set(PAGES)),
        ):
            for name in names:
                if name not in allowed:
                    what = "pagina" if column == "paginas" else "organisatie"
                    uitleg = f"stap {template.id}: deze {what} bestaat niet."
                    roles = f"{', '.join(ROLES)}, of " if column == "wie" else ""
                    told = f"{roles}een waarde uit organisaties.csv, kolom id"
                    if column == "paginas":
                        told = ", ".join(PAGES)
                    faults.append(Fault(STEPS, uitleg, None, column, name, told))
        for name in template.bij:
            if name not in classes:
                uitleg = f"stap {template.id}: deze klasse van status bestaat niet."
                faults.append(Fault(STEPS, uitleg, None, "bij", name, ", ".join(classes)))
