"""Typed rows say the same as the tables, and what may go out in bulk is said in one place."""

import dataclasses
import json

import pandas
import pytest

from geodata.landscape import DATA
from geodata.records import (
    BULK_FIELDS,
    TABLES,
    Coalitie,
    Contact,
    Gemeente,
    Organisatie,
    bulk_contacten_of,
    coalities_of,
    contacten_of,
    extra_bronnen_of,
    gemeenten_of,
    organisaties_of,
    remarks_of,
    rows_of,
    status_in_words,
    werkgebieden_of,
)
from tests.unit.partners.test_summary import damaged

# Columns that no typed row has, by table, each with the reason.
LEFT_OUT: dict[str, dict[str, str]] = {}
TYPES = {"string": "str", "integer": "int", "number": "float"}
KINDS = pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)


def schema(table: str) -> list[dict]:
    """The columns of a table, as `datapackage.json` says."""
    resources = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    [found] = [resource["schema"]["fields"] for resource in resources if resource["name"] == table]
    return found


@KINDS
def test_every_column_is_a_field_of_its_type(kind):
    left_out = LEFT_OUT.get(TABLES[kind], {})
    wanted = {}
    for column in schema(TABLES[kind]):
        may_be_empty = not column.get("constraints", {}).get("required")
        number = column["type"] != "string"
        wanted[column["name"]] = TYPES[column["type"]] + " | None" * (number and may_be_empty)
    assert set(left_out) <= set(wanted)
    written = {
        field.name: getattr(field.type, "__name__", str(field.type))
        for field in dataclasses.fields(kind)
    }
    assert written == {name: text for name, text in wanted.items() if name not in left_out}


@KINDS
def test_a_row_says_what_the_table_says(landscape, kind):
    table = landscape.table(TABLES[kind])
    table = table.reset_index() if table.index.name else table
    rows = rows_of(landscape, kind)
    assert rows
    for row, stated in zip(rows, table.to_dict("records"), strict=True):
        for field in dataclasses.fields(kind):
            found, wanted = getattr(row, field.name), stated[field.name]
            assert found == (None if pandas.isna(wanted) else wanted)
            assert type(found) in (str, int, float, type(None))


@KINDS
def test_a_row_cannot_be_changed(landscape, kind):
    row = rows_of(landscape, kind)[0]
    name = dataclasses.fields(kind)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(row, name, "anders")
    assert not hasattr(row, "__dict__")


def test_rows_are_found_by_their_key(landscape):
    assert list(organisaties_of(landscape)) == landscape.organisaties.index.tolist()
    assert list(gemeenten_of(landscape)) == landscape.gemeenten.index.tolist()
    assert list(coalities_of(landscape)) == landscape.coalities.index.tolist()
    for found, kind in (
        (contacten_of(landscape), "contacten"),
        (extra_bronnen_of(landscape), "extra_bronnen"),
    ):
        assert set(found) == set(landscape.table(kind)["organisatie"])
        assert sum(map(len, found.values())) == len(landscape.table(kind))
        assert all(row.organisatie == key for key, rows in found.items() for row in rows)
    assert set(werkgebieden_of(landscape)) == set(landscape.werkgebieden["gemeentecode"])


def test_they_are_made_once(landscape):
    assert organisaties_of(landscape) is organisaties_of(landscape)


def test_a_caller_cannot_change_them(landscape):
    with pytest.raises(TypeError):
        organisaties_of(landscape)["nieuw"] = None


@pytest.mark.parametrize("kind", [Gemeente, Organisatie, Coalitie, Contact])
def test_a_table_without_rows_has_no_records(landscape, kind):
    name = TABLES[kind]
    table = landscape.table(name)
    bare = damaged(landscape, **{name: (table.reset_index() if table.index.name else table)[:0]})
    assert rows_of(bare, kind) == ()


def test_who_is_not_active_says_so(landscape):
    for row in organisaties_of(landscape).values():
        assert row.is_actief == (row.status == "actief")
        assert row.is_actief or row.andere_status == row.status
        assert row.status_van == (row.status_datum or row.bron_datum)


@pytest.mark.parametrize(
    ("status", "datum", "words"),
    [
        ("actief", "2020-09-24", "actief"),
        ("actief", "2020", "actief"),
        ("actief", "2019", "actief volgens een bron van 2019"),
        ("actief", "2017-09", "actief volgens een bron van september 2017"),
        ("actief", "", "actief volgens een bron zonder datum"),
        ("onbekend", "2013", "onbekend"),
        ("gefuseerd", "", "gefuseerd"),
    ],
)
def test_who_was_active_long_ago_is_never_just_active(status, datum, words):
    assert status_in_words(status, datum) == words


def test_an_old_source_is_named_beside_the_status(landscape):
    """Of an organisatie, and of a coalitie."""
    for row in (*organisaties_of(landscape).values(), *coalities_of(landscape).values()):
        old = row.is_actief and row.status_van[:4] <= "2019"
        assert (row.andere_status == "") == (row.is_actief and not old)
        assert not old or "volgens een bron" in row.andere_status


def test_remarks_hold_the_shared_note_and_the_own_one(landscape):
    notes = landscape.table("toelichtingen")["tekst"]
    for row in coalities_of(landscape).values():
        wanted = [notes[row.toelichting]] if row.toelichting else []
        assert remarks_of(landscape, row) == (*wanted, *([row.opmerking] if row.opmerking else []))


def test_it_is_decided_of_every_column_of_a_contact_whether_it_goes_out_in_bulk():
    kept_back = {"naam", "opmerking"}
    assert {field.name for field in dataclasses.fields(Contact)} == {*BULK_FIELDS} ^ kept_back


def test_a_personal_contact_never_goes_out_in_bulk(landscape, small):
    rows = (*rows_of(landscape, Contact), *rows_of(small, Contact))
    assert {row.soort for row in rows if row.in_bulk} == {"functioneel"}
    assert {row.soort for row in rows if not row.in_bulk} == {
        "persoonsgebonden zakelijk",
        "persoonsgebonden privéprovider",
    }


def test_a_functional_contact_goes_out_without_what_is_about_a_person(landscape):
    known = contacten_of(landscape)
    for key, rows in bulk_contacten_of(landscape).items():
        own = {row.volgnummer: row for row in known[key]}
        for row in rows:
            assert row.naam == row.opmerking == ""
            for name in BULK_FIELDS:
                assert getattr(row, name) == getattr(own[row.volgnummer], name)


def test_a_year_that_is_told_of_a_status_is_that_of_a_source_that_is_shown(landscape):
    for key, row in organisaties_of(landscape).items():
        if row.is_actief and row.andere_status:
            shown = {
                row.bron_datum,
                *(one.bron_datum for one in extra_bronnen_of(landscape).get(key, ())),
            }
            assert row.status_van in shown, key
