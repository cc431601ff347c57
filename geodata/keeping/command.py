"""`python -m geodata import`: the same reading, matching and applying as the page Bijhouden."""

import argparse
from pathlib import Path

from geodata.files.export import to_csv
from geodata.find.names import plain
from geodata.keeping.match.columns import guess_kind, propose_columns
from geodata.keeping.match.deciding import changes_of
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.matched import SAME, Matched
from geodata.keeping.match.matching import match
from geodata.keeping.match.outcome_words import IN_WORDS, outcome_frame, summary
from geodata.keeping.origin import ZEKERHEDEN, ListSource, Origin
from geodata.keeping.read.rawlist import ListError, RawList
from geodata.keeping.read.reading import read_list
from geodata.keeping.store.current import load_current
from geodata.landscape import Landscape
from geodata.words import count

GROUP = ["rij", "uitkomst", "naam", "waarom"]


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
    raw = read_list(asked.bestand.read_bytes(), asked.bestand.name)
    for remark in raw.opmerkingen:
        print(remark)
    kind = _kind(landscape, raw, asked.soort)
    columns = _columns(landscape, raw, kind, asked.kolom)
    source = ListSource(asked.bron, asked.bron_datum, asked.zekerheid)
    matched = match(landscape, raw, kind, columns, source)
    _show(matched, raw, columns, asked.uitkomst)
    if asked.toepassen:
        _apply(matched, asked)
    else:
        print("Er is niets veranderd. Met --toepassen en --wie past u toe wat zeker is.")


def _kind(landscape: Landscape, raw: RawList, asked: str) -> str:
    known = [lijst.id for lijst in kinds_of(landscape).lijsten]
    kind = asked or guess_kind(raw, landscape)
    if kind not in known:
        start = "Deze soort lijst bestaat niet" if asked else "De soort lijst is niet herkend"
        raise ListError(f"{start}. Kies met --soort uit: {', '.join(known)}.")
    return kind


def _columns(landscape: Landscape, raw: RawList, kind: str, asked: list[str]) -> dict[str, int]:
    columns = propose_columns(raw, kind, landscape)
    known = {veld.id for veld in kinds_of(landscape).velden_of(kind)}
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


def _show(matched: Matched, raw: RawList, columns: dict[str, int], path: Path | None) -> None:
    for veld, index in columns.items():
        print(f"{veld}: kolom ‘{raw.kolommen[index]}’")
    frame = outcome_frame(matched)
    if path:
        path.write_bytes(to_csv(frame))
    for (rij, uitkomst, naam, waarom), lines in frame.groupby(GROUP, sort=False):
        if uitkomst == SAME:
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
