"""Values small enough for one parameter of a link, and back."""

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
