"""Lists as people and attackers make them: taken in whole, or refused in a sentence; no row goes without a word."""

import io
import random
from collections import Counter
from collections.abc import Callable, Iterator

import openpyxl

from attack.ask import Line
from geodata import Landscape, load_landscape
from geodata.keeping import ListSource
from geodata.keeping.match import NEW, guess, match, one_table
from geodata.keeping.read import ListError, read_list
from tests.unit.keeping.lists import Rows, as_csv, as_ods, as_xlsx

SOURCE = ListSource("https://example.org/lijst", "2026-11-01", "hoog")
ROWS = 30
TOTAL = "Totaal"


def made_lists() -> Iterator[Line]:
    """A hundred and twenty lists: ten tables, each with twelve kinds of trouble, up to what they would change."""
    landscape = load_landscape()
    outcomes: Counter[str] = Counter()
    broken = []
    tables = _tables(landscape)
    for what, table in tables.items():
        for trouble, make in TROUBLES.items():
            try:
                fault, outcome = _take(landscape, table, make(table), trouble)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
                fault, outcome = repr(error), "fout"
            outcomes[outcome] += 1
            broken += [f"{what}, {trouble}: {fault}"] if fault else []
    told = f"{dict(outcomes)}; {'; '.join(broken[:3]) or 'geen rij zonder woord weg'}"
    yield Line(f"{len(tables) * len(TROUBLES)} lijsten met iets vreemds", told, not broken)


def damaged(seed: int, many: int = 2000) -> Iterator[Line]:
    """Lists of which bytes were changed."""
    chance = random.Random(seed)  # noqa: S311 - the same lists each time
    start = "Naam VSV;Ziekenhuis;Plaats\n" + "VSV Gooi;Tergooi;Hilversum\n" * 20
    outcomes = {"gelezen": 0, "geweigerd": 0}
    broken = ""
    for _ in range(many):
        content = bytearray(start.encode())
        for _ in range(chance.randint(1, 30)):
            place = chance.randrange(len(content))
            content[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 4))
        try:
            read_list(bytes(content), "lijst.csv")
            outcomes["gelezen"] += 1
        except ListError:
            outcomes["geweigerd"] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            broken = repr(error)
    yield Line(f"{many} beschadigde lijsten", broken or str(outcomes), not broken)


def _take(landscape: Landscape, table: Rows, content: bytes, trouble: str) -> tuple[str, str]:
    """What is wrong, and what became of a list."""
    try:
        raw = one_table(landscape, read_list(content, "lijst"))
        found = guess(raw, landscape)
        if not found.soort:
            made = None
        else:
            made = match(landscape, raw, found.soort, found.kolommen, SOURCE)
    except ListError as error:
        return "" if str(error).endswith(".") else f"geen zin: {error}", "geweigerd"
    there = {cell for row in raw.rijen for cell in row}
    gone = [row[0] for row in table[1:] if str(row[0]) not in there]
    if gone:
        return f"{len(gone)} rijen weg, zoals {gone[0]}", "gelezen"
    if trouble in SAID and not raw.opmerkingen:
        return "er is niets van gezegd", "gelezen"
    if made is None:
        return "", "soort gevraagd"
    if len(made.rijen) != len(raw.rijen):
        return "niet elke rij heeft een uitkomst", "vergeleken"
    if any(row.uitkomst == NEW and TOTAL in row.naam for row in made.rijen):
        return "een totaal is een organisatie", "vergeleken"
    return "", "vergeleken"


def _tables(landscape: Landscape) -> dict[str, Rows]:
    """Ten tables of what the atlas knows itself, with other words for a part of it."""
    organisaties = landscape.organisaties.reset_index()
    made: dict[str, Rows] = {}
    for soort in organisaties["soort"].value_counts().index[:4]:
        own = organisaties[organisaties["soort"] == soort]
        made[soort] = _rows(
            own, {"naam": "Naam", "soort": "Soort", "plaats": "Plaats", "website": "Website"}
        )
    for name, headings in {
        "contacten": {
            "organisatie": "Organisatie",
            "rol": "Functie",
            "email": "E-mail",
            "telefoon": "Telefoon",
        },
        "coalities": {"gemeentecode": "Gemeentecode", "naam": "Coalitie", "status": "Status"},
        "werkgebieden": {"organisatie": "Organisatie", "gemeentecode": "Gemeentecode"},
        "gemeentecontacten": {
            "gemeentecode": "Gemeentecode",
            "website": "Website",
            "email": "E-mail",
        },
        "aanbod": {"gemeentecode": "Gemeentecode", "programma": "Programma", "naam": "Naam"},
        "cijfers": {
            "gemeentecode": "Gemeentecode",
            "indicator": "Cijfer",
            "periode": "Jaar",
            "waarde": "Waarde",
        },
    }.items():
        made[name] = _rows(landscape.table(name), headings)
    return made


def _rows(frame, headings: dict[str, str]) -> Rows:
    some = frame.reset_index()[list(headings)].astype(str).replace("nan", "").head(ROWS)
    return [list(headings.values()), *some.to_numpy().tolist()]


def _wide(table: Rows, *cells: str) -> list[str]:
    return [*cells, *[""] * (len(table[0]) - len(cells))][: len(table[0])]


def _hidden(table: Rows) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(table, others={"Intern": [["x"]]})))
    sheet = book.worksheets[0]
    sheet.column_dimensions["A"].hidden = sheet.row_dimensions[3].hidden = True
    book["Intern"].sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _marked(table: Rows) -> bytes:
    headings = [f"**{cell}** <b>[k](javascript:1)</b>" for cell in table[0]]
    return as_csv(
        [headings, *table[1:], _wide(table, "=1+1"), _wide(table, "<script>alert(1)</script>")]
    )


TROUBLES: dict[str, Callable[[Rows], bytes]] = {
    "CSV": as_csv,
    "Windows-1252 met komma's": lambda t: as_csv(t, ",").decode().encode("cp1252", "replace"),
    "UTF-16 met tabs": lambda t: as_csv(t, "\t", "utf-16"),
    "XLSX": as_xlsx,
    "ODS": as_ods,
    "titel en lege rijen": lambda t: as_csv(
        [_wide(t, "Overzicht"), _wide(t), *t[:4], _wide(t), *t[4:]]
    ),
    "kop nog eens": lambda t: as_csv([*t[:5], t[0], *t[5:]]),
    "totaalrij": lambda t: as_csv([*t, _wide(t, TOTAL), _wide(t, "Nederland")]),
    "tweede tabel": lambda t: as_csv(
        [*t, _wide(t), _wide(t, "E-mail", "Telefoon"), _wide(t, "a@b.nl", "0592-1")]
    ),
    "verborgen rij, kolom en blad": _hidden,
    "aanhalingsteken dat niet sluit": lambda t: as_csv(t[:3]) + b'"' + as_csv(t[3:]),
    "opmaak en formules in namen": _marked,
}
# Where something must be said of it.
SAID = frozenset(
    ("titel en lege rijen", "kop nog eens", "tweede tabel", "verborgen rij, kolom en blad")
)
