"""Whether a sign-in of this session still counts, and the line of it in the book of sign-ins."""

import logging
import time

import streamlit as st

from geodata.keeping import StoreError

KEEPER, STRANGER, UNVERIFIED = "", "staat niet op de lijst", "adres niet bevestigd"
ENDED, UNREACHABLE = "afgemeld", "opslag niet bereikbaar"
# A run asks several times; who went out elsewhere sees nothing more after a second, and changes nothing at once.
FRESH = 1.0
NOTED, LOOKED = "aanmelding-genoteerd", "aanmelding-bekeken"
log = logging.getLogger(__name__)


def seen(address: str, issued: object, outcome: str, *, anew: bool = False) -> str:
    """What a sign-in comes to: the `outcome` of the lists, or for a keeper whether they have gone out
    since (ENDED) and whether that can be told (UNREACHABLE). The first time it goes into the book. What
    was seen within the last second is not looked for again, unless `anew`.

    `issued` is the claim `iat` of the provider; a sign-in without one ends at the first sign-out.
    """
    key = (address, issued, outcome)
    when, last, kept = st.session_state.get(LOOKED, (0.0, None, ""))
    if not anew and last == key and time.monotonic() - when < FRESH:
        return kept
    found = _look(address, issued if isinstance(issued, int) else 0, outcome)
    st.session_state[LOOKED] = (time.monotonic(), key, found)
    return found


def go_out(keeper: str) -> None:
    """Sign out of this browser, and end every sign-in of a keeper in all others. Who is none ("") ends
    nothing of the keeper whose address they may have made up."""
    from geodata.keeping.people import end_sign_ins
    from geodata.keeping.store import open_store

    issued = st.user.get("iat")
    try:
        if keeper:
            end_sign_ins(open_store(), keeper, issued if isinstance(issued, int) else 0)
    except StoreError as error:
        log.error("Het afmelden is niet overal gelukt. %s", error)
    st.logout()


def _look(address: str, issued: int, outcome: str) -> str:
    # A third of a second to import; who only reads does not pay it.
    from geodata.keeping.people import has_ended, note_refusal, note_sign_in
    from geodata.keeping.store import open_store

    told = (address, issued, outcome)
    first = st.session_state.get(NOTED) != told
    try:
        if outcome == KEEPER and has_ended(open_store(), address, issued):
            return ENDED
        if first and outcome == KEEPER:
            note_sign_in(open_store(), address, issued)
        elif first:
            note_refusal(open_store(), address, outcome)
    except StoreError as error:
        log.error("Het boek van aanmeldingen is niet te gebruiken. %s", error)
        return outcome or UNREACHABLE
    st.session_state[NOTED] = told
    return outcome
