"""The gemeente that a code in a link or a list stands for, however the code was written."""

import re

import pandas

from geodata.landscape import Landscape, derive
from geodata.package.vocabulary import SPLIT_OFF
from geodata.words import date_in_words

CODE = re.compile(r"(?:(?:NL\W{0,2})?GM[ ._:-]*)?([0-9]{1,4})", re.IGNORECASE)


def clean_code(text: str) -> str:
    """A code of the CBS as the data have it: "gm0014", "NL.GM0014", "0014" and "14" are "GM0014".
    Another text comes back as it is, without blanks around it."""
    found = CODE.fullmatch(text.strip())
    return f"GM{found[1].zfill(4)}" if found else text.strip()


@derive
def former_gemeenten(landscape: Landscape) -> pandas.DataFrame:
    """The rows of `herindelingen.csv` about gemeenten that are no more: without what is a plan, and
    without those of which only a part became another."""
    rows = landscape.table("herindelingen")
    return rows[(rows["toegepast"] == "ja") & (rows["aard"] != SPLIT_OFF)]


def successor(landscape: Landscape, code: str) -> tuple[str, str]:
    """What a former gemeente became: the code of today, and a Dutch sentence that says so. Empty
    texts for a code that is none, or for a gemeente that was divided over several."""
    merged = former_gemeenten(landscape)
    merged = merged[merged["oude_code"] == code]
    if len(merged) != 1:
        return "", ""
    row = merged.iloc[0]
    return row["nieuwe_code"], (
        f"{row['oude_naam']} hoort sinds {date_in_words(row['datum'])} bij {row['nieuwe_naam']}."
    )
