"""Who may keep the data: this machine with its key, or who is signed in and on the list."""

from unittest.mock import Mock

import pytest
from starlette.requests import Request

from geodata.keeping.people.sign_ins import end_sign_ins, has_ended
from pages.parts.bijhouden import actions
from pages.parts.shared import access as keep_access
from pages.parts.shared import enter, sign_ins
from pages.parts.shared.local_key import LocalKey
from tests.app.conftest import html, texts


def test_without_configuration_there_is_no_page(store, app, monkeypatch):
    monkeypatch.delenv("ATLAS_BEHEER", raising=False)
    test = app("bijhouden")
    assert not test.exception
    assert "Deze pagina is er niet" in texts(test)
    assert not test.file_uploader
    assert not keep_access.is_visible()
    panel = app("kaart", gekozen="ros-elaa")
    assert "Klopt dit niet? Meld het" not in [button.label for button in panel.button]
    assert "(mail)" not in html(panel)


def test_another_machine_does_not_see_the_page(store, app, monkeypatch):
    monkeypatch.setenv("ATLAS_BEHEER", "lokaal")
    assert not app("bijhouden").file_uploader
    assert not keep_access.is_visible()


HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


@pytest.mark.parametrize(
    ("address", "headers", "own"),
    [
        (None, HERE, True),
        (None, {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}, True),
        (None, {"Host": "[::1]:8501", "Origin": "http://[::1]:8501"}, True),
        ("192.168.1.7", HERE, False),
        (None, {}, False),
        (None, {"Host": "localhost:8501"}, False),
        (None, HERE | {"Host": "atlas.example"}, False),
        (None, HERE | {"Host": "localhost.atlas.example"}, False),
        (None, HERE | {"Origin": "https://atlas.example"}, False),
        (None, HERE | {"X-Forwarded-For": "1.2.3.4"}, False),
        (None, HERE | {"x-forwarded-proto": "https"}, False),
        (None, HERE | {"Forwarded": "for=1.2.3.4"}, False),
        (None, HERE | {"X-Real-IP": "127.0.0.1"}, False),
        (None, HERE | {"X-Client-IP": "127.0.0.1"}, False),
        (None, HERE | {"CF-Ray": "1"}, False),
    ],
)
def test_only_this_machine_itself_is_local(address, headers, own):
    assert keep_access.is_own_machine(address, headers) is own


@pytest.mark.parametrize(
    ("user", "keeper"),
    [
        ({"email": "Anna@Example.org", "email_verified": True}, "Anna@Example.org"),
        ({"email": "anna@example.org", "email_verified": "true"}, "anna@example.org"),
        ({"email": "anna@example.org"}, ""),
        ({"email": "anna@example.org", "email_verified": 1}, ""),
        ({"email": "anna@example.org", "email_verified": False}, ""),
        ({"email": "anna@example.org", "email_verified": "false"}, ""),
        ({"email": "bea@example.org", "email_verified": True}, ""),
        ({"email": ""}, ""),
        ({}, ""),
    ],
)
def test_a_keeper_is_on_the_list_with_a_verified_address(user, keeper):
    assert keep_access.keeper_of(user, {"anna@example.org"}) == keeper


@pytest.mark.parametrize("said", [None, False, "false"])
def test_only_a_setting_trusts_a_provider_that_does_not_say(monkeypatch, said):
    monkeypatch.setenv("ATLAS_MAIL_VERTROUWD", "ja")
    user = {"email": "anna@example.org", "email_verified": said}
    assert bool(keep_access.keeper_of(user, {"anna@example.org"})) is (said is None)


def test_a_keeper_comes_and_goes_without_a_restart(monkeypatch, tmp_path):
    listed = tmp_path / "beheerders.txt"
    monkeypatch.delenv("ATLAS_BEHEERDERS", raising=False)
    monkeypatch.setenv("ATLAS_BEHEERDERS_BESTAND", str(listed))
    listed.write_text("# wie mag\nAnna@example.org\nbea@example.org  # tot mei\n\n")
    assert keep_access.keepers() == {"anna@example.org", "bea@example.org"}
    listed.write_text("bea@example.org\n")
    assert keep_access.keepers() == {"bea@example.org"}
    listed.unlink()
    monkeypatch.setenv("ATLAS_BEHEERDERS", "anna@example.org")
    assert keep_access.keepers() == set()


def test_without_the_key_nobody_of_this_machine_is_keeper(store, app, monkeypatch):
    monkeypatch.setenv("ATLAS_BEHEER", "lokaal")
    monkeypatch.setattr(keep_access, "is_own_machine", lambda *_: True)
    test = app("bijhouden")
    assert "Open daarvoor het adres" in texts(test)
    assert not test.file_uploader


def test_a_key_works_once():
    key = LocalKey()
    first = key.address().rpartition("/")[2]
    browser = key.use(first)
    assert key.holds(browser)
    assert not key.holds("")
    assert not key.holds(first)
    assert key.use(first) == key.use("é") == ""
    assert key.address().rpartition("/")[2] != first


KEY_FROM = {"host": "localhost:8501"}


@pytest.mark.parametrize(
    ("client", "headers", "method", "status"),
    [
        ("127.0.0.1", KEY_FROM, "GET", 303),
        ("::1", KEY_FROM, "GET", 303),
        ("127.0.0.1", KEY_FROM, "HEAD", 503),
        ("127.0.0.1", KEY_FROM | {"sec-purpose": "prefetch"}, "GET", 503),
        ("192.0.2.1", KEY_FROM, "GET", 404),
        ("127.0.0.1", {"host": "atlas.example"}, "GET", 404),
        ("127.0.0.1", KEY_FROM | {"x-forwarded-for": "192.0.2.1"}, "GET", 404),
    ],
)
def test_the_key_opens_for_this_machine_only(monkeypatch, client, headers, method, status):
    monkeypatch.setenv("ATLAS_BEHEER", "lokaal")
    key = enter.local_key.address().rpartition("/")[2]
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": f"/sleutel/{key}", "headers": raw}
    request = Request(scope | {"client": (client, 1), "path_params": {"key": key}})
    answer = enter.serve_key(request)
    assert answer.status_code == status
    cookie = answer.headers.get("set-cookie", "")
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict")) is (status == 303)
    monkeypatch.delenv("ATLAS_BEHEER")
    assert enter.serve_key(request).status_code == 404


def test_keepers_without_a_sign_in_give_no_page(store, app, monkeypatch):
    monkeypatch.delenv("ATLAS_BEHEER", raising=False)
    monkeypatch.setenv("ATLAS_BEHEERDERS", "anna@example.org")
    test = app("bijhouden")
    assert not test.exception
    assert not test.error
    assert "Deze pagina is er niet" in texts(test)


@pytest.mark.parametrize("keeper", ["anna@example.org", ""])
def test_only_a_keeper_ends_the_sign_ins_of_a_keeper(local, monkeypatch, keeper):
    fake = Mock(user={"email": "anna@example.org", "iat": 1000})
    monkeypatch.setattr(sign_ins, "st", fake)
    sign_ins.go_out(keeper)
    assert fake.logout.called
    assert has_ended(local, "anna@example.org", 1000) is bool(keeper)


def test_who_went_out_elsewhere_changes_nothing_more_within_that_second_either(local, monkeypatch):
    monkeypatch.delenv("ATLAS_BEHEER")
    monkeypatch.setenv("ATLAS_BEHEERDERS", "anna@example.org")
    user = {"email": "anna@example.org", "email_verified": True, "iat": 1000, "is_logged_in": True}
    fake = Mock(user=user, session_state={}, secrets={"auth": {}})
    for module in (keep_access, sign_ins, actions):
        monkeypatch.setattr(module, "st", fake)
    done = []
    assert actions.attempt("hier", lambda who: done.append(who) or "")
    end_sign_ins(local, "anna@example.org", 1000)
    # A page that runs was told a moment ago.
    assert keep_access.who() == "anna@example.org"
    assert not actions.attempt("hier", lambda who: done.append(who) or "")
    assert done == ["anna@example.org"]
    assert fake.session_state[actions.SAID].lines == (actions.NOT_A_KEEPER,)
