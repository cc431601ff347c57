"""Which column is what: by its heading, by what stands in it, and remembered for the next time."""

import pytest

from geodata.files.export import table_for_reading, to_csv, to_dutch_csv
from geodata.files.readable import with_labels
from geodata.files.spreadsheet import workbook
from geodata.keeping.match.columns import fingerprint, propose_columns
from geodata.keeping.match.guessing import guess_kind
from geodata.keeping.read.reading import read_list
from tests.unit.keeping.lists import raw_list

VSV_ROW = ["VSV Gooi", "Tergooi", "Noord-Nederland", "1234", "Hilversum", "i@vsv.nl", "Jan"]
VSV_HEADING = [
    "Naam VSV",
    "Ziekenhuis",
    "Regio/consortium",
    "Perinednr.",
    "Plaats",
    "E-mailadres",
    "Contactpersoon",
]
VSV_FIELDS = [
    "organisaties.naam",
    "organisaties.ziekenhuis",
    "organisaties.valt_onder",
    "organisaties.perined_nummer",
    "organisaties.plaats",
    "contacten.email",
    "contacten.naam",
]
COALITIE = ["Gemeente", "Status coalitie", "Tranche", "Startdatum"]


def test_the_headings_of_a_list_of_vsvs(small):
    raw = raw_list(VSV_HEADING, VSV_ROW)
    assert propose_columns(raw, "vsv", small) == {veld: i for i, veld in enumerate(VSV_FIELDS)}


def test_the_headings_of_a_list_of_coalities(small):
    raw = raw_list(COALITIE, ["Assen", "actief", "2", "1-3-2021"])
    fields = ["gemeentecode", "status", "tranche", "sinds"]
    assert propose_columns(raw, "coalities", small) == {
        f"coalities.{f}": i for i, f in enumerate(fields)
    }


@pytest.mark.parametrize(
    ("heading", "veld"),
    [
        ("NAAM VAN HET VSV", "organisaties.naam"),
        ("naam vsv/igo", "organisaties.naam"),
        ("Ziekenhuizen", "organisaties.ziekenhuis"),
        ("Zieknhuis", "organisaties.ziekenhuis"),
        ("Perined-nummer", "organisaties.perined_nummer"),
        ("E-mail", "contacten.email"),
        ("Tel.nr.", "contacten.telefoon"),
        ("Web-adres", "organisaties.website"),
    ],
)
def test_a_heading_in_other_words(small, heading, veld):
    assert propose_columns(raw_list([heading], [""]), "vsv", small) == {veld: 0}


@pytest.mark.parametrize(
    ("kind", "values", "veld"),
    [
        ("vsv", ["a@b.nl", "info@vsv.nl"], "contacten.email"),
        ("vsv", ["0592 123456", "06-12345678"], "contacten.telefoon"),
        ("vsv", ["https://www.vsv.nl", "www.vsv.nl"], "organisaties.website"),
        ("coalities", ["Assen", "Boxmeer", "Den Haag"], "coalities.gemeentecode"),
        ("vsv", ["vsv-assen", "vsv-sneek"], "organisaties.id"),
    ],
)
def test_a_column_is_known_by_what_stands_in_it(small, kind, values, veld):
    raw = raw_list(["xyz"], *([value] for value in values))
    assert propose_columns(raw, kind, small) == {veld: 0}


@pytest.mark.parametrize(
    ("heading", "values"),
    [("ID", ["1", "2", "3"]), ("Regio", ["Twente", "Veluwe"]), ("E-mail", ["ja", "nee"])],
)
def test_a_heading_is_not_believed_against_what_stands_in_it(small, heading, values):
    assert propose_columns(raw_list([heading], *([v] for v in values)), "vsv", small) == {}


def test_a_column_is_one_field_and_a_field_one_column(small):
    found = propose_columns(
        raw_list(["Naam", "Naam VSV", "E-mail", "E-mail 2"], ["a"] * 4), "vsv", small
    )
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    ("heading", "row", "kind"),
    [
        (VSV_HEADING, VSV_ROW, "vsv"),
        (COALITIE, ["Assen", "actief", "2", "2021"], "coalities"),
        (["GGD", "Gemeente"], ["GGD Drenthe", "Assen"], "werkgebieden"),
        (
            ["Organisatie", "Contactpersoon", "E-mail"],
            ["GGD Drenthe", "Jan", "j@x.nl"],
            "contacten",
        ),
        (["Soort", "Naam", "Website"], ["ROS", "Elaa", "www.elaa.nl"], "organisaties"),
        (["a", "b"], ["1", "2"], ""),
    ],
)
def test_the_kind_of_a_list_is_guessed(small, heading, row, kind):
    assert guess_kind(raw_list(heading, row), small) == kind


@pytest.mark.parametrize("table", ["organisaties", "contacten", "coalities", "werkgebieden"])
def test_the_kind_of_our_own_tables_is_guessed(small, table):
    frame = small.table(table)
    frame = frame.reset_index() if frame.index.name else frame
    assert guess_kind(read_list(to_csv(frame.head(200)), "x"), small) == table


@pytest.mark.parametrize("table", ["organisaties", "contacten", "coalities", "werkgebieden"])
def test_a_table_with_words_for_headings_is_taken_in_like_one_with_keys(landscape, table):
    """What is downloaded for a spreadsheet comes back as the same kind, each column as the same."""
    frame = table_for_reading(landscape, table).head(200)
    keys = read_list(to_csv(frame), "x")
    forms = (
        read_list(to_dutch_csv(with_labels(frame)), "x"),
        read_list(workbook(landscape, {"Tabel": frame}, "https://x.nl"), "x.xlsx"),
    )
    for words in forms:
        assert words.kolommen[0] != keys.kolommen[0]
        assert guess_kind(words, landscape) == guess_kind(keys, landscape) == table
        found = propose_columns(words, table, landscape)
        assert found == propose_columns(keys, table, landscape)
        assert found


def test_an_unknown_kind_is_a_key_error(small):
    with pytest.raises(KeyError):
        propose_columns(raw_list(["a"], ["b"]), "gasten", small)


def test_a_mapping_is_remembered_by_the_headings():
    same = fingerprint(raw_list(["Naam VSV", "E-mailadres"], ["a", "b"]))
    assert fingerprint(raw_list(["naam  vsv", "E-Mailadrés"], ["c", "d"], ["e", "f"])) == same
    assert fingerprint(raw_list(["E-mailadres", "Naam VSV"], ["a", "b"])) != same
    assert fingerprint(raw_list(["Naam VSV E-mailadres"], ["a"])) != same
