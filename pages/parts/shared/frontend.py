"""What Streamlit's own frontend consists of, read from its build: nothing here knows a version."""

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from streamlit import file_util

STATIC = Path(file_util.get_static_dir()).resolve()
# Found without importing it: its component would be registered before there is a server to know it.
MAP_FRAME = Path(find_spec("streamlit_folium").origin).resolve().parent / "frontend" / "build"
SCRIPTS = "static/js"

# What pages draw with, by the names that the build gives to the parts that draw it. A part that a
# new version calls otherwise is fetched when it is needed, as all parts were.
EVERYWHERE = ("Button", "ButtonGroup", "BidiComponent")
ON_PAGE = {
    "kaart": (
        *("Checkbox", "ComponentInstance", "Html", "Multiselect", "Radio"),
        *("Selectbox", "TextInput"),
    ),
    "gemeente": ("ComponentInstance", "DownloadButton", "TextInput"),
    "regiobeeld": ("ComponentInstance", "Selectbox", "TextInput"),
    "klantroute": ("Checkbox", "Radio", "TextInput"),
    "vergelijken": ("ComponentInstance", "Html", "Selectbox"),
    "watals": ("ComponentInstance", "DownloadButton", "FileUploader", "Selectbox"),
    "presenteren": ("FileUploader", "TextInput"),
}

# A module smaller than this is not worth a request of its own.
SMALL_MODULE = 8_000
_HERE = "@atlas-modules/"

_QUOTED = r"[\"'`]\./([\w.-]+\.js)[\"'`]"
_IMPORTED = re.compile(rf"(?:\bfrom|\bimport)\s*{_QUOTED}")
_LATER = re.compile(rf"\bimport\(\s*{_QUOTED}\s*\)")


def index() -> str:
    """The HTML of every page, as Streamlit ships it."""
    return (STATIC / "index.html").read_text(encoding="utf-8")


@cache
def modules_for(page: str) -> tuple[str, ...]:
    """The file names of all modules that this page loads, those of the frame around it first."""
    wanted = {*EVERYWHERE, *ON_PAGE.get(page, ())}
    later = [name for name in parts() if name.split(".")[0] in wanted]
    return closure([*entry(), *later])


@cache
def all_modules() -> tuple[str, ...]:
    """The file names of the modules that any part of a page needs at once."""
    return closure([*entry(), *parts()])


def entry() -> tuple[str, ...]:
    """The module that every page starts with, when its HTML names one."""
    return tuple(re.findall(r'<script type="module"[^>]* src="\./static/js/([^"]+)"', index()))


def parts() -> list[str]:
    """The modules that are fetched once something on a page needs them: one for each kind of part."""
    return [name for first in entry() for name in _LATER.findall(script(first))]


def closure(names: Iterable[str]) -> tuple[str, ...]:
    """These modules and all that they import at once, each once."""
    found: dict[str, None] = {}
    todo = list(names)
    while todo:
        name = todo.pop(0)
        if name not in found and (STATIC / SCRIPTS / name).is_file():
            found[name] = None
            todo += _IMPORTED.findall(script(name))
    return tuple(found)


def script(name: str) -> str:
    """The text of a module of the build. Raises OSError when there is none."""
    return (STATIC / SCRIPTS / name).read_text(encoding="utf-8")


@cache
def bundled_modules() -> tuple[str, ...]:
    """The small modules that pages load, which a browser has in one request."""
    names = dict.fromkeys(name for page in ON_PAGE for name in modules_for(page))
    return tuple(name for name in names if _can_be_bundled(name))


def _can_be_bundled(name: str) -> bool:
    text = script(name)
    return len(text) < SMALL_MODULE and "import.meta" not in text and _HERE not in text


def bundle() -> str:
    """Those modules as one script that a page reads before the first module.

    It tells the browser, by an import map, that their addresses mean what is in here. Where that
    cannot be done a browser fetches each module from its own address, as it did before.
    """

    def absolute(found: re.Match) -> str:
        known = (STATIC / SCRIPTS / found[1]).is_file()
        return found[0].replace("./", _HERE, 1) if known else found[0]

    texts = {name: re.sub(_QUOTED, absolute, script(name)) for name in bundled_modules()}
    own = (Path(__file__).parent / "static" / "modules.js").read_text(encoding="utf-8")
    return f"const atlasModules = {json.dumps(texts, ensure_ascii=False)};\n{own}"
