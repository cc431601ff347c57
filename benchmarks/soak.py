"""What a server holds once readers have come, read and gone for a long while.

    python -m benchmarks.soak READERS SECONDS

First they read for a minute, to warm the server up; that counts as the beginning.
"""

import asyncio
import sys

from benchmarks.readers import measure
from benchmarks.servers import serve
from benchmarks.table import Row

READERS, SECONDS, WARM_UP = 50, 180, 60


def grown(readers: int, seconds: float) -> tuple[float | None, int]:
    """The memory of a server of the atlas at the end as a share of that after the warm-up (None where
    /proc does not say it), and how many readers failed."""
    with serve("app.py") as server:
        first = asyncio.run(measure(server.address, readers, WARM_UP, "kaart"))
        before = server.memory()
        then = asyncio.run(measure(server.address, readers, seconds, "kaart"))
        after = server.memory()
    failed = len(first.failed) + len(then.failed)
    return (after / before if before and after else None), failed


def soak_row() -> Row:
    """Some minutes of it: long enough to see what each reader leaves behind."""
    share, _ = grown(READERS, SECONDS)
    label = f"geheugen na {SECONDS // 60} minuten met {READERS} lezers / na opwarmen"
    return Row(label, {"atlas": share}, limit=1.05)


def main() -> None:
    """As long as asked."""
    readers, seconds = map(int, sys.argv[1:])
    share, failed = grown(readers, seconds)
    print(f"memory at the end / after the warm-up: {share or 0:.3f}, {failed} readers failed")


if __name__ == "__main__":
    main()
