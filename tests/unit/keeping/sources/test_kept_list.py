"""Lists of partners at an address: looked at when it is time, shown, never applied by themselves."""

import argparse
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from geodata.keeping.read.rawlist import ListError
from geodata.keeping.refusals import Refused
from geodata.keeping.sources import command
from geodata.keeping.sources.kept_list import due_lists, kept_lists, web_for
from geodata.keeping.sources.proposal import Asked
from geodata.keeping.sources.refresh import look
from geodata.keeping.sources.web import SourceError, Web
from geodata.keeping.store.addresses import (
    Address,
    addresses_of,
    forget_address,
    keep_address,
    note_looked,
)
from geodata.keeping.store.current import load_current
from geodata.keeping.store.store import open_store

PLACE = "lijsten.example/vsv.csv"
LIST = "VSV;Plaats;Ziekenhuis\nVSV Alkmaar (Noord-Kennemerland);Alkmaar;Noordwest Noord\n"
ADDRESS = Address(
    "VSV-lijst van het CPZ",
    f"https://{PLACE}",
    "vsv",
    {
        "organisaties.naam": "VSV",
        "organisaties.plaats": "Plaats",
        "organisaties.ziekenhuis": "Ziekenhuis",
    },
    "lijst van het CPZ",
    "hoog",
    30,
)
NAME = "lijst-vsv-lijst-van-het-cpz"


@pytest.fixture
def store(web, sources, tmp_path, monkeypatch):
    """A store that knows one list at an address."""
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "beheer" / "a.sqlite"))
    monkeypatch.setenv("ATLAS_BRONSERVER", sources.address)
    opened = open_store()
    keep_address(opened, ADDRESS, "Anna")
    sources.answers[PLACE] = LIST.encode()
    yield opened
    opened.close()


def ververs(capsys, *arguments):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args([*arguments])), capsys.readouterr().out


def test_a_new_version_is_shown_and_once_applied_it_is_no_news(store, capsys, sources):
    status, said = ververs(capsys, NAME)
    assert status == command.SOMETHING
    assert "Er is een nieuwe versie van ‘VSV-lijst van het CPZ’." in said
    assert load_current().revision == 0
    assert ververs(capsys, NAME, "--toepassen")[0] == command.NOTHING_NEW
    assert load_current().organisaties.loc["vsv-alkmaar", "ziekenhuis"] == "Noordwest Noord"
    assert "niets nieuws" in ververs(capsys, NAME)[1]
    sources.answers[PLACE] = LIST.replace("Noordwest Noord", "Noordwest Zuid").encode()
    assert ververs(capsys, NAME)[0] == command.SOMETHING


def test_columns_are_found_by_their_heading(small, store, sources):
    rows = [line.split(";") for line in LIST.splitlines()]
    turned = "\n".join(";".join(reversed(row)) for row in rows)
    sources.answers[PLACE] = turned.encode()
    looked = look(kept_lists(store)[NAME], Asked(small, web_for(store)))
    [row] = looked.lijsten[0].gevonden.rijen
    assert row.sleutel == "vsv-alkmaar"


def test_a_heading_that_is_gone_proposes_nothing(small, store, sources):
    sources.answers[PLACE] = LIST.replace("Ziekenhuis", "Kliniek").encode()
    with pytest.raises(SourceError, match="ontbreken kolommen: ‘Ziekenhuis’"):
        look(kept_lists(store)[NAME], Asked(small, web_for(store)))


def test_what_is_no_list_is_said(small, store, sources):
    sources.answers[PLACE] = b"<!doctype html><p>verhuisd</p>"
    with pytest.raises(ListError, match="webpagina"):
        look(kept_lists(store)[NAME], Asked(small, web_for(store)))


def test_a_round_of_all_sources_never_applies_it(store, capsys, monkeypatch):
    monkeypatch.setattr(command, "SOURCES", {})
    status, said = ververs(capsys, "--toepassen")
    assert status == command.SOMETHING
    assert "Er is niets veranderd" in said
    assert load_current().revision == 0


def test_it_is_looked_at_in_its_own_rhythm(store):
    assert due_lists(store) == (NAME,)
    note_looked(store, ADDRESS.naam, "abc", datetime.now(UTC) - timedelta(days=29))
    assert due_lists(store) == ()
    note_looked(store, ADDRESS.naam, "abc", datetime.now(UTC) - timedelta(days=31))
    assert due_lists(store) == (NAME,)
    [known] = addresses_of(store)
    assert (known.wie, known.gezien) == ("Anna", "abc")
    forget_address(store, ADDRESS.naam)
    assert addresses_of(store) == ()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"adres": "http://lijsten.example/a.csv"}, "https"),
        ({"adres": "https://127.0.0.1/a.csv"}, "heeft een naam"),
        ({"adres": "https://localhost/a.csv"}, "heeft een naam"),
        ({"adres": "https://anna:geheim@lijsten.example/a.csv"}, "wachtwoord"),
        ({"adres": "https://lijsten.example:8443/a.csv"}, "https"),
        ({"naam": " "}, "naam"),
        ({"dagen": 0}, "dagen"),
    ],
)
def test_an_address_that_cannot_be_is_refused(store, change, word):
    with pytest.raises(Refused, match=word):
        keep_address(store, replace(ADDRESS, **change), "Anna")
    assert addresses_of(store)[0].adres == ADDRESS.adres


def test_a_name_that_stands_for_a_machine_inside_is_not_asked(monkeypatch):
    from geodata.keeping.sources import web as module

    monkeypatch.setattr(module.socket, "getaddrinfo", lambda *_: [(2, 1, 6, "", ("10.0.0.5", 443))])
    client = Web(("lijsten.example",), "", wait=lambda _: None)
    with pytest.raises(SourceError, match="eigen netwerk"):
        client.get(ADDRESS.adres)
