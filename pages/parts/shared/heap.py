"""Keeps Python's collector of garbage away from readers.

The landscape is millions of objects that never become garbage. A collection looks at all of them, for
0.1 s in which no reader gets an answer, and Streamlit asks for one after every run; the setting
`runner.postScriptGC` in `.streamlit/config.toml` stops that. What is there once the landscape is loaded
is set aside (`gc.freeze`), so that the collections that Python itself decides on cost little, and a
thread of this module collects at moments that nobody waits for.
"""

import gc
import sys
import time
from threading import Event, Thread

# Seconds between two looks, and how much memory may have grown before all of it is looked through.
MINUTE = 60.0
GROWN = 1.2


class Heap:
    """The objects of this process: which are set aside, and when the others are looked through."""

    def __init__(self) -> None:
        self._settled_at = sys.getallocatedblocks()
        self._asked = Event()
        self._thread: Thread | None = None

    def settle(self) -> None:
        """Collect everything, also what was set aside before, and set aside what is left."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._settled_at = sys.getallocatedblocks()

    def tidy(self) -> None:
        """Collect what is young; everything when the process has grown since it was settled."""
        if sys.getallocatedblocks() > GROWN * self._settled_at:
            self.settle()
        else:
            gc.collect(1)

    def ask(self) -> None:
        """Let the thread settle soon: much was loaded or let go."""
        self._asked.set()

    def start(self) -> None:
        """Settle now, and look every minute from then on, in a thread that ends with the process."""
        self.settle()
        if self._thread is None:
            self._thread = Thread(target=self._look, daemon=True, name="heap")
            self._thread.start()

    def _look(self) -> None:
        while True:
            if self._asked.wait(MINUTE):
                self._asked.clear()
                # Who asked goes on to use what it loaded, which makes more that stays.
                time.sleep(1)
                self.settle()
            else:
                self.tidy()


heap = Heap()
