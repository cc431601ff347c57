"""`python -m geodata ververs`: what it shows, what it applies, and its exit status."""

import argparse

import pytest

from geodata.__main__ import main
from geodata.keeping.refusals import Refused
from geodata.keeping.sources import command
from geodata.keeping.store.current import load_current
from geodata.keeping.store.store import open_store
from tests.unit.keeping.sources.test_register import PLACE, bodies, body, export, ways

__all__ = ["bodies"]


@pytest.fixture
def refresh(web, sources, bodies, tmp_path, monkeypatch, capsys):
    """Runs the command on the register, with a store of its own; gives exit status and output."""
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "beheer" / "a.sqlite"))
    sources.answers[PLACE] = lambda _query: export(*bodies.values())

    def run(*arguments, names=("register",)):
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        status = command.run(parser.parse_args([*names, *arguments]), web)
        return status, capsys.readouterr().out

    yield run
    open_store().close()


def test_it_shows_applies_and_then_has_nothing_new(refresh, bodies, tmp_path):
    bodies["GM0106"] = body("Gemeente Assen", "Gemeente", ways("0592 306 399"), "GM0106")
    status, said = refresh()
    assert status == command.SOMETHING
    assert "Assen" in said
    assert "‘0592 306 399’" in said
    assert "Er is niets veranderd" in said
    assert not (tmp_path / "beheer").exists()
    status, said = refresh("--proef")
    assert (status, load_current().revision) == (command.SOMETHING, 0)
    assert "kunnen toegepast worden" in said
    status, said = refresh("--toepassen", "--wie", "Anna")
    assert status == command.NOTHING_NEW
    assert "is toegepast" in said
    now = load_current().table("gemeentecontacten").set_index("gemeentecode")
    assert now["telefoon"]["GM0106"] == "0592 306 399"
    status, _ = refresh()
    assert status == command.NOTHING_NEW


def test_a_source_that_is_away_fails_and_says_which(refresh, sources):
    sources.answers[PLACE] = (503, {}, b"")
    status, said = refresh("--toepassen")
    assert status == command.FAILED
    assert "organisaties.overheid.nl heeft een storing" in said
    assert load_current().revision == 0


def test_ctrl_c_leaves_nothing_half(refresh, sources):
    def stopped(_query):
        raise KeyboardInterrupt

    from geodata.keeping.sources import web as module

    original = module.Web.get
    module.Web.get = lambda *_: stopped("")
    try:
        status, said = refresh("--toepassen")
    finally:
        module.Web.get = original
    assert status == command.FAILED
    assert "Afgebroken" in said
    assert load_current().revision == 0


def test_a_source_that_there_is_not_is_refused(refresh):
    with pytest.raises(Refused, match="Kies uit"):
        refresh(names=("wolken",))


def test_the_exit_status_is_that_of_the_program(sources, bodies, own_cache, monkeypatch, tmp_path):
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "a.sqlite"))
    monkeypatch.setenv("ATLAS_BRONSERVER", sources.address)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    bodies["GM0106"] = body("Gemeente Assen", "Gemeente", ways("0592 306 399"), "GM0106")
    sources.answers[PLACE] = export(*bodies.values())
    assert main(["ververs", "register"]) == command.SOMETHING
    assert main(["ververs", "wolken"]) == command.FAILED


def test_showing_and_applying_at_once_is_refused(refresh):
    with pytest.raises(SystemExit):
        refresh("--proef", "--toepassen")
