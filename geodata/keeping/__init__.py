"""Keeping the atlas: lists come in, are matched, shown, applied and undone; nothing gets lost.

The data package in `data/` stays the base. Changes lie on top of it in a database of their own.
"""

from geodata.keeping.change import WHOLE, key_of
from geodata.keeping.how_long import KEPT_JOURNAL, KEPT_PROPOSALS, KEPT_SIGN_INS
from geodata.keeping.origin import PROVENANCE, ZEKERHEDEN, ListSource, Origin
from geodata.keeping.refusals import Refused, StoreError

__all__ = [
    "KEPT_JOURNAL",
    "KEPT_PROPOSALS",
    "KEPT_SIGN_INS",
    "PROVENANCE",
    "WHOLE",
    "ZEKERHEDEN",
    "ListSource",
    "Origin",
    "Refused",
    "StoreError",
    "key_of",
]
