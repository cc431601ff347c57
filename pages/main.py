"""The frame around every page: title, navigation, and what to do when the data are damaged."""

import streamlit as st

from geodata import DataError
from geodata.meeting import MAX_TEMPLATE
from pages.parts.shared.access import is_signed_in, is_visible, who
from pages.parts.shared.link import on_page
from pages.parts.shared.menu import made_once, menu
from pages.parts.shared.sequel import go_on_after_a_break, tell_of_break
from pages.parts.shared.served import landscape
from pages.parts.shared.share import share_bar
from pages.parts.shared.tab import set_up_page
from pages.parts.shared.uploads import LIST, SMALL, allow_uploads

try:
    landscape()
except DataError as error:
    set_up_page("Gegevens beschadigd")
    st.title("De gegevens kunnen niet geladen worden")
    st.write(
        "De Geboortezorgatlas toont niets zolang er fouten in de gegevens staan. "
        "De beheerder kan ze hieronder zien; `python -m geodata check` geeft dezelfde lijst."
    )
    for fault in error.faults[:50]:
        st.text(f"• {fault}")
    if len(error.faults) > 50:
        st.text(f"… en nog {len(error.faults) - 50} fouten.")
    st.stop()


def to_map() -> None:
    """Who comes in without a page is sent to the map."""
    st.switch_page("kaart.py", query_params=st.query_params.to_dict())


def make_pages() -> list[st.Page]:
    """The pages that every reader has."""
    return [
        st.Page(to_map, title="Start", default=True, visibility="hidden"),
        st.Page("kaart.py", title="Kaart", url_path="kaart"),
        st.Page("gemeente.py", title="Mijn gemeente", url_path="gemeente"),
        st.Page("regiobeeld.py", title="Regiobeeld", url_path="regiobeeld"),
        st.Page("klantroute.py", title="Klantroute", url_path="klantroute"),
        st.Page("vergelijken.py", title="Vergelijken", url_path="vergelijken"),
        st.Page("watals.py", title="Wat als", url_path="watals"),
        st.Page("presenteren.py", title="Presenteren", url_path="presenteren"),
        st.Page("gegevens.py", title="Gegevens", url_path="gegevens"),
        st.Page("over.py", title="Over", url_path="over"),
    ]


pages = made_once(make_pages)
if is_visible():
    # Readers are not bothered with the sign-in; keepers know its address.
    shown = "visible" if who() or is_signed_in() else "hidden"
    bijhouden = st.Page("bijhouden.py", title="Bijhouden", url_path="bijhouden", visibility=shown)
    pages.append(bijhouden)
# A page in another site has the navigation of that site.
groups = menu(pages)
page = st.navigation(groups, position="hidden" if st.context.is_embedded else "top")
set_up_page(page.title)
group = next((name for name, members in groups.items() if page in members), "")
share_bar(landscape(), page.url_path, group)
# The keeper's page has a place for a file once somebody is signed in.
if page.url_path == "bijhouden" and who():
    allow_uploads(LIST, keeper=True)
else:
    places = {"presenteren": MAX_TEMPLATE, "klantroute": SMALL, "watals": SMALL}
    allow_uploads(places.get(page.url_path, 0))
if landscape.is_behind:
    st.toast(
        "Wijzigingen van de laatste tijd zijn nu niet te zien: de opslag is even niet bereikbaar. "
        "De rest van de atlas werkt.",
        duration="long",
    )
go_on_after_a_break()
tell_of_break(page.url_path)
with on_page(page.url_path):
    page.run()
