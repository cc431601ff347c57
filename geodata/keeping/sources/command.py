"""`python -m geodata ververs`: what official sources have that the atlas has not, shown or applied."""

import argparse
import sys

from geodata.keeping.change import Change
from geodata.keeping.match.matched import DOUBTFUL, REFUSED, SAME
from geodata.keeping.match.outcome_words import IN_WORDS, outcome_frame, summary
from geodata.keeping.origin import Origin
from geodata.keeping.read.rawlist import ListError
from geodata.keeping.refusals import Refused
from geodata.keeping.sources.every import SOURCES
from geodata.keeping.sources.kept_list import due_lists, kept_lists, web_for
from geodata.keeping.sources.proposal import Asked, Source, Step
from geodata.keeping.sources.refresh import Laid, Looked, look
from geodata.keeping.sources.web import Web
from geodata.keeping.store.current import load_current, stored
from geodata.package.faults import DataError
from geodata.words import count, list_names, number

NOTHING_NEW, FAILED, SOMETHING = 0, 1, 3
SHOWN = 20
WHO = "ververs"
MAX_FAULTS = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "bron",
        nargs="*",
        metavar="BRON",
        help="welke bronnen (standaard alle, en de lijsten op een adres waarvoor het tijd is): "
        f"{', '.join(SOURCES)}",
    )
    parser.add_argument("--tot", type=int, default=0, metavar="JAAR", help="tot en met dit jaar")
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--proef",
        action="store_true",
        help="kijk ook of het toegepast kan worden; er verandert niets",
    )
    how.add_argument("--toepassen", action="store_true", help="pas toe wat zeker is")
    parser.add_argument(
        "--kies",
        action="append",
        default=[],
        metavar="WAT=WAARDE",
        help="wat bij een herindeling in twijfel is, bijvoorbeeld GM1999/ros=ros-raedelijn",
    )
    parser.add_argument(
        "--bevestig", action="store_true", help="geef ook wat gelijk is deze bron en datum"
    )
    parser.add_argument("--wie", default=WHO, help="uw naam, voor het journaal")


def run(asked: argparse.Namespace, web: Web | None = None) -> int:
    """Look at each source, and with `--toepassen` apply what is sure. Returns 0 when nothing is new (or
    all of it was applied), 3 when there is something to look at, 1 when a source failed.

    A source that fails says so and leaves the data as they are; the others go on. Raises Refused for a
    source that there is not.
    """
    sources, due = dict(SOURCES), tuple(SOURCES)
    if store := stored():
        sources |= (lists := kept_lists(store))
        due += tuple(name for name in due_lists(store) if name in lists)
        web = web or web_for(store)
    unknown = [name for name in asked.bron if name not in sources]
    if unknown:
        known = list_names(list(sources))
        raise Refused(f"De bron ‘{unknown[0]}’ bestaat niet. Kies uit: {known}.")
    web = web or Web()
    statuses = [NOTHING_NEW]
    try:
        for name in dict.fromkeys(asked.bron or due):
            # The list of a partner is applied by who names it, never by a round of all sources.
            only_show = name not in SOURCES and name not in asked.bron
            own = argparse.Namespace(**(vars(asked) | ({"toepassen": False} if only_show else {})))
            statuses.append(_one(sources[name], own, web))
    except KeyboardInterrupt:
        print("Afgebroken. Toegepast is alleen wat hierboven staat.")
        return FAILED
    return FAILED if FAILED in statuses else max(statuses)


def _one(source: Source, asked: argparse.Namespace, web: Web) -> int:
    print(f"== {source.label}")
    try:
        landscape = load_current()
        looked = look(source, Asked(landscape, web, asked.tot, _tell))
        _show(looked)
        revision, statuses = landscape.revision, [NOTHING_NEW]
        for laid in looked.lijsten:
            changes = laid.changes(asked.bevestig)
            left = bool(laid.gevonden.aantallen[DOUBTFUL])
            status, revision = _take(changes, laid.origin, left, asked, revision)
            statuses.append(status)
        for step in looked.stappen:
            status, revision = _take_step(step, asked, revision)
            statuses.append(status)
    except (Refused, ListError) as error:
        print(error)
        return FAILED
    except DataError as error:
        for fault in error.faults[:MAX_FAULTS]:
            print(fault)
        print(f"Er is niets veranderd, want er zijn {count(len(error.faults), 'fout', 'fouten')}.")
        return FAILED
    return max(statuses)


def _tell(share: float, what: str) -> None:
    # Beside the outcome, so that this can be kept in a file.
    print(f"{number(100 * share)}% {what}", file=sys.stderr)


def _show(looked: Looked) -> None:
    print(looked.nieuws or "Er is niets nieuws.")
    for laid in looked.lijsten:
        print(f"-- {laid.voorstel.naam} ({laid.voorstel.herkomst.bron})")
        print(summary(laid.gevonden))
        _show_rows(laid)


def _show_rows(laid: Laid) -> None:
    frame = outcome_frame(laid.gevonden)
    frame = frame[frame["uitkomst"] != SAME]
    for row in frame.head(SHOWN).itertuples():
        told = f": {row.veld} ‘{row.oud}’ wordt ‘{row.nieuw}’" if row.veld else ""
        why = f" {row.waarom}" if row.uitkomst in (DOUBTFUL, REFUSED) else ""
        print(f"rij {row.rij} ({IN_WORDS[row.uitkomst]}) {row.naam}{told}{why}")
    if len(frame) > SHOWN:
        print(f"… en nog {count(len(frame) - SHOWN, 'regel', 'regels')}.")


def _take_step(step: Step, asked: argparse.Namespace, revision: int) -> tuple[int, int]:
    """Show what is applied as one, and apply it when that is asked for."""
    print(f"-- {step.naam} ({step.herkomst.bron})")
    for told in step.zinnen:
        print(told)
    for one in step.keuzes:
        print(f"In twijfel: {one.vraag} Kies met --kies {one.sleutel}=…:")
        for key, naam in one.mogelijk.items():
            print(f"  {key}: {naam}")
    if step.open:
        print(step.open)
        return SOMETHING, revision
    if not (asked.toepassen or asked.proef):
        print("Er is niets veranderd. Met --toepassen past u dit als één stap toe.")
        return SOMETHING, revision
    chosen = dict(text.partition("=")[::2] for text in asked.kies)
    return _take(step.changes(chosen), step.origin, False, asked, revision)


def _take(
    changes: tuple[Change, ...],
    origin: Origin,
    left: bool,
    asked: argparse.Namespace,
    revision: int,
) -> tuple[int, int]:
    """Apply changes, or try whether that can be done; returns the status and the revision after it.
    `left` is whether something stays to be looked at."""
    if not changes:
        return (SOMETHING if left else NOTHING_NEW), revision
    if not (asked.toepassen or asked.proef):
        print("Er is niets veranderd. Met --toepassen past u toe wat zeker is.")
        return SOMETHING, revision
    from geodata.keeping.store.applying import apply, check_changes
    from geodata.keeping.store.base import base_package
    from geodata.keeping.store.store import open_store

    total = count(len(changes), "wijziging", "wijzigingen")
    if asked.proef:
        check_changes(stored(), base_package(), changes, origin)
        print(f"Proef: {total} kunnen toegepast worden. Er is niets veranderd.")
        return SOMETHING, revision
    done = apply(open_store(), base_package(), changes, origin, asked.wie, revision)
    print(f"Import {done.id} is toegepast: {total}.")
    return (SOMETHING if left else NOTHING_NEW), done.id
