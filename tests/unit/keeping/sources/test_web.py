"""How a source is asked: politely, and never further than was said."""

import gzip
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from geodata.keeping.sources.web import MAX_BYTES, TRIES, SourceError, Web, user_agent

PLACE = "opendata.cbs.nl/iets"
ADDRESS = f"https://{PLACE}"


def test_an_answer_says_who_asked(sources, web, monkeypatch):
    monkeypatch.setenv("ATLAS_MELDADRES", "beheer@atlas.example")
    sources.answers[PLACE] = b"goed"
    assert web.get(ADDRESS).content == b"goed"
    [(_, _, headers)] = sources.asked
    assert headers["user-agent"] == user_agent()
    assert "Geboortezorgatlas" in user_agent()
    assert "beheer@atlas.example" in user_agent()


def test_what_did_not_change_is_not_sent_again(sources, web):
    def answer(_query):
        asked = sources.asked[-1][2]
        if asked.get("if-none-match") == '"1"':
            return 304, {}, b""
        return 200, {"ETag": '"1"', "Last-Modified": "Mon, 02 Nov 2026 08:00:00 GMT"}, b"goed"

    sources.answers[PLACE] = answer
    first, second = web.get(ADDRESS), web.get(ADDRESS)
    assert (first.content, first.same) == (b"goed", False)
    assert (second.content, second.same) == (b"goed", True)


def test_what_was_kept_and_damaged_is_fetched_anew(sources, web, tmp_path):
    sources.answers[PLACE] = (200, {"ETag": '"1"'}, b"goed")
    web.get(ADDRESS)
    for file in (tmp_path / "cache").glob("bron-*"):
        file.write_bytes(b"stuk")
    assert web.get(ADDRESS).content == b"goed"
    assert "if-none-match" not in sources.asked[-1][2]


def test_a_fault_that_passes_is_tried_again_with_longer_pauses(sources, web, waits):
    answers = iter([(503, {}, b""), (500, {}, b""), (200, {}, b"goed")])
    sources.answers[PLACE] = lambda _query: next(answers)
    assert web.get(ADDRESS).content == b"goed"
    assert waits == sorted(waits)
    assert len(waits) == 2


def test_a_source_that_asks_for_patience_gets_it(sources, web, waits):
    answers = iter([(429, {"Retry-After": "7"}, b""), (200, {}, b"goed")])
    sources.answers[PLACE] = lambda _query: next(answers)
    web.get(ADDRESS)
    assert waits == [7.0]


def test_after_a_few_tries_it_says_which_source_is_away(sources, web):
    sources.answers[PLACE] = (500, {}, b"")
    with pytest.raises(SourceError, match=r"opendata\.cbs\.nl heeft een storing"):
        web.get(ADDRESS)
    assert len(sources.asked) == TRIES


def test_what_is_not_there_is_asked_for_once(sources, web):
    with pytest.raises(SourceError, match="antwoord 404"):
        web.get(ADDRESS)
    assert len(sources.asked) == 1


def test_nobody_there_is_said(web, sources):
    away = Web(web.hosts, "http://127.0.0.1:9", timeout=1.0, wait=lambda _: None)
    with pytest.raises(SourceError, match="niet bereikbaar"):
        away.get(ADDRESS)


@pytest.mark.parametrize(
    "place",
    [
        "https://elders.example/iets",
        "https://opendata.cbs.nl.elders.example/iets",
        "https://opendata.cbs.nl@elders.example/iets",
        "https://opendata.cbs.nl:8443/iets",
        "file:///etc/passwd",
        "//elders.example/iets",
        "http://169.254.169.254/latest/meta-data",
    ],
)
def test_a_redirect_to_another_host_is_refused(sources, web, place):
    sources.answers[PLACE] = (302, {"Location": place}, b"")
    with pytest.raises(SourceError, match="niet op de lijst"):
        web.get(ADDRESS)
    assert sources.paths() == [PLACE]


def test_a_redirect_within_what_is_allowed_is_followed(sources, web):
    sources.answers[PLACE] = (302, {"Location": "https://datasets.cbs.nl/daar?a=1"}, b"")
    sources.answers["datasets.cbs.nl/daar"] = lambda query: query["a"].encode()
    assert web.get(ADDRESS).content == b"1"


def test_a_circle_of_redirects_ends(sources, web):
    sources.answers[PLACE] = (302, {"Location": ADDRESS}, b"")
    with pytest.raises(SourceError, match="te vaak door"):
        web.get(ADDRESS)


def _endless(sent):
    piece = b"x" * 65_536
    for _ in range(2_000_000_000 // len(piece)):
        sent.append(len(piece))
        yield piece


@pytest.mark.parametrize("told", [{}, {"Content-Type": "application/json"}])
def test_an_answer_of_two_gigabytes_is_cut_off(sources, web, told):
    sent: list[int] = []
    web.max_bytes = 1_000_000
    sources.answers[PLACE] = lambda _query: (200, told, _endless(sent))
    with pytest.raises(SourceError, match="groter dan 1 MB"):
        web.get(ADDRESS)
    time.sleep(0.2)
    assert sum(sent) < 50_000_000


def test_an_answer_that_says_to_be_too_large_is_not_begun(sources, web):
    sources.answers[PLACE] = (200, {"Content-Length": str(MAX_BYTES * 25)}, iter([b"x"]))
    with pytest.raises(SourceError, match="groter dan"):
        web.get(ADDRESS)


def test_what_is_small_when_packed_counts_unpacked(sources, web):
    web.max_bytes = 1_000_000
    packed = gzip.compress(b"0" * 5_000_000)
    sources.answers[PLACE] = (200, {"Content-Encoding": "gzip"}, packed)
    with pytest.raises(SourceError, match="groter dan 1 MB"):
        web.get(ADDRESS)


def test_an_answer_that_drips_has_an_end(sources, web):
    def slowly():
        for _ in range(100):
            time.sleep(0.1)
            yield b"x"

    sources.answers[PLACE] = lambda _query: (200, {}, slowly())
    web.together = 0.5
    with pytest.raises(SourceError, match="te traag"):
        web.get(ADDRESS)


def test_an_answer_that_does_not_come_has_an_end(sources, web):
    def never():
        time.sleep(3)
        yield b"x"

    web.timeout = 0.2
    sources.answers[PLACE] = lambda _query: (200, {}, never())
    with pytest.raises(SourceError, match="niet op tijd"):
        web.get(ADDRESS)


def test_an_answer_that_breaks_off_is_no_answer(sources, web):
    sources.answers[PLACE] = lambda _query: (200, {"Content-Length": "100"}, iter([b"half"]))
    with pytest.raises(SourceError, match="niet bereikbaar"):
        web.get(ADDRESS)
    assert len(sources.asked) == TRIES


def test_without_a_mirror_only_the_named_hosts_are_asked(sources, web):
    plain = Web(web.hosts, "", wait=lambda _: None)
    with pytest.raises(SourceError, match="niet op de lijst"):
        plain.get(f"{sources.address}/iets")
    assert sources.asked == []


def test_the_proxy_of_the_environment_is_used(sources, web, monkeypatch):
    for name in ("http_proxy", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", sources.address)
    sources.answers[PLACE] = b"goed"
    # Nobody has this name: only the proxy can have answered.
    behind = Web(web.hosts, "http://bron.invalid", timeout=1.0, wait=lambda _: None)
    assert behind.get(ADDRESS).content == b"goed"


def test_a_source_is_asked_one_thing_at_a_time(sources, web):
    busy, most = [], []

    def answer(_query):
        busy.append(1)
        most.append(len(busy))
        time.sleep(0.05)
        busy.pop()
        return b"goed"

    sources.answers[PLACE] = answer
    with ThreadPoolExecutor(4) as together:
        list(together.map(web.get, [ADDRESS] * 4))
    assert most == [1, 1, 1, 1]
