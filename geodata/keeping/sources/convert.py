"""Figures of gemeenten as they were, as figures of the gemeenten of today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from geodata.find.codes import former_gemeenten
from geodata.keeping.sources.web import SourceError
from geodata.landscape import Landscape
from geodata.package.vocabulary import SPLIT_OFF
from geodata.words import list_names

STATED, SUMMED, ESTIMATED = "nee", "ja", "geschat"


@dataclass(frozen=True)
class Value:
    """A value of a gemeente of today: as the source states it, summed from predecessors, or partly
    by the inhabitants of each part (`geschat` is how much of it)."""

    waarde: Decimal
    afgeleid: str
    geschat: Decimal


def to_today(landscape: Landscape, values: Mapping[str, Decimal]) -> dict[str, Value]:
    """The values of the gemeenten of the landscape, by CBS code, made of whole numbers.

    A gemeente that was split is shared out by the inhabitants of its parts (`herindelingen.csv`), in
    whole numbers that are together what it was. So is one that lost a part, where the source has no
    value of that part: then it counted the two as one. Raises SourceError for a code that the atlas
    cannot place.
    """
    parts = _parts(landscape) | _lost(landscape, values)
    today = set(landscape.gemeenten.index)
    unknown = sorted(code for code in values if code not in today and code not in parts)
    if unknown:
        raise SourceError(
            f"De bron heeft cijfers van gemeenten die de atlas niet kent: {list_names(unknown[:8])}. "
            "Neem met ‘ververs herindelingen’ eerst over wat er met ze gebeurde."
        )
    found: dict[str, Value] = {}
    for code, value in values.items():
        if code not in parts:
            _add(found, code, value, STATED, Decimal(0))
            continue
        divided = shared(value, parts[code])
        split = len(divided) > 1
        for new, share in divided.items():
            _add(found, new, share, ESTIMATED if split else SUMMED, share if split else Decimal(0))
    return found


def _add(found: dict[str, Value], code: str, value: Decimal, how: str, guessed: Decimal) -> None:
    before = found.get(code)
    if before is None:
        found[code] = Value(value, how, guessed)
        return
    together = summed((before.afgeleid, how))
    found[code] = Value(before.waarde + value, together, before.geschat + guessed)


def summed(hows: Iterable[str]) -> str:
    """How a value came to be that was added up: as unsure as the least sure of its parts."""
    return max((SUMMED, *hows), key=(STATED, SUMMED, ESTIMATED).index)


def _parts(landscape: Landscape) -> dict[str, dict[str, Decimal]]:
    """Per former gemeente its parts of today, with the share of its inhabitants in each."""
    rows = former_gemeenten(landscape)
    parts: dict[str, dict[str, Decimal]] = {}
    for code, own in rows.groupby("oude_code"):
        if len(own) == 1:
            parts[code] = {own["nieuwe_code"].iloc[0]: Decimal(1)}
            continue
        weights = own["aandeel"] if own["aandeel"].notna().all() else own["inwoners"]
        # A part of which nobody knows the inhabitants makes the whole unknown.
        if weights.notna().all() and weights.sum() > 0:
            total = Decimal(str(weights.sum()))
            parts[code] = {
                new: Decimal(str(weight)) / total
                for new, weight in zip(own["nieuwe_code"], weights, strict=True)
            }
    return parts


def _lost(landscape: Landscape, values: Mapping[str, Decimal]) -> dict[str, dict[str, Decimal]]:
    """Per gemeente that lost a part of which there is no value: what stayed and what it lost, as shares
    of its inhabitants; by what it lost last, these are shares of what was left then."""
    rows = landscape.table("herindelingen")
    rows = rows[(rows["toegepast"] == "ja") & (rows["aard"] == SPLIT_OFF)].sort_values("datum")
    parts: dict[str, dict[str, Decimal]] = {}
    for row in rows.dropna(subset="aandeel").itertuples():
        if row.oude_code in values and row.nieuwe_code not in values:
            own = parts.setdefault(row.oude_code, {row.oude_code: Decimal(1)})
            share = own[row.oude_code] * Decimal(str(row.aandeel))
            own[row.nieuwe_code] = own.get(row.nieuwe_code, Decimal(0)) + share
            own[row.oude_code] -= share
    return parts


def shared(value: Decimal, shares: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """A whole number by shares, in whole numbers: the largest remainders get what is left."""
    exact = {code: value * share for code, share in shares.items()}
    whole = {code: Decimal(int(part)) for code, part in exact.items()}
    left = int(value - sum(whole.values()))
    order = sorted(exact, key=lambda code: (whole[code] - exact[code], code))
    for code in order[:left]:
        whole[code] += 1
    return whole
