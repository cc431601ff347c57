"""Text from data inside markdown: it must show as it is, whatever it holds."""

import string

ESCAPED = str.maketrans({char: f"\\{char}" for char in string.punctuation})


def literal(text: str) -> str:
    """Text as markdown that shows just that text: no links, no emphasis, no icons, no colours.

    CommonMark lets a backslash stand before any ASCII punctuation.
    """
    return " ".join(text.split()).translate(ESCAPED)


def link(label: str, address: str) -> str:
    """A markdown link to a web address from the data; another address shows as text, once."""
    if not address.startswith(("https://", "http://")):
        return literal(label) if label == address else f"{literal(label)} ({literal(address)})"
    safe = address.translate(
        str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20"})
    )
    return f"[{literal(label)}]({safe})"
