"""Sign in, sign out, and what somebody reads who is not on the list of keepers."""

import streamlit as st

from pages.parts.shared.access import is_signed_in, is_visible, refusal, who
from pages.parts.shared.local_key import LOCAL, is_local
from pages.parts.shared.sign_ins import ENDED, STRANGER, UNREACHABLE, UNVERIFIED, go_out
from pages.parts.shared.text import literal

WHY = {
    STRANGER: (
        "maar dit adres staat niet op de lijst van beheerders. Vraag de beheerder van de atlas om u "
        "toe te voegen."
    ),
    UNVERIFIED: (
        "maar uw aanbieder bevestigt niet dat dit adres van u is. Vraag de beheerder van de atlas wat "
        "er nodig is."
    ),
    ENDED: "maar u hebt zich daarna afgemeld, hier of in een andere browser. Meld u opnieuw aan.",
    UNREACHABLE: (
        "maar de opslag van wijzigingen is nu niet bereikbaar. Lezen kan wel; probeer het later opnieuw."
    ),
}


def show_sign_in() -> None:
    """What a reader sees who may not keep the data: nothing of these."""
    if not is_visible():
        st.write("Deze pagina is er niet.")
    elif is_local():
        st.write(
            "Hier houdt u de gegevens van de atlas bij. Open daarvoor het adres dat achter ‘Bijhouden’ "
            "staat in het venster waarin u de atlas hebt gestart."
        )
    elif is_signed_in():
        address = str(st.user.get("email") or "zonder mailadres")
        st.warning(f"U bent aangemeld als {literal(address)}, {WHY.get(refusal(), WHY[ENDED])}")
        with st.container(horizontal=True):
            st.button("Opnieuw aanmelden", on_click=st.login)
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
    st.button("Afmelden", on_click=lambda: go_out(who()))
