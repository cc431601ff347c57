"""The gemeente that a code in a link stands for, however the code was written."""

from geodata.landscape import Landscape
from geodata.words import date_in_words

PREFIX = "GM"
DIGITS = 4


def clean_code(text: str) -> str:
    """A code of the CBS as the data have it: "gm0014", "0014" and "14" are "GM0014". Another text
    comes back as it is, without blanks around it."""
    text = text.strip()
    digits = text.upper().removeprefix(PREFIX)
    if digits.isascii() and digits.isdigit() and len(digits) <= DIGITS:
        return f"{PREFIX}{digits.zfill(DIGITS)}"
    return text


def successor(landscape: Landscape, code: str) -> tuple[str, str]:
    """What a former gemeente became: the code of today, and a Dutch sentence that says so. Empty
    texts for a code that is none, or for a gemeente that was divided over several."""
    merged = landscape.table("herindelingen")
    merged = merged[(merged["toegepast"] == "ja") & (merged["oude_code"] == code)]
    if len(merged) != 1:
        return "", ""
    row = merged.iloc[0]
    return row["nieuwe_code"], (
        f"{row['oude_naam']} hoort sinds {date_in_words(row['datum'])} bij {row['nieuwe_naam']}."
    )
