"""A page that goes on after its session is gone: the server was started anew, or the reader was away too long.

Streamlit then gives the open page a new session, which has never run it. What a reader does next runs a
fragment that the new session does not know, and nothing happens.
"""

from datetime import timedelta

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

# A browser cannot wait longer than 2^31 milliseconds, some 24 days.
SELDOM = timedelta(days=20)
SAID, FOLLOWS = "vervolg-gezegd", "vervolg"
# The keeper's page holds what does not stand in its link.
SHORT = "De verbinding was even weg. U ziet de pagina weer zoals zij in de link staat."
# No longer: Streamlit cuts off after three lines, and what to do comes last.
LOST = (
    "De verbinding was te lang weg. Een lijst die u inlas en wat niet toegepast is, is weg. Kies het "
    "bestand opnieuw."
)


# As long as a fragment of a page runs by the clock, Streamlit's frontend asks for the whole page when it
# has a connection again, with everything that is filled in. This one does nothing else.
@st.fragment(run_every=SELDOM)
def go_on_after_a_break() -> None:
    """Let an open page run again in full when its connection comes back."""


def tell_of_break(page: str) -> None:
    """Say once that this session took over from another one, to the reader of the page with this path."""
    if SAID in st.session_state or not is_sequel():
        return
    st.session_state[SAID] = True
    if page == "bijhouden":
        st.toast(LOST, duration="infinite")
    else:
        st.toast(SHORT, duration="long")


def field_name(key: str) -> str:
    """The key of a field for a file: another one in a session that took over, whose reader would else see
    the name of a file there that is gone."""
    running = get_script_run_ctx()
    # Asked once: this session may lose its connection and come back as itself.
    if running is None or not st.session_state.setdefault(FOLLOWS, is_sequel()):
        return key
    return f"{key}-{running.session_id}"


def is_sequel() -> bool:
    """Whether the browser asked for a session that is gone, and got this one in its place."""
    # Streamlit's frontend names the session it had as the third of its protocols.
    named = st.context.headers.get("Sec-WebSocket-Protocol", "").split(",")
    running = get_script_run_ctx()
    return len(named) > 2 and running is not None and named[2].strip() != running.session_id
