"""The kinds of lists of `lijsten.toml`: they fit the tables, and a fault is told in Dutch."""

import ast
import inspect
import json

import pytest

from geodata import DataError, load_landscape
from geodata.find.names import plain
from geodata.keeping.match import clean, columns
from geodata.keeping.match.list_kinds import kinds_of
from geodata.landscape import DATA
from geodata.package.lists import CHOICE, FORMS, LISTS, SUBJECTS, WORDS, read_lists

SCHEMAS = {
    resource["name"]: {field["name"]: field for field in resource["schema"]["fields"]}
    for resource in json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    if "schema" in resource
}
KINDS = read_lists(DATA / LISTS)


def test_there_is_a_kind_for_every_list_that_the_keeper_takes_in():
    assert [lijst.id for lijst in KINDS.lijsten] == [
        "vsv",
        "coalities",
        "werkgebieden",
        "contacten",
        "organisaties",
        "gemeentecontacten",
        "tegenspraken",
        "cijfers",
        "gemeenten",
        "aanbod",
    ]


@pytest.mark.parametrize("veld", KINDS.velden, ids=lambda veld: veld.id)
def test_every_field_is_a_column_of_its_table(veld):
    assert veld.kolom in SCHEMAS[veld.tabel]


@pytest.mark.parametrize("veld", KINDS.velden, ids=lambda veld: veld.id)
def test_headings_are_written_as_they_are_compared(veld):
    assert [plain(kop) for kop in veld.alle_koppen] == list(veld.alle_koppen)


@pytest.mark.parametrize(
    "veld", [veld for veld in KINDS.velden if veld.vorm == CHOICE], ids=lambda veld: veld.id
)
def test_the_values_to_choose_are_those_that_the_table_allows(veld):
    allowed = SCHEMAS[veld.tabel][veld.kolom]["constraints"]["enum"]
    assert [waarde.waarde for waarde in KINDS.waarden_of(veld.id)] == allowed


@pytest.mark.parametrize(
    "veld", [veld for veld in KINDS.velden if veld.vorm == CHOICE], ids=lambda veld: veld.id
)
def test_no_word_means_two_values(veld):
    words = [word for waarde in KINDS.waarden_of(veld.id) for word in waarde.woorden]
    words += [plain(waarde.waarde) for waarde in KINDS.waarden_of(veld.id)]
    assert len(set(words)) == len(words)


def test_the_status_of_a_new_record_is_allowed():
    for lijst in KINDS.lijsten:
        if lijst.status_nieuw:
            assert lijst.status_nieuw in SCHEMAS[lijst.tabel]["status"]["constraints"]["enum"]


def test_it_is_read_with_the_landscape(landscape):
    assert kinds_of(landscape) is landscape.package.lists


def test_the_forms_are_those_that_code_reads():
    """Each form by which code chooses is listed, and each listed form has its block."""
    told = {
        value.value
        for module in (clean, columns)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        for value in _compared_with_a_form(node)
    }
    assert told <= set(FORMS)
    assert set(KINDS.vormen) == set(FORMS)


def _compared_with_a_form(node):
    """The constants that a `match veld.vorm` or a comparison with `veld.vorm` names."""
    if isinstance(node, ast.Match) and ast.unparse(node.subject) == "veld.vorm":
        patterns = (part for case in node.cases for part in ast.walk(case.pattern))
        return [part.value for part in patterns if isinstance(part, ast.MatchValue)]
    if isinstance(node, ast.Compare) and ast.unparse(node.left) == "veld.vorm":
        parts = (part for other in node.comparators for part in ast.walk(other))
        return [part for part in parts if isinstance(part, ast.Constant)]
    return []


def test_what_there_is_to_choose_from_is_in_the_data_dictionary():
    text = (DATA / "README.md").read_text(encoding="utf-8")
    section = text.split("## Lijsten die u inneemt")[1]
    missing = [name for name in (*FORMS, *SUBJECTS, *WORDS) if f"`{name}`" not in section]
    assert missing == []


def faults_of(damaged_copy, old, new):
    damaged_copy.replace(LISTS, old, new)
    with pytest.raises(DataError) as caught:
        load_landscape(damaged_copy.path)
    return caught.value.faults


@pytest.mark.parametrize(
    ("old", "new", "uitleg", "kolom", "waarde", "toegestaan"),
    [
        (
            'vorm = "email"',
            'vorm = "mail"',
            "veld contacten.email: deze vorm bestaat niet.",
            "vorm",
            "mail",
            "keuze",
        ),
        (
            'label = "Contacten"\n',
            "",
            "lijst contacten: label ontbreekt.",
            "label",
            "",
            "tekst",
        ),
        (
            'label = "Contacten"\n',
            "label = 3\n",
            "lijst contacten: label is van het verkeerde type.",
            "label",
            "3",
            "tekst",
        ),
        (
            'label = "Contacten"\n',
            'label = "C"\nkleur = "rood"\n',
            "lijst contacten: kleur kent de atlas niet.",
            "kleur",
            "rood",
            "id, label, uitleg",
        ),
        (
            'lijsten = ["contacten"]',
            'lijsten = ["gasten"]',
            "veld contacten.organisatie: deze lijst bestaat niet.",
            "lijsten",
            "gasten",
            "vsv, coalities, werkgebieden, contacten, organisaties",
        ),
        (
            'nodig = ["contacten.organisatie"]',
            'nodig = ["contacten.organisatie", "contacten.x"]',
            "lijst contacten: dit veld van de lijst bestaat niet.",
            "nodig",
            "contacten.x",
            "contacten.organisatie",
        ),
        (
            'nodig = ["contacten.organisatie"]',
            'nodig = ["contacten.naam"]',
            "lijst contacten: hier hoort vooraan waar een rij over gaat.",
            "nodig",
            "contacten.naam",
            "contacten.organisatie",
        ),
        (
            'tabel = "contacten"',
            'tabel = "plaatsen"',
            "lijst contacten: deze tabel bestaat niet.",
            "tabel",
            "plaatsen",
            "organisaties, coalities, werkgebieden, contacten",
        ),
        (
            'schrijft = ["contacten"]',
            'schrijft = ["contactpersonen"]',
            "lijst contacten: deze tabel bestaat niet.",
            "schrijft",
            "contactpersonen",
            "contacten",
        ),
        (
            'soorten = ["vsv", "igo"]',
            'soorten = ["vsv", "ivo"]',
            "lijst vsv: deze soort bestaat niet.",
            "soorten",
            "ivo",
            "igo",
        ),
        (
            'status_nieuw = "actief"',
            'status_nieuw = "aktief"',
            "lijst vsv: deze status bestaat niet.",
            "status_nieuw",
            "aktief",
            "actief, niet actief",
        ),
        (
            'veld = "coalities.status"\nwaarde = "onbekend"',
            'veld = "coalities.x"\nwaarde = "onbekend"',
            "waarde onbekend: dit veld om uit te kiezen bestaat niet.",
            "veld",
            "coalities.x",
            "coalities.status",
        ),
        (
            'waarde = "aangemeld"',
            'waarde = "opgegeven"',
            "veld coalities.status: de blokken [[waarde]] zijn niet de waarden van de tabel",
            "waarde",
            "actief, in oprichting, opgegeven, onbekend",
            "actief, in oprichting, aangemeld, onbekend",
        ),
        (
            'woorden = ["ja", "aktief", "lopend"',
            'woorden = ["In opbouw", "aktief", "lopend"',
            "veld coalities.status: dit woord betekent twee waarden.",
            "woorden",
            "in opbouw",
            "‘actief’",
        ),
        (
            'id = "organisaties.kort"',
            'id = "kort"',
            "veld kort: deze id mag niet.",
            "id",
            "kort",
            "een tabel en een kolom met een punt",
        ),
        (
            'id = "organisaties.kort"',
            'id = "organisaties.korter"',
            "veld organisaties.korter: deze kolom bestaat niet.",
            "id",
            "korter",
            "afkorting",
        ),
        (
            'koppen = ["kort", ',
            'koppen = ["Kort", ',
            "veld organisaties.kort: zo wordt deze kop nooit gevonden.",
            "koppen",
            "Kort",
            "kleine letters",
        ),
        (
            'koppen = ["kort", ',
            'koppen = ["naam", "kort", ',
            "veld organisaties.kort: in de lijst organisaties is deze kop al van veld organisaties.naam.",
            "koppen",
            "naam",
            "gedeelde_koppen",
        ),
        (
            'gedeelde_koppen = ["naam"]',
            'gedeelde_koppen = ["Naam"]',
            "veld contacten.naam: zo wordt deze kop nooit gevonden.",
            "gedeelde_koppen",
            "Naam",
            "kleine letters",
        ),
        (
            'koppen = ["kort", ',
            "koppen = [] # ",
            "veld organisaties.kort: koppen is leeg.",
            "koppen",
            "[]",
            "een rij teksten",
        ),
        (
            'label = "Contacten"\n',
            'label = ""\n',
            "lijst contacten: label is leeg.",
            "label",
            "",
            "tekst; niet leeg",
        ),
        (
            'id = "organisaties.kort"',
            'id = "organisaties.naam"',
            "het veld staat er dubbel in.",
            "id",
            "organisaties.naam",
            "één keer",
        ),
        (
            'patroon = "GM\\\\d{4}"',
            'patroon = "GM("',
            "vorm gemeente: het patroon klopt niet",
            "patroon",
            "GM(",
            "een reguliere expressie",
        ),
        (
            'id = "tranche"\npatroon',
            'id = "lichting"\npatroon',
            "vorm: deze id bestaat niet.",
            "id",
            "lichting",
            "tranche",
        ),
        (
            'toegestaan = "de naam van een plaats"',
            'toegestaan = ""',
            "vorm plaats: hier hoort te staan wat een waarde mag zijn.",
            "toegestaan",
            "",
            "niet leeg",
        ),
        (
            'id = "privéprovider"',
            'id = "anders"',
            "woorden: deze id bestaat niet.",
            "id",
            "anders",
            "privéprovider",
        ),
        (
            'id = "privéprovider"',
            'id = "anders"',
            "de woorden ‘privéprovider’ ontbreken.",
            "id",
            "in de naam van een organisatie, voor de soort in een naam, in de naam van een ziekenhuis,"
            " gewone mailbox, raad van ouders of cliënten, anders, waarde niet getoond",
            "ook [[woorden]] ‘privéprovider’",
        ),
        (
            'woorden = ["gmail.com"',
            'woorden = ["@gmail.com"',
            "woorden privéprovider: zo wordt dit woord nooit gevonden.",
            "woorden",
            "@gmail.com",
            "kleine letters en cijfers, met een punt",
        ),
        (
            "# The lists",
            "[kleuren]\na = 1",
            "dit kent de atlas niet.",
            "kleuren",
            "",
            "lijst, veld, vorm, waarde, woorden",
        ),
        ("# The lists", "[[lijst", "het bestand is onleesbaar", "", "[[lijst", "TOML"),
    ],
)
def test_a_fault_says_where_it_is_what_stands_there_and_what_is_allowed(
    damaged_copy, old, new, uitleg, kolom, waarde, toegestaan
):
    found = faults_of(damaged_copy, old, new)
    assert {fault.bestand for fault in found} == {LISTS}
    [said] = [fault for fault in found if fault.uitleg.startswith(uitleg)]
    assert (said.kolom, said.waarde) == (kolom, waarde)
    assert toegestaan in said.toegestaan


def test_blocks_that_are_not_there(damaged_copy):
    text = (damaged_copy.path / LISTS).read_text(encoding="utf-8").replace("[[vorm]]", "[[vorm2]]")
    (damaged_copy.path / LISTS).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"lijsten\.toml, .*kolom vorm: de blokken ontbreken"):
        load_landscape(damaged_copy.path)


def test_the_file_must_be_there(damaged_copy):
    (damaged_copy.path / LISTS).unlink()
    with pytest.raises(DataError, match=r"lijsten\.toml: het bestand ontbreekt"):
        load_landscape(damaged_copy.path)
