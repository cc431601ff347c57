"""What the app leans on in Streamlit 1.67, streamlit-folium 0.27 and folium 0.20 without their promise.

When a new version fails here, the sentence of the test says what of ours stops working. What it leans on
in uvicorn stands in test_bounded.py.
"""

import inspect
from http import HTTPStatus
from pathlib import Path

import folium
import pytest
import starlette
import streamlit_folium
from starlette.datastructures import Headers
from streamlit import config
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest
from streamlit.web.server.starlette import starlette_auth_routes as auth
from streamlit.web.server.starlette import starlette_websocket as socket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.parts.shared import frontend
from pages.parts.shared import map as map_module
from pages.parts.shared.headers import SCRIPT
from pages.parts.shared.in_dutch import IN_DUTCH
from pages.parts.shared.page_html import FRAME_PARAMETER


def test_a_browser_names_the_session_that_it_had_as_the_third_protocol():
    """Else a page that comes back does not say that something was lost (sequel.py)."""
    said = socket._parse_subprotocols(Headers({"sec-websocket-protocol": "streamlit, x, session"}))
    assert said == ("streamlit", "x", "session")


def test_the_page_of_streamlit_is_known_by_its_title_and_has_one_script_in_it():
    """Else every page is a 404, or its policy lets none of its scripts run (middleware.py, headers.py)."""
    html = frontend.index()
    assert html.count("<title>Streamlit</title>") == 1
    assert '<html lang="en"' in html
    own = [text for attributes, text in SCRIPT.findall(html) if "src=" not in attributes]
    assert len(own) == 1
    assert " onload=" not in html
    assert " onerror=" not in html


def test_a_page_that_is_copied_runs_and_marks_itself_alone():
    """Else pages that are made once (menu.py) are those of another reader, or run only for the first."""

    def script() -> None:
        import copy

        import streamlit as st

        made = st.Page(lambda: st.text("gezien"), title="Een", default=True)
        shown = st.navigation([copy.copy(made)])
        st.text(f"zelf: {made._can_be_called}")
        shown.run()

    shown = AppTest.from_function(script, default_timeout=30).run()
    assert [text.value for text in shown.text] == ["zelf: False", "gezien"]


def test_files_of_a_session_are_counted_where_streamlit_keeps_them():
    """Else a session may hold any number of them (uploads.py)."""
    assert MemoryUploadedFileManager("/x").file_storage == {}


def test_what_the_provider_said_of_a_user_is_in_their_cookie():
    """Since 1.42: `iat` says whether a sign-in came before a sign-out (sign_ins.py)."""
    kept = inspect.getsource(auth._auth_callback)
    assert "dict(user, origin=origin, is_logged_in=True" in kept
    assert USER_COOKIE_NAME == "_streamlit_user"


def test_streamlit_sends_its_cookies_without_secure():
    """When it sends Secure itself, ours in middleware.py is of no use any more."""
    assert "secure=" not in inspect.getsource(auth._set_single_cookie)


def test_a_page_of_another_site_would_cost_a_question_to_the_internet():
    """Streamlit up to 1.67 asks for its own address; refused before that (arrival.py)."""
    assert "is_url_from_allowed_origins" in inspect.getsource(socket._is_origin_allowed)


@pytest.mark.parametrize(
    "name", ["client.allowedOrigins", "server.maxMessageSize", "server.maxWidgetStateSize"]
)
def test_a_setting_that_keeps_the_site_safe_is_still_one(name):
    """A setting that is gone is ignored without a word (.streamlit/config.toml)."""
    assert config.get_option(name) is not None


def test_the_frame_of_the_map_evaluates_what_the_server_sends():
    """While it does, its policy needs 'unsafe-eval', in that frame only (headers.py)."""
    scripts = (frontend.MAP_FRAME / "static/js").glob("main.*.js")
    assert any("eval" in script.read_text(encoding="utf-8") for script in scripts)


def test_a_map_is_the_same_one_while_its_script_is():
    """Else each step builds the map anew (map.py): ids of folium 0.20 come from its names and order."""
    assert hasattr(streamlit_folium, "st_folium")
    assert folium.Map(location=(52, 5)).get_name().startswith("map_")


def test_the_map_of_all_readers_is_sent_as_one_of_its_own_would_be(monkeypatch):
    """It goes into its figure once (map.py); else what is sent of it changes, and the map is built anew."""
    told = []
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **sent: told.append(sent))
    look = {"key": "kaart", "use_container_width": True, "returned_objects": []}
    streamlit_folium.st_folium(map_module.Kaart("kaart"), **look)
    for _ in range(2):
        streamlit_folium.st_folium(map_module.the_kaart("kaart"), render=False, **look)
    for sent in told:
        del sent["on_change"]
    assert told[0] == told[1] == told[2]


def test_what_a_host_says_of_a_page_lets_its_websocket_open_at_once():
    """Else a page asks the server two things first, a turn of the line more (page_html.py)."""
    text = "".join(map(frontend.script, frontend.entry()))
    for name in ("BACKEND_BASE_URL", "HOST_CONFIG", "useExternalAuthToken", "enableBypass"):
        assert name in text


def test_the_address_of_a_frame_can_say_which_one_it_is():
    """Else a browser asks at each visit whether the frame of the map is still the same (middleware.py)."""
    text = "".join(map(frontend.script, frontend.modules_for("kaart")))
    assert "CUSTOM_COMPONENT_CLIENT_ID" in text
    assert f"{FRAME_PARAMETER}:" in text


def test_what_they_say_in_english_is_what_is_put_in_dutch():
    """Else a reader whose download is gone reads English (in_dutch.py)."""
    folders = [Path(socket.__file__).parent, Path(starlette.__file__).parent]
    theirs = "".join(file.read_text() for folder in folders for file in folder.rglob("*.py"))
    # Starlette says some by the name of the status.
    names = {status.phrase for status in HTTPStatus}
    assert not [
        said
        for said in map(bytes.decode, IN_DUTCH)
        if said not in names and f'"{said}"' not in theirs
    ]
