"""The table of the benchmark: lines with a value per app, and the aim for the atlas."""

from dataclasses import dataclass

SCRIPTS = {"atlas": "app.py", "naive": "benchmarks/naive.py", "floor": "benchmarks/floor.py"}


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, per app, and the aim for the atlas beside a peer."""

    label: str
    values: dict[str, float | None]
    unit: str = ""
    peer: str = ""
    ratio: float | None = None
    limit: float | None = None

    def __str__(self) -> str:
        """The line by itself, for who waits for the table."""
        values = ", ".join(f"{name} {self._text(name)}" for name in self.values)
        return f"{self.label}: {values} {self._verdict()[1]}".rstrip()

    def cells(self) -> list[str]:
        """The cells of the line, as text."""
        return [
            self.label,
            *(self._text(name) for name in SCRIPTS),
            self._ratio("naive"),
            self._ratio("floor"),
            *self._verdict(),
        ]

    def _text(self, name: str) -> str:
        if name not in self.values:
            return "–"
        value = self.values[name]
        if value is None:
            return "n.v.t."
        # A ratio has no unit.
        decimals = 0 if value >= 100 or value == int(value) else 1 if self.unit else 2
        return f"{value:,.{decimals}f} {self.unit}".strip()

    def _quotient(self, name: str) -> float | None:
        return self.values["atlas"] / self.values[name] if self.values.get(name) else None

    def _ratio(self, name: str) -> str:
        quotient = self._quotient(name)
        if quotient is None:
            return "–"
        return f"1/{1 / quotient:.0f}" if 0 < quotient < 0.2 else f"{quotient:.2f}"

    def _verdict(self) -> tuple[str, str]:
        aims, met = [], True
        if self.ratio is not None:
            text = f"1/{1 / self.ratio:.0f}" if self.ratio < 0.2 else f"{self.ratio:g}"
            aims.append(f"≤ {text} × {self.peer}")
            met &= self._quotient(self.peer) <= self.ratio
        if self.limit is not None:
            aims.append(f"≤ {self.limit:,} {self.unit}".strip())
            met &= self.values["atlas"] <= self.limit
        if not aims:
            return "", ""
        return " en ".join(aims), "gehaald" if met else "niet gehaald"


def table(rows: list[Row]) -> str:
    """The lines as a Markdown table."""
    head = ["", *SCRIPTS, "atlas/naive", "atlas/floor", "doel", "uitkomst"]
    lines = [head, *(row.cells() for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    left = (0, len(head) - 2, len(head) - 1)

    def text(line: list[str]) -> str:
        cells = (
            cell.ljust(widths[i]) if i in left else cell.rjust(widths[i])
            for i, cell in enumerate(line)
        )
        return f"| {' | '.join(cells)} |"

    rule = ["-" * w if i in left else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    return "\n".join([text(head), text(rule), *map(text, lines[1:])])
