"""Sign in, sign out, and what somebody reads who is not on the list of keepers."""

import streamlit as st

from pages.parts.shared.access import LOCAL, is_signed_in, is_visible, who
from pages.parts.shared.text import literal


def show_sign_in() -> None:
    """What a reader sees who may not keep the data: nothing of these."""
    if not is_visible():
        st.write("Deze pagina is er niet.")
    elif is_signed_in():
        address = str(st.user.get("email") or "zonder mailadres")
        st.warning(
            f"U bent aangemeld als {literal(address)}, maar dit adres staat niet op de lijst van "
            "beheerders. Vraag de beheerder van de atlas om u toe te voegen."
        )
        _sign_out()
    else:
        st.write(
            "Hier houden beheerders de gegevens van de atlas bij. Om te lezen hoeft u zich niet aan "
            "te melden."
        )
        st.button("Aanmelden", type="primary", on_click=st.login)
        st.caption("Na het aanmelden komt u op de kaart; kies dan bovenaan Bijhouden.")


def show_keeper() -> None:
    """Who is at work."""
    name = who()
    if name == LOCAL:
        st.caption("U werkt op deze computer zelf, zonder aanmelden.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Aangemeld als {literal(name)}.")
        _sign_out()


def _sign_out() -> None:
    st.button("Afmelden", on_click=st.logout)
