"""What a reader is told of changes to a record. Costs nothing while there are none."""

import logging
from concurrent.futures import ThreadPoolExecutor

from geodata import Landscape, derive
from geodata.keeping import StoreError
from pages.parts.shared.served import PATIENCE
from pages.parts.shared.served import landscape as served

MAX_TOLD = 12
UNKNOWN = "Of dit gewijzigd is, is nu niet te zien."
log = logging.getLogger(__name__)
# A store that hangs is asked by these, so that a reader can go on.
askers = ThreadPoolExecutor(4, thread_name_prefix="wijzigingen")


def told(landscape: Landscape, key: str) -> tuple[str, ...]:
    """The changes to an organisatie (id) or gemeente (CBS code) in sentences, the newest first."""
    if not landscape.revision:
        return ()
    if served.is_behind:
        # A reader does not wait for what others waited for in vain.
        return (UNKNOWN,)
    try:
        return askers.submit(_told, landscape, key).result(PATIENCE)
    except TimeoutError:
        log.warning("De opslag antwoordt niet; de wijzigingen van %s zijn niet gelezen.", key)
        return (UNKNOWN,)
    except StoreError as error:
        log.error("De wijzigingen van %s zijn niet te lezen. %s", key, error)
        return (UNKNOWN,)


@derive
def _told(landscape: Landscape, key: str) -> tuple[str, ...]:
    # A third of a second to import; an atlas without changes does not pay it.
    from geodata.keeping.store import changes_in_words, stored

    store = stored()
    return changes_in_words(store, landscape, key)[:MAX_TOLD] if store else ()
