"""Tables of CBS by the fourth version of OData."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from geodata.keeping.sources.odata import COUNTRY, Table, either, query, read_json

V4 = "https://datasets.cbs.nl/odata/v1/CBS"


class TableV4(Table):
    """A table by the fourth version of OData: a row for each observation."""

    base, next_link, about = V4, "@odata.nextLink", "Identifier"

    @cached_property
    def info(self) -> Mapping[str, Any]:
        return read_json(self.web, f"{self.base}/{self.id}/Properties")

    def _measures(self) -> list[dict[str, Any]]:
        return self._some("MeasureCodes")

    @cached_property
    def dimensions(self) -> dict[str, str]:
        kinds = {"GeoDimension": "geo", "TimeDimension": "time"}
        return {
            str(one["Identifier"]): kinds.get(str(one.get("Kind")), "")
            for one in self._some("Dimensions")
        }

    def _codes(self, dimension: str) -> list[dict[str, Any]]:
        return self._some(f"{dimension}Codes")

    def region_codes(self) -> list[dict[str, Any]]:
        """Every region with its code, name and, in words, what happened to it."""
        return self._codes(self.dimension("geo"))

    def _rows(
        self, measure: str, picked: Mapping[str, Sequence[str]], geo: str
    ) -> list[dict[str, Any]]:
        tests = [f"Measure eq '{measure}'", *(either(n, codes) for n, codes in picked.items())]
        tests.append(f"(startswith({geo},'GM') or {geo} eq '{COUNTRY}')")
        return self._all("Observations", query(**{"$filter": " and ".join(tests)}))

    def _value(self, row: Mapping[str, Any], measure: str) -> Decimal | None:
        # A gemeente that did not exist has an observation too: that is no zero.
        if row.get("Measure") != measure or row.get("ValueAttribute") == "Impossible":
            return None
        return self._number(row.get("Value"))
