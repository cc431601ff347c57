"""The figures of gemeenten after a herindeling: what was counted stays, per figure and period.

A figure that adds up is summed; of a gemeente that was split each part gets its share of the
inhabitants, in whole numbers that are together what it was. What does not add up is not known of a
gemeente that is another than it was. Of what the source does not show in a part, the whole is not shown
either.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from geodata.keeping.change import SEPARATOR
from geodata.keeping.sources.convert import ESTIMATED, shared, summed
from geodata.keeping.sources.heirs import Gone, Heir
from geodata.landscape import Landscape

Record = dict[str, str]


def figures_after(
    landscape: Landscape,
    gone: Iterable[Gone],
    heirs: Mapping[str, Heir],
    rows: dict[str, Record],
) -> None:
    """Bring the rows of `cijfers.csv` (by key) to the gemeenten after a herindeling. Raises Refused
    when nobody knows how a gemeente was divided."""
    about = landscape.table("indicatoren").set_index("id")
    went = {one.code: one for one in gone}
    named = went.keys() | heirs.keys()
    before = {key: row for key, row in rows.items() if row["gemeentecode"] in named}
    periods = {(row["indicator"], row["periode"]) for row in before.values()}
    for key in before:
        del rows[key]
    for indicator, periode in sorted(periods):
        own = {
            row["gemeentecode"]: row
            for row in before.values()
            if (row["indicator"], row["periode"]) == (indicator, periode)
        }
        whole = about.loc[indicator, "volledig"] == "ja"
        parts = {
            code: {code: own[code]}
            if _is_of_rest(went[code], periode) and not whole
            else _parts(went[code], own[code])
            for code in went.keys() & own.keys()
        }
        for heir in heirs.values():
            # Of one that lost a part, what stayed is one of its own parts.
            pieces = [] if heir.is_new or heir.code in went else [own.get(heir.code)]
            pieces += [parts.get(code, {}).get(heir.code) for code in heir.voorgangers]
            made = _together(pieces, about.loc[indicator, "optelbaar"] == "ja")
            if made:
                key = SEPARATOR.join((heir.code, indicator, periode))
                rows[key] = {**made, "gemeentecode": heir.code}


def _is_of_rest(one: Gone, periode: str) -> bool:
    """Whether a value was counted after a gemeente lost a part. Of a figure that is complete it was not:
    the atlas did not know the part, so it is in the value."""
    return one.blijft and periode >= one.dag.isoformat()[: len(periode)]


def _parts(one: Gone, row: Record) -> dict[str, Record]:
    """What each part of a gemeente gets of a value: all of it, or a share."""
    if len(one.delen) == 1:
        return {one.delen[0].code: row}
    estimated = {**row, "afgeleid": ESTIMATED}
    if not row["waarde"]:
        return {part.code: {**estimated, "waarvan_geschat": ""} for part in one.delen}
    value = Decimal(row["waarde"])
    if value % 1:
        # No number of things: it cannot be shared out.
        return {}
    divided = shared(value, one.aandelen)
    return {
        code: {**estimated, "waarde": str(int(part)), "waarvan_geschat": str(int(part))}
        for code, part in divided.items()
    }


def _together(pieces: list[Record | None], optelbaar: bool) -> Record | None:
    """One value of several; None when one of them is not known or they do not add up."""
    known = [piece for piece in pieces if piece is not None]
    if len(known) < len(pieces):
        return None
    if len(known) == 1 and (optelbaar or known[0]["afgeleid"] != ESTIMATED):
        return known[0]
    if not optelbaar:
        return None
    together = summed(piece["afgeleid"] for piece in known)
    if not all(piece["waarde"] for piece in known):
        return {**known[0], "waarde": "", "afgeleid": together, "waarvan_geschat": ""}
    total = sum(Decimal(piece["waarde"]) for piece in known)
    guessed = sum(Decimal(piece["waarvan_geschat"] or 0) for piece in known)
    return {
        **known[0],
        "waarde": str(int(total)),
        "afgeleid": together,
        "waarvan_geschat": str(int(guessed)) if guessed else "",
    }
