"""Presenteren, without a browser: links, files, the row of scenes, and adding to it."""

import json
import threading

import pytest
from streamlit.testing.v1 import AppTest

from geodata.meeting.ready import ready_made
from geodata.meeting.scenes import (
    MAX_SENTENCE,
    MAX_TITLE,
    Meeting,
    Scene,
    from_link,
    to_file,
    to_link,
)
from pages.parts.presenteren import take_home
from pages.parts.shared import meeting as kept_meeting
from tests.app.conftest import PAGES, TIMEOUT, html, texts
from tests.unit.meeting.decks import foreign

MEETING = Meeting(
    "Overleg",
    (
        Scene("Een", "Eerste zin.", "kaart", {"gekozen": "consortium-limburg"}),
        Scene("Twee", "", "gemeente", {"code": "GM0014"}),
        Scene("Drie", "", "vergelijken", {"deel": "witte-vlekken", "gebied": "ros-elaa"}),
    ),
)


def titles(test: AppTest) -> list[str]:
    return [scene.titel for scene in test.session_state["presentatie"].scenes]


def press(test: AppTest, label: str) -> AppTest:
    return next(button for button in test.button if button.label == label).click().run()


def test_the_start_says_what_to_do(app):
    test = app("presenteren")
    assert not test.exception
    assert "nog geen scènes" in texts(test)
    assert not test.query_params


@pytest.mark.parametrize("key", ["GM0014", "ros-elaa", "consortium-limburg"])
def test_a_ready_made_meeting_is_one_link(app, small, key):
    test = app("presenteren", voor=key)
    assert not test.exception
    assert test.session_state["presentatie"] == ready_made(small, key)
    assert dict(test.query_params) == {"voor": key}
    assert not test.warning


def test_a_ready_made_meeting_is_one_choice(app, small):
    test = app("presenteren")
    test.text_input(key="klaar").set_value("Amsterdam, gemeente in Noord-Holland").run()
    assert test.session_state["presentatie"] == ready_made(small, "GM0363")
    assert test.query_params["voor"] == "GM0363"


def test_a_link_restores_the_meeting_and_the_scene(app):
    test = app("presenteren", p=to_link(MEETING), scene="2")
    assert titles(test) == ["Een", "Twee", "Drie"]
    assert test.session_state["scene"] == 2
    assert "Groningen" in texts(test)


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"p": "stuk"}, "beschadigd"),
        ({"voor": "GM9999"}, "geen presentatie te maken"),
        ({"voor": "<script>"}, "geen presentatie te maken"),
        ({"p": to_link(MEETING), "scene": "9"}, "deze presentatie heeft er 3"),
        ({"p": to_link(MEETING), "scene": "²"}, "is er niet"),
    ],
)
def test_what_a_link_cannot_know_is_said(app, params, words):
    test = app("presenteren", **params)
    assert not test.exception
    assert words in test.warning[0].value.replace("\\", "")


def test_scenes_move_go_and_get_another_name(app):
    test = app("presenteren", p=to_link(MEETING))
    press(test, "Later")
    assert titles(test) == ["Twee", "Een", "Drie"]
    assert test.session_state["scene"] == 2
    press(test, "Verwijder")
    assert titles(test) == ["Twee", "Drie"]
    test.text_input(key="veld-titel").set_value("  Nieuw <b>  ").run()
    test.text_input(key="veld-titel-presentatie").set_value("Ander overleg").run()
    assert titles(test) == ["Twee", "Nieuw <b>"]
    again = from_link(test.query_params["p"])
    assert again == test.session_state["presentatie"]
    assert again.titel == "Ander overleg"


def test_what_was_removed_or_replaced_can_be_had_back(app):
    test = app("presenteren", p=to_link(MEETING))
    press(test, "Verwijder")
    press(test, "Zet terug wat er stond")
    assert test.session_state["presentatie"] == MEETING
    assert "Zet terug wat er stond" not in [button.label for button in test.button]
    test.text_input(key="klaar").set_value("Groningen").run()
    press(test, "Vervang mijn scènes")
    assert titles(test) != ["Een", "Twee", "Drie"]
    press(test, "Zet terug wat er stond")
    assert test.session_state["presentatie"] == MEETING


def test_a_ready_made_meeting_asks_before_it_replaces_own_scenes(app, small):
    test = app("presenteren", p=to_link(MEETING))
    field = test.text_input(key="klaar")
    field.set_value("Amsterdam, gemeente in Noord-Holland").run()
    assert test.session_state["presentatie"] == MEETING
    assert "heeft al 3 scènes" in texts(test)
    press(test, "Houd mijn scènes")
    assert test.session_state["presentatie"] == MEETING
    assert "heeft al 3 scènes" not in texts(test)
    test.text_input(key="klaar").set_value("Groningen, gemeente in Groningen").run()
    press(test, "Vervang mijn scènes")
    assert test.session_state["presentatie"] == ready_made(small, "GM0014")
    # One ready-made meeting makes way for another.
    test.text_input(key="klaar").set_value("Amsterdam, gemeente in Noord-Holland").run()
    assert test.session_state["presentatie"] == ready_made(small, "GM0363")


def test_the_last_scene_can_go_too(app):
    test = app("presenteren", p=to_link(Meeting("M", MEETING.scenes[:1])))
    press(test, "Verwijder")
    assert not test.exception
    assert titles(test) == []
    assert not test.query_params


def test_a_scene_without_known_code_stays_and_says_so(app):
    broken = Meeting("M", (Scene("Weg", "", "gemeente", {"code": "GM9999"}),))
    test = app("presenteren", p=to_link(broken))
    assert not test.exception
    assert titles(test) == ["Weg"]
    assert "GM9999" in test.warning[0].value


def test_a_file_that_cannot_be_read_leaves_the_meeting(app):
    test = app("presenteren", p=to_link(MEETING))
    newer = json.loads(to_file(MEETING)) | {"versie": 99}
    for content in (b"{", json.dumps(newer).encode()):
        [field] = test.file_uploader
        field.upload("p.json", content, "application/json").run()
        assert not test.exception
        assert titles(test) == ["Een", "Twee", "Drie"]
        assert test.warning
        # The field does not go on showing it as a file that was taken.
        [after] = test.file_uploader
        assert after.key != field.key
        assert not after.value
    content = to_file(Meeting("M", (Scene("Nieuw", "", "kaart", {}),)))
    [field] = test.file_uploader
    field.upload("p.json", content, "application/json").run()
    assert titles(test) == ["Nieuw"]
    assert test.file_uploader[0].key == field.key


def test_a_saved_file_opens_again(app):
    test = app("presenteren")
    content = to_file(MEETING)
    test.file_uploader(key="bestand").upload("p.json", content, "application/json").run()
    assert test.session_state["presentatie"] == MEETING


def test_the_show_has_an_address_with_and_without_contacts(app):
    test = app("presenteren", p=to_link(MEETING), scene="3")
    # From the first scene, and from the one that is open.
    assert "#toon=1" in html(test)
    assert "#toon=3" in html(test)
    assert "contacten=nee" not in html(test)
    test.toggle(key="contacten-tonen").set_value(False).run()
    assert "contacten=nee" in html(test)


def test_script_in_a_title_is_shown_as_text(app):
    hostile = Meeting("<img src=x>", (Scene("<script>alert(1)</script>", "*", "kaart", {}),))
    test = app("presenteren", p=to_link(hostile))
    assert not test.exception
    assert "<script>" not in html(test)


def test_a_pack_is_made_and_can_be_taken_along(app):
    test = app("presenteren", p=to_link(Meeting("Overleg", MEETING.scenes[:1])))
    test.button_group(key="soorten").set_value(["pptx", "html"]).run()
    press(test, "Maak het pakket")
    assert not test.exception
    labels = [button.label for button in test.get("download_button")]
    assert any(label.startswith("overleg.html") for label in labels)
    assert any(label.startswith("overleg.pptx") for label in labels)


def test_who_finds_no_place_to_wait_for_a_pack_hears_so(app, monkeypatch):
    monkeypatch.setattr(take_home, "_room", threading.BoundedSemaphore(1))
    with take_home._room:
        test = app("presenteren", p=to_link(Meeting("Overleg", MEETING.scenes[:1])))
        press(test, "Maak het pakket")
        assert "geen plaats om te wachten" in texts(test)
    press(test, "Maak het pakket")
    assert "geen plaats om te wachten" not in texts(test)


@pytest.mark.parametrize("key", ["GM0017", "gm0014", "0014"])
def test_a_former_or_sloppy_code_gives_the_presentation_of_the_gemeente_of_today(app, key):
    test = app("presenteren", voor=key)
    assert not test.exception
    assert test.query_params["voor"] == "GM0014"
    assert ("Haren hoort" in texts(test)) == (key == "GM0017")


def test_what_a_browser_sends_too_long_is_cut_off(app):
    test = app("presenteren", p=to_link(MEETING))
    # A browser keeps to the length of a field; who talks to the server otherwise does not.
    for key in ("veld-titel-presentatie", "veld-titel", "veld-zin"):
        field = test.text_input(key=key)
        field.proto.max_chars = 0
        field.set_value("x" * 100_000).run()
    kept = test.session_state["presentatie"]
    assert (len(kept.titel), len(kept.scenes[0].titel), len(kept.scenes[0].zin)) == (
        MAX_TITLE,
        MAX_TITLE,
        MAX_SENTENCE,
    )


@pytest.fixture
def session(monkeypatch):
    """A session of a reader, as the parts of a page see it."""
    state: dict = {}
    monkeypatch.setattr(kept_meeting.st, "session_state", state)
    return state


def test_what_the_browser_kept_comes_back_in_a_new_session(session):
    assert kept_meeting.for_browser() == {"terug": True}
    kept_meeting.back_from_browser(to_link(MEETING))
    assert kept_meeting.current_meeting() == MEETING
    # It has that already.
    assert kept_meeting.for_browser() == {}
    kept_meeting.keep(Meeting("", MEETING.scenes[:1]))
    changed = kept_meeting.for_browser()
    assert from_link(changed["bewaar"]) == kept_meeting.current_meeting()
    assert kept_meeting.for_browser() == {}
    kept_meeting.keep(Meeting(""))
    assert kept_meeting.for_browser() == {"bewaar": ""}, "sent away is gone in the browser too"


def test_a_link_goes_before_what_the_browser_kept_and_that_can_be_had_back(session):
    kept_meeting.keep(Meeting("Van een ander", MEETING.scenes[1:]))
    kept_meeting.back_from_browser(to_link(MEETING))
    assert kept_meeting.current_meeting().titel == "Van een ander"
    kept_meeting.restore()
    assert kept_meeting.current_meeting() == MEETING


def test_what_the_browser_kept_and_cannot_be_read_is_forgotten(session):
    kept_meeting.back_from_browser("stuk")
    assert not kept_meeting.current_meeting().scenes
    assert kept_meeting.for_browser() == {"bewaar": ""}


def test_the_meeting_of_what_was_chosen_is_one_click(small):
    test = AppTest.from_file(PAGES / "presenteren.py", default_timeout=TIMEOUT)
    test.session_state["gekozen"] = "GM0014"
    test.run()
    (button,) = [item for item in test.button if item.label == "Maak de presentatie van Groningen"]
    button.click().run()
    assert not test.exception
    assert test.session_state["presentatie"] == ready_made(small, "GM0014")
    assert "Maak de presentatie van Groningen" not in [item.label for item in test.button]


def test_forty_scenes_go_along_small_with_each_step(app):
    long = Scene("Scenario", "", "watals", {"stappen": "sluit:vsv-assen;" * 150})
    many = Meeting("Veel", (*MEETING.scenes, long, *[MEETING.scenes[0]] * 36))
    test = app("presenteren", p=to_link(many))
    assert not test.exception
    [list_] = [one for one in test.get("bidi_component") if "schets/" in one.proto.json]
    assert len(list_.proto.json) < 12_000
    sent = json.loads(list_.proto.json)
    assert len(sent["scenes"]) == 40
    assert sent["scenes"][0][2].startswith("schets/kaart.svg?gekozen=")
    # A link that is too long has no picture.
    assert sent["scenes"][3][2] == ""


def test_a_template_of_an_organisation_is_used_until_it_is_dropped(app, monkeypatch):
    used, build = [], take_home.build
    monkeypatch.setattr(
        take_home,
        "build",
        lambda *given, **way: used.append(way["template"]) or build(*given, **way),
    )
    test = app("presenteren", p=to_link(Meeting("Overleg", MEETING.scenes[:1])))
    test.file_uploader(key="sjabloon-bestand").upload("huis.pptx", foreign().inhoud).run()
    assert not test.exception
    assert "uw sjabloon ‘huis.pptx’" in test.success[0].value.replace("\\", "")
    assert "‘Kaart’ ontbreekt" in texts(test)
    test.button_group(key="soorten").set_value(["pptx"]).run()
    press(test, "Maak het pakket")
    assert not test.exception
    assert used == [test.session_state["sjabloon"]]
    assert [item.label for item in test.get("download_button")][-1].startswith("overleg.pptx")
    press(test, "Gebruik weer het sjabloon van de atlas")
    assert "sjabloon" not in test.session_state


def test_a_file_that_is_no_template_leaves_the_look_as_it_is(app):
    test = app("presenteren", p=to_link(MEETING))
    test.file_uploader(key="sjabloon-bestand").upload("huis.pptx", b"stuk").run()
    assert not test.exception
    assert "geen sjabloon" in texts(test)
    assert "sjabloon" not in test.session_state


def test_what_was_added_is_said_with_which_scene_it_is(session):
    words, place = kept_meeting.add_scene(MEETING.scenes[0])
    assert (words, place) == ("Toegevoegd als scène 1: Een.", 1)
    assert kept_meeting.add_scene(MEETING.scenes[1])[1] == 2
    again, place = kept_meeting.add_scene(MEETING.scenes[0])
    assert "al scène 1" in again
    assert place == 1
