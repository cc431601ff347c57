"""Which figure a list means, and the period in the form that the figure has it."""

import re
import unicodedata
from collections.abc import Mapping

from geodata.find.names import plain
from geodata.keeping.dates import partial_date
from geodata.keeping.match.whole_numbers import whole_number
from geodata.landscape import Landscape, derive

YEAR, AT_JANUARY = "jaar", "1 januari"
# A year as CBS writes it, in its data (2025JJ00) and in the tables that people download (2025*).
CBS_YEAR = re.compile(r"((?:19|20)\d{2})(?:JJ00|\*{1,2})", re.IGNORECASE)


def figure_id(landscape: Landscape, text: str) -> str:
    """The id of the figure with this id or name; for a new one an id made of its name."""
    known = _figures(landscape)
    return known.get(text) or known.get(plain(text)) or new_id(text)


def new_id(text: str) -> str:
    """A name as an id: small letters and digits with dashes between; "" when none are left."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:60].strip("-")


def period_of(text: str) -> str:
    """A year or a day, as an ISO date. Raises ValueError for something else."""
    text = text.strip()
    year = CBS_YEAR.fullmatch(text)
    found = year[1] if year else partial_date(whole_number(text))
    if len(found) == len("2026-01"):
        raise ValueError(text)
    return found


def in_form(landscape: Landscape, indicator: str, periode: str) -> str:
    """A period in the form of a figure: of a count on 1 January "2026" is that day."""
    about = _times(landscape).get(indicator)
    if about == AT_JANUARY and len(periode) == len("2026"):
        return f"{periode}-01-01"
    return periode


@derive
def _times(landscape: Landscape) -> Mapping[str, str]:
    rows = landscape.table("indicatoren")
    return dict(zip(rows["id"], rows["tijd"], strict=True))


@derive
def _figures(landscape: Landscape) -> Mapping[str, str]:
    rows = landscape.table("indicatoren")
    names: dict[str, set[str]] = {}
    for row in rows.itertuples():
        for name in (row.id, plain(row.id), plain(row.label), plain(row.kort)):
            names.setdefault(name, set()).add(row.id)
    return {name: next(iter(ids)) for name, ids in names.items() if len(ids) == 1}
