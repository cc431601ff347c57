"""Bijhouden: take in lists, see and undo what was changed, and keep contacts fresh."""

import streamlit as st

from geodata.keeping import StoreError
from pages.parts.bijhouden.apply import show_applied, show_apply
from pages.parts.bijhouden.capacity import show_capacity
from pages.parts.bijhouden.contacts import show_erase, show_fresh
from pages.parts.bijhouden.export import show_export
from pages.parts.bijhouden.journal import show_journal
from pages.parts.bijhouden.outcome import show_outcome
from pages.parts.bijhouden.proposals import how_many, show_proposals
from pages.parts.bijhouden.refresh import show_refresh
from pages.parts.bijhouden.sign_in import show_keeper, show_sign_in
from pages.parts.bijhouden.state import current
from pages.parts.bijhouden.take_list import describe_list, take_file
from pages.parts.bijhouden.travel import show_travel
from pages.parts.shared.access import who
from pages.parts.shared.served import landscape
from pages.parts.shared.text import literal

PART, FIRST = "bijhouden-deel", "lijst"


def take_in() -> None:
    """A list, from the file to what was applied."""
    st.header("Een lijst innemen")
    take_file(land)
    intake = current()
    if not intake:
        return
    if intake.toegepast:
        show_applied(land, intake)
        return
    st.header("Wat is dit voor lijst?")
    describe_list(land, intake)
    # What was asked just now stands there from this run on.
    made = current().uitkomst
    if made:
        st.header("Wat eruit komt")
        show_outcome(made)
        st.header("Toepassen")
        show_apply(land, made)


def keep_contacts() -> None:
    """Contacts that may be old, and one that has to go."""
    show_fresh(land)
    show_erase(land)


st.title("Bijhouden")
if not who():
    show_sign_in()
    st.stop()
# A keeper sees what was applied a moment ago, by anyone.
land = landscape.newest()[0]
show_keeper()
PARTS = {
    "lijst": ("Lijst innemen", take_in),
    "verversen": ("Verversen", lambda: show_refresh(land)),
    "journaal": ("Journaal", lambda: show_journal(land)),
    "contacten": ("Contacten", keep_contacts),
    "capaciteit": ("Capaciteit", lambda: show_capacity(land)),
    "reistijden": ("Reistijden", lambda: show_travel(land)),
    "meldingen": (f"Meldingen ({how_many()})", lambda: show_proposals(land)),
    "meenemen": ("Meenemen", lambda: show_export(land)),
}
if PART not in st.session_state:
    asked = st.query_params.get("deel")
    st.session_state[PART] = asked if asked in PARTS else FIRST
part = st.segmented_control(
    "Onderdeel",
    list(PARTS),
    format_func=lambda key: PARTS[key][0],
    required=True,
    key=PART,
    persist_state="session",
    wrap=True,
)
# The link holds it, for when the session is gone.
params = {} if part == FIRST else {"deel": part}
if st.query_params.to_dict() != params:
    st.query_params.from_dict(params)
try:
    PARTS[part][1]()
except StoreError as error:
    # What stands above stays; what a keeper filled in too.
    st.error(literal(str(error)))
