"""Postcodes: the client against a server that speaks the answers, faults and delays of the real one."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.find.postcode import PostcodeError, Postcodes, codes_today, postcode_of

KNOWN = {
    "1012AB": [("0363", "Amsterdam")],
    "1316": [("0034", "Almere"), ("0050", "Zeewolde"), ("0034", "Almere")],
}


def answer(docs):
    found = [{"gemeentecode": code, "gemeentenaam": name} for code, name in docs]
    return json.dumps({"response": {"numFound": len(found), "start": 0, "docs": found}})


class Handler(BaseHTTPRequestHandler):
    """Answers as its server's `mode` says and writes down what was asked."""

    def do_GET(self):
        asked = urlsplit(self.path)
        fields = parse_qs(asked.query)
        self.server.asked.append((asked.path, fields, dict(self.headers)))
        mode = self.server.mode
        if mode == "slow":
            self.server.enough.wait(60)
        status = {"broken": 500, "limited": 429, "elsewhere": 302}.get(mode, 200)
        self.send_response(status)
        if mode == "elsewhere":
            self.send_header("Location", "http://127.0.0.1:9/free")
        self.end_headers()
        wanted = fields["fq"][0].removeprefix("postcode:").rstrip("*")
        body = {
            "no json": "<html>onderhoud</html>",
            "other shape": '{"antwoord": []}',
            "no list": '{"response": {"docs": 3}}',
            "odd code": answer([("Amsterdam", "0363")]),
            "a list": "[]",
            "street": '{"response": {"docs": [{"type": "weg"}, {"gemeentecode": "0014"}]}}',
        }.get(mode, answer(KNOWN.get(wanted, [])))
        self.wfile.write(body.encode())

    def log_message(self, *args):
        """Stay silent."""


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.mode, server.asked, server.enough = "good", [], threading.Event()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server
    finally:
        server.enough.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def server(monkeypatch):
    """A Locatieserver of our own. Set `mode` to let it fail; `asked` holds what came in."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as server:
        yield server


@pytest.fixture
def postcodes(server):
    """A client of that server, with the patience of a busy machine."""
    return Postcodes(f"http://127.0.0.1:{server.server_port}/search/v3_1", timeout=60, remember=2)


def test_a_whole_postcode_lies_in_one_gemeente(postcodes):
    assert postcodes("1012AB") == ("GM0363",)


def test_four_digits_may_lie_in_several_the_one_with_most_hits_first(postcodes):
    assert postcodes("1316") == ("GM0034", "GM0050")


def test_a_postcode_that_does_not_exist_lies_nowhere(postcodes):
    assert postcodes("9999ZZ") == ()


def test_the_request_names_the_postcode_and_nothing_else(postcodes, server):
    postcodes("1012AB")
    [(path, fields, headers)] = server.asked
    assert path == "/search/v3_1/free"
    assert fields == {
        "q": ["1012AB"],
        "fq": ["postcode:1012AB"],
        "fl": ["gemeentecode,gemeentenaam"],
        "rows": ["100"],
    }
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_four_digits_are_asked_as_a_postcode_not_as_a_house_number(postcodes, server):
    postcodes("1316")
    assert server.asked[0][1]["q"] == ["postcode:1316*"]


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("broken", "storing"),
        ("limited", "storing"),
        ("elsewhere", "storing"),
        ("no json", "niet begrijpen"),
        ("other shape", "niet begrijpen"),
        ("no list", "niet begrijpen"),
        ("odd code", "niet begrijpen"),
        ("a list", "niet begrijpen"),
    ],
)
def test_a_fault_of_the_service_is_said_in_dutch(postcodes, server, mode, words):
    server.mode = mode
    with pytest.raises(PostcodeError) as error:
        postcodes("1012AB")
    assert words in str(error.value)
    assert str(error.value).endswith(".")


def test_a_server_that_is_not_there(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as server:
        port = server.server_port
    with pytest.raises(PostcodeError, match="niet bereikbaar"):
        Postcodes(f"http://127.0.0.1:{port}")("1012AB")


def test_patience_ends(postcodes, server):
    # This server says nothing until the test is over.
    server.mode = "slow"
    postcodes.timeout = 0.2
    with pytest.raises(PostcodeError, match=r"niet op tijd\."):
        postcodes("1012AB")
    assert not server.enough.is_set()


def test_what_has_no_gemeente_is_passed_over(postcodes, server):
    server.mode = "street"
    assert postcodes("1012AB") == ("GM0014",)


def test_an_answer_is_remembered(postcodes, server):
    postcodes("1012AB")
    server.mode = "broken"
    assert postcodes("1012AB") == ("GM0363",)
    assert len(server.asked) == 1


def test_only_the_last_answers_are_remembered(postcodes, server):
    for postcode in ("1012AB", "1316", "9999ZZ", "1012AB"):
        postcodes(postcode)
    assert len(server.asked) == 4


def test_a_fault_is_not_remembered(postcodes, server):
    server.mode = "broken"
    with pytest.raises(PostcodeError):
        postcodes("1012AB")
    server.mode = "good"
    assert postcodes("1012AB") == ("GM0363",)


@pytest.mark.parametrize("text", ["", "Assen", "1012 AB", "1012ab", "0123AB", "1012AB&q=x"])
def test_only_a_postcode_goes_out(postcodes, server, text):
    with pytest.raises(ValueError, match="no postcode"):
        postcodes(text)
    assert server.asked == []


@pytest.mark.parametrize(
    ("query", "postcode"),
    [
        ("1012 AB", "1012AB"),
        ("1012ab", "1012AB"),
        ("  1012  ab ", "1012AB"),
        ("1012-AB", "1012AB"),
        ("1012", "1012"),
        ("1012 AB Amsterdam", "1012AB"),
        ("1012 AB, Amsterdam", "1012AB"),
        ("1012 Amsterdam", "1012"),
        ("1012 SS", ""),
        ("0123 AB", ""),
        ("10123", ""),
        ("6711 Ede", "6711"),
        ("1012 AB 12", ""),
        ("Assen", ""),
        ("١٠١٢ AB", ""),
        ("", ""),
    ],
)
def test_what_is_a_postcode(query, postcode):
    assert postcode_of(query) == postcode


@given(st.text(max_size=30))
def test_a_postcode_that_is_recognised_is_one(text):
    postcode = postcode_of(text)
    assert postcode == "" or postcode_of(postcode) == postcode
    assert len(postcode) in (0, 4, 6)


def test_former_codes_become_those_of_today_and_unknown_ones_drop_out(small):
    # Haren (GM0017) went to Groningen (GM0014) in 2019.
    assert codes_today(small, ("GM0017", "GM0014", "GM0363", "GM9999")) == ["GM0014", "GM0363"]
