"""Starts Streamlit, and writes down how much work every run of the script is for the server.

`python -m benchmarks.timed run app.py` is `streamlit run app.py` with a log in the file that the
environment variable BENCH_LOG names: a line "start" when a run begins, and after it the seconds of
processor time that its thread took until the script was done. Other programs on the machine disturb
that least. What Streamlit does next (it cleans up memory) nobody waits for, so it does not count.
The apps stay as they are; only Streamlit's own methods are wrapped. With BENCH_WITHOUT pages of the atlas
lack what that regular expression finds in their HTML (preloads.py).
"""

import os
import re
from pathlib import Path
from time import thread_time

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web import cli

LOG = Path(os.environ["BENCH_LOG"])
_run_script = ScriptRunner._run_script
_on_script_finished = ScriptRunner._on_script_finished


def _write(line: str) -> None:
    with LOG.open("a") as file:
        file.write(f"{line}\n")


def _timed(self, *args) -> None:
    _write("start")
    self.done_at, start = None, thread_time()
    try:
        _run_script(self, *args)
    finally:
        _write(str((self.done_at or thread_time()) - start))


def _done(self, *args) -> None:
    self.done_at = thread_time()
    _on_script_finished(self, *args)


ScriptRunner._run_script = _timed
ScriptRunner._on_script_finished = _done


def _take_out(part: str) -> None:
    from pages.parts.shared import middleware

    made = middleware.page_html
    middleware.page_html = lambda *about: re.sub(part, "", made(*about))


if __name__ == "__main__":
    if os.environ.get("BENCH_WITHOUT"):
        _take_out(os.environ["BENCH_WITHOUT"])
    cli.main(prog_name="streamlit")
