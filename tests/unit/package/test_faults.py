"""Every fault that the check can give says its column, what stands there and what is allowed."""

import ast
import json
import shutil
from pathlib import Path

import pytest

from geodata import DataError, load_landscape
from geodata.package import check, toml_blocks
from geodata.package.check import read_package
from geodata.package.faults import Fault
from geodata.package.text_lines import with_lines
from tests.conftest import PACKAGE
from tests.unit.package.keeper import check_again

ROOM = Path(check.__file__).parent
# A fault of a file as a whole has no column; of a row as a whole neither.
WHOLE = {
    "het bestand ontbreekt": "there is no file",
    "het bestand is onleesbaar": "nothing in it can be told apart",
    "het bestand is geen UTF-8": "nothing in it can be told apart",
    "de grenzen sluiten niet op elkaar aan": "a gap has two sides",
    "de rij is leeg": "every column is",
    "de rij heeft te veel kolommen": "the column too many has no name",
    "de kopregel klopt niet": "the row of names is wrong",
}


def calls() -> list[tuple[str, ast.Call]]:
    """Each place in the room where a fault is made."""
    return [
        (f"{file.name}:{node.lineno}", node)
        for file in sorted(ROOM.glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fault"
    ]


@pytest.mark.parametrize(("place", "call"), [pytest.param(*one, id=one[0]) for one in calls()])
def test_every_place_that_makes_a_fault_says_what_is_allowed(place, call):
    """Six things in order (a star stands for some), or `toegestaan` by name for a whole file."""
    named = {keyword.arg for keyword in call.keywords}
    starred = any(isinstance(argument, ast.Starred) for argument in call.args)
    assert len(call.args) == 6 or starred or "toegestaan" in named, place


def broken(copy, breaks) -> tuple[Fault, ...]:
    """The faults of a copy of the small package that something was done to."""
    breaks(copy)
    with pytest.raises(DataError) as caught:
        # What a start finds, and then what only the keeper is told.
        check_again(copy.path)
    return caught.value.faults


def put(table, row=2, **cells):
    return lambda copy: copy.put(table, row, **cells)


def say(file, old, new):
    return lambda copy: copy.replace(file, old, new)


def describe(change):
    """Change what `datapackage.json` says of gemeenten.csv."""

    def breaks(copy):
        file = copy.path / "datapackage.json"
        described = json.loads(file.read_text(encoding="utf-8"))
        change(next(r for r in described["resources"] if r["name"] == "gemeenten"))
        file.write_text(json.dumps(described, indent=1), encoding="utf-8")

    return breaks


def draw(change):
    """Change the first shape in the boundaries."""

    def breaks(copy):
        file = copy.path / "gemeenten.topojson"
        drawn = json.loads(file.read_text(encoding="utf-8"))
        (shapes,) = drawn["objects"].values()
        change(shapes["geometries"])
        file.write_text(json.dumps(drawn), encoding="utf-8")

    return breaks


def without(table, **cells):
    """Take out the rows of a table that hold these cells."""

    def breaks(copy):
        header, *rows = copy.rows(table)
        wanted = {header.index(name): value for name, value in cells.items()}
        kept = [row for row in rows if any(row[at] != value for at, value in wanted.items())]
        copy.write(table, [header, *kept])

    return breaks


def written(name, content: bytes):
    return lambda copy: (copy.path / name).write_bytes(content)


def added(name, text):
    def breaks(copy):
        with (copy.path / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return breaks


def gone(name):
    return lambda copy: (copy.path / name).unlink()


# A row like the first one, with an id that nothing works out.
COMPUTED = (PACKAGE / "indicatoren.csv").read_text(encoding="utf-8").splitlines()[1]
COMPUTED = COMPUTED.replace("gemeenten", "dorpen", 1) + "\n"
BREAKS = {
    "not a number": put("cijfers", waarde="veel"),
    "nothing": put("gemeenten", naam=""),
    "not in the enum": put("organisaties", status="soms"),
    "too many": put("organisaties", lat="89"),
    "no day": put("organisaties", bron_datum="2020-13"),
    "dangling": put("contacten", organisatie="ggd-mars"),
    "no consortium": put("organisaties", valt_onder="ggd-groningen"),
    "half a place": put("organisaties", lat="52.1", lon=""),
    "a name beside another code": put("herindelingen", nieuwe_naam="Tynaarlo"),
    "shares": put("herindelingen", aandeel="0.5"),
    "in no consortium": without("werkgebieden", gemeentecode="GM0014"),
    "no source": put("organisaties", bron="eigen kennis", zekerheid="hoog"),
    "another date": put("organisaties", bron_datum=""),
    "an area in words": put("omschreven_gebieden", waarde="Mars"),
    "no telephone": put("gemeentecontacten", telefoon="123"),
    "written otherwise": put("gemeentecontacten", telefoon="0592306300"),
    "a person": put("gemeentecontacten", email="j.jansen@x.nl"),
    "a hospital elsewhere": put("locaties", lat="52.0", lon="4.4"),
    "the same source twice": put("tegenspraken", veld="geen kolom"),
    "a year": put("cijfers", periode="ooit"),
    "half a child": put("cijfers", waarde="0.5"),
    "more guessed than there is": put("cijfers", waarvan_geschat="999999999"),
    "not complete": without("cijfers", gemeentecode="GM0014"),
    "not the sum": put("cijfers_landelijk", waarde="1"),
    "not worked out": added("indicatoren.csv", COMPUTED),
    "no parts": put("indicatoren", herkomst="som"),
    "no denominator": put("indicatoren", noemer="appels"),
    "no weight": put("indicatoren", gewicht="1", optelbaar="nee"),
    "a row too long": added("aliassen.csv", '"GM0014","Stad","gangbare naam","te veel"\n'),
    "a row too short": added("aliassen.csv", '"GM0014"\n'),
    "an empty row": added("aliassen.csv", "\n"),
    "a header": say("gemeenten.csv", "naam,", "name,"),
    "semicolons": written(
        "contacten.csv", (PACKAGE / "contacten.csv").read_bytes().replace(b",", b";")
    ),
    "a space in a header": say("contacten.csv", "naam,", "naam ,"),
    "no csv": written("gemeenten.csv", b""),
    "no text": written("gemeenten.csv", b"\xff\xfe\x00"),
    "no table": gone("gemeenten.csv"),
    "no boundaries": gone("gemeenten.topojson"),
    "no fine boundaries": written("gemeenten-fijn.topojson", b"{}"),
    "no topojson": written("gemeenten.topojson", b"{"),
    "no shape": draw(lambda shapes: shapes.pop(0)),
    "a shape twice": draw(lambda shapes: shapes.append(shapes[0])),
    "a point": draw(lambda shapes: shapes[0].update(type="Point", coordinates=[1, 2])),
    "a strange code": draw(lambda shapes: shapes[0]["properties"].update(code="GM9999")),
    "no description": gone("datapackage.json"),
    "no json": written("datapackage.json", b'{"resources": ['),
    "no utf-8": written("datapackage.json", b"\xff"),
    "no resources": written("datapackage.json", b"{}"),
    "a type": describe(lambda table: table["schema"]["fields"][0].update(type="mars")),
    "a pattern": describe(
        lambda table: table["schema"]["fields"][0].update(constraints={"pattern": "("})
    ),
    "no path": describe(lambda table: table.pop("path")),
    "another key": describe(lambda table: table["schema"].update(primaryKey=["mars"])),
    "references": describe(lambda table: table["schema"].update(foreignKeys=[{"fields": ["x"]}])),
    "a table less": describe(lambda table: table.update(name="dorpen")),
    "a name twice": describe(lambda table: table.update(name="organisaties")),
    "no lagen": gone("lagen.toml"),
    "no toml": say("lagen.toml", "[[telling]]", "[[telling"),
    "a toml that stops": added("lagen.toml", 'a = """'),
    "another part": say("lagen.toml", "start = true", "begin = true"),
    "another type": say("lagen.toml", "start = true", 'start = "ja"'),
    "an empty label": say("lagen.toml", 'label = "Consortia"', 'label = ""'),
    "no label": say("lagen.toml", 'label = "Consortia"\n', ""),
    "no areas": say("lagen.toml", 'soorten = ["ros"]', 'soorten = ["rso"]'),
    "two areas": say("lagen.toml", 'soorten = ["ros"]', 'soorten = ["ros", "ggd"]'),
    "a kind without words": say("lagen.toml", "[soort.ros]", "[soort.rozen]"),
    "a status in no class": say("lagen.toml", '["onbekend", ', "["),
    "a status in two classes": say("lagen.toml", '["actief"]', '["actief", "onbekend"]'),
    "no low": say("lagen.toml", 'id = "laag"', 'id = "gok"'),
    "a count": say("lagen.toml", 'indicator = "aantal: ros"', 'indicator = "mars"'),
    "a symbol": say("lagen.toml", 'symbool = "kruis"', 'symbool = "ster"'),
    "a vorm": say("lagen.toml", 'vorm = "status"', 'vorm = "ster"'),
    "no blocks": written("lagen.toml", b"laag = 3"),
    "a step": say("stappen.toml", "coalitie {in_gemeente}", "coalitie {in_gemeente:d}"),
    "a step for nobody": say("stappen.toml", 'bij = ["geen gegevens"]', "bij = []"),
    "a condition": say("stappen.toml", "titel =", 'als = "soms"\ntitel ='),
    "a who": say("stappen.toml", 'wie = ["ggd"]', 'wie = ["mars"]'),
    "words": say("lijsten.toml", 'id = "privéprovider"', 'id = "anders"'),
    "a heading twice": say("lijsten.toml", 'koppen = ["kort", ', 'koppen = ["naam", '),
    "choices": say("lijsten.toml", 'waarde = "aangemeld"', 'waarde = "opgegeven"'),
    "a pattern of a list": say("lijsten.toml", 'patroon = "GM\\\\d{4}"', 'patroon = "GM("'),
}


@pytest.fixture(scope="module")
def told(copy_data):
    """What is said of each break; one copy, put right after each."""
    copy = copy_data()
    right = copy_data().path
    read_package(right)
    found = {}
    for name, breaks in BREAKS.items():
        found[name] = broken(copy, breaks)
        shutil.copytree(right, copy.path, dirs_exist_ok=True, copy_function=shutil.copyfile)
    load_landscape(copy.path)
    return found


def test_a_fault_has_a_column_what_stands_there_and_what_is_allowed(told):
    lacking = [
        str(fault)
        for faults in told.values()
        for fault in faults
        if not fault.toegestaan
        or not (fault.kolom or fault.uitleg.startswith(tuple(WHOLE)))
        or (fault.kolom and "Gevonden: " not in str(fault))
    ]
    assert lacking == []


def test_each_exception_is_needed(told):
    without_column = [f.uitleg for faults in told.values() for f in faults if not f.kolom]
    unused = [name for name in WHOLE if not any(text.startswith(name) for text in without_column)]
    assert unused == []


def test_a_fault_in_a_row_of_a_table_has_its_row(told):
    """What is not there has no row; what is wrong in one has."""
    missing = ("gemeente", "het bestand", "er is geen cijfer")
    rowless = [
        str(fault)
        for faults in told.values()
        for fault in faults
        if fault.bestand.endswith(".csv") and not fault.rij
        if not (fault.uitleg.startswith(missing) or "heeft van" in fault.uitleg)
    ]
    assert rowless == []


def test_a_fault_in_a_block_has_its_line(told):
    placed = [
        fault
        for faults in told.values()
        for fault in faults
        if fault.bestand.endswith(".toml") and fault.rij
    ]
    assert len(placed) >= 15
    assert {fault.bestand for fault in placed} == {"lagen.toml", "stappen.toml", "lijsten.toml"}


@pytest.mark.parametrize(
    ("uitleg", "kolom", "waarde", "line"),
    [
        ("bovenaan: x", "datum", "ooit", 2),
        ("laag a: x", "kleur", "rood", 6),
        ("laag b: x", "kleur", "rood", 10),
        ("laag b: x", "soorten", "vsv", 11),
        ("laag a: x", "label", "", 4),
        ("soort perinatologisch centrum: x", "meervoud", "", 16),
        ("de laag staat er dubbel in", "id", "b", 18),
        ("dit kent niemand", "mars", "", None),
        ("laag c: x", "kleur", "groen", None),
    ],
)
def test_the_line_of_a_fault_is_where_it_stands(tmp_path, uitleg, kolom, waarde, line):
    text = """# one
datum = "ooit"

[[laag]]
id = "a"
kleur = "rood" # "geel"

[[laag]]
id = "b"
kleur = "rood"
soorten = [
  "vsv",
]

[soort."perinatologisch centrum"]
meervoud = ""
[[laag]]
id = "b"
"""
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    [fault] = with_lines(tmp_path, [Fault("x.toml", uitleg, None, kolom, waarde, "y")])
    assert fault.rij == line
    assert "None" not in str(fault)


def test_what_the_parser_says_of_a_place_is_still_understood(tmp_path):
    """tomllib tells the place in words only: another Python may word it otherwise."""
    (tmp_path / "x.toml").write_text("a = 1\nb = = 2\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        toml_blocks.read_toml(tmp_path / "x.toml", (), [])
    [fault] = caught.value.faults
    assert (fault.rij, fault.waarde) == (2, "b = = 2")
