"""A step that the next one overtakes reaches the browser whole, so that each message finds its place."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from pages.parts.shared.whole_steps import keep_steps_whole


@pytest.fixture
def dropping(monkeypatch):
    """A queue as Streamlit has it, whatever other tests did."""
    clear = getattr(ForwardMsgQueue.clear, "__wrapped__", ForwardMsgQueue.clear)
    monkeypatch.setattr(ForwardMsgQueue, "clear", clear)


def made(path: list[int], part: str, block: bool = False) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend(path)
    message.delta.fragment_id = part
    if block:
        message.delta.add_block.allow_empty = True
    else:
        message.delta.new_element.markdown.body = str(path)
    return message


def overtaken() -> list[list[int]]:
    """Where the messages belong that are left of a step, of which the container has been sent, when its part runs
    again: a button, and after it a download, which is a part of its own."""
    queue = ForwardMsgQueue()
    queue.enqueue(made([0, 3, 9, 0], "route"))
    queue.enqueue(made([0, 3, 9, 1], "download", block=True))
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["route"])
    return [list(message.metadata.delta_path) for message in queue.flush()]


def test_nothing_of_a_step_goes_without_what_comes_before_it(dropping):
    # As long as Streamlit does so it is needed.
    assert overtaken() == [[0, 3, 9, 1]]
    keep_steps_whole()
    keep_steps_whole()
    assert overtaken() == [[0, 3, 9, 0], [0, 3, 9, 1]]


def test_a_run_of_the_whole_page_still_drops_what_was_not_sent(dropping):
    keep_steps_whole()
    queue = ForwardMsgQueue()
    queue.enqueue(made([0, 3], "route", block=True))
    queue.clear(retain_lifecycle_msgs=True)
    assert queue.is_empty()
