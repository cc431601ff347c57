"""What comes packed: what a reader keeps in one parameter of a link or in a small file, and the zip of somebody else."""

import base64
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1


def pack(value: Any) -> str:
    """A value that JSON can hold as letters, digits, hyphens and underscores."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpack(packed: str, most: int) -> Any:
    """What `pack` was given. A few bytes can unpack to gigabytes: of more than `most` bytes, and of what
    was broken off, comes OverflowError, of what cannot be read ValueError."""
    try:
        content = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(content, most)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise OverflowError(f"more than {most} bytes, or broken off")
        return json.loads(text)
    except (zlib.error, RecursionError) as error:
        raise ValueError(str(error)) from error


def read_own(
    content: bytes, *, kind: str, version: int, most: int, what: str, error: type[ValueError]
) -> dict[str, Any]:
    """The content of a file that the atlas wrote for a reader: JSON with its `soort` and `versie`.

    Raises `error` with a Dutch sentence that calls it `what` ("presentatie") when it is larger than
    `most` bytes, damaged, of another kind or of a newer version.
    """
    if len(content) > most:
        size = f"{len(content) / 1e6:.1f}".replace(".", ",")
        raise error(
            f"Dit bestand is te groot: {size} MB. Een {what} is nooit groter dan {most // 1000} kB."
        )
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        # A number of more digits than Python takes is a ValueError too.
        raise error(
            f"Dit bestand is beschadigd, of het is geen {what} van de Geboortezorgatlas."
        ) from None
    if not isinstance(found, dict) or found.get("soort") != kind:
        raise error(f"Dit bestand is geen {what} van de Geboortezorgatlas.")
    own = found.get("versie")
    if not isinstance(own, int) or isinstance(own, bool) or own < 1:
        raise error("In dit bestand staat niet welke versie het heeft.")
    if own > version:
        raise error(
            f"Dit bestand komt uit een nieuwere versie van de atlas (versie {own}; deze atlas "
            f"leest tot en met {version}). Open het daar."
        )
    return found


def parts_of_zip(content: bytes, *, most: int, parts: int) -> Iterator[tuple[str, bytes]]:
    """The parts of a zip in their order, each with its name. A small zip can unpack to gigabytes: of more
    than `most` bytes comes OverflowError with how many there are at least, before anything is unpacked
    where the zip says so, and while it is unpacked where it lies.

    Raises PermissionError for a zip with a password, and ValueError for what is none, is damaged, has more
    than `parts` parts or two of one name.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            found = [part for part in opened.infolist() if not part.is_dir()]
            size = sum(part.file_size for part in found)
            if size > most:
                raise OverflowError(size)
            if len(found) > parts or len({part.filename for part in found}) < len(found):
                raise ValueError("too many parts, or two of one name")
            if any(part.flag_bits & ENCRYPTED for part in found):
                raise PermissionError("with a password")
            if any(part.compress_type not in METHODS for part in found):
                raise ValueError("packed in a way that spreadsheets and slides are not")
            left = most
            for part in found:
                with opened.open(part) as packed:
                    data = packed.read(left + 1)
                left -= len(data)
                if left < 0:
                    raise OverflowError(most - left)
                yield part.filename, data
    except PermissionError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise ValueError(str(error)) from error
