"""The gemeente or organisatie that a link names, by its code or by a name, also a former one."""

from geodata.find.codes import clean_code, former_gemeenten, successor
from geodata.find.names import names, plain
from geodata.landscape import Landscape
from geodata.records import gemeenten_of, organisaties_of
from geodata.words import date_in_words, list_names

MAX_MEANT = 5


def in_link(landscape: Landscape, text: str) -> tuple[str, str]:
    """The CBS code or organisatie id that a text in a link stands for, and a Dutch sentence when that
    is another than it says: a former gemeente, another name.

    Of what can be more than one the code is "" and the sentence says which. A text that is nothing
    known comes back as it is, without a sentence.
    """
    text = text.strip()
    if not text:
        return "", ""
    code = clean_code(text)
    for known in (text, code, text.casefold()):
        if known in organisaties_of(landscape) or known in gemeenten_of(landscape):
            return known, ""
    became, sentence = successor(landscape, code)
    if became:
        return became, sentence
    divided = _divided(landscape, code)
    if divided:
        return "", divided
    return _by_name(landscape, text)


def _divided(landscape: Landscape, code: str) -> str:
    """Of a former gemeente that is now in several: which these are; "" for another code."""
    merged = former_gemeenten(landscape)
    merged = merged[merged["oude_code"] == code]
    if merged.empty:
        return ""
    old, when = merged[["oude_naam", "datum"]].iloc[0]
    return (
        f"{old} is op {date_in_words(when)} over meer gemeenten verdeeld: "
        f"{list_names(merged['nieuwe_naam'])}. Kies er een."
    )


def _by_name(landscape: Landscape, text: str) -> tuple[str, str]:
    """What a name stands for: a gemeente of today before all others that have it."""
    wanted = plain(text)
    every = names(landscape)
    rows = every[(every["plain"] == wanted) & (wanted != "")]
    own = rows[(rows["soort"] == "gemeente") & (rows["gevonden"] == rows["naam"])]
    found = (own if len(own) else rows).drop_duplicates("id")
    if len(found) == 1:
        row = found.iloc[0]
        # An organisatie has its other names without a sentence.
        return row["id"], f"{row['via']}." if " " in row["via"] and row["via"] != text else ""
    if found.empty:
        return text, ""
    return "", f"‘{text}’ kan meer zijn: {list_names(found['naam'][:MAX_MEANT])}. Kies er een."
