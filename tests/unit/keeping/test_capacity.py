"""An export of a capacity dashboard: what comes in, how old it may be, and that trials say so."""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.keeping.capacity import (
    forget_capacity,
    keep_capacity,
    kept_capacity,
    read_capacity,
    standings,
)
from geodata.keeping.read.rawlist import ListError

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
CSV = (
    "Plaats;Soort bed;Status;Tijd\n"
    "Assen;verloskamer;Groen;2026-11-26T12:50\n"
    "Groningen;kraamsuite;rood;26-11-2026 12:30\n"
    "Groningen;verloskamer;oranje;2026-11-25T11:00\n"
)


@pytest.fixture(autouse=True)
def _own_file(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_CAPACITEIT", str(tmp_path / "beheer" / "standen.json"))


def test_csv_and_json_are_the_same(small):
    rows = read_capacity(small, CSV.encode(), "standen.csv", NOW)
    names = ("plaats", "soort bed", "status", "tijd")
    told = [dict(zip(names, line.split(";"), strict=True)) for line in CSV.splitlines()[1:]]
    assert read_capacity(small, json.dumps(told).encode(), "standen.json", NOW) == rows
    assert [row.gemeentecode for row in rows] == ["GM0106", "GM0014", "GM0014"]
    # A time without a zone is that of a Dutch clock.
    assert rows[0].tijd == datetime(2026, 11, 26, 11, 50, tzinfo=UTC)


def test_what_is_old_says_so_and_what_is_older_is_gone(small):
    rows = read_capacity(small, CSV.encode(), "standen.csv", NOW)
    keep_capacity(rows, False, "Anna", "standen.csv")
    shown = standings(small.gemeenten.index, NOW)
    assert [(one.plaats, one.verouderd, one.proef) for one in shown] == [
        ("Assen", False, False),
        ("Groningen", True, False),
    ]
    assert [one.plaats for one in standings(["GM0106"], NOW)] == ["Assen"]
    edge = NOW + timedelta(minutes=5)
    assert not standings(["GM0106"], edge)[0].verouderd
    assert standings(["GM0106"], edge + timedelta(seconds=1))[0].verouderd
    assert standings(small.gemeenten.index, NOW + timedelta(days=1)) == ()


def test_a_trial_is_one_everywhere_and_can_be_taken_away(small):
    rows = read_capacity(small, CSV.encode(), "standen.csv", NOW)
    keep_capacity(rows, True, "Anna", "standen.csv")
    assert all(one.proef for one in standings(small.gemeenten.index, NOW))
    forget_capacity()
    assert kept_capacity() is None
    assert standings(small.gemeenten.index, NOW) == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Plaats;Status\nAssen;groen\n", "soort bed"),
        (CSV.replace("Groen", "paars"), "paars"),
        (CSV.replace("Assen", "Nergenshuizen"), "Nergenshuizen"),
        (CSV.replace("2026-11-26T12:50", "gisteren"), "gisteren"),
        (CSV.replace("2026-11-26T12:50", "2026-11-26T14:50"), "moet nog komen"),
        ("[1, 2]", "lijst zijn van rijen"),
        ("{", "JSON"),
        ("[]", "geen enkele rij"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_comes_in(small, content, said):
    with pytest.raises(ListError, match=said):
        read_capacity(small, content.encode(), "standen.csv", NOW)
    assert kept_capacity() is None


@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_file_is_too_odd(small, content):
    with suppress(ListError):
        read_capacity(small, content, "x", NOW)


def test_a_damaged_file_shows_nothing_and_is_logged(tmp_path, caplog):
    (tmp_path / "beheer").mkdir()
    (tmp_path / "beheer" / "standen.json").write_text('{"rijen": [{}]}')
    assert standings(["GM0014"], NOW) == ()
    assert "niet te lezen" in caplog.text
