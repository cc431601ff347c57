"""What a reader keeps: a value in one parameter of a link, or a small file of their own; and back."""

import base64
import json
import zlib
from typing import Any


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
