"""A meeting in a link and in a file: it comes back as it went, and nothing bad gets in."""

import base64
import contextlib
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.meeting.scenes import (
    KIND,
    MAX_BYTES,
    MAX_SCENES,
    MAX_TITLE,
    PAGES,
    VERSION,
    Meeting,
    MeetingError,
    Scene,
    from_file,
    from_link,
    moved,
    to_file,
    to_link,
)

# Text as it is after reading: printable, without spaces at the ends or two in a row.
words = st.text(st.characters(exclude_categories=("C", "Z")), max_size=40)
scenes = st.builds(
    Scene, words, words, st.sampled_from(PAGES), st.dictionaries(words, words, max_size=5)
)
meetings = st.builds(Meeting, words, st.lists(scenes, max_size=6).map(tuple))


@given(meetings)
def test_a_meeting_comes_back_from_its_link_and_its_file(meeting):
    assert from_link(to_link(meeting)) == meeting
    assert from_file(to_file(meeting)) == meeting


@given(st.binary(max_size=400))
def test_any_file_is_a_meeting_or_a_clear_message(content):
    with contextlib.suppress(MeetingError):
        assert isinstance(from_file(content), Meeting)


@given(st.text(max_size=200))
def test_any_link_is_a_meeting_or_a_clear_message(value):
    with contextlib.suppress(MeetingError):
        assert isinstance(from_link(value), Meeting)


def file_with(**changes) -> bytes:
    scene = {"titel": "T", "zin": "Z", "pagina": "kaart", "keuze": {}}
    content = {"soort": KIND, "versie": VERSION, "titel": "M", "scenes": [scene]}
    return json.dumps(content | changes).encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "beschadigd"),
        (b"{", "beschadigd"),
        (b"\xff\xfe\x00", "beschadigd"),
        (b"[" * 100_000, "beschadigd"),
        (b"[]", "geen presentatie"),
        (b'{"soort": "iets anders"}', "geen presentatie"),
        (b" " * 50_000_000, "te groot: 50,0 MB"),
        (file_with(versie=VERSION + 1), "nieuwere versie"),
        (file_with(versie="1"), "welke versie"),
        (file_with(versie=True), "welke versie"),
        (file_with(titel="x" * (MAX_TITLE + 1)), "ten hoogste 120 tekens"),
        (file_with(titel=None), "ten hoogste 120 tekens"),
        (file_with(scenes={}), "geen rij"),
        (file_with(scenes=[{}]), "scène 1"),
        (file_with(scenes=[{"pagina": "bijhouden"}]), "scène 1"),
        (file_with(scenes=[{"pagina": "kaart", "keuze": []}]), "scène 1"),
        (file_with(scenes=[{"pagina": "kaart", "keuze": {"a": 1}}]), "scène 1"),
        (file_with(scenes=[{"pagina": "kaart"}] * (MAX_SCENES + 1)), "er kunnen er 40 in"),
    ],
    ids=lambda value: str(value[:24]),
)
def test_what_is_wrong_with_a_file_is_said(content, words):
    with pytest.raises(MeetingError, match=words):
        from_file(content)


def test_a_number_of_thousands_of_digits_is_a_clear_message():
    with pytest.raises(MeetingError, match="beschadigd"):
        from_file(b'{"soort": 1' + b"0" * 5000 + b"}")


def test_script_in_a_title_is_text_and_control_characters_go():
    meeting = from_file(file_with(titel="<script>alert(1)</script>\x00\u202e\n  Hallo"))
    assert meeting.titel == "<script>alert(1)</script> Hallo"


def test_a_link_that_would_unpack_to_gigabytes_is_refused():
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * (50 * MAX_BYTES), 9)).decode()
    with pytest.raises(MeetingError, match="te groot"):
        from_link(bomb)


def test_a_link_cut_off_is_refused():
    link = to_link(Meeting("M", (Scene("T", "Z", "kaart", {"gekozen": "GM0014"}),)))
    with pytest.raises(MeetingError):
        from_link(link[: len(link) // 2])


def test_ten_scenes_fit_in_a_link():
    row = tuple(
        Scene(
            f"Titel van scène {n}",
            "Een zin die er iets bij zegt.",
            "kaart",
            {"gekozen": f"GM{n:04d}"},
        )
        for n in range(10)
    )
    assert len(to_link(Meeting("M", row))) < 1500


def test_a_scene_cannot_be_changed():
    scene = Scene("T", "Z", "kaart", {"gekozen": "GM0014"})
    with pytest.raises(TypeError):
        scene.keuze["gekozen"] = "GM0001"


@given(meetings, st.integers(-2, 9), st.integers(-2, 9))
def test_a_scene_that_moves_stays_and_the_others_keep_their_order(meeting, place, to):
    after = moved(meeting, place, to).scenes
    if not 1 <= place <= len(meeting.scenes):
        assert after == meeting.scenes
        return
    at = min(max(to, 1), len(meeting.scenes)) - 1
    assert after[at] is meeting.scenes[place - 1]
    others = [scene for i, scene in enumerate(meeting.scenes) if i != place - 1]
    assert [scene for i, scene in enumerate(after) if i != at] == others
