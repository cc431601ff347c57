"""Mijn gemeente: from what somebody types to the partner card, without a browser."""

import http.server
import json
import threading

import pytest

from geodata.compare import alike
from geodata.files import introduction_mail, vcard
from geodata.package.telephone import link
from geodata.records import gemeentecontacten_of
from geodata.words import CHECK, NEW
from pages.parts.shared.assets import assets
from pages.parts.shared.postcodes import postcodes
from tests.app.conftest import texts, told, words_in


def search(test, query: str):
    return test.text_input(key="gemeente-vraag").set_value(query).run()


def test_without_a_gemeente_the_page_says_what_to_do(app):
    test = app("gemeente")
    assert not test.exception
    assert "Typ hierboven" in texts(test)
    with pytest.raises(ValueError, match="not enough values"):
        told(test, "partners")


@pytest.mark.parametrize("code", ["GM0014", "GM0060", "GM0518", "GM1681", "GM0363", "GM0448"])
def test_a_link_gives_the_whole_card(app, small, code):
    test = app("gemeente", code=code)
    assert not test.exception
    naam = small.gemeenten.loc[code, "naam"]
    card, more = told(test, "partners"), told(test, "stappen")
    assert card["naam"] == naam
    assert naam.replace("'", "") in "".join(card["zinnen"]).replace("’", "").replace("'", "")
    shown = "\n".join(words_in(card))
    assert small.gemeenten.loc[code, "zorgkantoorregio"] in shown
    assert "(berekend)" in shown
    assert more["stappen"]
    assert "regionale partijen" in more["partijen"]
    rows = small.werkgebieden
    for key in rows.loc[rows["gemeentecode"] == code, "organisatie"]:
        name = small.organisaties.loc[key, "naam"]
        assert name in shown


def test_whom_to_call_has_a_number_and_a_date_that_says_enough_stands_alone(app, small):
    test = app("gemeente", code="GM0106")
    card, more = told(test, "partners"), told(test, "stappen")
    numbers = [row[:2] for row in more["nummers"]]
    for row in alike(small, "GM0106"):
        number = gemeentecontacten_of(small)[row.code].telefoon
        assert [link(number), f"{row.naam} {number}"] in numbers
    # That an old source is to be checked the page says once, below the partners.
    shown = "\n".join(words_in([card["partners"], card["bronnen"], more]))
    assert "16 mei 2026" in shown
    assert NEW not in shown
    assert CHECK not in shown


def test_who_shares_the_contacts_of_another_partner_refers_to_it(app):
    card = told(app("gemeente", code="GM0014"), "partners")
    partners = card["partners"]
    # Instead of ways to reach it there is the name of the one above.
    [same] = [row for row in partners if len(row) > 6 and isinstance(row[6], str)]
    assert same[6] in [row[1] for row in partners[: partners.index(same)]]
    assert words_in(partners).count("https://www.umcg.nl") == 1


def test_a_source_of_several_partners_is_told_once(app):
    card = told(app("gemeente", code="GM0014"), "partners")
    places = [place for row in card["partners"] if len(row) > 7 for place in row[7]]
    assert len(places) > len(set(places))
    assert set(places) == set(range(len(card["bronnen"])))
    assert len({tuple(source) for source in card["bronnen"]}) == len(card["bronnen"])


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Borger-Odoorn", "GM1681"),
        ("Bedum", "GM1966"),
        ("Landerd", "GM1991"),
        ("Weesp", "GM0363"),
        ("den bosch", "GM0796"),
        ("Scheveningen", "GM0518"),
        ("GM0014", "GM0014"),
    ],
)
def test_a_name_leads_to_its_gemeente(app, query, code):
    test = search(app("gemeente"), query)
    assert test.session_state["gemeente"] == code
    assert test.query_params["code"] == code


def test_a_former_gemeente_says_what_it_became_and_when(app):
    assert "1 januari 2019" in texts(search(app("gemeente"), "Bedum"))


def test_a_former_gemeente_that_is_a_place_elsewhere_too_is_asked(app):
    test = search(app("gemeente"), "Haren")
    [choice] = [g for g in test.button_group if g.label == "Welke bedoelt u?"]
    assert any("sinds 1 januari 2019 bij Groningen" in option for option in choice.options)


@pytest.mark.parametrize("query", ["Bergen", "Winsum", "Nes"])
def test_a_name_for_several_asks_which_and_keeps_the_page(app, query):
    test = search(app("gemeente", code="GM0014"), query)
    assert test.session_state["gemeente"] == "GM0014"
    [choice] = [g for g in test.button_group if g.label == "Welke bedoelt u?"]
    assert len(choice.options) > 1
    assert test.warning


@pytest.mark.parametrize("query", ["Antwerpen", "asdfghjkl", "12", "9999999", "<b>x</b>", "!!"])
def test_nonsense_gets_a_helpful_sentence(app, query):
    test = search(app("gemeente"), query)
    assert not test.exception
    assert test.session_state["gemeente"] == ""
    assert any(word in texts(test) for word in ("gemeente", "plaats", "postcode"))
    assert test.warning


def test_a_link_to_a_former_or_unknown_code(app):
    test = app("gemeente", code="GM0017")
    assert test.session_state["gemeente"] == "GM0014"
    assert "Haren" in texts(test)
    test = app("gemeente", code="GM0788")
    assert "over meer gemeenten verdeeld" in texts(test)
    test = app("gemeente", code="GM9999")
    assert test.session_state["gemeente"] == ""
    assert "GM9999" in texts(test)


@pytest.fixture
def locatieserver(monkeypatch):
    """A server that speaks as PDOK's does, and knows one postcode."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            known = "9461" in self.path
            docs = [{"gemeentecode": "1680", "gemeentenaam": "Aa en Hunze"}] if known else []
            body = json.dumps({"response": {"numFound": len(docs), "docs": docs}}).encode()
            self.send_response(500 if "5000" in self.path else 200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Keep the output of the tests clean."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    monkeypatch.setenv("ATLAS_LOCATIESERVER", f"http://127.0.0.1:{server.server_port}")
    postcodes.clear()
    yield asked
    postcodes.clear()
    server.shutdown()
    server.server_close()


def test_a_postcode_is_asked_of_the_service(app, locatieserver):
    test = search(app("gemeente"), "9461 AB")
    assert test.session_state["gemeente"] == "GM1680"
    assert all("Aa" not in path for path in locatieserver)


def test_the_map_finds_places_and_postcodes_too(app, locatieserver):
    test = app("kaart")
    test.text_input(key="vraag").set_value("9461 AB").run()
    assert test.session_state["gekozen"] == "GM1680"
    test.text_input(key="vraag").set_value("Scheveningen").run()
    assert test.session_state["gekozen"] == "GM0518"


@pytest.mark.parametrize(("query", "words"), [("1000 AA", "geen postcode"), ("5000 AA", "storing")])
def test_a_postcode_without_an_answer_says_what_else(app, locatieserver, query, words):
    test = search(app("gemeente"), query)
    assert test.session_state["gemeente"] == ""
    assert words in texts(test)
    assert "plaats of gemeente" in texts(test)


def test_neighbours_and_alike_lead_on(app, small):
    test = app("gemeente", code="GM0014")
    more = told(test, "buren")
    assert "GM1969" in [code for code, *_ in more["buren"]]
    assert [code for code, _, _ in more["zoals"]] == [row.code for row in alike(small, "GM0014")]


def test_a_landscape_without_coalities_or_hospitals_still_gives_a_card(
    app, damaged_copy, serve_data
):
    rows = damaged_copy.rows("coalities")
    damaged_copy.write("coalities", rows[:1])
    rows = damaged_copy.rows("organisaties")
    lat, lon = rows[0].index("lat"), rows[0].index("lon")
    for row in rows[1:]:
        row[lat] = row[lon] = ""
    damaged_copy.write("organisaties", rows)
    serve_data(damaged_copy.path)
    test = app("gemeente", code="GM1681")
    assert not test.exception
    assert "dat betekent niet dat er geen is" in "".join(words_in(told(test, "partners")))


def test_gemeenten_like_this_one_are_found_by_what_a_reader_weighs_by(app, small):
    """In the link, and kept in it when another gemeente is chosen."""

    def options(test) -> list[str]:
        return [f"{naam}: {tekst}" for _, naam, tekst in told(test, "stappen")["zoals"]]

    def found(weeg: str) -> list[str]:
        return [f"{one.naam}: {one.tekst}" for one in alike(small, "GM0106", gewicht=weeg)]

    test = app("gemeente", code="GM0106")
    assert options(test) == found("")
    [field] = [one for one in test.button_group if one.key == "gemeente-weegveld"]
    field.set_value("km2").run()
    assert not test.exception
    assert test.query_params["weeg"] == "km2"
    assert options(test) == found("km2")
    search(test, "Groningen")
    assert (test.query_params["code"], test.query_params["weeg"]) == ("GM0014", "km2")
    again = app("gemeente", code="GM0106", weeg="lengte")
    assert "lengte" in texts(again)
    assert options(again) == found("")


def test_what_is_not_in_a_file_is_said_beside_it(app):
    assert not app("gemeente", code="GM0106").exception
    # The browser says it, above the mail.
    said = assets()["next_steps.js"].content.decode()
    assert "In het adresboek staat wie een nummer, mailbox, contactpagina of site heeft" in said


def test_other_forms_of_the_contacts_are_sent_when_asked_for(app, small):
    def labels(test) -> list[str]:
        return [one.proto.label for one in test.get("download_button")]

    mailed = (code for code in small.gemeenten.index if introduction_mail(small, code).allen)
    test = app("gemeente", code=next(mailed))
    assert len(labels(test)) == 2
    test.session_state["andere-vormen"] = True
    test.run()
    assert not test.exception
    assert [one for one in labels(test) if "Outlook" in one]
    [adressen] = test.code
    assert adressen.value.count("@") == adressen.value.count(";") + 1


def test_addresses_that_a_link_cannot_hold_are_a_list_to_copy(app, small, monkeypatch):
    code = next(code for code in small.gemeenten.index if introduction_mail(small, code).allen)
    assert len(told(app("gemeente", code=code), "mail")["mail"]) == 3
    monkeypatch.setattr(vcard, "MAX_MAILTO", 200)
    mail = introduction_mail(small, code)
    addresses, _, _, apart = told(app("gemeente", code=code), "mail")["mail"]
    assert addresses == list(mail.allen)
    assert apart
    # The browser makes the list, and buttons to copy it with commas or semicolons.
    said = assets()["next_steps.js"].content.decode()
    assert "Kopieer met puntkomma's, voor Outlook" in said


def test_on_a_phone_every_weight_can_be_read(app):
    test = app("gemeente", code="GM0106")
    [weigh] = [one for one in test.button_group if one.label.startswith("Weeg ")]
    assert weigh.proto.wrap
