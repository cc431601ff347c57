"""What a reader is told of changes to a record. Costs nothing while there are none."""

import logging

from geodata import Landscape, derive
from geodata.keeping import StoreError
from pages.parts.shared.served import landscape as served

MAX_TOLD = 12
UNKNOWN = "Of dit gewijzigd is, is nu niet te zien."
log = logging.getLogger(__name__)


def told(landscape: Landscape, key: str) -> tuple[str, ...]:
    """The changes to an organisatie (id) or gemeente (CBS code) in sentences, the newest first."""
    if not landscape.revision:
        return ()
    if served.is_behind:
        # A reader does not wait for what others waited for in vain.
        return (UNKNOWN,)
    try:
        return _told(landscape, key)
    except StoreError as error:
        log.error("De wijzigingen van %s zijn niet te lezen. %s", key, error)
        return (UNKNOWN,)


@derive
def _told(landscape: Landscape, key: str) -> tuple[str, ...]:
    # A third of a second to import; an atlas without changes does not pay it.
    from geodata.keeping.store import changes_in_words, stored

    store = stored()
    return changes_in_words(store, landscape, key)[:MAX_TOLD] if store else ()
