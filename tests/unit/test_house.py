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


def imported(text: str) -> set[str]:
    """The modules that a text of Python imports; of a package, what is taken from it too."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def foreign(path: str, text: str) -> list[str]:
    """What a file of `pages/`, or `app.py`, takes that belongs to another page.

    A page is a script and the parts with its name; `shared` is everybody's. This is more than
    import-linter can say: it knows no rule in which one name stands for two modules.
    """
    parts = Path(path).with_suffix("").parts
    own = parts[2] if parts[:2] == ("pages", "parts") else parts[-1]
    allowed = ("pages.parts.shared.", f"pages.parts.{own}.")
    taken = (name for name in imported(text) if name.partition(".")[0] == "pages")
    return sorted(name for name in taken if not name.startswith(allowed))


PAGES = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py")]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_page_takes_its_own_parts_and_what_pages_share(file):
    assert foreign(str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pages/kaart.py", "from pages.parts.gemeente.sections import contacts"),
        ("pages/kaart.py", "from pages.parts.gemeente import sections"),
        ("pages/kaart.py", "import pages.gemeente"),
        ("pages/parts/over2/x.py", "from pages.parts.kaart.state import shown"),
        ("pages/parts/shared/x.py", "def late():\n    from pages.parts.kaart import state"),
        ("pages/parts/kaart/x.py", "from pages.kaart import shown"),
        ("app.py", "from pages.parts.kaart.state import shown"),
    ],
)
def test_a_page_that_takes_from_another_is_seen(path, text):
    assert foreign(path, text)


def test_the_library_takes_nothing_from_the_pages():
    for file in (ROOT / "geodata").rglob("*.py"):
        names = imported(file.read_text(encoding="utf-8"))
        assert not [name for name in names if name.partition(".")[0] in ("pages", "app")], file


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
