"""Text that every file of ours can hold."""


def plain(text: str) -> str:
    """A text on one line, without what XML cannot hold or what turns the direction of reading."""
    kept = (c for c in text if c.isprintable() or c.isspace())
    return " ".join("".join(kept).split())
