"""Klantroute without a browser: gemeenten, readings, subjects, links and files that cannot be."""

import json

import pytest

from geodata.landscape import DATA
from geodata.routes import Filled, Ketencheck, to_file, to_link
from tests.app.conftest import html, texts

SCRIPT = "<script>alert(1)</script>"
SHEET = Ketencheck(
    "GM0106", "2026-11-22", {"prenataal-huisbezoek": Filled("geregeld", "GGD", "", SCRIPT)}
)


def test_the_start_asks_for_a_gemeente_and_says_that_it_is_not_official(app):
    test = app("klantroute")
    assert not test.exception
    assert "niet de officiële klantroutes" in texts(test).replace("\\", "")
    assert not test.query_params


@pytest.mark.parametrize("code", ["GM0014", "GM0599", "GM1681", "GM0981", "GM0448"])
def test_the_page_runs_with_what_stands_in_data(app, serve_data, landscape, code):
    serve_data(DATA, landscape)
    for deel in ("gezin", "afspraken", "ketencheck"):
        test = app("klantroute", code=code, deel=deel)
        assert not test.exception
        assert not test.warning
        assert "geen gegevens" in texts(test) + html(test) or deel == "ketencheck"


def test_a_name_that_is_typed_leads_to_the_route(app):
    test = app("klantroute")
    test.text_input(key="klantroute-vraag").set_value("Assen").run()
    assert not test.exception
    assert test.query_params["code"] == "GM0106"
    assert "Assen" in test.header[0].value


def test_readings_and_subjects_are_in_the_link(app):
    test = app("klantroute", code="GM0106")
    test.radio(key="klantroute-deel").set_value("afspraken").run()
    assert test.query_params["deel"] == "afspraken"
    assert "Moet volgens de wet" in html(test)
    [pills] = [one for one in test.button_group if one.label == "Alleen over"]
    pills.set_value(["geld"]).run()
    assert test.query_params["thema"] == "geld"
    assert "VoorZorg" not in html(test)


@pytest.mark.parametrize(
    "params",
    [
        {"code": "GM9999"},
        {"code": "<script>"},
        {"code": "GM0106", "deel": "alles"},
        {"code": "GM0106", "thema": "geluk"},
        {"code": "GM0106", "c": "kapot"},
        {"c": "kapot"},
    ],
)
def test_what_a_link_cannot_know_is_said(app, params):
    test = app("klantroute", **params)
    assert not test.exception
    assert test.warning


def test_a_former_gemeente_leads_to_that_of_today(app):
    test = app("klantroute", code="GM0017")
    assert not test.exception
    assert test.query_params["code"] == "GM0014"
    assert "Haren" in texts(test)


def test_a_sheet_in_the_link_is_shown_as_text(app):
    test = app("klantroute", code="GM0106", deel="ketencheck", c=to_link(SHEET))
    assert not test.exception
    assert not test.warning
    assert "1 geregeld" in texts(test)
    assert SCRIPT not in html(test)
    # Another gemeente has a sheet of its own, and this one is still there for who comes back.
    test.text_input(key="klantroute-vraag").set_value("Groningen").run()
    assert "c" not in test.query_params
    test.text_input(key="klantroute-vraag").set_value("Assen").run()
    assert test.query_params["c"] == to_link(SHEET)


def opened(test, content: bytes):
    test.file_uploader[0].set_value(("ketencheck.json", content, "application/json"))
    return test.run()


def test_a_file_is_laid_beside_the_page_and_taken_over(app):
    test = app("klantroute", code="GM0106", deel="ketencheck")
    opened(test, to_file(SHEET))
    assert not test.exception
    assert len(test.table[0].value) == 1
    [button] = [one for one in test.button if one.label.startswith("Ga verder")]
    button.click().run()
    assert test.query_params["c"] == to_link(SHEET)


def test_a_file_of_another_gemeente_is_named(app):
    test = app("klantroute", code="GM0014", deel="ketencheck")
    opened(test, to_file(SHEET))
    assert "is van Assen" in test.warning[0].value
    assert test.query_params["code"] == "GM0014"


@pytest.mark.parametrize(
    "content",
    [
        b"geen json",
        b" " * 5_000_000,
        json.dumps(json.loads(to_file(SHEET)) | {"versie": 9}).encode(),
        json.dumps(json.loads(to_file(SHEET)) | {"gemeente": "GM9999"}).encode(),
    ],
)
def test_a_file_that_cannot_be_leaves_the_page_as_it_was(app, content):
    test = app("klantroute", code="GM0106", deel="ketencheck", c=to_link(SHEET))
    opened(test, content)
    assert not test.exception
    assert len(test.warning) == 1
    assert test.query_params["c"] == to_link(SHEET)


def test_the_national_bodies_are_a_list_of_their_own(app):
    test = app("klantroute")
    test.toggle(key="klantroute-landelijk").set_value(True).run()
    assert not test.exception
    assert "Pharos" in html(test)


@pytest.mark.parametrize(
    ("page", "params", "most"),
    [
        ("klantroute", {"code": "GM0106", "deel": "ketencheck"}, "100 kB"),
        ("presenteren", {}, "200 kB"),
        ("watals", {}, "50 kB"),
    ],
)
def test_a_field_for_a_file_says_how_large_it_may_be(app, page, params, most):
    [field] = app(page, **params).file_uploader
    assert most in field.label
