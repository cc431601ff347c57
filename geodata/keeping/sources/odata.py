"""Tables of CBS by OData: version 3 and version 4 answer the same questions.

What is what is found by title, in the table's own description: numbers and names of columns change
from edition to edition. Facts and traps as CBS's services showed them: an id is case-sensitive and a
wrong case gives an empty answer; version 3 pads codes with spaces, has `odata.nextLink` and fails over
10,000 rows, so years are asked one by one; version 4 has `@odata.nextLink`, and rows with `Impossible`
for gemeenten that did not exist in a year.
"""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any
from urllib.parse import quote

from geodata.find.names import plain
from geodata.keeping.sources.web import SourceError, Web

CATALOGUE = "https://opendata.cbs.nl/ODataCatalog/Tables"
COUNTRY = "NL01"
YEAR = re.compile(r"((?:19|20)\d{2})JJ00")
# No table has more pages than this for one year.
MAX_PAGES = 200
TOTAL = "totaal"


@dataclass(frozen=True)
class Year:
    """A year that a table has: its code there, and "definitief", "voorlopig" or "" (not said)."""

    code: str
    status: str


class Table(ABC):
    """A table of CBS. Raises SourceError where it answers something else than it should."""

    # What a version calls its address, the next page, and the key of a thing that is described.
    base: str
    next_link: str
    about: str

    def __init__(self, web: Web, table_id: str):
        self.web, self.id = web, table_id

    def _all(self, part: str, question: str = "") -> list[dict[str, Any]]:
        """The rows of a part of the table, of every page."""
        address = f"{self.base}/{self.id}/{part}{question}"
        rows: list[dict[str, Any]] = []
        seen: set[str] = set()
        while address:
            if address in seen or len(seen) >= MAX_PAGES:
                raise self._strange("de bladzijden houden niet op")
            seen.add(address)
            answer = read_json(self.web, address)
            found = answer.get("value")
            if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
                raise self._strange("er staan geen rijen in")
            rows += found
            address = answer.get(self.next_link) or ""
        return rows

    def _some(self, part: str) -> list[dict[str, Any]]:
        rows = self._all(part)
        if not rows:
            raise self._strange(f"{part} is leeg (het nummer van een tabel is hoofdlettergevoelig)")
        return rows

    def _strange(self, what: str) -> SourceError:
        return SourceError(
            f"CBS {self.id} heeft een andere vorm dan de atlas kent: {what}. De gegevens blijven zoals "
            "ze zijn; meld dit aan wie de atlas onderhoudt."
        )

    @property
    @abstractmethod
    def info(self) -> Mapping[str, Any]:
        """Title, and when it was changed."""

    @property
    def changed(self) -> str:
        """The day on which the table was last changed: "2026-06-23"; "" when it does not say."""
        found = re.match(r"\d{4}-\d{2}-\d{2}", str(self.info.get("Modified") or ""))
        return found[0] if found else ""

    def measure(self, titles: Sequence[str], unit: str = "aantal") -> str:
        """The measure with one of these titles (the first that is there), in a unit.

        Two with the same title in the same unit cannot be told apart."""
        known = self._measures()
        for title in titles:
            same = [one for one in known if plain(one["Title"]) == plain(title)]
            own = [one for one in same if plain(str(one.get("Unit") or "")) == plain(unit)]
            if len(own) == 1:
                return own[0][self.about]
            if same:
                units = sorted({str(one.get("Unit")) for one in same})
                raise self._strange(f"‘{title}’ is niet één maat in {unit} ({', '.join(units)})")
        raise self._strange(f"er is geen maat ‘{titles[0]}’")

    @abstractmethod
    def _measures(self) -> list[dict[str, Any]]:
        """Each measure of the table, as the service describes it."""

    @property
    @abstractmethod
    def dimensions(self) -> dict[str, str]:
        """The dimensions by name, each with its kind: "geo", "time" or ""."""

    def dimension(self, kind: str) -> str:
        """The dimension of regions ("geo") or years ("time")."""
        found = [name for name, own in self.dimensions.items() if own == kind]
        if len(found) != 1:
            raise self._strange("de indeling in regio's of jaren ontbreekt")
        return found[0]

    @abstractmethod
    def _codes(self, dimension: str) -> list[dict[str, Any]]:
        """Each code of a dimension, as the service describes it."""

    def codes(self, dimension: str, titles: Iterable[str]) -> list[str]:
        """The codes of a dimension with these titles."""
        known: dict[str, list[str]] = {}
        for row in self._codes(dimension):
            known.setdefault(plain(str(row["Title"])), []).append(str(row[self.about]))
        found = []
        for title in titles:
            same = known.get(plain(title), [])
            if len(same) != 1:
                raise self._strange(f"{dimension} heeft geen ‘{title}’")
            found += same
        return found

    def dimension_with(self, title: str) -> str:
        """The one dimension, not of regions or years, that has a code with this title."""
        found = [
            name
            for name, kind in self.dimensions.items()
            if not kind and any(plain(row["Title"]) == plain(title) for row in self._codes(name))
        ]
        if len(found) != 1:
            raise self._strange(f"er is niet één indeling met ‘{title}’")
        return found[0]

    def code_of(self, dimension: str, start: str) -> str:
        """The one code of a dimension of which the title begins with these words."""
        rows = [row for row in self._codes(dimension) if plain(row["Title"]).startswith(start)]
        if len(rows) != 1:
            raise self._strange(f"{dimension} heeft niet één ‘{start}’")
        return str(rows[0][self.about])

    def total_of(self, dimension: str) -> str:
        """The code of a dimension that stands for all of it."""
        rows = [row for row in self._codes(dimension) if plain(row["Title"]).startswith(TOTAL)]
        if len(rows) != 1:
            raise self._strange(f"de indeling {dimension} heeft geen totaal")
        return str(rows[0][self.about])

    @cached_property
    def years(self) -> dict[int, Year]:
        """The whole years that the table has."""
        found = {}
        for row in self._codes(self.dimension("time")):
            code = str(row[self.about]).strip()
            year = YEAR.fullmatch(code)
            if year:
                status = plain(str(row.get("Status") or ""))
                own = next((word for word in ("definitief", "voorlopig") if word in status), "")
                found[int(year[1])] = Year(code, own)
        if not found:
            raise self._strange("er staan geen jaren in")
        return found

    def values(
        self, measure: str, chosen: Mapping[str, Sequence[str]], year: int
    ) -> dict[str, Decimal]:
        """The value of each gemeente and of the country (codes without spaces) in a year, summed over
        the codes that are `chosen` per dimension. Who has no value is left out."""
        geo, time = self.dimension("geo"), self.dimension("time")
        picked = {**chosen, time: [self.years[year].code]}
        for name, kind in self.dimensions.items():
            if not kind and name not in picked:
                picked[name] = [self.total_of(name)]
        total: dict[str, Decimal] = {}
        seen = set()
        for row in self._rows(measure, picked, geo):
            region = str(row.get(geo, "")).strip()
            if not (region == COUNTRY or re.fullmatch(r"GM\d{4}", region)):
                continue
            where = (region, *(str(row.get(name, "")).strip() for name in picked))
            if where in seen:
                raise self._strange(f"{region} staat er twee keer in")
            seen.add(where)
            value = self._value(row, measure)
            if value is not None:
                total[region] = total.get(region, Decimal(0)) + value
        return total

    @abstractmethod
    def _rows(
        self, measure: str, picked: Mapping[str, Sequence[str]], geo: str
    ) -> list[dict[str, Any]]:
        """The observations of a measure, of the picked codes, with their region."""

    @abstractmethod
    def _value(self, row: Mapping[str, Any], measure: str) -> Decimal | None:
        """The number of an observation; None where there is none."""

    def _number(self, found: object) -> Decimal | None:
        if found is None:
            return None
        try:
            value = Decimal(str(found).strip())
        except InvalidOperation as error:
            raise self._strange(f"‘{str(found)[:40]}’ is geen getal") from error
        if not value.is_finite() or value < 0:
            raise self._strange(f"{value} kan geen aantal zijn")
        return value


def newest_table(web: Web, words: str, tot: int = 0, also: str = "") -> tuple[str, str]:
    """The id and the title of the newest table of the catalogue of which the title begins with these
    words and a year, up to the year `tot` (0: any), and has `also` in it. Raises SourceError without
    one."""
    question = query(
        **{
            "$filter": f"substringof('{words}',Title) and Language eq 'nl'",
            "$select": "Identifier,Title,Modified",
            "$format": "json",
        }
    )
    found = read_json(web, f"{CATALOGUE}{question}").get("value")
    pattern = re.compile(rf"{re.escape(words)}\D{{0,3}}((?:19|20)\d{{2}})\b.*")
    newest: dict[int, tuple[str, str]] = {}
    for row in found if isinstance(found, list) else ():
        title = pattern.fullmatch(str(row.get("Title", "")).strip())
        if title and int(title[1]) <= (tot or 9999) and also in title[0]:
            newest[int(title[1])] = (str(row["Identifier"]).strip(), title[0])
    if not newest:
        raise SourceError(
            f"CBS heeft geen tabel ‘{words}’ met een jaar. Misschien heet die anders."
        )
    return newest[max(newest)]


def read_json(web: Web, address: str) -> dict[str, Any]:
    """The JSON object at an address. Raises SourceError."""
    content = web.get(address).content
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SourceError(_no_json(address)) from error
    if not isinstance(found, dict):
        raise SourceError(_no_json(address))
    return found


def _no_json(address: str) -> str:
    return (
        f"Wat {address.split('?')[0]} geeft is geen leesbare JSON. De gegevens blijven zoals ze zijn; "
        "probeer het later weer."
    )


def either(name: str, codes: Sequence[str]) -> str:
    """A test that a dimension has one of these codes."""
    tests = [f"{name} eq '{code}'" for code in codes]
    return f"({' or '.join(tests)})"


def query(**parts: str) -> str:
    """The parts of a question behind an address."""
    told = "&".join(f"{name}={quote(value, safe=chr(39) + '(),')}" for name, value in parts.items())
    return f"?{told}"
