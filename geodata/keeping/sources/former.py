"""The table of former gemeenten after a herindeling: each code that there ever was leads to today's."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from geodata.keeping.origin import ListSource
from geodata.keeping.sources.heirs import Gone, Heir
from geodata.package.vocabulary import SPLIT_OFF

Record = dict[str, str]
MERGED, INTO, SPLIT = "samenvoeging", "opgegaan in", "gesplitst"
DIGITS = Decimal("0.000001")


def as_former(
    rows: dict[str, Record],
    gone: Iterable[Gone],
    heirs: Mapping[str, Heir],
    herkomst: ListSource,
) -> None:
    """Add to the rows of `herindelingen.csv` (by key) the gemeenten that went or lost a part, and let what had
    become one of them lead on to what that is now. Raises Refused when nobody knows how one was divided."""
    for one in gone:
        # What was planned has happened. Of one that is still there, what it lost before stays told.
        for key in [k for k, row in rows.items() if row["oude_code"] == one.code]:
            if not (one.blijft and rows[key]["aard"] == SPLIT_OFF):
                del rows[key]
        _lead_on(rows, one, heirs)
        for part in one.delen:
            if part.code == one.code:
                continue
            heir = heirs[part.code]
            share = one.aandelen[part.code]
            rows[f"{one.code}/{part.code}"] = {
                "datum": one.dag.isoformat(),
                "oude_code": one.code,
                "oude_naam": one.naam,
                "nieuwe_code": part.code,
                "nieuwe_naam": heir.naam,
                "aard": SPLIT_OFF if one.blijft else MERGED if heir.is_new else INTO,
                "toegepast": "ja",
                "inwoners": "" if part.inwoners is None else str(part.inwoners),
                "aandeel": _text(share),
                "opmerking": "",
                "bron": herkomst.bron,
                "zekerheid": herkomst.zekerheid,
            }
        _whole(rows, one.code)


def _lead_on(rows: dict[str, Record], one: Gone, heirs: Mapping[str, Heir]) -> None:
    before = {key: row for key, row in rows.items() if row["nieuwe_code"] == one.code}
    for key in before:
        del rows[key]
    for row in before.values():
        for code, share in one.aandelen.items():
            if code == row["oude_code"]:
                continue
            made = {
                **row,
                "nieuwe_code": code,
                "nieuwe_naam": heirs[code].naam,
                "inwoners": _scaled(row["inwoners"], share, Decimal(1)),
                "aandeel": _scaled(row["aandeel"], share, DIGITS),
            }
            key = f"{row['oude_code']}/{code}"
            if key in rows:
                for column in ("inwoners", "aandeel"):
                    made[column] = _sum(made[column], rows[key][column])
            rows[key] = made
        _whole(rows, row["oude_code"])


def _whole(rows: dict[str, Record], code: str) -> None:
    """What became of a code as one: the shares are together 1, and it was split or it was not."""
    own = [row for row in rows.values() if row["oude_code"] == code and row["aard"] != SPLIT_OFF]
    for row in own:
        if len(own) > 1:
            row["aard"] = SPLIT
        elif row["aard"] == SPLIT:
            row["aard"] = INTO
    if own and all(row["aandeel"] for row in own):
        rest = sum(Decimal(row["aandeel"]) for row in own[1:])
        own[0]["aandeel"] = _text(Decimal(1) - rest)


def _scaled(text: str, share: Decimal, digits: Decimal) -> str:
    return format((Decimal(text) * share).quantize(digits).normalize(), "f") if text else ""


def _sum(one: str, other: str) -> str:
    return _text(Decimal(one) + Decimal(other)) if one and other else ""


def _text(value: Decimal) -> str:
    return format(value.quantize(DIGITS).normalize(), "f")
