"""The kinds of lists of `lijsten.toml`: they fit the tables, and a fault is told in Dutch."""

import json

import pytest

from geodata.find.search import plain
from geodata.keeping.match.list_kinds import FILE, kinds_of, read_kinds
from geodata.landscape import DATA

SCHEMAS = {
    resource["name"]: {field["name"]: field for field in resource["schema"]["fields"]}
    for resource in json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    if "schema" in resource
}
KINDS = read_kinds(DATA / FILE)


def test_there_is_a_kind_for_every_list_that_the_keeper_takes_in():
    assert [lijst.id for lijst in KINDS.lijsten] == [
        "vsv",
        "coalities",
        "werkgebieden",
        "contacten",
        "organisaties",
    ]


@pytest.mark.parametrize("veld", KINDS.velden, ids=lambda veld: veld.id)
def test_every_field_is_a_column_of_its_table(veld):
    assert veld.kolom in SCHEMAS[veld.tabel]


@pytest.mark.parametrize("veld", KINDS.velden, ids=lambda veld: veld.id)
def test_headings_are_written_as_they_are_compared(veld):
    assert [plain(kop) for kop in veld.koppen] == list(veld.koppen)


@pytest.mark.parametrize(
    "veld", [veld for veld in KINDS.velden if veld.vorm == "keuze"], ids=lambda veld: veld.id
)
def test_the_values_to_choose_are_those_that_the_table_allows(veld):
    allowed = SCHEMAS[veld.tabel][veld.kolom]["constraints"]["enum"]
    assert [waarde.waarde for waarde in KINDS.waarden_of(veld.id)] == allowed


@pytest.mark.parametrize(
    "veld", [veld for veld in KINDS.velden if veld.vorm == "keuze"], ids=lambda veld: veld.id
)
def test_no_word_means_two_values(veld):
    words = [word for waarde in KINDS.waarden_of(veld.id) for word in waarde.woorden]
    words += [plain(waarde.waarde) for waarde in KINDS.waarden_of(veld.id)]
    assert len(set(words)) == len(words)


def test_the_status_of_a_new_record_is_allowed():
    for lijst in KINDS.lijsten:
        if lijst.status_nieuw:
            assert lijst.status_nieuw in SCHEMAS[lijst.tabel]["status"]["constraints"]["enum"]


def test_it_is_read_once_per_landscape(small):
    assert kinds_of(small) is kinds_of(small)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('vorm = "email"', 'vorm = "mail"', "veld contacten.email: de vorm mail bestaat niet"),
        ('label = "Contacten"\n', "", "lijst contacten: label ontbreekt"),
        ('label = "Contacten"\n', "label = 3\n", "label is van het verkeerde type"),
        ('label = "Contacten"\n', 'label = "C"\nkleur = "rood"\n', "kleur kent de atlas niet"),
        ('lijsten = ["contacten"]', 'lijsten = ["gasten"]', "de lijst gasten bestaat niet"),
        (
            'nodig = ["contacten.organisatie"]',
            'nodig = ["contacten.x"]',
            "lijst contacten: het veld contacten.x bestaat niet",
        ),
        (
            'veld = "coalities.status"\nwaarde = "onbekend"',
            'veld = "coalities.x"\nwaarde = "onbekend"',
            "waarde onbekend: het veld coalities.x bestaat niet",
        ),
        ('id = "organisaties.kort"', 'id = "kort"', "een tabel en een kolom"),
        ('patroon = "GM\\\\d{4}"', 'patroon = "GM("', "vorm gemeente: het patroon klopt niet"),
        ('id = "privéprovider"', 'id = "anders"', "de woorden ‘privéprovider’ ontbreken"),
        ("[[vorm]]", "[[vorm2]]", "vorm hoort een rij blokken te zijn"),
    ],
)
def test_a_fault_names_the_block_and_what_is_wrong(tmp_path, old, new, sentence):
    text = (DATA / FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"lijsten\.toml: ") as caught:
        read_kinds(tmp_path / FILE)
    assert sentence in str(caught.value)
