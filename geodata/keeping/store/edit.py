"""The changes that give a record other values, with the source that goes with them."""

from collections.abc import Mapping

from geodata.keeping.change import Change
from geodata.keeping.origin import PROVENANCE, Origin
from geodata.keeping.refusals import Refused
from geodata.keeping.store.current import record_now
from geodata.keeping.store.store import Store
from geodata.package.check import Package


def edit(
    store: Store,
    package: Package,
    tabel: str,
    sleutel: str,
    values: Mapping[str, str],
    origin: Origin | None = None,
) -> list[Change]:
    """The changes from a record as it stands to one with these values by column; with `origin`
    its source, date and zekerheid come along where the table has them.

    Raises Refused when there is no such record.
    """
    record = record_now(store, package, tabel, sleutel)
    if record is None:
        raise Refused("Dit record bestaat niet meer.")
    if origin:
        source = {name: getattr(origin, name) for name in PROVENANCE if name in record}
        values = {**values, **source}
    # A column that does not exist is left for apply to name.
    return [
        Change(tabel, sleutel, veld, record.get(veld, ""), nieuw)
        for veld, nieuw in values.items()
        if record.get(veld) != nieuw
    ]
