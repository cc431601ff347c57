"""The parts of the page Mijn gemeente."""

from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.compare import alike, burden, method_in_words
from geodata.figures import area_of, change, values, weight
from geodata.files import (
    contacts_csv,
    introduction_mail,
    leaflet,
    vcards,
)
from geodata.find import Answer, answer_of_code
from geodata.map import surroundings_view
from geodata.partners import (
    neighbours_of,
    next_steps,
    numbers_of,
    partner_card,
    partner_ids,
    partners_of,
    summary,
)
from geodata.records import organisaties_of
from geodata.regiobeeld import births_frame
from geodata.words import count, list_names, number
from pages.parts.shared.addresses import base_address
from pages.parts.shared.changes_note import told
from pages.parts.shared.components import component
from pages.parts.shared.copied import show_sentences
from pages.parts.shared.downloads import download
from pages.parts.shared.map import show_map
from pages.parts.shared.report import report_button
from pages.parts.shared.search import search_field, show_answer
from pages.parts.shared.templates import show_html
from pages.parts.shared.text import literal

CODE, QUERY, ANSWER, LINK = "gemeente", "gemeente-vraag", "antwoord", "gemeente-link"


def open_link(landscape: Landscape) -> None:
    """Take the gemeente from the link, when a link was opened or the back button used."""
    asked = st.query_params.get("code", "")
    if st.session_state.get(LINK) == asked and CODE in st.session_state:
        return
    st.session_state[QUERY] = ""
    # Without one in the link it is the gemeente that was chosen on the page Kaart.
    chosen = st.session_state.get("gekozen", "")
    if not asked and chosen in landscape.gemeenten.index:
        _take(Answer("gemeente", chosen))
    else:
        _take(answer_of_code(landscape, asked))
    st.session_state[LINK] = asked


def current_code() -> str:
    """The gemeente that the page is about ("" for none yet); also writes the link to it."""
    code = st.session_state[CODE]
    if code != st.session_state[LINK]:
        st.query_params.from_dict({"code": code} if code else {})
        st.session_state[LINK] = code
    return code


def _take(answer: Answer) -> None:
    """Act on an answer: go to its gemeente, or keep the page as it is and say what to do."""
    st.session_state[ANSWER] = answer
    if answer.code or CODE not in st.session_state:
        st.session_state[CODE] = answer.code


def go_to(code: str) -> None:
    """Show another gemeente."""
    st.session_state[QUERY] = ""
    _take(Answer("gemeente", code))


def search_box(landscape: Landscape) -> None:
    """The search field and what came of it."""
    search_field(landscape, QUERY, _take, placeholder="bijvoorbeeld: Borger-Odoorn, Haren, 1012 AB")
    answer: Answer = st.session_state[ANSWER]
    if answer.organisatie:
        _show_organisatie(landscape, answer)
    else:
        show_answer(answer, "gemeente-bedoeld", lambda key: choose(landscape, key))


def choose(landscape: Landscape, key: str) -> None:
    """Go to a gemeente, or say of an organisatie what it is."""
    if key in landscape.gemeenten.index:
        go_to(key)
    else:
        _take(Answer("organisatie", organisatie=key))


def _show_organisatie(landscape: Landscape, answer: Answer) -> None:
    """What an organisatie is, and the way to where it is shown."""
    organisatie = organisaties_of(landscape)[answer.organisatie]
    soort = landscape.vocabulary.soorten[organisatie.soort].enkelvoud
    also = f"{answer.melding} " if answer.melding else ""
    st.write(
        literal(
            f"{also}{organisatie.naam} is geen gemeente maar een organisatie: {soort}. Op de kaart "
            "ziet u wie het is, waar die werkt en hoe u die bereikt."
        )
    )
    if st.button(f"Bekijk {literal(organisatie.naam)} op de kaart"):
        st.switch_page("kaart.py", query_params={"gekozen": answer.organisatie})


def _pills(key: str, label: str, names: dict[str, str]) -> None:
    """Buttons that lead to other gemeenten."""

    def go() -> None:
        if st.session_state[key]:
            go_to(st.session_state[key])
            st.session_state[key] = None

    st.pills(
        label,
        list(names),
        format_func=lambda code: names.get(code, code),
        key=key,
        on_change=go,
        wrap=True,
    )


def show_start(landscape: Landscape) -> None:
    """What the page is for, when no gemeente is chosen yet, and ways to choose one."""
    st.write(
        "Typ hierboven uw gemeente, een plaats of een postcode en druk op Enter. U ziet dan wie uw "
        "regionale partners in de geboortezorg zijn, hoe u ze bereikt en wat u nu kunt doen. "
        "Vroegere gemeenten vindt u ook."
    )
    size = values(landscape, weight(landscape).id).sort_values(ascending=False, kind="stable")
    rows = landscape.gemeenten.loc[size.index]
    largest = rows.groupby("provincie").head(1).sort_values("provincie")
    names = {row.Index: f"{row.naam} ({row.provincie})" for row in largest.itertuples()}
    _pills("naar-grote", "Of begin met de grootste gemeente van een provincie", names)
    if st.button("Kies een gemeente op de kaart"):
        st.switch_page("kaart.py", query_params={"lagen": "gemeente"})
    st.caption(
        "Een hele postcode zoeken we op bij PDOK; alleen die postcode gaat daarheen. Namen en de vier "
        "cijfers zoekt de atlas zelf."
    )


def show_summary(landscape: Landscape, code: str) -> None:
    """The name of the gemeente and the summary in words, with a button that copies it."""
    row = landscape.gemeenten.loc[code]
    st.header(f"{literal(row['naam'])} ({literal(row['provincie'])})")
    show_html("gemeente/jumps.html")
    show_sentences(landscape, "samenvatting", summary(landscape, code, date.today()))


def show_births(landscape: Landscape, code: str) -> None:
    """Births a year with their line, and the way to all figures of the gemeente."""
    area = area_of(landscape, code)
    frame = births_frame(landscape, area)
    if frame.empty:
        return
    moved = change(landscape, "geboorten", area.codes, "2013", str(frame["jaar"].iloc[-1]))

    def go() -> None:
        if st.session_state["geboortelijn"]["gebied"]:
            st.session_state["naar-regiobeeld"] = code

    component("sparks", "vonken")(
        key="geboortelijn",
        data={
            "titel": "Geboorten; kies de naam voor het regiobeeld",
            "jaren": [int(frame["jaar"].iloc[0]), int(frame["jaar"].iloc[-1])],
            "delen": [
                [
                    code,
                    area.naam,
                    number(frame["geboorten"].iloc[-1]),
                    moved.in_words if moved else "–",
                    frame["geboorten"].round().tolist(),
                ]
            ],
        },
        on_gebied_change=go,
    )
    st.caption(literal(f"Bron: {frame['bron'].iloc[-1]}."))
    if st.session_state.pop("naar-regiobeeld", ""):
        st.switch_page("regiobeeld.py", query_params={"gebied": code})


def show_partners(landscape: Landscape, code: str) -> None:
    """Every partner: what it is for, how to reach it, how sure and how old that is."""
    card = partner_card(landscape, code, date.today())
    show_html(
        "gemeente/partners.html",
        card=card,
        # The coalitie of the gemeente itself has no id.
        gewijzigd={entry.id: told(landscape, entry.id or code) for entry in card.entries},
        gemeente=landscape.gemeenten.loc[code],
        naam=landscape.gemeenten.loc[code, "naam"],
    )
    report_button(landscape, dict.fromkeys(entry.id or code for entry in card.entries))


def show_surroundings(landscape: Landscape, code: str) -> None:
    """A small map: the gemeente with the borders of the areas around it."""
    view = surroundings_view(landscape, code)

    def clicked(key: str) -> None:
        if key in landscape.gemeenten.index:
            go_to(key)

    show_map(landscape, view, keyboard=False, on_click=clicked, key="omgeving", height=380)
    if st.button("Bekijk op de grote kaart"):
        st.switch_page("kaart.py", query_params={"gekozen": code})


def show_takeaways(landscape: Landscape, code: str) -> None:
    """Contacts, leaflet and mail to take along."""
    st.header("Neem mee", anchor="neem-mee")
    naam = landscape.gemeenten.loc[code, "naam"]
    file = (
        "".join(char for char in naam if char.isalnum() or char in " -").strip().replace(" ", "-")
    )
    today = date.today()
    address = f"{base_address(st.context.url)}/gemeente?code={code}"
    with st.container(horizontal=True):
        download(
            "A4 om te printen (PDF)",
            lambda: leaflet(landscape, code, address, today),
            f"partners-{file}.pdf",
        )
        download(
            "Adresboek (vCard)",
            lambda: vcards(landscape, code, today),
            f"partners-{file}.vcf",
        )
        download(
            "Rekenblad (CSV)",
            lambda: contacts_csv(landscape, code, today),
            f"partners-{file}.csv",
        )
    mail = introduction_mail(landscape, code)
    if mail.aan:
        st.link_button("Stel ons aan elkaar voor (mail aan allen)", mail.href)
        st.caption(
            f"Gaat naar {count(len(mail.aan), 'algemeen adres', 'algemene adressen')}; u ziet de mail voordat u die stuurt."
        )
    else:
        st.caption("Van geen van de partners is een algemeen mailadres bekend.")


def show_steps(landscape: Landscape, code: str) -> None:
    """The sensible next steps, and with how many bodies the gemeente has to deal."""
    show_html(
        "gemeente/steps.html",
        steps=next_steps(landscape, code, date.today()),
        burden=burden(landscape, code).zinnen,
        # The contacts of these stand on the card already.
        shown=partner_ids(landscape, code),
    )


def show_neighbours(landscape: Landscape, code: str) -> None:
    """The neighbours: which have a coalitie, which share a regional one; each leads to its page."""
    st.header("Buurgemeenten", anchor="buurgemeenten")
    neighbours = neighbours_of(landscape, partners_of(landscape, code))
    if not neighbours:
        st.write("Deze gemeente heeft geen buurgemeenten over land.")
        return
    together = [item.naam for item in neighbours if item.samen]
    if together:
        shared = landscape.coalities.loc[code, "deel_van"]
        st.write(f"Ook bij ‘{literal(shared)}’: {literal(list_names(together))}.")
    names = {item.code: f"{item.naam}: {item.coalitie or 'geen gegevens'}" for item in neighbours}
    _pills("naar-buur", "Buurgemeente en de status van de coalitie daar", names)


def show_alike(landscape: Landscape, code: str) -> None:
    """Gemeenten in a comparable position with an active coalitie."""
    st.header("Gemeenten zoals u, met een actieve coalitie")
    found = alike(landscape, code)
    if not found:
        st.write("Geen bron noemt een gemeente met een actieve coalitie.")
        return
    _pills(
        "naar-zoals-u",
        "Bel ze voor ervaring",
        {item.code: f"{item.naam}: {item.tekst}" for item in found},
    )
    numbers = numbers_of(landscape, [item.code for item in found], date.today())
    if numbers:
        show_html("gemeente/alike.html", numbers=numbers)
    # Apart: it is the same for every gemeente, so a browser has it already.
    st.caption(literal(method_in_words(landscape)))
