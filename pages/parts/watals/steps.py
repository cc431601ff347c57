"""The steps of a scenario: the list, a form for the next one, and the file to keep them in."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from geodata import Landscape
from geodata.find import point_of
from geodata.map import ScenarioView
from geodata.records import gemeenten_of
from geodata.regions import divisions, neighbours
from geodata.scenario import (
    MAX_BYTES,
    MAX_PART,
    MAX_STEPS,
    NEW,
    STEP_KINDS,
    ScenarioError,
    Step,
    apply,
    changeable,
    clean_name,
    from_file,
    ground,
    no_longer_active,
    objections,
    to_file,
    today,
)
from pages.parts.shared.downloads import download
from pages.parts.shared.file_field import file_field
from pages.parts.shared.text import literal
from pages.parts.shared.told import said
from pages.parts.watals.state import (
    PROBLEMS,
    add_step,
    earlier,
    remove_step,
    set_aside,
    set_steps,
    take_back,
)

FILE = "watals-bestand"
# What a field says as long as nothing is chosen: what comes first by name is nobody's choice.
LOCATIE, GEBIED = "kies een locatie", "kies een gebied"


def show_problems(landscape: Landscape, view: ScenarioView) -> None:
    """What of the link or a file was left out, and which steps do not count."""
    with st.container():
        told = (*st.session_state[PROBLEMS], *objections(apply(landscape, view.stappen)))
        for problem in told:
            st.warning(literal(problem))


def show_steps(landscape: Landscape, view: ScenarioView) -> None:
    """The steps in order; each can go, or be taken before the one above it."""
    st.header("Stappen")
    if not view.stappen:
        with said("watals-stappen"):
            st.write(
                "Nog geen stap. Kies hieronder wat er verandert, of kies een locatie op de kaart."
            )
        gone = no_longer_active(landscape)
        if gone:
            steps = tuple(Step("sluit", (key,)) for key in gone)
            st.button(
                f"Begin met wat sinds juni 2019 veranderde: {len(gone)} locaties sluiten",
                on_click=set_steps,
                args=(steps,),
                type="tertiary",
                icon=":material/update:",
            )
    for at, taken in enumerate(apply(landscape, view.stappen).stappen):
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key=f"watals-stap-{at}"
        ):
            note = " (telt niet mee)" if taken.bezwaar else ""
            st.markdown(f"{at + 1}. {literal(taken.zin + note)}", width="stretch")
            if at:
                _small("Eerder", at, taken.zin, earlier, "arrow_upward")
            _small("Weg", at, taken.zin, remove_step, "close")
    if len(view.stappen) > 1:
        st.button("Alle stappen weg", on_click=set_steps, args=((),), type="tertiary")


def _small(label: str, at: int, what: str, do: Callable[[int], None], icon: str) -> None:
    st.button(
        label,
        key=f"watals-{label}-{at}",
        help=literal(f"{label}: stap {at + 1}, {what}"),
        on_click=do,
        args=(at,),
        type="tertiary",
        icon=f":material/{icon}:",
    )


def show_add(landscape: Landscape, view: ScenarioView) -> None:
    """A form for the next step."""
    if len(view.stappen) >= MAX_STEPS:
        st.info(
            f"Er passen {MAX_STEPS} stappen in een scenario. Haal er een weg voor een volgende."
        )
        return
    if view.kies and "watals-soort" not in st.session_state:
        st.session_state["watals-soort"] = "verplaats"
        st.session_state["watals-gemeenten"] = [view.kies]
    with st.container(border=True):
        soort = st.selectbox(
            "Volgende stap",
            list(STEP_KINDS),
            format_func=STEP_KINDS.get,
            key="watals-soort",
            filter_mode=None,
        )
        FORMS[soort](landscape, view)


def _button(make: Callable[[], Step | None]) -> None:
    def add() -> None:
        step = make()
        if step:
            add_step(step)

    st.button("Voeg deze stap toe", on_click=add, type="primary")


def _pick(label: str, names: Mapping[str, str], key: str, unchosen: str = "") -> Callable[[], str]:
    """A field to choose one; with `unchosen` ("kies een gebied") nothing is chosen at first."""
    st.selectbox(
        label,
        list(names),
        index=None if unchosen else 0,
        placeholder=unchosen or None,
        format_func=lambda one: names.get(one, one),
        key=key,
    )
    return lambda: st.session_state.get(key) or ""


def _locations(landscape: Landscape, view: ScenarioView, opened: bool) -> dict[str, str]:
    scenario = apply(landscape, view.stappen)
    sites = (*ground(landscape).sites.values(), *scenario.nieuw)
    found = {site.id: site.naam for site in sites if (site.id in scenario.open) == opened}
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def _close(landscape: Landscape, view: ScenarioView) -> None:
    key = _pick("Welke locatie sluit?", _locations(landscape, view, True), "watals-sluit", LOCATIE)

    def make() -> Step | None:
        return Step("sluit", (key(),)) if _all_chosen(LOCATIE, key()) else None

    _button(make)


def _all_chosen(unchosen: str, *chosen: str) -> bool:
    """Whether something is chosen in each of these fields; says it when it is not."""
    if not all(chosen):
        st.session_state[PROBLEMS] = [f"{unchosen.capitalize()} voor deze stap."]
    return all(chosen)


def _typed(key: str) -> str:
    """What stands in a field now: who types and presses the button at once is ahead of the page."""
    return st.session_state.get(key) or ""


def _open(landscape: Landscape, view: ScenarioView) -> None:
    shut = {"": "een nieuwe locatie", **_locations(landscape, view, False)}
    key = _pick("Welke locatie gaat open?", shut, "watals-open")
    if not key():
        st.text_input(
            "In welke plaats of postcode?",
            key="watals-plaats",
            placeholder="bijvoorbeeld: Schagen, 1741",
            max_chars=160,
        )
        st.caption("Of wijs op de kaart aan waar de nieuwe locatie komt.")

    def make() -> Step | None:
        return Step("open", (key(),)) if key() else _new(landscape, _typed("watals-plaats"))

    _button(make)


def _new(landscape: Landscape, query: str) -> Step | None:
    """A location where what somebody typed lies; says it when that is not one place."""
    if not query.strip():
        st.session_state[PROBLEMS] = [
            "Typ eerst een plaats of postcode, of wijs op de kaart aan waar de locatie komt."
        ]
        return None
    point = point_of(landscape, query)
    if point is None:
        st.session_state[PROBLEMS] = [
            f"De atlas vond geen plaats bij ‘{query[:60]}’. Typ een plaats of een postcode van vier "
            "cijfers."
        ]
        return None
    return Step("open", (f"{point.lat:.4f}",), f"{point.lon:.4f}", clean_name(point.naam))


def _areas(
    landscape: Landscape, view: ScenarioView, indeling: str, near: Sequence[str] = ()
) -> dict[str, str]:
    """The areas of a division as it is after the steps, those next to the gemeenten `near` first."""
    layout = apply(landscape, view.stappen).indelingen.get(indeling)
    layout = layout or today(changeable(landscape)[indeling])
    first = layout.beside(near, neighbours(landscape))
    return {area: layout.namen[area] for area in dict.fromkeys((*first, *layout.namen))}


def _indeling(landscape: Landscape, coalitie: bool = False) -> str:
    names = {
        key: one.label
        for key, one in changeable(landscape).items()
        if coalitie or key != "coalitieregio"
    }
    return _pick("Van welke indeling?", names, "watals-indeling")()


def _gemeenten(landscape: Landscape) -> list[str]:
    names = {row.code: row.naam for row in gemeenten_of(landscape).values()}
    order = sorted(names, key=lambda code: names[code].casefold())
    return st.multiselect(
        "Welke gemeente of gemeenten?",
        order,
        format_func=lambda code: names.get(code, code),
        key="watals-gemeenten",
        placeholder="typ een naam",
        select_all=False,
    )


def _move(landscape: Landscape, view: ScenarioView) -> None:
    codes = _gemeenten(landscape)
    indeling = _indeling(landscape)
    areas = _areas(landscape, view, indeling, codes)
    to = _pick("Naar welk gebied?", areas, f"watals-naar-{indeling}", GEBIED)

    def make() -> Step | None:
        chosen = not codes or _all_chosen(GEBIED, to())
        return _with_gemeenten("verplaats", codes, to()) if chosen else None

    _button(make)


def _with_gemeenten(soort: str, codes: list[str], to: str, naam: str = "") -> Step | None:
    if not codes:
        st.session_state[PROBLEMS] = ["Kies eerst een gemeente."]
        return None
    if to == NEW and not clean_name(naam):
        st.session_state[PROBLEMS] = ["Geef de nieuwe coalitie eerst een naam."]
        return None
    step = Step(soort, tuple(codes), to, clean_name(naam))
    if len(step.text) > MAX_PART:
        # A link would not give it back.
        st.session_state[PROBLEMS] = [
            f"Dit zijn er te veel voor één stap ({len(codes)} gemeenten). Verdeel ze over meer stappen."
        ]
        return None
    return step


def _join(landscape: Landscape, view: ScenarioView) -> None:
    indeling = _indeling(landscape, coalitie=True)
    areas = _areas(landscape, view, indeling)
    a = _pick("Dit gebied", areas, f"watals-een-{indeling}", GEBIED)
    b = _pick("gaat samen met", areas, f"watals-twee-{indeling}", GEBIED)
    st.text_input("Naam van het nieuwe gebied (mag leeg)", key="watals-naam", max_chars=60)

    def make() -> Step | None:
        chosen = _all_chosen(GEBIED, a(), b())
        return Step("voegsamen", (a(),), b(), clean_name(_typed("watals-naam"))) if chosen else None

    _button(make)


def _split(landscape: Landscape, view: ScenarioView) -> None:
    indeling = _indeling(landscape, coalitie=True)
    areas = _areas(landscape, view, indeling)
    area = _pick("Welk gebied?", areas, f"watals-deel-{indeling}", GEBIED)
    lines = {key: one.label for key, one in divisions(landscape).items()}
    along = _pick("Langs de grenzen van", lines, "watals-langs")

    def make() -> Step | None:
        return Step("splits", (area(),), along()) if _all_chosen(GEBIED, area()) else None

    _button(make)


def _coalitie(landscape: Landscape, view: ScenarioView) -> None:
    codes = _gemeenten(landscape)
    names = {NEW: "een nieuwe coalitie", **_areas(landscape, view, "coalitieregio")}
    to = _pick("Bij welke regionale coalitie?", names, "watals-coalitie")
    if to() == NEW:
        st.text_input("Hoe heet de nieuwe coalitie?", key="watals-naam", max_chars=60)

    def make() -> Step | None:
        return _with_gemeenten(
            "coalitie", codes, to(), _typed("watals-naam") if to() == NEW else ""
        )

    _button(make)


FORMS: Mapping[str, Callable[[Landscape, ScenarioView], None]] = {
    "sluit": _close,
    "open": _open,
    "verplaats": _move,
    "voegsamen": _join,
    "splits": _split,
    "coalitie": _coalitie,
}


def show_keep(landscape: Landscape, view: ScenarioView) -> None:
    """Keep the scenario in a file, take one in, and set one aside to compare."""
    st.header("Bewaren en vergelijken")
    if view.stappen:
        with st.container(horizontal=True):
            st.button(
                "Zet dit scenario ernaast en begin een nieuw",
                on_click=set_aside,
            )
            download(
                "Bewaar dit scenario (JSON)",
                lambda: to_file(view.stappen, "Wat als"),
                "wat-als-scenario.json",
            )
    for at in range(len(view.naast)):
        st.button(
            f"Ga verder met het scenario ernaast ({at + 1})",
            on_click=take_back,
            args=(at,),
            type="tertiary",
        )
    file_field(f"Open een bewaard scenario (ten hoogste {MAX_BYTES // 1000} kB)", FILE, _open_file)


def _open_file(content: bytes | None) -> bool:
    """Go on with the steps of a file; one that cannot be read leaves them as they are."""
    if content is None:
        return True
    try:
        steps, problems = from_file(content)
    except ScenarioError as error:
        st.session_state[PROBLEMS] = [str(error)]
        return False
    set_steps(steps)
    st.session_state[PROBLEMS] = [*problems, *st.session_state[PROBLEMS]]
    return True
