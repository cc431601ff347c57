"""Keeps what a page shows and its link in step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from geodata import Landscape

V = TypeVar("V")


def given(**params: str) -> dict[str, str]:
    """The parameters of a link that say something."""
    return {name: value for name, value in params.items() if value}


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

    def open(self, landscape: Landscape) -> bool:
        """Take the view from the link, when a link was opened or the back button used; whether one
        was."""
        params = st.query_params.to_dict()
        if st.session_state.get(self._key("link")) == params and self._key("beeld") in (
            st.session_state
        ):
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
