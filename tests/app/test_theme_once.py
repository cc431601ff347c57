"""A reader gets the same theme as without our copy of it, in every run."""

import inspect

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from pages.parts.shared.theme_once import work_out_theme_once


@pytest.fixture
def once(monkeypatch):
    """How a theme is said with our copy, and how often it was worked out since."""
    # A new Streamlit that works its theme out elsewhere fails here.
    original, asked = inspect.unwrap(app_session._populate_theme_msg), []

    def counted(message, section="theme"):
        asked.append(section)
        original(message, section)

    monkeypatch.setattr(app_session, "_populate_theme_msg", counted)
    work_out_theme_once()
    return app_session._populate_theme_msg, original, asked


def test_each_section_is_the_same_and_worked_out_once(once):
    copied, original, asked = once
    for _ in range(3):
        ours, theirs = CustomThemeConfig(), CustomThemeConfig()
        for say, theme in ((copied, ours), (original, theirs)):
            say(theme)
            for name in ("light", "dark", "sidebar"):
                say(getattr(theme, name), f"theme.{name}")
        assert ours == theirs
        assert ours.primary_color
        assert [ours.HasField(name) for name in ("light", "dark", "sidebar")] == [1, 1, 0]
    assert asked == ["theme", "theme.light", "theme.dark", "theme.sidebar"]


def test_twice_is_once(once):
    copied, _, _ = once
    work_out_theme_once()
    assert app_session._populate_theme_msg is copied
