"""The steps of `stappen.toml`, as values: what a gemeente can do next, with placeholders."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from geodata.package.vocabulary import typed_all

FILE = "stappen.toml"
REACHABLE, UNREACHABLE = "consortium bereikbaar", "consortium niet bereikbaar"
PLACEHOLDERS = ("gemeente", "in_gemeente", "ggd", "ros", "consortium", "vsv", "regio", "buren")
ROLES = ("ggd", "ros", "consortium", "vsv", "regio")


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


def read_steps(path: Path) -> tuple[Template, ...]:
    """Read the steps of a `stappen.toml`.

    Raises OSError, tomllib.TOMLDecodeError, and ValueError (naming the step and what is wrong) for
    a block with a missing, unknown or misspelt part.
    """
    blocks = tomllib.loads(path.read_text(encoding="utf-8")).get("stap", [])
    templates = tuple(_typed(blocks))
    for template in templates:
        unknown = set(placeholders(template.tekst)) - set(PLACEHOLDERS)
        if unknown or template.als not in ("", REACHABLE, UNREACHABLE):
            wrong = ", ".join(sorted(unknown)) or template.als
            raise ValueError(f"stap {template.id}: onbekend is {wrong}")
    return templates


def _typed(blocks: list[dict]) -> Iterable[Template]:
    for block in blocks:
        try:
            yield from typed_all(Template, [block])
        except TypeError as error:
            raise ValueError(f"stap {block.get('id', '?')}: {error}") from error


def placeholders(text: str) -> list[str]:
    """The placeholders in the text of a step."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


def unknown_names(templates: Iterable[Template], organisaties: Iterable[str]) -> dict[str, str]:
    """The names in `wie` and `links` that are no role and no organisatie, by id of their step."""
    known = {*ROLES, *organisaties}
    return {
        template.id: name
        for template in templates
        for name in (*template.wie, *template.links)
        if name not in known
    }
