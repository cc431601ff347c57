"""What a herindeling changes: every record about a gemeente that went, in every table, as one.

Which tables are about gemeenten their own description says (a reference to `gemeenten`). A record with
a point goes to the gemeente that the point lies in, others to the part with the most inhabitants, or
stay with the gemeente that only lost a part; of what has the gemeente in its key every part gets one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import geopandas
import shapely

from geodata.keeping.change import Change, differences, key_of
from geodata.keeping.match.plan import records_of
from geodata.keeping.origin import ZEKERHEDEN, ListSource
from geodata.keeping.sources.former import as_former
from geodata.keeping.sources.former_figures import figures_after
from geodata.keeping.sources.heirs import COLUMNS, Gone, Heir, inherits
from geodata.landscape import Landscape
from geodata.words import date_in_words, join_words

PLACES, FORMER, SERVED, FIGURES = "gemeenten", "herindelingen", "werkgebieden", "cijfers"
COALITIES, CONTACTS, CONTRADICTED = "coalities", "gemeentecontacten", "tegenspraken"
# What makes two statements about a coalitie the same.
SAME_COALITIE = ("status", "deel_van", "regionale_coalitie", "naam")
LOW = "laag"
Record = dict[str, str]
Tables = dict[str, dict[str, Record]]


@dataclass(frozen=True)
class Herindeling:
    """What happens: the gemeenten that went or lost a part, those that they went into, the finer boundaries
    (EPSG:4326) of all that there are then, and where it is said."""

    landscape: Landscape
    gone: tuple[Gone, ...]
    heirs: Mapping[str, Heir]
    vormen: geopandas.GeoSeries
    herkomst: ListSource

    @cached_property
    def parted(self) -> dict[str, Gone]:
        """Who went or lost a part, by CBS code."""
        return {one.code: one for one in self.gone}

    @cached_property
    def went(self) -> dict[str, Gone]:
        """Who went, by CBS code."""
        return {code: one for code, one in self.parted.items() if not one.blijft}

    def changes(self, chosen: Mapping[str, str]) -> tuple[Change, ...]:
        """Every change, with what a keeper chose. Raises Refused when nobody knows how a gemeente was
        divided."""
        before = {name: records_of(self.landscape, name) for name in self._tables()}
        after: Tables = {
            name: {key: dict(row) for key, row in rows.items()} for name, rows in before.items()
        }
        self._places(after, chosen)
        as_former(after[FORMER], self.gone, self.heirs, self.herkomst)
        self._served(after, chosen)
        self._one_each(after)
        figures_after(self.landscape, self.gone, self.heirs, after[FIGURES])
        done = {PLACES, FORMER, SERVED, FIGURES, COALITIES, CONTACTS}
        for name in sorted(before.keys() - done):
            self._moved(name, after)
        return tuple(differences(before, after))

    def _tables(self) -> list[str]:
        """The tables that are about gemeenten."""
        return [PLACES, *(name for name in self.landscape.package.schemas if self._columns(name))]

    def _columns(self, name: str) -> list[str]:
        """The columns of a table that hold a gemeente."""
        keys = self.landscape.package.schemas[name].get("foreignKeys", ())
        return [one["fields"][0] for one in keys if one["reference"]["resource"] == PLACES]

    def _places(self, after: Tables, chosen: Mapping[str, str]) -> None:
        rows = after[PLACES]
        before = {code: rows[code] for code in self.parted}
        for code in self.went:
            del rows[code]
        for heir in self.heirs.values():
            if not heir.is_new:
                continue
            own = [before[code] for code in heir.voorgangers]
            got = {what: inherits(self.landscape, heir, what, chosen) for what in COLUMNS}
            region_sure = got["zorgkantoorregio"][1]
            rows[heir.code] = {
                **dict.fromkeys(own[0], ""),
                "code": heir.code,
                "naam": heir.naam,
                **{what: value for what, (value, _) in got.items()},
                "zorgkantoor_zekerheid": _lowest(row["zorgkantoor_zekerheid"] for row in own)
                if region_sure
                else LOW,
                **vars(self.herkomst),
            }

    def _served(self, after: Tables, chosen: Mapping[str, str]) -> None:
        rows = after[SERVED]
        before = {key: row for key, row in rows.items() if row["gemeentecode"] in self.parted}
        for key, row in before.items():
            if row["gemeentecode"] in self.went:
                del rows[key]
        soorten = self.landscape.organisaties["soort"]
        once = self.landscape.vocabulary.een_per_gemeente
        for heir in self.heirs.values():
            own: dict[str, list[Record]] = {}
            for row in before.values():
                if row["gemeentecode"] in heir.voorgangers:
                    own.setdefault(row["organisatie"], []).append(row)
            picked = {
                soort: inherits(self.landscape, heir, soort, chosen) if heir.is_new else ("", True)
                for soort in once
            }
            for organisatie, records in own.items():
                one, agreed = picked.get(soorten[organisatie], (organisatie, True))
                # Who was there already keeps what it has.
                if one == organisatie:
                    whole = agreed and len(records) == len(heir.voorgangers) and heir.is_new
                    # Who serves a whole gemeente need not serve this part of it.
                    whole &= soorten[organisatie] in picked or all(heir.voorgangers.values())
                    self._inherit(rows, heir, records, whole)

    def _inherit(self, rows: dict[str, Record], heir: Heir, own: list[Record], sure: bool) -> None:
        key = f"{own[0]['organisatie']}/{heir.code}"
        if key in rows:
            return
        named = self._named(row["gemeentecode"] for row in own)
        less = "" if sure else " Of het voor de hele gemeente geldt is niet bekend."
        rows[key] = {
            **own[0],
            "gemeentecode": heir.code,
            "zekerheid": _lowest(row["zekerheid"] for row in own) if sure else LOW,
            "opmerking": f"{own[0]['opmerking']} Overgenomen van {named}.{less}".strip(),
        }

    def _one_each(self, after: Tables) -> None:
        """Statements of which a gemeente has one: inherited where every predecessor has the same."""
        for name, same in ((COALITIES, SAME_COALITIE), (CONTACTS, ())):
            rows = after[name]
            before = {code: rows.pop(code) for code in self.went if code in rows}
            for heir in self.heirs.values():
                own = [before[code] for code in heir.voorgangers if code in before]
                alone = all(heir.voorgangers.values()) and len(own) == len(heir.voorgangers)
                said = {tuple(row[column] for column in same) for row in own}
                agreed = len(said) == 1 if same else len(own) == 1
                if heir.is_new and alone and agreed:
                    named = self._named(heir.voorgangers)
                    rows[heir.code] = {
                        **own[0],
                        "gemeentecode": heir.code,
                        "zekerheid": _lowest(row["zekerheid"] for row in own),
                        "opmerking": f"{own[0]['opmerking']} Overgenomen van {named}.".strip(),
                    }

    def _moved(self, name: str, after: Tables) -> None:
        """The records of any other table that is about gemeenten."""
        columns = self._columns(name)
        key = self.landscape.package.schemas[name]["primaryKey"]
        for old, row in list(after[name].items()):
            if not any(row[column] in self.parted for column in columns):
                continue
            del after[name][old]
            for made in self._each(row, columns, key):
                if name == CONTRADICTED and not self._is_served(made, after):
                    continue
                after[name].setdefault(key_of(made, key), made)

    def _each(self, row: Record, columns: list[str], key: list[str]) -> Iterable[Record]:
        first = columns[0]
        parted = self.parted.get(row[first])
        if parted and first in key:
            for code in parted.aandelen:
                if code == row[first]:
                    yield row
                    continue
                made = {**row, first: code}
                if "opmerking" in row:
                    told = f"{row['opmerking']} Gold voor {self._named([parted.code])}."
                    made["opmerking"] = told.strip()
                if len(parted.delen) > 1 and "zekerheid" in row:
                    made["zekerheid"] = LOW
                yield made
            return
        made = dict(row)
        for column in columns:
            if one := self.parted.get(row[column]):
                made[column] = self._where(one, row if column == first else {})
                unsure = len(one.delen) > 1 and not one.blijft and not row.get("lat")
                if unsure and "zekerheid" in row:
                    made["zekerheid"] = LOW
        if len({made[column] for column in columns}) < len(columns):
            # A postcode that lay in two of them lies in one now.
            made |= dict.fromkeys(columns[1:], "")
        yield made

    def _where(self, one: Gone, row: Mapping[str, str]) -> str:
        """The part in which a record lies: by its point, else what is still there, else the one with
        the most inhabitants."""
        shares = one.aandelen
        if len(shares) > 1 and row.get("lat") and row.get("lon"):
            point = shapely.Point(float(row["lon"]), float(row["lat"]))
            parts = self.vormen.loc[sorted(shares)]
            return str(parts.index[shapely.distance(parts.to_numpy(), point).argmin()])
        return one.code if one.blijft else max(sorted(shares), key=lambda code: shares[code])

    def _is_served(self, row: Record, after: Tables) -> bool:
        key = f"{row['organisatie']}/{row['gemeentecode']}"
        return row["tabel"] != SERVED or key in after[SERVED]

    def _named(self, codes: Iterable[str]) -> str:
        went = [self.parted[code] for code in codes]
        days = sorted({date_in_words(one.dag.isoformat()) for one in went})
        return f"{join_words(one.naam for one in went)} (herindeling van {join_words(days)})"


def _lowest(zekerheden: Iterable[str]) -> str:
    return max(zekerheden, key=ZEKERHEDEN.index)
