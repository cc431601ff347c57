"""Steps go into a link and a file and come back; what is wrong with either gets a sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.scenario import (
    MAX_STEPS,
    STEP_KINDS,
    ScenarioError,
    Step,
    from_file,
    from_params,
    to_file,
    to_params,
)

KEYS = st.from_regex(r"[a-z]{1,6}-[a-z0-9-]{0,8}[a-z]|GM[0-9]{4}", fullmatch=True)
NAMES = st.text(
    st.characters(blacklist_characters=",;|:", categories=("L", "N", "Zs")), max_size=20
)
DEGREES = st.floats(3, 53).map(lambda value: f"{value:.3f}")


def named(text):
    return " ".join(text.split())


STEPS = st.one_of(
    st.builds(lambda key: Step("sluit", (key,)), KEYS),
    st.builds(lambda key: Step("open", (key,)), KEYS),
    st.builds(lambda a, b, n: Step("open", (a,), b, named(n)), DEGREES, DEGREES, NAMES),
    st.builds(
        lambda codes, to: Step("verplaats", tuple(dict.fromkeys(codes)), to),
        st.lists(KEYS, min_size=1, max_size=4),
        KEYS,
    ),
    st.builds(lambda a, b, n: Step("voegsamen", (a,), b, named(n)), KEYS, KEYS, NAMES),
    st.builds(lambda a, b: Step("splits", (a,), b), KEYS, KEYS),
    st.builds(lambda key, n: Step("coalitie", (key,), "nieuw", named(n)), KEYS, NAMES),
)
ROWS = st.lists(STEPS, max_size=12).map(tuple)


@given(steps=ROWS)
def test_steps_come_back_from_a_link_in_their_order(steps):
    assert from_params(to_params(steps)) == (steps, [])


@given(steps=ROWS)
def test_steps_come_back_from_a_file(steps):
    assert from_file(to_file(steps, "Wat als")) == (steps, [])


@given(text=st.text(max_size=200))
def test_no_link_can_do_harm(text):
    for name in (*STEP_KINDS, "stappen"):
        steps, problems = from_params({name: text})
        assert all(isinstance(problem, str) for problem in problems)
        assert len(steps) <= MAX_STEPS


@given(content=st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_no_file_can_do_harm(content):
    with pytest.raises(ScenarioError):
        from_file(content)


def test_the_thirty_first_step_gets_a_sentence():
    steps, problems = from_params({"sluit": ",".join(f"vsv-{n}" for n in range(31))})
    assert len(steps) == MAX_STEPS
    assert "ten hoogste 30 stappen; dit zijn er 31" in problems[0]


def test_a_link_of_a_hundred_thousand_letters_gets_a_sentence():
    steps, [problem] = from_params({"sluit": "x" * 100_000})
    assert steps == ()
    assert "te lang" in problem


def test_what_is_no_step_is_named_and_the_rest_stays():
    steps, [problem] = from_params({"verplaats": "GM0119,GM0106:ggd-drenthe", "zoom": "7"})
    assert steps == (Step("verplaats", ("GM0106",), "ggd-drenthe"),)
    assert "GM0119" in problem


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"versie": 2}, "nieuwere versie"),
        ({"versie": True}, "welke versie"),
        ({"soort": "geboortezorgatlas-presentatie"}, "geen scenario"),
        ({"stappen": {}}, "geen rij met stappen"),
    ],
)
def test_a_file_of_something_else_says_so(change, says):
    content = json.loads(to_file((Step("sluit", ("vsv-assen",)),)))
    with pytest.raises(ScenarioError, match=says):
        from_file(json.dumps(content | change).encode())


def test_a_row_that_is_no_step_is_left_out_and_counted():
    content = json.loads(to_file((Step("sluit", ("vsv-assen",)),)))
    content["stappen"] += [{"soort": "sluit"}, {"soort": "ontploft", "wat": ["x"]}, 3]
    steps, [problem] = from_file(json.dumps(content).encode())
    assert steps == (Step("sluit", ("vsv-assen",)),)
    assert "3 regels" in problem


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[" * 40_000, b"1" * 5_000])
def test_a_file_that_cannot_be_read_says_so(content):
    with pytest.raises(ScenarioError, match="beschadigd"):
        from_file(content)


def test_a_file_that_is_too_large_says_so():
    with pytest.raises(ScenarioError, match="te groot"):
        from_file(b" " * 60_000)
