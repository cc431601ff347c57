"""The rooms of the code: what a room hands out exists, and pages take nothing from behind a door."""

import ast
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FACES = sorted(
    ".".join(file.parent.relative_to(ROOT).parts)
    for file in (ROOT / "geodata").rglob("__init__.py")
)
USERS = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]


@pytest.mark.parametrize("face", FACES)
def test_a_room_hands_out_what_it_names(face):
    room = importlib.import_module(face)
    for name in getattr(room, "__all__", ()):
        assert getattr(room, name) is not None
    # A function with the name of its module would turn into the module for who comes second.
    for name in getattr(room, "__all__", ()):
        assert type(getattr(room, name)).__name__ != "module", name


@pytest.mark.parametrize("file", USERS, ids=lambda file: str(file.relative_to(ROOT)))
def test_pages_take_what_a_room_hands_out(file):
    deep = [
        node.module
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("geodata.")
        and node.module not in {*FACES, "geodata.words", "geodata.records"}
    ]
    assert not deep
