"""What must be true of `lijsten.toml` beyond the form of its blocks: it fits the tables and itself."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from geodata.package.faults import Fault
from geodata.package.lists import (
    CHOICE,
    FORMS,
    LISTS,
    MAILBOX,
    PRIVATE_PROVIDERS,
    SUBJECTS,
    WORDS,
    WRITTEN,
    Lijst,
    Lists,
    Veld,
)
from geodata.package.toml_blocks import told_twice

# Words as they are compared: without capitals, accents or marks; in a mail address with some marks.
PLAIN = re.compile(r"[a-z0-9]+( [a-z0-9]+)*")
PLAIN_IN_WORDS = "kleine letters en cijfers, zonder accenten en leestekens"
IN_ADDRESS = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")

Schemas = Mapping[str, dict[str, Any]]


def check_lists(
    lists: Lists, schemas: Schemas, soorten: Iterable[str], faults: list[Fault]
) -> None:
    """Add a fault for everything in `lijsten.toml` that refers to what there is not, or that no
    list could ever fit. `schemas` are those of `datapackage.json`, `soorten` those of `lagen.toml`.
    """
    for what, made in (
        ("de lijst", lists.lijsten),
        ("het veld", lists.velden),
        ("de vorm", lists.vorm_blokken),
        ("de rij woorden", lists.woord_blokken),
    ):
        told_twice(LISTS, what, (block.id for block in made), faults)
    known = tuple(soorten)
    for lijst in lists.lijsten:
        _check_lijst(lists, lijst, schemas, known, faults)
    for veld in lists.velden:
        _check_veld(lists, veld, schemas, faults)
    _check_headings(lists, faults)
    _check_vormen(lists, faults)
    _check_waarden(lists, faults)
    _check_woorden(lists, faults)


def _check_lijst(
    lists: Lists, lijst: Lijst, schemas: Schemas, soorten: tuple[str, ...], faults: list[Fault]
) -> None:
    where = f"lijst {lijst.id}"
    own = [veld.id for veld in lists.velden_of(lijst.id)]
    _check_known(f"{where}: deze tabel", "tabel", [lijst.tabel], SUBJECTS, faults)
    _check_known(f"{where}: deze tabel", "schrijft", lijst.schrijft, WRITTEN, faults)
    _check_known(f"{where}: deze soort", "soorten", lijst.soorten, soorten, faults)
    _check_known(f"{where}: dit veld van de lijst", "nodig", lijst.nodig, own, faults)
    marks = [name for name in lijst.kenmerk if "." in name]
    _check_known(f"{where}: dit veld van de lijst", "kenmerk", marks, own, faults)
    needed = SUBJECTS.get(lijst.tabel, ())
    if lijst.nodig[: len(needed)] != needed:
        uitleg = f"{where}: hier hoort vooraan waar een rij over gaat."
        found = ", ".join(lijst.nodig)
        faults.append(Fault(LISTS, uitleg, None, "nodig", found, ", ".join(needed)))
    if lijst.status_nieuw:
        allowed = _choices(schemas, lijst.tabel, "status")
        _check_known(f"{where}: deze status", "status_nieuw", [lijst.status_nieuw], allowed, faults)


def _check_veld(lists: Lists, veld: Veld, schemas: Schemas, faults: list[Fault]) -> None:
    where = f"veld {veld.id}"
    if veld.tabel not in WRITTEN or not veld.kolom:
        allowed = f"een tabel en een kolom met een punt, van de tabellen {', '.join(WRITTEN)}"
        faults.append(Fault(LISTS, f"{where}: deze id mag niet.", None, "id", veld.id, allowed))
    elif veld.tabel in schemas:
        columns = [field["name"] for field in schemas[veld.tabel]["fields"]]
        _check_known(f"{where}: deze kolom", "id", [veld.kolom], columns, faults)
    kinds = [lijst.id for lijst in lists.lijsten]
    _check_known(f"{where}: deze lijst", "lijsten", veld.lijsten, kinds, faults)
    _check_known(f"{where}: deze vorm", "vorm", [veld.vorm], lists.vormen, faults)
    for column, koppen in (("koppen", veld.koppen), ("gedeelde_koppen", veld.gedeelde_koppen)):
        for kop in koppen:
            if not PLAIN.fullmatch(kop):
                uitleg = f"{where}: zo wordt deze kop nooit gevonden."
                faults.append(Fault(LISTS, uitleg, None, column, kop, PLAIN_IN_WORDS))
    if veld.vorm == CHOICE:
        _check_choices(lists, veld, _choices(schemas, veld.tabel, veld.kolom), faults)


def _check_headings(lists: Lists, faults: list[Fault]) -> None:
    """A heading is of one field in a list, or the fields after the first say that they share it."""
    said = set()
    for lijst in lists.lijsten:
        first: dict[str, str] = {}
        for veld in lists.velden_of(lijst.id):
            for kop in veld.koppen:
                other = first.setdefault(kop, veld.id)
                if other != veld.id and (veld.id, kop) not in said:
                    said.add((veld.id, kop))
                    uitleg = (
                        f"veld {veld.id}: in de lijst {lijst.id} is deze kop al van veld {other}."
                    )
                    allowed = "een kop bij één veld, of bij gedeelde_koppen van het tweede"
                    faults.append(Fault(LISTS, uitleg, None, "koppen", kop, allowed))


def _check_choices(lists: Lists, veld: Veld, allowed: list[str], faults: list[Fault]) -> None:
    """A field to choose must offer what its column allows, in that order, each in its own words."""
    where, offered = f"veld {veld.id}", [waarde.waarde for waarde in lists.waarden_of(veld.id)]
    if not allowed:
        uitleg = f"{where}: deze kolom heeft geen vaste waarden om uit te kiezen."
        others = ", ".join(form for form in lists.vormen if form != CHOICE)
        faults.append(Fault(LISTS, uitleg, None, "vorm", veld.vorm, others))
    elif offered != allowed:
        uitleg = (
            f"{where}: de blokken [[waarde]] zijn niet de waarden van de tabel, in die volgorde."
        )
        found = ", ".join(offered)
        faults.append(Fault(LISTS, uitleg, None, "waarde", found, ", ".join(allowed)))
    meant: dict[str, str] = {}
    for waarde in lists.waarden_of(veld.id):
        for word in {waarde.waarde.casefold(), *map(str.casefold, waarde.woorden)}:
            if meant.setdefault(word, waarde.waarde) != waarde.waarde:
                uitleg = f"{where}: dit woord betekent twee waarden."
                once = f"bij ‘{meant[word]}’ of bij ‘{waarde.waarde}’"
                faults.append(Fault(LISTS, uitleg, None, "woorden", word, once))


def _check_vormen(lists: Lists, faults: list[Fault]) -> None:
    for vorm in lists.vorm_blokken:
        _check_known("vorm: deze id", "id", [vorm.id], FORMS, faults)
        try:
            re.compile(vorm.patroon)
        except re.error:
            uitleg = f"vorm {vorm.id}: het patroon klopt niet."
            allowed = "een reguliere expressie, zoals GM\\d{4}"
            faults.append(Fault(LISTS, uitleg, None, "patroon", vorm.patroon, allowed))
        if not vorm.toegestaan and vorm.id != CHOICE:
            uitleg = f"vorm {vorm.id}: hier hoort te staan wat een waarde mag zijn."
            faults.append(Fault(LISTS, uitleg, None, "toegestaan", "", "niet leeg"))


def _check_waarden(lists: Lists, faults: list[Fault]) -> None:
    choices = [veld.id for veld in lists.velden if veld.vorm == CHOICE]
    for waarde in lists.waarden:
        where = f"waarde {waarde.waarde}: dit veld om uit te kiezen"
        _check_known(where, "veld", [waarde.veld], choices, faults)


def _check_woorden(lists: Lists, faults: list[Fault]) -> None:
    _check_known("woorden: deze id", "id", lists.woorden, WORDS, faults)
    for name in WORDS:
        if name not in lists.woorden:
            uitleg, found = f"de woorden ‘{name}’ ontbreken.", ", ".join(lists.woorden)
            faults.append(Fault(LISTS, uitleg, None, "id", found, f"ook [[woorden]] ‘{name}’"))
    for block in lists.woord_blokken:
        if block.id not in WORDS:
            continue
        form = IN_ADDRESS if block.id in (MAILBOX, PRIVATE_PROVIDERS) else PLAIN
        marks = ", met een punt of streepje ertussen" if form is IN_ADDRESS else ""
        for word in block.woorden:
            if not form.fullmatch(word):
                uitleg = f"woorden {block.id}: zo wordt dit woord nooit gevonden."
                allowed = "kleine letters en cijfers" + marks if marks else PLAIN_IN_WORDS
                faults.append(Fault(LISTS, uitleg, None, "woorden", word, allowed))


def _choices(schemas: Schemas, tabel: str, kolom: str) -> list[str]:
    """The fixed values of a column; none when it has no such, or is not there."""
    columns = schemas[tabel]["fields"] if tabel in schemas else ()
    found: dict[str, Any] = next((field for field in columns if field["name"] == kolom), {})
    return list(found.get("constraints", {}).get("enum", ()))


def _check_known(
    what: str, column: str, names: Iterable[str], allowed: Iterable[str], faults: list[Fault]
) -> None:
    known = tuple(allowed)
    for name in names:
        if name not in known:
            told = ", ".join(known) or "niets: laat het weg"
            faults.append(Fault(LISTS, f"{what} bestaat niet.", None, column, name, told))
