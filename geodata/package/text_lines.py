"""On which line of a TOML file something stands: the parser of Python does not tell."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from geodata.package.faults import Fault

# A heading, [[laag]] or [soort.ros], and a part, kleur = "...". What stands in a text over more
# lines could look like one; it would give a line too many to choose from, so a line less told.
HEADING = re.compile(r"\s*\[\[?\s*([\w.\"' -]+?)\s*\]\]?\s*(#.*)?")
PART = re.compile(r"\s*([\w-]+)\s*=\s*(.*)")
QUOTED = re.compile(r"""["'](.*?)["']""")
OWN = ("id", "label", "waarde")
LONG = 60


def excerpt(text: str, line: int | None) -> str:
    """What stands on a line of a text, cut off when it is long; "" for no line."""
    lines = text.splitlines()
    return lines[line - 1].strip()[:LONG] if line and line <= len(lines) else ""


def line_with(text: str, pattern: str) -> int | None:
    """The line of a text in which a pattern is found; None unless it is just one."""
    lines = enumerate(text.splitlines(), 1)
    found = [number for number, line in lines if re.search(pattern, line)]
    return found[0] if len(found) == 1 else None


def with_lines(folder: Path, faults: Iterable[Fault]) -> list[Fault]:
    """The faults, those in a TOML file of this folder with the line where they stand.

    A message about a block begins with what the block is and its id ("laag ros: "). A fault of
    which that does not tell one place keeps no line.
    """
    texts: dict[str, str] = {}
    placed = []
    for fault in faults:
        if fault.bestand.endswith(".toml") and fault.rij is None and fault.kolom:
            if fault.bestand not in texts:
                texts[fault.bestand] = _read(folder / fault.bestand)
            fault = replace(fault, rij=_line_of(texts[fault.bestand], fault))
        placed.append(fault)
    return placed


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        # That it cannot be read is a fault by itself.
        return ""


def _line_of(text: str, fault: Fault) -> int | None:
    blocks = _blocks(text)
    about = [block for block in blocks if block[0] and fault.uitleg.startswith(f"{block[0]}: ")]
    named = [
        (line, value)
        for _, _, parts in about or blocks
        for part, line, value in parts
        if part == fault.kolom
    ]
    holding = [line for line, value in named if fault.waarde and fault.waarde in value]
    if holding:
        # Of what is there twice, the second is the one too many.
        return holding[-1]
    if about:
        return named[0][0] if len(named) == 1 else about[-1][1]
    return named[0][0] if len(named) == 1 else None


def _blocks(text: str) -> list[tuple[str, int, list[tuple[str, int, str]]]]:
    """The blocks of a TOML file: what it is called in a message, its first line, and its parts with
    their lines and values as they are written; first what stands above all blocks."""
    found: list[tuple[str, int, list[tuple[str, int, str]]]] = [("bovenaan", 1, [])]
    for number, line in enumerate(text.splitlines(), 1):
        if heading := HEADING.fullmatch(line):
            name, _, key = heading[1].partition(".")
            found.append((f"{name} {key.strip(chr(34))}".strip(), number, []))
        elif part := PART.fullmatch(line):
            found[-1][2].append((part[1], number, part[2]))
        elif found[-1][2] and line.strip() and not line.lstrip().startswith("#"):
            # The rest of a value over more lines.
            name, first, value = found[-1][2][-1]
            found[-1][2][-1] = (name, first, f"{value} {line.strip()}")
    return [(_called(name, parts), first, parts) for name, first, parts in found]


def _called(name: str, parts: list[tuple[str, int, str]]) -> str:
    if " " in name:
        return name
    texts = {part: text[1] for part, _, value in parts if (text := QUOTED.match(value))}
    return f"{name} {next((texts[part] for part in OWN if texts.get(part)), '')}".strip()
