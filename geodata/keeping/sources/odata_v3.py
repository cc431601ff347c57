"""Tables of CBS by the third version of OData."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from geodata.keeping.sources.odata import COUNTRY, Table, either, query

V3 = "https://opendata.cbs.nl/ODataApi/odata"


class TableV3(Table):
    """A table by the third version of OData: a column for each measure."""

    base, next_link, about = V3, "odata.nextLink", "Key"

    @cached_property
    def info(self) -> Mapping[str, Any]:
        return self._some("TableInfos")[0]

    @cached_property
    def properties(self) -> list[dict[str, Any]]:
        """What stands in each column, and the groups that they are in."""
        return self._some("DataProperties")

    def _measures(self) -> list[dict[str, Any]]:
        return [one for one in self.properties if one.get("Type") == "Topic"]

    @cached_property
    def dimensions(self) -> dict[str, str]:
        kinds = {
            "GeoDimension": "geo",
            "GeoDetail": "geo",
            "TimeDimension": "time",
            "Dimension": "",
        }
        return {
            str(one["Key"]): kinds[one["Type"]]
            for one in self.properties
            if one.get("Type") in kinds
        }

    def _codes(self, dimension: str) -> list[dict[str, Any]]:
        return self._some(dimension)

    def _rows(
        self, measure: str, picked: Mapping[str, Sequence[str]], geo: str
    ) -> list[dict[str, Any]]:
        tests = [either(name, codes) for name, codes in picked.items()]
        tests.append(f"(substringof('GM',{geo}) or substringof('{COUNTRY}',{geo}))")
        wanted = ",".join([geo, *picked, measure])
        return self._all(
            "TypedDataSet", query(**{"$filter": " and ".join(tests), "$select": wanted})
        )

    def _value(self, row: Mapping[str, Any], measure: str) -> Decimal | None:
        if measure not in row:
            raise self._strange(f"de kolom {measure} ontbreekt")
        return self._number(row[measure])

    def rows_of(self, picked: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
        """The rows of a table that may be without regions, of the picked codes per dimension."""
        tests = " and ".join(either(name, codes) for name, codes in picked.items())
        return self._all("TypedDataSet", query(**{"$filter": tests}))

    def number_in(self, row: Mapping[str, Any], measure: str) -> Decimal | None:
        """The number of a measure in a row; None where there is none."""
        return self._value(row, measure)

    def every_row(self) -> list[dict[str, Any]]:
        """All rows of a table that is small, its texts without the spaces behind them."""
        return [
            {name: one.strip() if isinstance(one, str) else one for name, one in row.items()}
            for row in self._some("TypedDataSet")
        ]
