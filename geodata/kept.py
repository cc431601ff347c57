"""What was worked out before, in files that may be gone: a start without them is slower, never another.

The folder is the one that `ATLAS_CACHE` names, else `.cache/` of this checkout. It may be absent,
full, broken or not writable. Who reads from it holds what comes out against the content that it was
made of; a name says of which content.
"""

import atexit
import hashlib
import os
import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp

ROOT = Path(__file__).resolve().parent.parent
# What the name of an answer of somebody else begins with: a list of a partner names people.
ANSWER = "bron-"
# A folder without end is a fault of ours: what is oldest makes room.
MAX_FILES = 2_000
_instead = ""


def folder() -> Path:
    """Where files are kept, whether it exists or not."""
    return Path(_instead or os.environ.get("ATLAS_CACHE") or ROOT / ".cache")


def keep_for_now() -> None:
    """Where nothing can be kept: keep files for as long as this process lives."""
    global _instead
    if not writable():
        _instead = mkdtemp(prefix="atlas-")
        atexit.register(shutil.rmtree, _instead, ignore_errors=True)


def digest(*parts: bytes | str) -> str:
    """A name that says of which content, in which version of the work, a file was made."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(len(content).to_bytes(8, "big") + content)
    return found.hexdigest()


def read(name: str) -> bytes | None:
    """What was kept under this name; None when there is nothing or it was damaged since."""
    try:
        found = (folder() / name).read_bytes()
    except OSError:
        return None
    checksum, content = found[:32], found[32:]
    return content if hashlib.sha256(content).digest() == checksum else None


def write(name: str, content: bytes) -> bool:
    """Keep something under a name, whole or not at all; returns whether that could be done."""
    place = folder()
    try:
        place.mkdir(parents=True, exist_ok=True)
        _make_room(place)
        with NamedTemporaryFile(dir=place, prefix=".", delete=False) as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(file.name).replace(place / name)
    except OSError:
        return False
    return True


def forget(beginning: str) -> None:
    """Let go of what was kept under the names that begin so."""
    for file in folder().glob(f"{beginning}*"):
        file.unlink(missing_ok=True)


def writable() -> bool:
    """Whether something can be kept."""
    return write("probe", b"") and read("probe") == b""


def _make_room(place: Path) -> None:
    files = list(place.iterdir())
    if len(files) < MAX_FILES:
        return
    dated = sorted((file.stat().st_mtime, file) for file in files if file.is_file())
    # For some more at once, so that not every file that is kept looks at all others.
    for _, file in dated[: max(0, len(dated) - MAX_FILES + 1 + MAX_FILES // 10)]:
        file.unlink(missing_ok=True)
