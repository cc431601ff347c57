"""What a step had still to send is sent whole, also when the next step comes before it has gone.

When a part of a page runs again, Streamlit drops what its run before had not sent yet, but keeps what belongs to
another part. A download (`downloads.py`) is such another part, within the first: it was kept without what comes before
it in the same container, which a browser cannot place ("Bad delta path index"), and the reader had an empty page. So
all of it is sent, in its order, as it would have been a moment earlier; what the next run makes takes its place.
"""

from functools import wraps

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue


def keep_steps_whole() -> None:
    """Let no queue of messages to a browser drop a part of what a part of a page has made."""
    clear = ForwardMsgQueue.clear
    if hasattr(clear, "keeps_whole"):
        return

    @wraps(clear)
    def clear_or_keep(
        self: ForwardMsgQueue,
        retain_lifecycle_msgs: bool = False,
        fragment_ids_this_run: list[str] | None = None,
    ) -> None:
        # Of no part at all anything is dropped; a run of the whole page still drops everything.
        parts = None if fragment_ids_this_run is None else []
        clear(self, retain_lifecycle_msgs, parts)

    clear_or_keep.keeps_whole = True
    ForwardMsgQueue.clear = clear_or_keep
