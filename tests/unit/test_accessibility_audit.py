"""The audit in docs/ is about every criterion, and names evidence that is there; colours are as it says."""

import ast
import re
from pathlib import Path

import pytest

from geodata.paper.style import LAND, SILENT_EDGE, STARTING
from tests.colours import TO_XYZ, linear

ROOT = Path(__file__).parents[2]
AUDIT = ROOT / "docs" / "toegankelijkheid.md"
STYLE = ROOT / "pages" / "parts" / "shared" / "static" / "pagina.css"
CONFIG = ROOT / ".streamlit" / "config.toml"
OWN = [
    path
    for folder in ("pages/parts/shared/static", "geodata/map/static")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".js", ".css")
]
# Where a finger or button that goes down is heard, each without doing what a click does: it is noted,
# begins to drag, or must not move the focus.
AT_DOWN = {"focus.js", "gestures.js", "scenes.js", "search.js", "show.js", "slider.js"}
# WCAG 2.2 without AAA; 4.1.1 is no criterion any more.
A = [
    "1.1.1",
    "1.2.1",
    "1.2.2",
    "1.2.3",
    "1.3.1",
    "1.3.2",
    "1.3.3",
    "1.4.1",
    "1.4.2",
    "2.1.1",
    "2.1.2",
    "2.1.4",
    "2.2.1",
    "2.2.2",
    "2.3.1",
    "2.4.1",
    "2.4.2",
    "2.4.3",
    "2.4.4",
    "2.5.1",
    "2.5.2",
    "2.5.3",
    "2.5.4",
    "3.1.1",
    "3.2.1",
    "3.2.2",
    "3.2.6",
    "3.3.1",
    "3.3.2",
    "3.3.7",
    "4.1.2",
]
AA = [
    "1.2.4",
    "1.2.5",
    "1.3.4",
    "1.3.5",
    "1.4.3",
    "1.4.4",
    "1.4.5",
    "1.4.10",
    "1.4.11",
    "1.4.12",
    "1.4.13",
    "2.4.5",
    "2.4.6",
    "2.4.7",
    "2.4.11",
    "2.5.7",
    "2.5.8",
    "3.1.2",
    "3.2.3",
    "3.2.4",
    "3.3.3",
    "3.3.4",
    "3.3.8",
    "4.1.3",
]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in AUDIT.read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d", line)
]
NAMED = re.findall(r"`(tests/[\w./]+?)(?:::(\w+))?`", AUDIT.read_text(encoding="utf-8"))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2), 1 to 21."""
    light, dark = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))[::-1]
    return (light + 0.05) / (dark + 0.05)


def test_every_criterion_stands_there_once_with_its_level():
    found = [(row[0].split()[0], row[1]) for row in ROWS]
    assert sorted(found) == sorted([(name, "A") for name in A] + [(name, "AA") for name in AA])


def test_every_outcome_has_evidence_and_what_is_partly_so_says_what_is_not():
    for name, _, outcome, evidence in ROWS:
        assert outcome in ("voldoet", "voldoet deels", "niet van toepassing"), name
        assert evidence, name
        if outcome == "voldoet":
            assert "`tests/" in evidence or "met de hand" in evidence, name
        if outcome == "voldoet deels":
            assert evidence.rstrip().endswith("."), name


@pytest.mark.parametrize(("file", "test"), sorted(set(NAMED)))
def test_what_it_names_is_there(file, test):
    path = ROOT / file
    assert path.exists()
    if test:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_edges_and_signs_are_three_to_one():
    theme = CONFIG.read_text(encoding="utf-8")
    light, dark = (
        re.findall(r'(?:background|secondaryBackground)Color = "(#\w+)"', part)
        for part in theme.split("[theme.light]")[1].split("[theme.dark]")
    )
    style = STYLE.read_text(encoding="utf-8")
    for name in ("ring", "rand"):
        by_day, by_night = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", style).groups()
        for colour, grounds in ((by_day, light), (by_night, dark)):
            assert len(grounds) == 2
            assert min(contrast(colour, ground) for ground in grounds) >= 3, name
    # "Geen gegevens" and "in oprichting" on the map.
    assert contrast(SILENT_EDGE, LAND) >= 3
    assert contrast(STARTING, LAND) >= 3


def test_what_is_pressed_has_an_edge_that_differs_three_to_one():
    """A choice that is pressed has an edge in the primary colour, another the edge of the theme."""
    theme = CONFIG.read_text(encoding="utf-8")
    for part in ("light", "dark"):
        own = theme.split(f"[theme.{part}]")[1].split("[theme.")[0]
        [edge] = re.findall(r'borderColor = "(#\w+)"', own)
        pressed = re.findall(r'primaryColor = "(#\w+)"', own) or re.findall(
            r'primaryColor = "(#\w+)"', theme
        )
        [ground] = re.findall(r'backgroundColor = "(#\w+)"', own)
        assert contrast(pressed[0], edge) >= 3, part
        assert contrast(pressed[0], ground) >= 3, part


def test_nothing_is_done_when_a_pointer_goes_down_and_nothing_moves_by_itself():
    down = re.compile(r"""["']?(?:mousedown|pointerdown|touchstart)["']?\s*[,:\]]""")
    texts = {path: path.read_text(encoding="utf-8") for path in OWN}
    assert {path.name for path, text in texts.items() if down.search(text)} == AT_DOWN
    moving = re.compile(r"@keyframes|animation(-name)?\s*:|\.animate\(")
    assert [path.name for path, text in texts.items() if moving.search(text)] == []
