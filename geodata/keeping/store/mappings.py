"""Which column of a list is which: remembered by the fingerprint of the list's header."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from geodata.keeping.store.store import Store
from geodata.keeping.store.tables import mappings


def remember_mapping(
    store: Store, fingerprint: str, soort: str, kolommen: Mapping, who: str
) -> None:
    """Remember a mapping (any JSON object) for lists of a kind with this fingerprint."""
    key = (mappings.c.vingerafdruk == fingerprint, mappings.c.soort == soort)
    row = {
        "vingerafdruk": fingerprint,
        "soort": soort,
        "kolommen": json.dumps(dict(kolommen), ensure_ascii=False),
        "moment": datetime.now(UTC),
        "wie": who,
    }
    with store.writing() as connection:
        connection.execute(delete(mappings).where(*key))
        connection.execute(insert(mappings).values(row))


def remembered_mapping(store: Store, fingerprint: str, soort: str) -> dict | None:
    """The mapping that was remembered last, or None."""
    key = (mappings.c.vingerafdruk == fingerprint, mappings.c.soort == soort)
    found = store.rows(select(mappings.c.kolommen).where(*key))
    return json.loads(found[0].kolommen) if found else None
