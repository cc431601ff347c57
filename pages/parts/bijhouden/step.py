"""What a source changes as one: boundaries, a herindeling. Shown in words, applied and taken back whole."""

import streamlit as st

from geodata.keeping.sources import Step
from geodata.keeping.store import Applied, apply, base_package, open_store, undo_import
from geodata.words import count
from pages.parts.bijhouden.actions import attempt, show_said
from pages.parts.shared.text import literal

STEPS, SEEN, DONE, PLACE = "verversen-stappen", "verversen-gezien", "verversen-gedaan", "stap"


def keep_steps(steps: tuple[Step, ...], revision: int) -> None:
    """Keep the steps that a source gave, with the revision of the data that they are about."""
    st.session_state[STEPS], st.session_state[SEEN] = steps, revision
    st.session_state[DONE] = None


def show_steps() -> None:
    """The steps of the source that was asked last, each with what a keeper has to choose."""
    done: Applied | None = st.session_state.get(DONE)
    if done:
        st.success(
            f"Import {done.id} is toegepast: {count(done.aantal, 'wijziging', 'wijzigingen')}. Lezers "
            "zien het binnen vijf seconden."
        )
        st.button("Neem deze stap terug", on_click=_undo, args=(done,))
        show_said(PLACE)
        return
    for step in st.session_state.get(STEPS, ()):
        st.header(literal(step.naam))
        st.markdown("\n".join(f"- {literal(told)}" for told in step.zinnen))
        chosen = {
            one.sleutel: st.radio(
                literal(one.vraag),
                list(one.mogelijk),
                index=None,
                format_func=lambda key, one=one: literal(one.mogelijk[key]),
                key=f"stap-{one.sleutel}",
            )
            for one in step.keuzes
        }
        st.caption(literal(f"Bron: {step.herkomst.bron}"))
        if step.open:
            st.warning(literal(step.open))
            continue
        st.button(
            "Pas dit toe als één stap",
            key=f"stap-{step.naam}",
            type="primary",
            disabled=None in chosen.values(),
            on_click=_apply,
            args=(step, chosen),
        )
    show_said(PLACE)


def _apply(step: Step, chosen: dict[str, str]) -> None:
    def run(who: str) -> str:
        changes = step.changes(chosen)
        seen = st.session_state[SEEN]
        st.session_state[DONE] = apply(
            open_store(), base_package(), changes, step.origin, who, seen
        )
        return ""

    attempt(PLACE, run)


def _undo(done: Applied) -> None:
    def run(who: str) -> str:
        store = open_store()
        undo_import(store, base_package(), done.id, who, store.revision())
        keep_steps((), 0)
        return f"Import {done.id} is teruggenomen."

    attempt(PLACE, run)
