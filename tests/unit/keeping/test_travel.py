"""A table of travel times comes in whole or not at all, and what is wrong is named."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.__main__ import main
from geodata.keeping.read import ListError
from geodata.keeping.travel import keep_travel, read_travel
from geodata.scenario import ground, travel

LONG = (
    "pc4;locatie;minuten;bron;datum\n"
    "9401;Wilhelmina Ziekenhuis Assen;6;Routes BV;november 2026\n"
    "9401;vsv-martini;31,5;Routes BV;november 2026\n"
    "9622;Martini Ziekenhuis Groningen;9;Routes BV;november 2026\n"
)
WIDE = "PC4;Assen;VSV-Martini\n9401;6;31,5\n9622;;9\n"


@pytest.fixture(autouse=True)
def _own_file(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_REISTIJDEN", str(tmp_path / "beheer" / "reistijden.json"))


def rows(table):
    return {
        (place, site): table.minuten[at, column]
        for at, place in enumerate(table.plekken)
        for column, site in enumerate(table.locaties)
        if table.minuten[at, column] == table.minuten[at, column]
    }


def test_long_and_wide_are_the_same(small):
    long = read_travel(small, LONG.encode(), "tijden.csv").tabel
    wide = read_travel(small, WIDE.encode(), "tijden.csv", "Routes BV", "11-2026").tabel
    assert rows(long) == rows(wide)
    assert rows(long)["9401", "vsv-martini"] == 31.5
    assert (long.bron, long.datum) == (wide.bron, wide.datum) == ("Routes BV", "2026-11")


def test_what_is_kept_is_what_was_read(small):
    table = read_travel(small, LONG.encode(), "tijden.csv").tabel
    keep_travel(table, "Anna")
    assert rows(travel()) == rows(table)
    assert (travel().wie, travel().bestand, travel().bron) == ("Anna", "tijden.csv", "Routes BV")


def test_a_gemeente_by_name_or_code(small):
    content = "gemeente;Assen\nAssen;6\nGM0014;29\n"
    found = read_travel(small, content.encode(), "g.csv", "Routes BV", "2026").tabel
    assert (found.soort, set(found.plekken)) == ("gemeente", {"GM0106", "GM0014"})


def test_every_location_of_today_can_be_named_by_its_name_and_id(landscape):
    for texts in ("naam", "id"):
        sites = [site for site in ground(landscape).sites.values() if site.vandaag]
        head = ";".join(["pc4", *(getattr(site, texts) for site in sites)])
        content = f"{head}\n1011{';300' * len(sites)}\n".encode()
        found = read_travel(landscape, content, "t.csv", "Routes BV", "2026").tabel
        assert found.locaties == tuple(site.id for site in sites)


def test_what_is_not_used_or_lacking_is_told(small):
    taken = read_travel(small, (WIDE + "0000;5;5\n").encode(), "t.csv", "Routes BV", "2026")
    told = " ".join(taken.opmerkingen)
    assert "1 plek in de tabel kent de atlas niet" in told
    assert "0000" in told
    assert "De tabel zegt niets over" in told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (LONG.replace("pc4", "huis"), "kolom pc4 of gemeente"),
        (LONG.replace("minuten", "uren"), "kolom pc4 of gemeente"),
        ("pc4\n9401\n", "kolom"),
        (LONG.replace("vsv-martini", "Ziekenhuis Nergens"), "Nergens’ kent de atlas niet"),
        (LONG.replace("vsv-martini", "Groningen"), "noem het id"),
        (LONG.replace("31,5", "kwartier"), "‘kwartier’ is geen aantal minuten"),
        (LONG.replace("31,5", "-1"), "geen aantal minuten"),
        (LONG.replace("31,5", "nan"), "geen aantal minuten"),
        (LONG.replace("31,5", "601"), "geen aantal minuten"),
        (LONG.replace("31,5", "0,5"), "Staan er wel minuten"),
        (LONG.replace("9622;Martini Ziekenhuis Groningen", "9401;vsv-assen"), "twee keer"),
        (LONG.replace("Routes BV", "Anders", 1), "één bron"),
        (LONG.replace("Routes BV", ""), "Vul de bron in"),
        (LONG.replace("november 2026", "gisteren"), "gisteren"),
        (LONG.replace("9401", "0000").replace("9622", "0001"), "geen enkele reistijd"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_kept_stays(small, content, said):
    keep_travel(read_travel(small, LONG.encode(), "eerst.csv").tabel, "Anna")
    with pytest.raises(ListError, match=said):
        read_travel(small, content.encode(), "tijden.csv")
    assert travel().bestand == "eerst.csv"


@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_file_is_too_odd(small, content):
    with suppress(ListError):
        read_travel(small, content, "x", "bron", "2026")
    with suppress(ListError):
        read_travel(small, b"pc4;locatie;minuten\n" + content, "x", "bron", "2026")


def test_the_command_takes_a_table_in(tmp_path, capsys):
    file = tmp_path / "tijden.csv"
    file.write_text(WIDE)
    asked = ["reistijd", str(file), "--wie", "Anna", "--bron", "Routes BV", "--datum", "2026-11"]
    assert main(asked[:4]) == 1
    assert "Vul de bron in" in capsys.readouterr().out
    assert travel() is None
    assert main(asked) == 0
    assert "ingenomen" in capsys.readouterr().out
    assert travel().wie == "Anna"
