"""Tables of CBS as its two services give them, with their traps, on the server of the tests.

The form of the answers follows real ones: version 3 pads codes and gives next pages without
encryption, fails over 10,000 rows and gives an empty list for an id in the wrong case; version 4 gives
observations, also of gemeenten that did not exist.
"""

import json
import re
from collections.abc import Mapping, Sequence

from tests.unit.keeping.sources.server import Sources

V3 = "opendata.cbs.nl/ODataApi/odata"
V4 = "datasets.cbs.nl/odata/v1/CBS"
TESTED = re.compile(r"(\w+) eq '([^']*)'")
MOST = 10_000


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


class TableOfVersion3:
    """A table: `dimensions` by name with the type and (key, title, status) of its codes, `topics` with
    key, title, unit and the group that it is in, rows by the names of columns."""

    def __init__(
        self,
        sources: Sources,
        name: str,
        dimensions: Mapping[str, tuple[str, Sequence[tuple[str, str, str]]]],
        topics: Sequence[tuple[str, str, str, str]],
        rows: Sequence[dict],
        changed: str = "2026-10-30",
        page: int = MOST,
        title: str = "",
    ):
        self.name, self.dimensions, self.topics, self.rows = name, dimensions, topics, list(rows)
        self.changed, self.page, self.title = changed, page, title or name
        self.most = MOST
        start = f"{V3}/{name}"
        sources.answers[f"{start}/TableInfos"] = lambda _q: self.answer([self.info()])
        sources.answers[f"{start}/DataProperties"] = lambda _q: self.answer(self.properties())
        sources.answers[f"{start}/TypedDataSet"] = self.typed
        for dimension in dimensions:
            sources.answers[f"{start}/{dimension}"] = lambda _q, d=dimension: self.codes(d)
        # The id in another case is an empty answer, no fault.
        wrong = name.swapcase()
        for part in ("TableInfos", "DataProperties", "TypedDataSet"):
            sources.answers[f"{V3}/{wrong}/{part}"] = lambda _q: self.answer([])

    def answer(self, rows: Sequence[dict], more: str = "") -> bytes:
        told = {"odata.metadata": f"https://{V3}/{self.name}/$metadata", "value": list(rows)}
        return as_json(told | ({"odata.nextLink": more} if more else {}))

    def info(self) -> dict:
        return {
            "ID": 0,
            "Title": self.title,
            "Identifier": self.name,
            "Modified": f"{self.changed}T02:00:00",
        }

    def properties(self) -> list[dict]:
        groups = list(dict.fromkeys(group for *_, group in self.topics if group))
        return [
            *(
                {"ID": i, "ParentID": None, "Type": kind, "Key": key, "Title": key}
                for i, (key, (kind, _)) in enumerate(self.dimensions.items())
            ),
            *(
                {"ID": 100 + i, "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": group}
                for i, group in enumerate(groups)
            ),
            *(
                {
                    "ID": 200 + i,
                    "ParentID": 100 + groups.index(group) if group else None,
                    "Type": "Topic",
                    "Key": key,
                    "Title": title,
                    "Unit": unit,
                    "Datatype": "Long",
                }
                for i, (key, title, unit, group) in enumerate(self.topics)
            ),
        ]

    def codes(self, dimension: str) -> bytes:
        rows = [
            {"Key": key, "Title": title, "Description": ""} | ({"Status": status} if status else {})
            for key, title, status in self.dimensions[dimension][1]
        ]
        return self.answer(rows)

    def typed(self, query: dict[str, str]) -> object:
        wanted: dict[str, set[str]] = {}
        for name, value in TESTED.findall(query.get("$filter", "")):
            wanted.setdefault(name, set()).add(value.strip())
        found = [
            row
            for row in self.rows
            if all(str(row[name]).strip() in values for name, values in wanted.items())
        ]
        if len(found) > self.most:
            return 500, {}, b"The query returns more than 10000 records"
        start = int(query.get("$skip", "0"))
        columns = query["$select"].split(",") if "$select" in query else []
        some = [
            {key: value for key, value in row.items() if not columns or key in columns}
            for row in found[start : start + self.page]
        ]
        more = ""
        if start + self.page < len(found):
            rest = "&".join(f"{k}={v}" for k, v in query.items() if k != "$skip")
            more = f"http://{V3}/{self.name}/TypedDataSet?{rest}&$skip={start + self.page}"
        return self.answer(some, more)


def observations(sources: Sources, name: str, parts: Mapping[str, object], page: int = 50) -> None:
    """A table by version 4: every part by its name, `Observations` as rows."""
    start = f"{V4}/{name}"
    for part, value in parts.items():
        if part != "Observations":
            told = value if part == "Properties" else {"value": value}
            sources.answers[f"{start}/{part}"] = as_json(told)

    def observed(query: dict[str, str]) -> bytes:
        wanted: dict[str, set[str]] = {}
        # The test of regions is no list of values.
        test = re.sub(r"\(startswith\(.*?\)\s*or .*?\)", "", query.get("$filter", ""))
        for dimension, value in TESTED.findall(test):
            wanted.setdefault(dimension, set()).add(value)
        rows = parts["Observations"]
        found = [row for row in rows if all(row[d] in values for d, values in wanted.items())]
        skip = int(query.get("$skip", "0"))
        told: dict[str, object] = {"value": found[skip : skip + page]}
        if skip + page < len(found):
            rest = "&".join(f"{k}={v}" for k, v in query.items() if k != "$skip")
            told["@odata.nextLink"] = f"https://{start}/Observations?{rest}&$skip={skip + page}"
        return as_json(told)

    sources.answers[f"{start}/Observations"] = observed
