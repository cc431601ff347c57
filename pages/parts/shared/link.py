"""Keeps what a page shows and its link in step."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from geodata import Landscape

V = TypeVar("V")


def given(**params: str) -> dict[str, str]:
    """The parameters of a link that say something."""
    return {name: value for name, value in params.items() if value}


PAGE, STAYED = "bladzijde", "bladzijde-bleef"


@contextmanager
def on_page(path: str) -> Iterator[None]:
    """Run the page with this path; a part of it that runs again later by itself is of a page that was there."""
    st.session_state[STAYED] = st.session_state.get(PAGE) == path
    st.session_state[PAGE] = path
    yield
    st.session_state[STAYED] = True


def is_ahead(said: Mapping[str, str], kept: Mapping[str, str]) -> bool:
    """Whether a reader took a step on this page since its link was written: what the page says now is not
    what that link says.

    A step comes with the link as the browser knows it. When two come quickly after each other, or on a slow
    line, that is an older one than was written last: it says where the reader was, and is not one to open.
    """
    return bool(st.session_state.get(STAYED)) and dict(said) != dict(kept)


@dataclass(frozen=True)
class Linked(Generic[V]):
    """A page of which one view says everything, and its link says that view.

    `parse` reads the parameters of a link: the view, and a Dutch sentence for each of which something
    was dropped. `to_params` writes the shortest link to a view. Streamlit forgets the widgets that a
    run does not draw; the view, kept in the session, remembers what they said.
    """

    page: str
    parse: Callable[[Landscape, Mapping[str, str]], tuple[V, list[str]]]
    to_params: Callable[[Landscape, V], dict[str, str]]

    def open(self, landscape: Landscape, said: Callable[[], V] | None = None) -> bool:
        """Take the view from the link, when a link was opened or the back button used; whether one
        was. `said` gives the view as the widgets say it now, where that is not yet the view."""
        params = st.query_params.to_dict()
        if self._key("beeld") in st.session_state:
            kept = st.session_state[self._key("link")]
            if kept == params:
                return False
            if is_ahead(self.to_params(landscape, said() if said else self.view), kept):
                return False
        view, problems = self.parse(landscape, params)
        self.settle(view, problems)
        st.session_state[self._key("link")] = params
        return True

    @property
    def view(self) -> V:
        """The view as it was kept last."""
        return st.session_state[self._key("beeld")]

    @property
    def problems(self) -> list[str]:
        """What the link could not say, in Dutch, until something is chosen."""
        return st.session_state[self._key("problemen")]

    def settle(self, view: V, problems: list[str]) -> None:
        """Go on with another view."""
        st.session_state[self._key("beeld")] = view
        st.session_state[self._key("problemen")] = problems

    def keep(self, landscape: Landscape, view: V) -> V:
        """Go on with a view as the widgets say it now, and write the link to it."""
        self.settle(view, self.problems)
        params = self.to_params(landscape, view)
        if params != st.session_state[self._key("link")]:
            st.query_params.from_dict(params)
            st.session_state[self._key("link")] = params
        return view

    def _key(self, what: str) -> str:
        return f"{self.page}-{what}"
