"""`python -m geodata import`: the same reading, matching and applying as the page Bijhouden."""

import argparse
from dataclasses import replace
from pathlib import Path

from geodata.files.export import to_csv
from geodata.find.names import plain
from geodata.keeping.match.deciding import changes_of
from geodata.keeping.match.guessing import Guess, guess
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.long_form import Meant, is_figures, long_form
from geodata.keeping.match.matched import SAME, Matched
from geodata.keeping.match.matching import match
from geodata.keeping.match.outcome_words import IN_WORDS, outcome_frame, summary
from geodata.keeping.match.second_table import one_table
from geodata.keeping.origin import ZEKERHEDEN, ListSource, Origin
from geodata.keeping.read.mending import mended
from geodata.keeping.read.rawlist import ListError, RawList
from geodata.keeping.read.reading import read_list
from geodata.keeping.store.current import load_current
from geodata.landscape import Landscape
from geodata.words import count, join_words

GROUP = ["rij", "uitkomst", "naam", "waarom"]
# What is said once of a list of figures, in the order of Meant.
FIGURE_WORDS = ("cijfer", "jaar", "eenheid", "definitie", "optelbaar")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("bestand", type=Path, help="de lijst: CSV, XLSX of ODS")
    parser.add_argument("--soort", default="", help="de soort lijst (standaard: herkend)")
    parser.add_argument("--bron", required=True, help="een webadres of een omschrijving")
    parser.add_argument("--bron-datum", default="", help="een jaar, maand of dag: 2026-11-22")
    parser.add_argument("--zekerheid", required=True, choices=ZEKERHEDEN)
    parser.add_argument("--wie", default="", help="uw naam, voor het journaal")
    parser.add_argument(
        "--kolom",
        action="append",
        default=[],
        metavar="VELD=KOP",
        help="welke kolom een veld is (KOP leeg: geen), zoals organisaties.plaats=Stad",
    )
    parser.add_argument(
        "--herstel", action="store_true", help="herstel letters die verhaspeld zijn (FryslÃ¢n)"
    )
    figures = parser.add_argument_group(
        "van een lijst met cijfers (--soort cijfers), waar zij het niet zegt"
    )
    figures.add_argument("--cijfer", default="", help="de naam van het cijfer")
    figures.add_argument("--jaar", default="", help="het jaar van alle waarden")
    figures.add_argument(
        "--eenheid", default="", help="waarin geteld is: kinderen, % van de baby's"
    )
    figures.add_argument("--definitie", default="", help="wat precies geteld is")
    figures.add_argument(
        "--optelbaar",
        default="",
        choices=("ja", "nee"),
        help="mogen gemeenten bij elkaar opgeteld worden",
    )
    parser.add_argument("--toepassen", action="store_true", help="pas toe wat zeker is")
    parser.add_argument(
        "--bevestig", action="store_true", help="geef ook wat gelijk is deze bron en datum"
    )
    parser.add_argument("--uitkomst", type=Path, help="schrijf de uitkomst naar dit CSV-bestand")


def run(asked: argparse.Namespace) -> None:
    """Show the outcome of a list, and with `--toepassen` apply what is sure: what is changed and
    new, never what is doubtful.

    Raises geodata.keeping.read.rawlist.ListError, OSError, geodata.package.faults.DataError and
    geodata.keeping.refusals.Refused.
    """
    landscape = load_current()
    raw = _read(landscape, asked)
    for remark in raw.opmerkingen:
        print(remark)
    found = _guess(landscape, raw, asked.soort)
    columns = _columns(landscape, raw, found, asked.kolom)
    unsaid = _unsaid(found, raw, columns, asked)
    if is_figures(landscape, found.soort):
        meant = Meant(*(getattr(asked, name) for name in FIGURE_WORDS))
        before = len(raw.opmerkingen)
        raw, columns = long_form(landscape, raw, columns, meant)
        for remark in raw.opmerkingen[before:]:
            print(remark)
    source = ListSource(asked.bron, asked.bron_datum, asked.zekerheid)
    matched = match(landscape, raw, found.soort, columns, source)
    _show(matched, raw, columns, asked.uitkomst)
    if unsaid:
        print(f"Niet zeker: {' '.join(found.twijfel)}")
    if unsaid and asked.toepassen:
        raise ListError(
            "Er is niets veranderd: wat voor lijst het is en welke kolom wat is, rust op weinig. "
            f"Kijk het na en zeg het zelf: {' '.join(unsaid)}"
        )
    if asked.toepassen:
        _apply(matched, asked)
    else:
        print("Er is niets veranderd. Met --toepassen en --wie past u toe wat zeker is.")


def _read(landscape: Landscape, asked: argparse.Namespace) -> RawList:
    raw = read_list(asked.bestand.read_bytes(), asked.bestand.name)
    better = mended(raw)
    if better and not asked.herstel:
        remark = "Het bestand heeft verhaspelde letters. Met --herstel leest u ze hersteld."
        raw = replace(raw, opmerkingen=(*raw.opmerkingen, remark))
    return one_table(landscape, better if better and asked.herstel else raw)


def _guess(landscape: Landscape, raw: RawList, asked: str) -> Guess:
    known = [lijst.id for lijst in kinds_of(landscape).lijsten]
    found = guess(raw, landscape, asked) if not asked or asked in known else Guess("", {})
    if not found.soort:
        start = "Deze soort lijst bestaat niet" if asked else "De soort lijst is niet herkend"
        raise ListError(f"{start}. Kies met --soort uit: {', '.join(known)}.")
    return found


def _columns(landscape: Landscape, raw: RawList, found: Guess, asked: list[str]) -> dict[str, int]:
    columns = dict(found.kolommen)
    known = {veld.id for veld in kinds_of(landscape).velden_of(found.soort)}
    headings = {plain(heading): index for index, heading in enumerate(raw.kolommen)}
    for text in asked:
        veld, _, heading = text.partition("=")
        if veld not in known:
            raise ListError(
                f"Het veld ‘{veld}’ bestaat niet. Kies uit: {', '.join(sorted(known))}."
            )
        columns.pop(veld, None)
        if heading and plain(heading) not in headings:
            raise ListError(f"De lijst heeft geen kolom ‘{heading}’.")
        if heading:
            index = headings[plain(heading)]
            columns = {name: place for name, place in columns.items() if place != index}
            columns[veld] = index
    return columns


def _unsaid(
    found: Guess, raw: RawList, columns: dict[str, int], asked: argparse.Namespace
) -> list[str]:
    """What the keeper must say of a list that was recognised by little, as arguments."""
    said = {text.partition("=")[0] for text in asked.kolom}
    kind = [] if found.soort_zeker or asked.soort else [f"--soort {found.soort}"]
    return kind + [
        f"--kolom '{veld}={raw.kolommen[columns[veld]]}'"
        for veld in found.velden
        if veld not in said and veld in columns
    ]


def _show(matched: Matched, raw: RawList, columns: dict[str, int], path: Path | None) -> None:
    for veld, index in columns.items():
        print(f"{veld}: kolom ‘{raw.kolommen[index]}’")
    unused = [f"‘{name}’" for i, name in enumerate(raw.kolommen) if i not in columns.values()]
    if unused:
        what = "kolom" if len(unused) == 1 else "de kolommen"
        print(f"Niet gebruikt: {what} {join_words(unused)}.")
    frame = outcome_frame(matched)
    if path:
        path.write_bytes(to_csv(frame))
    refused = {row.rij for row in matched.rijen if row.fouten}
    for (rij, uitkomst, naam, waarom), lines in frame.groupby(GROUP, sort=False):
        if uitkomst == SAME and rij not in refused:
            continue
        print(f"rij {rij} ({IN_WORDS[uitkomst]}) {naam}: {waarom}")
        for line in lines[lines["veld"] != ""].itertuples():
            print(f"    {line.veld}: ‘{line.oud}’ wordt ‘{line.nieuw}’")
    print(summary(matched))


def _apply(matched: Matched, asked: argparse.Namespace) -> None:
    from geodata.keeping.store.applying import apply
    from geodata.keeping.store.base import base_package
    from geodata.keeping.store.store import open_store

    changes = changes_of(matched, bevestig=asked.bevestig)
    if not changes:
        print("Er is niets dat verandert.")
        return
    origin = Origin(matched.soort, asked.bestand.name, **vars(matched.origin))
    revision = matched.landscape.revision
    done = apply(open_store(), base_package(), changes, origin, asked.wie, revision)
    print(f"Import {done.id} is toegepast: {count(done.aantal, 'wijziging', 'wijzigingen')}.")
