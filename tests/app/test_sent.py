"""What goes to a browser: the frame of the map, which never changes, is named and not sent again."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_cache import populate_hash_if_needed


def is_kept(size: int) -> bool:
    """Whether a browser keeps an element of this many bytes."""
    sent = ForwardMsg()
    sent.delta.new_element.markdown.body = "x" * size
    populate_hash_if_needed(sent)
    return sent.metadata.cacheable


def test_a_browser_keeps_the_frame_of_the_map_and_nothing_small():
    # The option is hidden: a new Streamlit may let it go without a word.
    assert is_kept(730)
    # What comes and goes can be forgotten while a next click is under way; that stops the page.
    assert not is_kept(700)
