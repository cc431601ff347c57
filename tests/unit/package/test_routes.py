"""The route and what is offered: who or what is named exists, and each situation has its place."""

import pytest

from geodata import DataError, load_landscape


def faults_of(path):
    with pytest.raises(DataError) as caught:
        load_landscape(path)
    return [(fault.bestand, fault.rij, fault.kolom, fault.waarde) for fault in caught.value.faults]


def test_what_cannot_be_is_told_with_its_place(damaged_copy):
    table = "klantroutes"
    nobody = damaged_copy.row(table, id="kinderwens")
    damaged_copy.put(table, nobody, partners="vsv;ggd-mars")
    nothing = damaged_copy.row(table, id="samen-zwanger")
    damaged_copy.put(table, nothing, programma="")
    place = damaged_copy.row(table, id="psychisch-voor")
    damaged_copy.put(table, place, volgorde="1")
    task = damaged_copy.append("landelijke_taken", ["ggd-drenthe", "Belt terug"])
    assert faults_of(damaged_copy.path) == [
        ("klantroutes.csv", nobody, "partners", "ggd-mars"),
        ("klantroutes.csv", nothing, "programma", ""),
        ("klantroutes.csv", place, "volgorde", "1"),
        ("landelijke_taken.csv", task, "organisatie", "ggd-drenthe"),
    ]


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("aanbod", "programma", "ooit"),
        ("aanbod", "gemeentecode", "GM9999"),
        ("aanbod", "status", "misschien"),
        ("programmas", "fase", "straks"),
        ("klantroutes", "lokaal", "elders"),
    ],
)
def test_what_a_table_does_not_know_is_told(damaged_copy, table, column, value):
    damaged_copy.put(table, 2, **{column: value})
    assert (f"{table}.csv", 2, column, value) in faults_of(damaged_copy.path)


def test_an_offer_may_be_in_a_gemeente_that_no_source_names(small):
    assert (small.table("aanbod")["gemeentecode"] == "").any()


@pytest.mark.parametrize("keuze", ["ooit", "gemeente"])
def test_a_layer_of_what_is_offered_is_about_something_that_there_is(damaged_copy, keuze):
    damaged_copy.replace("lagen.toml", 'vorm = "aanbod"', f'vorm = "aanbod"\nkeuze = "{keuze}"')
    assert [fault[2:] for fault in faults_of(damaged_copy.path)] == [("keuze", keuze)]
