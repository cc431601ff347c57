"""What goes to a browser: an element that it still has is named, not sent again."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_cache import create_reference_msg, populate_hash_if_needed


def message(body: str) -> ForwardMsg:
    sent = ForwardMsg()
    sent.delta.new_element.markdown.body = body
    populate_hash_if_needed(sent)
    return sent


def test_a_sentence_is_named_by_streamlit_where_that_is_smaller():
    # The option is hidden: a new Streamlit may let it go without a word.
    sentence = message("Klik op een gebied of symbool, of zoek hierboven. Of begin met een vraag:")
    assert sentence.metadata.cacheable
    assert create_reference_msg(sentence).ByteSize() < sentence.ByteSize()
    assert not message("Sluit").metadata.cacheable
