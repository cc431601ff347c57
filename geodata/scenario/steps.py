"""The steps of a scenario: what a reader says that changes, in a link and in a small file.

A step in a link is `<wat>:<naar>:<naam>`, what is empty at the end left out, under the name of its
kind; several codes of one step have dots between. When kinds alternate, all stand in `stappen`, each
with its kind before it. Nothing is looked up here: what a step means is for `apply`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from geodata.packed import read_own
from geodata.words import count, one_line

SLUIT, OPEN, VERPLAATS, SAMEN, SPLITS, COALITIE = (
    *("sluit", "open", "verplaats", "voegsamen", "splits", "coalitie"),
)
# The kinds of steps, and what a reader calls them.
KINDS = {
    SLUIT: "Een locatie sluit",
    OPEN: "Een locatie gaat open",
    VERPLAATS: "Een gemeente gaat naar een ander gebied",
    SAMEN: "Twee gebieden gaan samen",
    SPLITS: "Een gebied wordt gesplitst",
    COALITIE: "Een gemeente gaat bij een coalitie",
}
# Which kinds must say where it goes; `naar` of a location that opens is the longitude of a point.
TO = (VERPLAATS, SAMEN, SPLITS, COALITIE)
NEW = "nieuw"
MIXED = "stappen"
MAX_STEPS, MAX_LINK, MAX_BYTES, MAX_NAME, MAX_PART = 30, 8000, 50_000, 60, 600
FILE_KIND, VERSION = "geboortezorgatlas-wat-als", 1
POINT = re.compile(r"-?\d{1,3}(\.\d+)?")


class ScenarioError(ValueError):
    """A file that holds no scenario. Its text is a Dutch sentence that says why."""


@dataclass(frozen=True)
class Step:
    """One change.

    `soort` is a key of `KINDS`; `wat` what it is about: locations or organisaties (ids), CBS codes or
    area ids, or the latitude of a point (degrees); `naar` the area, the division or the longitude that
    it goes to ("" for none); `naam` what something new is called ("" for none).
    """

    soort: str
    wat: tuple[str, ...]
    naar: str = ""
    naam: str = ""

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude (WGS84) of a new location; None for another step."""
        if self.soort != OPEN or not self.naar:
            return None
        return float(self.wat[0]), float(self.naar)

    @property
    def text(self) -> str:
        """The step as it stands in a link, without its kind."""
        parts = (".".join(self.wat), self.naar, self.naam)
        return ":".join(parts).rstrip(":")


def step_of(soort: str, text: str) -> Step | None:
    """The step that a link writes so; None when it is none."""
    wat, naar, naam = (part.strip() for part in [*text.split(":", 2), "", ""][:3])
    if soort not in KINDS or not wat or (soort in TO and not naar) or len(text) > MAX_PART:
        return None
    if soort in (SLUIT, SPLITS, SAMEN):
        return Step(soort, (wat,), naar if soort != SLUIT else "", clean_name(naam))
    if soort == OPEN:
        if not naar:
            return Step(soort, (wat,))
        good = POINT.fullmatch(wat) and POINT.fullmatch(naar)
        return Step(soort, (wat,), naar, clean_name(naam)) if good else None
    codes = tuple(dict.fromkeys(part.strip() for part in wat.split(".") if part.strip()))
    return Step(soort, codes, naar, clean_name(naam)) if codes else None


def clean_name(text: str) -> str:
    """A name without what a link uses to divide, at most `MAX_NAME` long."""
    return one_line(re.sub(r"[,;|:]+", " ", text))[:MAX_NAME].strip()


def from_params(params: Mapping[str, str]) -> tuple[tuple[Step, ...], list[str]]:
    """The steps of a link, in the order in which it has them, and a Dutch sentence for each part of it
    that is no step. Parameters of another name are left alone."""
    asked = {name: value for name, value in params.items() if name in (*KINDS, MIXED)}
    if sum(map(len, asked.values())) > MAX_LINK:
        return (), [
            f"De link is te lang: een scenario past in {MAX_LINK} tekens. Er is niets van gelezen."
        ]
    found, problems = [], []
    for name, value in asked.items():
        parts = value.split(";" if name == MIXED else ",")
        for part in filter(None, map(str.strip, parts)):
            kind, text = part.partition(":")[::2] if name == MIXED else (name, part)
            step = step_of(kind, text)
            if step:
                found.append(step)
            else:
                problems.append(
                    f"In de link staat bij ‘{name}’ geen stap die de atlas kent: ‘{part[:60]}’. "
                    "Die is weggelaten."
                )
    return bounded(found, problems), problems


def bounded(found: Iterable[Step], problems: list[str]) -> tuple[Step, ...]:
    """At most `MAX_STEPS` of these; a sentence says it when there are more."""
    steps = tuple(found)
    if len(steps) > MAX_STEPS:
        problems.append(
            f"Een scenario heeft ten hoogste {MAX_STEPS} stappen; dit zijn er {len(steps)}. "
            f"De eerste {MAX_STEPS} tellen mee."
        )
    return steps[:MAX_STEPS]


def to_params(steps: Iterable[Step]) -> dict[str, str]:
    """The parameters of the link to these steps; `from_params` reads them back."""
    steps = tuple(steps)
    runs = [(kind, tuple(run)) for kind, run in groupby(steps, key=lambda step: step.soort)]
    if len({kind for kind, _ in runs}) == len(runs):
        return {kind: ",".join(step.text for step in run) for kind, run in runs}
    return {MIXED: one_text(steps)}


def one_text(steps: Iterable[Step]) -> str:
    """A whole scenario as one text, for where several stand beside each other."""
    return ";".join(f"{step.soort}:{step.text}" for step in steps)


def to_file(steps: Iterable[Step], titel: str = "") -> bytes:
    """A scenario as a JSON file (UTF-8) that `from_file` reads back."""
    content = {
        "soort": FILE_KIND,
        "versie": VERSION,
        "titel": titel,
        "stappen": [
            {"soort": s.soort, "wat": list(s.wat), "naar": s.naar, "naam": s.naam} for s in steps
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def from_file(content: bytes) -> tuple[tuple[Step, ...], list[str]]:
    """The steps of a file of `to_file`, and a sentence for each that is none.

    Raises ScenarioError when the file is too large, damaged, of something else or too new."""
    found = read_own(
        content,
        kind=FILE_KIND,
        version=VERSION,
        most=MAX_BYTES,
        what="scenario",
        error=ScenarioError,
    )
    rows = found.get("stappen")
    if not isinstance(rows, list):
        raise ScenarioError("In dit bestand staat geen rij met stappen.")
    made = [_of_row(row) for row in rows]
    wrong = made.count(None)
    problems = []
    if wrong:
        what = count(wrong, "regel is geen stap", "regels zijn geen stap")
        problems.append(f"In het bestand: {what} die de atlas kent. Die telt niet mee.")
    return bounded(filter(None, made), problems), problems


def _of_row(row: object) -> Step | None:
    if not isinstance(row, dict) or not isinstance(row.get("wat"), list):
        return None
    texts = (*row["wat"], row.get("soort", ""), row.get("naar", ""), row.get("naam", ""))
    if not row["wat"] or not all(isinstance(text, str) for text in texts):
        return None
    if any(char in text for text in (*row["wat"], row.get("naar", "")) for char in ",;|:"):
        return None
    step = Step(row.get("soort", ""), tuple(row["wat"]), row.get("naar", ""), row.get("naam", ""))
    return step_of(step.soort, step.text)
