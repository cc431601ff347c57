"""What must be true of `lagen.toml`: what a layer, a soort or a class names exists, and can be drawn."""

import re
from collections.abc import Iterable, Mapping

import pandas

from geodata.package.faults import Fault
from geodata.package.layer_kinds import KINDS, Members, Records
from geodata.package.toml_blocks import told_twice
from geodata.package.vocabulary import FASEN, SYMBOLS, VOCABULARY, Klasse, Laag, Vocabulary
from geodata.words import earliest

COLOUR, COLOURS = re.compile(r"#[0-9A-Fa-f]{6}"), "zoals #332288"
# Dashes and gaps in turn, in pixels of the screen; matplotlib and SVG both want them in pairs.
DASHES = re.compile(r"([1-9]\d? [1-9]\d?)( [1-9]\d? [1-9]\d?)*")
DASHES_IN_WORDS = "leeg (doorgetrokken), of streep en ruimte om en om in pixels, zoals 8 4"


def check_layers(
    tables: Mapping[str, pandas.DataFrame], vocabulary: Vocabulary, faults: list[Fault]
) -> None:
    """Add a fault for everything in `lagen.toml` that refers to what there is not, that does not
    fit these tables, or that no map could draw."""
    try:
        earliest(vocabulary.peildatum)
    except ValueError:
        allowed = "een datum die bestaat, zoals 2026-11-22"
        found = vocabulary.peildatum
        faults.append(
            Fault(VOCABULARY, "de peildatum kan niet.", None, "peildatum", found, allowed)
        )
    for what, made in (
        ("het thema", vocabulary.themas),
        ("de laag", vocabulary.lagen),
        ("de status", vocabulary.statussen),
        ("de zekerheid", vocabulary.zekerheden),
    ):
        told_twice(VOCABULARY, what, (block.id for block in made), faults)
    for laag in vocabulary.lagen:
        _check_laag(tables, vocabulary, laag, faults)
    _check_needed(vocabulary, faults)
    _check_classes(tables, vocabulary, faults)


def _check_laag(
    tables: Mapping[str, pandas.DataFrame], vocabulary: Vocabulary, laag: Laag, faults: list[Fault]
) -> None:
    # An id with an underscore would leave a stale map, see pages/parts/shared/map.py.
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", laag.id):
        allowed = "kleine letters, cijfers en streepjes"
        faults.append(_fault(laag, "de id mag zo niet.", "id", laag.id, allowed))
    if not COLOUR.fullmatch(laag.kleur):
        faults.append(_fault(laag, "geen kleur.", "kleur", laag.kleur, COLOURS))
    if laag.lijn and not DASHES.fullmatch(laag.lijn):
        faults.append(_fault(laag, "geen lijn.", "lijn", laag.lijn, DASHES_IN_WORDS))
    known = set(tables["organisaties"]["soort"]) | {"coalitie"}
    for soort in laag.soorten:
        if soort not in known or soort not in vocabulary.soorten:
            allowed = ", ".join(soort for soort in vocabulary.soorten if soort in known)
            faults.append(_fault(laag, "de soort bestaat niet.", "soorten", soort, allowed))
    if laag.vorm not in KINDS:
        faults.append(_fault(laag, "onbekende vorm.", "vorm", laag.vorm, ", ".join(KINDS)))
    else:
        _check_kind(tables, vocabulary, laag, faults)


def _check_kind(
    tables: Mapping[str, pandas.DataFrame], vocabulary: Vocabulary, laag: Laag, faults: list[Fault]
) -> None:
    """What the kind of a layer asks of the rest of its block."""
    kind = laag.kind
    themes = [thema.id for thema in vocabulary.themas]
    if laag.thema and laag.thema not in themes:
        faults.append(
            _fault(laag, "dit thema bestaat niet.", "thema", laag.thema, ", ".join(themes))
        )
    if bool(laag.thema) != kind.filled:
        uitleg = "een laag die de kaart kan vullen hoort bij een thema, een andere niet."
        allowed = ", ".join(themes) if kind.filled else "leeg"
        faults.append(_fault(laag, uitleg, "thema", laag.thema, allowed))
    if laag.symbool not in SYMBOLS and (laag.symbool or kind.symbols):
        allowed = ", ".join(SYMBOLS)
        faults.append(_fault(laag, "dit symbool bestaat niet.", "symbool", laag.symbool, allowed))
    columns = tables["gemeenten"].columns
    if kind.administrative and laag.id not in columns:
        allowed = ", ".join(columns)
        faults.append(_fault(laag, "gemeenten.csv heeft deze kolom niet.", "id", laag.id, allowed))
    if not laag.soorten and kind.records is Records.ORGANISATIES:
        allowed = ", ".join(vocabulary.soorten)
        faults.append(_fault(laag, "de laag noemt geen soort.", "soorten", "", allowed))
    if kind.computed and not laag.berekend:
        uitleg = "wat uit afstanden volgt, hoort berekend te heten."
        faults.append(_fault(laag, uitleg, "berekend", "false", "true"))
    about = [*tables["programmas"]["id"], *FASEN]
    if laag.keuze and not (kind.offers and laag.keuze in about):
        allowed = ", ".join(about) if kind.offers else "leeg"
        faults.append(_fault(laag, "hier gaat de laag niet over.", "keuze", laag.keuze, allowed))
    if kind.members is Members.WERKGEBIEDEN and laag.soorten:
        _check_areas(tables, vocabulary, laag, faults)


def _fault(laag: Laag, uitleg: str, kolom: str, waarde: str, toegestaan: str) -> Fault:
    return Fault(VOCABULARY, f"laag {laag.id}: {uitleg}", None, kolom, waarde, toegestaan)


def _check_areas(
    tables: Mapping[str, pandas.DataFrame], vocabulary: Vocabulary, laag: Laag, faults: list[Fault]
) -> None:
    """A layer with areas needs werkgebieden, and a gemeente can lie in one area of it only.

    For the kinds of which every gemeente has just one, that has been checked already.
    """
    soorten = tables["organisaties"].set_index("id")["soort"]
    rows = tables["werkgebieden"]
    codes = rows.loc[rows["organisatie"].map(soorten).isin(laag.soorten), "gemeentecode"]
    named = ", ".join(laag.soorten)
    checked = len(laag.soorten) == 1 and named in vocabulary.een_per_gemeente
    if codes.empty:
        served = ", ".join(sorted(set(rows["organisatie"].map(soorten).dropna())))
        uitleg = "de soorten hebben geen werkgebieden."
        faults.append(
            _fault(laag, uitleg, "soorten", named, f"soorten die dat wel hebben: {served}")
        )
    elif codes.duplicated().any() and not checked:
        again = codes[codes.duplicated()].iloc[0]
        uitleg = f"een gemeente ({again}) ligt in meer dan één gebied."
        allowed = "soorten waarvan elke gemeente in één gebied ligt"
        faults.append(_fault(laag, uitleg, "soorten", named, allowed))


def _check_needed(vocabulary: Vocabulary, faults: list[Fault]) -> None:
    """The layers that a page cannot do without, and the two that are compared first."""
    kinds = {laag.vorm for laag in vocabulary.lagen}
    for kind in KINDS.values():
        if kind.needed and kind.vorm not in kinds:
            uitleg = f"er is geen laag met de vorm {kind.vorm}."
            faults.append(
                Fault(VOCABULARY, uitleg, None, "vorm", "", f"één laag met {kind.uitleg}")
            )
    dividing = [laag.id for laag in vocabulary.lagen if laag.vorm in KINDS and laag.kind.divides]
    for thema in vocabulary.themas:
        if not vocabulary.of_thema(thema.id):
            uitleg = "geen laag hoort bij dit thema."
            allowed = "een thema dat een laag in thema noemt, of geen blok"
            faults.append(Fault(VOCABULARY, uitleg, None, "id", thema.id, allowed))
    if not dividing:
        allowed = ", ".join(kind.vorm for kind in KINDS.values() if kind.divides)
        faults.append(Fault(VOCABULARY, "er is geen laag met gebieden.", None, "vorm", "", allowed))
    if vocabulary.vergelijk and len(vocabulary.vergelijk) != 2:
        found = ", ".join(vocabulary.vergelijk)
        faults.append(
            Fault(VOCABULARY, "vergelijken gaat met twee.", None, "vergelijk", found, "twee")
        )
    for name in vocabulary.vergelijk:
        if name not in dividing:
            uitleg = "dit is geen laag met gebieden om te vergelijken."
            allowed = ", ".join(dividing)
            faults.append(Fault(VOCABULARY, uitleg, None, "vergelijk", name, allowed))


def _check_classes(
    tables: Mapping[str, pandas.DataFrame], vocabulary: Vocabulary, faults: list[Fault]
) -> None:
    covered = [value for klasse in vocabulary.statussen for value in klasse.waarden]
    stated = set(tables["organisaties"]["status"]) | set(tables["coalities"]["status"])
    for value in sorted(stated | {"geen gegevens"}):
        if covered.count(value) != 1:
            uitleg = f"de status ‘{value}’ hoort in precies één klasse."
            found = ", ".join(k.id for k in vocabulary.statussen for v in k.waarden if v == value)
            faults.append(Fault(VOCABULARY, uitleg, None, "waarden", found, f"één keer ‘{value}’"))
    for klasse in vocabulary.statussen:
        _check_look(klasse, faults)
    sure = [klasse.id for klasse in vocabulary.zekerheden]
    for value in ("hoog", "middel", "laag"):
        if value not in sure:
            uitleg, found = f"de zekerheid ‘{value}’ ontbreekt.", ", ".join(sure)
            faults.append(
                Fault(VOCABULARY, uitleg, None, "id", found, f"ook een [[zekerheid]] ‘{value}’")
            )
    indicators = set(tables["kerncijfers"]["indicator"])
    for telling in vocabulary.tellingen:
        if telling.indicator not in indicators:
            uitleg = f"telling {telling.label}: de indicator staat niet in kerncijfers.csv."
            place, allowed = (
                (None, "indicator", telling.indicator),
                "een waarde uit kerncijfers.csv, kolom indicator",
            )
            faults.append(Fault(VOCABULARY, uitleg, *place, allowed))
        _check_counted(telling.label, telling.soorten, vocabulary, faults)
    for value in sorted(set(tables["organisaties"]["soort"]) - set(vocabulary.soorten)):
        uitleg = f"de soort ‘{value}’ uit organisaties.csv heeft geen uitleg."
        found, allowed = ", ".join(vocabulary.soorten), f'ook een blok [soort."{value}"]'
        faults.append(Fault(VOCABULARY, uitleg, None, "soort", found, allowed))


def _check_look(klasse: Klasse, faults: list[Fault]) -> None:
    """Every class of status is drawn: in the legend, and for each record that has it."""
    where = f"status {klasse.id}"
    if klasse.symbool not in SYMBOLS:
        uitleg, allowed = f"{where}: dit symbool bestaat niet.", ", ".join(SYMBOLS)
        faults.append(Fault(VOCABULARY, uitleg, None, "symbool", klasse.symbool, allowed))
    if not COLOUR.fullmatch(klasse.kleur):
        faults.append(
            Fault(VOCABULARY, f"{where}: geen kleur.", None, "kleur", klasse.kleur, COLOURS)
        )


def _check_counted(
    label: str, soorten: Iterable[str], vocabulary: Vocabulary, faults: list[Fault]
) -> None:
    for soort in soorten:
        if soort not in vocabulary.soorten:
            uitleg, allowed = f"telling {label}: de soort bestaat niet.", vocabulary.soorten
            faults.append(Fault(VOCABULARY, uitleg, None, "soorten", soort, ", ".join(allowed)))
