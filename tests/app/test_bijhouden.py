"""Bijhouden: taking a list in step by step, and everything else a keeper does."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from geodata.keeping import KEPT_JOURNAL, KEPT_PROPOSALS, KEPT_SIGN_INS, StoreError
from geodata.keeping.origin import Origin
from geodata.keeping.people.proposals import propose, waiting
from geodata.keeping.people.sign_ins import note_refusal, note_sign_in
from geodata.keeping.store.addresses import addresses_of, note_looked
from geodata.keeping.store.base import base_package
from geodata.keeping.store.current import load_current
from geodata.keeping.store.edit import edit
from geodata.keeping.store.history import changes_of, imports_of
from geodata.keeping.store.store import open_store
from pages.parts.bijhouden import take_list
from pages.parts.shared import access as keep_access
from pages.parts.shared import report
from pages.parts.shared.served import landscape as served
from tests.app.conftest import html, texts, told, words_in

LIST = """Lijst van het CPZ
Naam VSV;Ziekenhuis;Plaats
VSV Alkmaar (Noord-Kennemerland);Noordwest Noord;Alkmaar
VSV Apeldoorn;Gelre Ziekenhuizen, locatie Apeldoorn;Nergenshuizen
VSV Nieuwe Kust;Kustziekenhuis;Zierikzee
<img src=x onerror=alert(1)> [x](https://evil.example);Kust;Assen
"""
ORIGIN = Origin("organisaties", "", "de site", "2026-10-01", "hoog")


DIALOG = """
from pages.parts.shared.report import _form
from pages.parts.shared.served import landscape

_form(landscape(), ("ros-elaa",))
"""


def change(store, key: str = "vsv-alkmaar", who: str = "Anna", **values: str) -> int:
    """What another keeper does in between."""
    from geodata.keeping.store.applying import apply

    changes = edit(store, base_package(), "organisaties", key, values, ORIGIN)
    return apply(store, base_package(), changes, ORIGIN, who, store.revision()).id


def press(test: AppTest, label: str) -> AppTest:
    [button] = [b for b in test.button if b.label == label or b.label.startswith(label)]
    return button.click().run()


def said(test: AppTest, kind: str = "error") -> str:
    return "\n".join(item.value.replace("\\", "") for item in getattr(test, kind))


def said_of(items) -> str:
    return "\n".join(item.label.replace("\\", "") for item in items)


def go(test: AppTest, part: str) -> AppTest:
    [parts] = [g for g in test.button_group if g.label == "Onderdeel"]
    return parts.set_value(part).run()


def upload(test: AppTest, text: str = LIST) -> AppTest:
    return test.file_uploader[0].set_value(("lijst.csv", text.encode("cp1252"), "text/csv")).run()


def match(test: AppTest) -> AppTest:
    test.text_input(key="bijhouden-bron").set_value("https://example.org/lijst")
    test.text_input(key="bijhouden-datum").set_value("2026-11")
    test.radio(key="bijhouden-zekerheid").set_value("hoog")
    return press(test, "Vergelijk met de atlas")


@pytest.fixture
def matched(local, app) -> AppTest:
    """The page with a list that was matched."""
    return match(upload(app("bijhouden")))


def show(test: AppTest, outcome: str) -> AppTest:
    [kinds] = [g for g in test.button_group if g.label == "Toon"]
    return kinds.set_value(outcome).run()


def test_a_part_stands_in_the_link(local, app):
    test = go(app("bijhouden"), "journaal")
    assert test.query_params["deel"] == "journaal"
    assert "Journaal" in said_of_headers(app("bijhouden", deel="journaal"))
    assert "deel" not in go(test, "lijst").query_params
    assert "Een lijst innemen" in said_of_headers(app("bijhouden", deel="onzin"))


def said_of_headers(test: AppTest) -> str:
    assert not test.exception
    return "\n".join(header.value for header in test.header)


def test_a_list_goes_in_step_by_step(local, app):
    test = app("bijhouden")
    assert not test.exception
    upload(test)
    assert "4 rijen en 3 kolommen" in texts(test)
    assert "Windows" not in texts(test)
    assert test.selectbox(key="bijhouden-soort").value == "vsv"
    columns = {s.label: s.value for s in test.selectbox}
    assert (columns["Naam"], columns["Ziekenhuis"], columns["Plaats"]) == (0, 1, 2)
    assert columns["Website"] == -1
    match(test)
    assert "De lijst heeft 4 rijen: 1 gewijzigd, 2 nieuw" in texts(test).replace("\\", "")
    assert "<ins>Noordwest Noord</ins>" in html(test)
    press(test, "Pas 3 rijen toe")
    assert "Import 1 is toegepast" in said(test, "success")
    [one] = imports_of(local)
    assert (one.wie, one.soort, one.bestand) == ("lokaal", "vsv", "lijst.csv")
    assert (one.bron, one.bron_datum, one.zekerheid) == (
        "https://example.org/lijst",
        "2026-11",
        "hoog",
    )
    assert load_current().organisaties.loc["vsv-alkmaar", "ziekenhuis"] == "Noordwest Noord"
    # Readers of this process have it at once.
    assert served().revision == 1
    press(test, "Neem deze import terug")
    assert "Import 1 is teruggenomen" in said(test, "success")
    assert "vsv-nieuwe-kust" not in load_current().organisaties.index


def test_a_missing_source_is_asked_and_nothing_is_lost(local, app):
    test = upload(app("bijhouden"))
    test.selectbox(key=next(s.key for s in test.selectbox if s.label == "Plaats")).set_value(-1)
    press(test, "Vergelijk met de atlas")
    assert "Noem de bron" in said(test)
    assert next(s.value for s in test.selectbox if s.label == "Plaats") == -1
    match(test)
    assert not test.error
    assert next(s.value for s in test.selectbox if s.label == "Plaats") == -1
    go(test, "journaal")
    go(test, "lijst")
    assert test.text_input(key="bijhouden-bron").value == "https://example.org/lijst"
    assert next(s.value for s in test.selectbox if s.label == "Plaats") == -1
    assert "Toepassen" in [header.value for header in test.header]


def test_a_file_that_is_no_list_is_a_sentence(local, app):
    test = upload(app("bijhouden"), "%PDF-1.7 x")
    assert not test.exception
    assert "Dit is een PDF" in said(test)


def test_what_was_recognised_by_little_is_left_to_the_keeper(local, app):
    test = upload(app("bijhouden"), "Assen;GGD Drenthe\nEmmen;GGD Drenthe\n")
    assert "2 rijen en 2 kolommen" in " ".join(item.value for item in test.markdown)
    assert test.selectbox(key="bijhouden-soort").value is None
    assert "Werkgebieden" in said(test, "info")
    test.selectbox(key="bijhouden-soort").set_value("werkgebieden").run()
    assert "kies deze kolommen zelf" in said(test, "warning")
    assert {box.value for box in test.selectbox if box.label in ("Organisatie", "Gemeente")} == {-1}


def test_garbled_letters_are_offered_mended(local, app):
    garbled = "GGD;Gemeente\nGGD Fryslân;Súdwest-Fryslân\n".encode().decode("cp1252")
    test = app("bijhouden")
    test.file_uploader[0].set_value(("lijst.csv", garbled.encode(), "text/csv")).run()
    assert "verhaspelde letters" in said(test, "warning")
    press(test, "Herstel de letters")
    assert test.selectbox(key="bijhouden-soort").value == "werkgebieden"


def test_columns_are_remembered_for_the_next_edition(local, app):
    test = upload(app("bijhouden"))
    test.selectbox(key=next(s.key for s in test.selectbox if s.label == "Plaats")).set_value(-1)
    match(test)
    press(test, "Pas ")
    again = upload(app("bijhouden"))
    assert next(s.value for s in again.selectbox if s.label == "Plaats") == -1
    assert next(s.value for s in again.selectbox if s.label == "Ziekenhuis") == 1


def test_doubt_is_for_the_keeper(matched, local):
    test = show(matched, "twijfel")
    [first, *_] = [radio for radio in test.radio if radio.label.startswith("Keuze voor rij")]
    assert first.value == ""
    assert any("vsv-apeldoorn" in option.replace("\\", "") for option in first.options)
    first.set_value("vsv-apeldoorn").run()
    assert not test.exception
    assert next(r.value for r in test.radio if r.key == first.key) == "vsv-apeldoorn"
    press(test, "Pas ")
    keys = {entry.sleutel for entry in changes_of(local, 1)}
    assert "vsv-apeldoorn" in keys


def test_hostile_cells_stay_text(matched):
    shown = html(show(matched, "nieuw"))
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown
    assert "<img" not in shown
    press(matched, "Pas 3 rijen toe")
    go(matched, "journaal")
    press(matched, "Bekijk de wijzigingen")
    assert "&lt;img" in html(matched)
    assert "<img" not in html(matched)


def test_a_new_contact_shows_what_it_is_and_not_its_keys(local, app):
    rows = "Naam VSV;Ziekenhuis;Plaats;E-mailadres\nVSV Assen;Wilhelmina Ziekenhuis;Assen;a@b.nl\n"
    shown = html(match(upload(app("bijhouden"), rows)))
    assert "<ins>a@b.nl</ins>" in shown
    assert "volgnummer" not in shown
    assert "<ins>vsv-assen</ins>" not in shown


def test_rows_can_be_left_out(matched, local):
    matched.text_input(key="bijhouden-zonder").set_value("niet deze").run()
    press(matched, "Pas ")
    assert "is geen rijnummer" in said(matched)
    assert matched.text_input(key="bijhouden-zonder").value == "niet deze"
    matched.text_input(key="bijhouden-zonder").set_value("1-3").run()
    press(matched, "Pas 2 rijen toe")
    keys = {entry.sleutel for entry in changes_of(local, 1)}
    assert "vsv-nieuwe-kust" in keys
    assert "vsv-alkmaar" not in keys


def test_two_keepers_do_not_overwrite_each_other(matched, local):
    change(local, who="Bea", plaats="Heiloo")
    press(matched, "Pas 3 rijen toe")
    assert "Iemand anders heeft intussen de gegevens gewijzigd: Bea" in said(matched)
    assert local.revision() == 1
    assert matched.text_input(key="bijhouden-bron").value == "https://example.org/lijst"
    press(matched, "Vergelijk opnieuw")
    press(matched, "Pas 3 rijen toe")
    assert local.revision() == 2
    now = load_current().organisaties.loc["vsv-alkmaar"]
    assert (now["ziekenhuis"], now["plaats"]) == ("Noordwest Noord", "Alkmaar")


def test_who_stops_being_a_keeper_can_change_nothing_more(matched, local, monkeypatch):
    monkeypatch.setattr(keep_access, "is_own_machine", lambda *_: False)
    press(matched, "Pas 3 rijen toe")
    assert local.revision() == 0
    assert not matched.file_uploader


def test_the_journal_takes_back_an_import_or_one_change(local, app):
    change(local, plaats="Heiloo", ziekenhuis="Ergens")
    change(local, key="ros-elaa", plaats="Haarlem")
    test = go(app("bijhouden"), "journaal")
    assert "Import 2" in test.subheader[0].value
    press(test, "Neem import 2 terug")
    assert "teruggenomen als import 3" in said(test, "success")
    [open_one] = [b for b in test.button if b.key == "bekijk-1"]
    open_one.click().run()
    assert "Heiloo" in html(test)
    [plaats] = [e.id for e in changes_of(local, 1) if e.veld == "plaats"]
    test.selectbox(key="bijhouden-wijziging").set_value(plaats).run()
    press(test, "Neem deze wijziging terug")
    now = load_current().organisaties.loc["vsv-alkmaar"]
    assert (now["plaats"], now["ziekenhuis"]) == ("Alkmaar", "Ergens")
    press(test, "Neem import 1 terug")
    assert "daarna weer gewijzigd of al teruggenomen" in said(test)


def test_a_contact_is_confirmed(local, app):
    test = go(app("bijhouden"), "contacten")
    assert "19 contacten" in texts(test)
    next(b for b in test.button if b.label == "Bevestigd").click().run()
    assert "is vandaag bevestigd" in said(test, "success")
    assert "18 contacten" in texts(test)


def test_a_contact_is_erased_in_two_steps(local, app):
    test = go(app("bijhouden"), "contacten")
    test.selectbox(key="bijhouden-contact").set_value("ggd-zeeland/1").run()
    [button] = [b for b in test.button if b.label.startswith("Wis dit contact")]
    assert button.disabled
    test.checkbox(key="zeker-ggd-zeeland/1").check().run()
    press(test, "Wis dit contact")
    assert "gewist" in said(test, "success")
    assert "contacten.csv" in said(test, "success")
    rows = load_current().table("contacten")
    assert not ((rows["organisatie"] == "ggd-zeeland") & (rows["volgnummer"] == 1)).any()


@pytest.fixture
def reported(local) -> int:
    """A report of a reader."""
    about = ("organisaties", "ros-elaa", "Zaandam", "<b>zie</b> de site", "ik@example.org")
    return propose(local, base_package(), *about, sender="1.2.3.4")


def test_a_report_is_taken_over_with_field_and_value(local, app, reported):
    test = go(app("bijhouden"), "meldingen")
    assert "Zaandam" in texts(test)
    assert "<b>zie" not in texts(test)
    press(test, "Neem over")
    assert "Kies eerst welk veld" in said(test)
    test.selectbox(key=f"veld-{reported}").set_value("plaats")
    test.text_input(key=f"waarde-{reported}").set_value("Zaanstad")
    press(test, "Neem over")
    assert "overgenomen als import 1" in said(test, "success")
    now = load_current().organisaties.loc["ros-elaa"]
    assert (now["plaats"], now["zekerheid"]) == ("Zaanstad", "laag")
    assert waiting(local) == ()


def test_a_report_is_turned_down(local, app, reported):
    test = go(app("bijhouden"), "meldingen")
    press(test, "Wijs af")
    assert "afgewezen" in said(test, "success")
    assert waiting(local) == ()
    assert local.revision() == 0


def test_a_reader_reports_from_the_panel(local, app, monkeypatch):
    monkeypatch.setattr(report, "_sender", lambda: "1.2.3.4")
    test = app("kaart", gekozen="ros-elaa")
    press(test, "Klopt dit niet? Meld het")
    assert "verdwijnt na 180 dagen" in texts(test)
    # A press within a dialog runs the dialog alone, which AppTest cannot do.
    test = AppTest.from_string(DIALOG, default_timeout=60).run()
    press(test, "Verstuur")
    assert "Zeg wat er niet klopt" in said(test)
    wat, _ = test.text_area
    # A browser can fill in the address of who writes (WCAG 1.3.5).
    [mail] = test.text_input
    assert mail.proto.autocomplete == "email"
    wat.set_value("Zaandam")
    press(test, "Verstuur")
    assert "Dank u wel" in said(test, "success")
    [found] = waiting(local)
    assert (found.tabel, found.sleutel, found.wat) == ("organisaties", "ros-elaa", "Zaandam")


def test_a_reader_reads_what_was_changed(local, app):
    before = load_current().organisaties.loc["ros-zorgadvies-groningen", "naam"]
    change(local, key="ros-zorgadvies-groningen", naam="Zorgadvies <b>Noord</b>")
    served.newest()
    shown = html(app("kaart", gekozen="ros-zorgadvies-groningen"))
    assert f"was ‘{before}’" in shown
    assert "<b>Noord" not in shown
    assert "Naam: gewijzigd op" in "".join(
        words_in(told(app("gemeente", code="GM0014"), "partners"))
    )


def test_the_data_go_along_as_a_package(local, app):
    change(local, plaats="Heiloo")
    test = go(app("bijhouden"), "meenemen")
    press(test, "Maak het pakket")
    assert "organisaties.csv" in said(test, "success")
    assert test.get("download_button")


def test_a_store_that_cannot_be_read_is_a_sentence(local, app, tmp_path):
    (tmp_path / "beheer").mkdir()
    (tmp_path / "beheer" / "a.sqlite").write_bytes(b"geen database" * 100)
    served.cache_clear()
    test = app("main")
    assert not test.exception
    assert "niet bereikbaar" in texts(test)


def test_a_capacity_export_comes_in_and_goes(app, local, tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_CAPACITEIT", str(tmp_path / "standen.json"))
    test = app("bijhouden")
    go(test, "capaciteit")
    assert not test.exception
    now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S+00:00}"
    made = f"plaats,soort bed,status,tijd\nAssen,verloskamer,groen,{now}\n".encode()
    test.file_uploader[0].set_value(("standen.csv", made, "text/csv")).run()
    test.checkbox(key="capaciteit-proef").check().run()
    next(one for one in test.button if one.label == "Neem in").click().run()
    assert not test.exception
    assert "1 stand ingenomen" in test.success[0].value
    assert "proefgegevens" in texts(test)
    next(one for one in test.button if one.label == "Haal de standen weg").click().run()
    assert any("geen standen ingenomen" in one.value for one in test.info)


def test_an_official_source_is_asked_shown_applied_and_taken_back(
    local, app, small, monkeypatch, own_cache
):
    from tests.unit.keeping.sources.server import serving
    from tests.unit.keeping.sources.test_register import PLACE, body, export, ways

    made = {
        code: body(f"Gemeente {naam}", "Gemeente", ways(website="https://voorbeeld.nl"), code)
        for code, naam in small.gemeenten["naam"].items()
    }
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as sources:
        monkeypatch.setenv("ATLAS_BRONSERVER", sources.address)
        test = app("bijhouden")
        test.segmented_control(key="bijhouden-deel").set_value("verversen").run()
        sources.answers[PLACE] = (404, {}, b"")
        test.button(key="ververs-register").click().run()
        assert "antwoord 404" in test.error[0].value
        sources.answers[PLACE] = export(*made.values())
        test.button(key="ververs-register").click().run()
    assert not test.exception
    assert "De export van vandaag" in test.success[0].value
    [apply] = [one for one in test.button if one.label.startswith("Pas ")]
    apply.click().run()
    assert not test.exception
    now = load_current().table("gemeentecontacten").set_index("gemeentecode")
    assert set(now["website"]) == {"https://voorbeeld.nl"}
    [back] = [one for one in test.button if one.label.startswith("Neem deze import")]
    back.click().run()
    now = load_current().table("gemeentecontacten").set_index("gemeentecode")
    assert "https://voorbeeld.nl" not in set(now["website"])


def test_a_herindeling_is_chosen_applied_with_its_boundaries_and_taken_back(
    local, app, small, monkeypatch, own_cache
):
    from tests.unit.keeping.sources.server import serving
    from tests.unit.keeping.sources.test_mergers import MERGED, described, merged_pdok, regions

    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as sources:
        monkeypatch.setenv("ATLAS_BRONSERVER", sources.address)
        described(sources, *regions(GM0106=MERGED, GM0014=MERGED))
        merged_pdok(sources, small, ("GM0106", "GM0014"))
        test = app("bijhouden")
        test.segmented_control(key="bijhouden-deel").set_value("verversen").run()
        test.button(key="ververs-herindelingen").click().run()
    assert not test.exception
    assert "2 gemeenten zijn opgegaan of verdeeld" in said(test, "success")
    [apply] = [one for one in test.button if one.label.startswith("Pas dit toe")]
    assert apply.disabled
    asked = [one for one in test.radio if (one.key or "").startswith("stap-")]
    assert "Provincie van Kustland: de voorgangers verschillen." in said_of(asked)
    for one in asked:
        test.radio(key=one.key).set_value(one.options[0])
    test.run()
    press(test, "Pas dit toe als één stap")
    assert not test.exception, test.exception
    assert "Import 1 is toegepast" in said(test, "success")
    now = load_current()
    assert now.gemeenten.loc["GM9001", "provincie"] == "Drenthe"
    assert now.package.drawn != small.package.drawn
    test = go(test, "journaal")
    press(test, "Bekijk de wijzigingen")
    assert not test.exception
    assert "het hele" in html(test)
    test = go(test, "verversen")
    press(test, "Neem deze stap terug")
    assert not test.exception
    back = load_current()
    assert back.package.drawn == small.package.drawn
    assert back.gemeenten.equals(small.gemeenten)


def test_figures_beside_each_other_are_said_once_and_come_in(local, app):
    test = upload(app("bijhouden"), "Gemeente;2022;2023\nAssen;5,5;<10\nEmmen;6,25;6,5\n")
    test.selectbox(key="bijhouden-soort").set_value("cijfers").run()
    for name, text in (
        ("cijfer", "Laag geboortegewicht"),
        ("eenheid", "% van de baby's"),
        ("definitie", "Baby's onder 2.500 gram"),
    ):
        test.text_input(key=f"bijhouden-cijfer-{name}").set_value(text)
    test = match(test)
    assert not test.exception
    assert "4 nieuw" in texts(test)
    press(test, "Pas 4 rijen toe")
    assert not test.exception
    own = load_current().table("cijfers")
    assert list(own[own["indicator"] == "laag-geboortegewicht"]["waarde"].isna()).count(True) == 1


def test_a_list_from_an_address_can_be_looked_at_from_now_on(matched):
    press(matched, next(b.label for b in matched.button if b.label.startswith("Pas ")))
    press(matched, "Onthoud dit adres")
    assert not matched.exception
    assert "Het adres is onthouden" in said(matched, "success")
    [known] = addresses_of(open_store())
    assert (known.adres, known.soort, known.dagen) == ("https://example.org/lijst", "vsv", 30)
    assert known.kolommen["organisaties.naam"] == "Naam VSV"
    test = go(matched, "verversen")
    assert "Het is tijd om te kijken" in texts(test)
    assert "nieuwe versie" not in texts(test)
    # What a round of the clock saw stands there without asking again.
    note_looked(open_store(), known.naam, "0123456789ab", datetime.now(UTC))
    test = go(test, "verversen")
    assert "Er is een nieuwe versie" in texts(test)
    press(test, "Vergeet dit adres")
    assert addresses_of(open_store()) == ()


def test_a_store_that_goes_away_under_a_keeper_is_a_sentence(local, app, monkeypatch):
    def refuse(*_):
        raise StoreError("De opslag van wijzigingen is nu niet bereikbaar.")

    test = app("bijhouden")
    monkeypatch.setattr(take_list, "remembered_mapping", refuse)
    upload(test)
    assert not test.exception
    assert "niet bereikbaar" in said(test)


@pytest.mark.parametrize("behind", [True, False])
def test_a_reader_hears_that_changes_are_out_of_reach(store, app, monkeypatch, behind):
    monkeypatch.setattr(type(served), "is_behind", property(lambda _: behind))
    test = app("main")
    assert not test.exception
    assert bool(test.toast) is behind


def test_over_says_how_long_as_the_code_keeps_it(app):
    words = texts(app("over"))
    assert all(sentence in words for sentence in (KEPT_JOURNAL, KEPT_PROPOSALS, KEPT_SIGN_INS))


def test_travel_times_come_in_stay_when_the_next_is_wrong_and_go(app, local, tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_REISTIJDEN", str(tmp_path / "reistijden.json"))
    test = go(app("bijhouden"), "reistijden")
    assert not test.exception
    made = b"pc4;Assen\n9401;6\n"
    test.file_uploader[0].set_value(("tijden.csv", made, "text/csv")).run()

    def press(label):
        next(one for one in test.button if one.label == label).click().run()

    press("Neem in")
    assert "Vul de bron in" in test.error[0].value
    test.text_input(key="reistijd-bron").set_value("Routes BV")
    test.text_input(key="reistijd-datum").set_value("2026-11").run()
    press("Neem in")
    assert not test.exception
    assert "reistijden zijn ingenomen" in test.success[0].value
    assert "Routes BV, november 2026" in texts(test).replace("\\", "")
    test.file_uploader[0].set_value(("fout.csv", b"pc4;Assen\n9401;kort\n", "text/csv")).run()
    press("Neem in")
    assert "geen aantal minuten" in test.error[0].value
    assert "tijden.csv" in texts(test).replace("\\", "")
    press("Haal de reistijden weg")
    assert any("geen reistijden ingenomen" in one.value for one in test.info)


def test_the_journal_says_who_signed_in(local, app):
    note_sign_in(local, "anna@example.org", 1000)
    note_refusal(local, "jan.jansen@elders.nl", "staat niet op de lijst")
    test = go(app("bijhouden"), "journaal")
    assert "Wie zich aanmeldde" in [one.label for one in test.expander]
    [table] = test.table
    assert table.value["Wie"].str.replace("\\", "").tolist() == [
        "iemand van elders.nl",
        "anna@example.org",
    ]
