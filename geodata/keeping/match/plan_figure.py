"""What a row of a list changes in the figures per gemeente, and in the regions of a gemeente."""

from collections.abc import Mapping

from geodata.keeping.change import SEPARATOR, Change
from geodata.keeping.match.clean import NOT_SHOWN, same_value
from geodata.keeping.match.figure_names import AT_JANUARY, YEAR
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.plan import (
    Plan,
    Record,
    RowRefused,
    Task,
    differing,
    origin_of,
    put,
    records_of,
    whole,
)

VALUES, PERIODS, FIGURES = "cijfers", "cijfers_landelijk", "indicatoren"
PLACES = "gemeenten"
COUNTED = "cijfers"
CARE_OFFICE = "zorgkantoorregio"
# What a list may say anew of a figure that the atlas has; whether it adds up does not change.
DESCRIBED = ("eenheid", "definitie", "toelichting")
MAX_SOURCE = 900
NAMES = 40


def plan_gemeente(task: Task, code: str, waarden: Mapping[str, str]) -> Plan:
    """What a row says of the regions that a gemeente lies in."""
    velden = task.velden(PLACES, waarden)
    velden = {veld: value for veld, value in velden.items() if veld.kolom != "code"}
    if not velden:
        raise RowRefused("De rij noemt geen regio van de gemeente.")
    record = records_of(task.landscape, PLACES)[code]
    fresh = origin_of(task, PLACES)
    if any(veld.kolom == CARE_OFFICE for veld in velden):
        fresh["zorgkantoor_zekerheid"] = task.origin.zekerheid
    herkomst = list(put(PLACES, code, record, fresh))
    return Plan(code, False, "", differing(task, PLACES, code, velden), herkomst)


def plan_cijfer(task: Task, sleutel: str, waarden: Mapping[str, str]) -> Plan:
    """What a row says of the value of a figure in a gemeente and period. `sleutel` is the gemeente,
    the figure and the period. What the figure is comes along when the atlas does not know it yet,
    the total and the source of the period when they differ."""
    code, indicator, periode = sleutel.split(SEPARATOR)
    about, changes = _figure(task, indicator, periode, waarden)
    waarde = waarden[f"{VALUES}.waarde"]
    waarde = "" if waarde == NOT_SHOWN else waarde
    if about["optelbaar"] == "ja" and "." in waarde:
        raise RowRefused(f"{about['label']} is een aantal, en een aantal is een heel getal.")
    values = {
        "waarde": waarde,
        "afgeleid": waarden.get(f"{VALUES}.afgeleid", "nee"),
        "waarvan_geschat": waarden.get(f"{VALUES}.waarvan_geschat", ""),
    }
    record = records_of(task.landscape, VALUES).get(sleutel)
    if record is None:
        own = {"gemeentecode": code, "indicator": indicator, "periode": periode} | values
        own_changes = [whole(task, VALUES, own)]
    else:
        own_changes = _differing(task, sleutel, record, values)
    facts, sources = _period(task, indicator, periode, waarden, about, bool(own_changes))
    waarom = _said_otherwise(task, about, waarden)
    return Plan(sleutel, record is None, waarom, [*changes, *own_changes, *facts], sources)


def _differing(task: Task, sleutel: str, record: Record, values: Mapping[str, str]) -> list[Change]:
    """What differs in a value; how it was derived is only news beside another value."""
    velden = {veld.kolom: veld for veld in kinds_of(task.landscape).velden if veld.tabel == VALUES}
    other = not same_value(task.landscape, velden["waarde"], record["waarde"], values["waarde"])
    return list(put(VALUES, sleutel, record, values)) if other else []


def _figure(
    task: Task, indicator: str, periode: str, waarden: Mapping[str, str]
) -> tuple[Record, list[Change]]:
    """What a figure is, and the changes that make or change it."""
    if not indicator:
        raise RowRefused("Het cijfer heeft geen naam met letters.")
    tijd = YEAR if len(periode) == len("2026") else AT_JANUARY
    said = {veld.kolom: text for veld, text in task.velden(FIGURES, waarden).items()}
    about = records_of(task.landscape, FIGURES).get(indicator)
    if about is None:
        if missing := [name for name in ("eenheid", "definitie") if not said.get(name)]:
            raise RowRefused(
                f"De atlas kent dit cijfer niet. Zeg één keer wat het is: {' en '.join(missing)}."
            )
        if tijd == AT_JANUARY and not periode.endswith("-01-01"):
            raise RowRefused("Een cijfer is van een jaar of van 1 januari.")
        about = _new_figure(task, indicator, tijd, waarden[f"{VALUES}.indicator"], said)
        return about, [whole(task, FIGURES, about)]
    if about["herkomst"] != COUNTED:
        raise RowRefused(f"{about['label']} rekent de atlas zelf uit.")
    if about["tijd"] != tijd or (tijd == AT_JANUARY and not periode.endswith("-01-01")):
        raise RowRefused(f"De periode past niet: {about['label']} is van: {about['tijd']}.")
    if not _takes_over(task, indicator):
        return about, []
    # Every value that there was is replaced: so is what it was.
    fresh = {name: said[name] for name in DESCRIBED if said.get(name, about[name]) != about[name]}
    changes = list(put(FIGURES, indicator, about, fresh))
    if changes:
        own = origin_of(task, FIGURES) | {"bron_adres": _page(task)}
        changes += put(FIGURES, indicator, about, own)
    return about, changes


def _new_figure(
    task: Task, indicator: str, tijd: str, naam: str, said: Mapping[str, str]
) -> dict[str, str]:
    countable = said.get("optelbaar", "nee")
    return {
        "id": indicator,
        "label": naam,
        "kort": naam if len(naam) <= NAMES else f"{naam[: NAMES - 1].rstrip()}…",
        "tijd": tijd,
        "herkomst": COUNTED,
        "optelbaar": countable,
        "volledig": "nee",
        "decimalen": "0" if countable == "ja" else "1",
        "te_klein": "20" if countable == "ja" else "",
        "kleuring": "laag naar hoog",
        **origin_of(task, FIGURES),
        "bron_adres": _page(task),
        **said,
    }


def _page(task: Task) -> str:
    """The source of the list when it is a page."""
    return task.origin.bron if task.origin.bron.startswith("http") else ""


def _period(
    task: Task,
    indicator: str,
    periode: str,
    waarden: Mapping[str, str],
    about: Record,
    moved: bool,
) -> tuple[list[Change], list[Change]]:
    """The facts of a period that change (total, status), and the source that goes along."""
    sleutel = SEPARATOR.join((indicator, periode))
    said = {
        veld.kolom: text
        for veld, text in task.velden(PERIODS, waarden).items()
        if text != NOT_SHOWN
    }
    fresh = origin_of(task, PERIODS)
    record = records_of(task.landscape, PERIODS).get(sleutel)
    before = record["bron"] if record else about["bron"]
    left = _left(task, indicator, periode)
    if left and before != fresh["bron"]:
        # The values that the list does not give keep the source they had.
        deels = f"; deels {fresh['bron']}"
        fresh["bron"] = before if before.endswith(deels) else f"{before}{deels}"[:MAX_SOURCE]
    if record is None:
        made = whole(task, PERIODS, fresh | {"indicator": indicator, "periode": periode} | said)
        return ([made], []) if moved else ([], [made])
    velden = {veld.kolom: veld for veld in kinds_of(task.landscape).velden if veld.tabel == PERIODS}
    facts = [
        change
        for change in put(PERIODS, sleutel, record, said)
        if not same_value(task.landscape, velden[change.veld], change.oud or "", change.nieuw or "")
    ]
    return facts, list(put(PERIODS, sleutel, record, fresh))


def _left(task: Task, indicator: str, periode: str) -> bool:
    """Whether the atlas has values of a figure and period that the list does not give."""
    key = (indicator, periode)
    if key not in task.taken.left:
        end = SEPARATOR.join(("", indicator, periode))
        known = records_of(task.landscape, VALUES)
        task.taken.left[key] = any(
            name.endswith(end) and name not in task.genoemd for name in known
        )
    return task.taken.left[key]


def _takes_over(task: Task, indicator: str) -> bool:
    """Whether the list gives every value that the atlas has of a figure."""
    key = (indicator, "")
    if key not in task.taken.left:
        middle = SEPARATOR.join(("", indicator, ""))
        known = records_of(task.landscape, VALUES)
        task.taken.left[key] = any(middle in name and name not in task.genoemd for name in known)
    return not task.taken.left[key]


def _said_otherwise(task: Task, about: Record, waarden: Mapping[str, str]) -> str:
    """That the list means something else by a figure than the atlas does, "" when it does not."""
    definitie = waarden.get(f"{FIGURES}.definitie", "")
    if not definitie or definitie == about["definitie"] or _takes_over(task, about["id"]):
        return ""
    return f"Let op: de atlas omschrijft dit cijfer anders: {about['definitie']}."
