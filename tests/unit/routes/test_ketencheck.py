"""The work sheet of a coalition: to a link and a file and back, what cannot be, what it comes to."""

import json
from datetime import date
from hashlib import sha512

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.files import calendar, route_sheet, to_xlsx
from geodata.packed import pack
from geodata.records import situaties_of
from geodata.routes import (
    STANDS,
    CheckError,
    Filled,
    Ketencheck,
    RouteView,
    changes,
    chosen_lines,
    compared_in_words,
    filled_line,
    from_file,
    next_lines,
    parse_route,
    result_in_words,
    route_frame,
    route_params,
    to_file,
    to_link,
)
from geodata.words import one_line

TODAY = date(2026, 11, 22)
SCRIPT = "<script>alert(1)</script>"


def sheet(**lines: Filled) -> Ketencheck:
    return Ketencheck("GM0106", "2026-11-22", {k.replace("_", "-"): v for k, v in lines.items()})


FULL = sheet(
    prenataal_huisbezoek=Filled("geregeld", "GGD Drenthe"),
    anticonceptie_voor=Filled("nog regelen", "", "2027-01-31", SCRIPT),
    kraamzorg=Filled("n.v.t."),
    ketenaanpak=Filled("afgesproken", "gemeente", "2027-03-01", "na; de, zomer\\"),
)


def lines(landscape):
    text = st.text(max_size=60).map(one_line)
    days = st.dates(date(2020, 1, 1), date(2035, 1, 1)).map(date.isoformat) | st.just("")
    one = st.builds(Filled, st.sampled_from(("", *STANDS)), text, days, text)
    return st.dictionaries(st.sampled_from(list(situaties_of(landscape))), one, max_size=28)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_file_and_a_link_give_back_what_was_put_in(small, data):
    check = Ketencheck("GM0106", "2026-11-22", data.draw(lines(small)))
    assert from_file(small, to_file(check)) == (check, ())
    packed = to_link(check)
    if packed:
        view, _, problems = parse_route(small, {"code": "GM0106", "c": packed})
        assert (view.check, problems) == (check, [])
    else:
        assert not check.regels or len(to_file(check)) > 1_500


def test_a_few_ticks_make_a_short_link():
    assert 0 < len(to_link(FULL)) < 400
    assert to_link(Ketencheck("GM0106")) == ""


def test_what_does_not_fit_in_a_link_goes_into_a_file(small):
    long = {
        key: Filled("geregeld", "", "", sha512(key.encode()).hexdigest())
        for key in situaties_of(small)
    }
    check = Ketencheck("GM0106", "2026-11-22", long)
    assert to_link(check) == ""
    assert route_params(RouteView("GM0106", "ketencheck", (), check)) == {
        "code": "GM0106",
        "deel": "ketencheck",
    }
    assert from_file(small, to_file(check))[0] == check


def changed(**values) -> bytes:
    return json.dumps(json.loads(to_file(FULL)) | values).encode()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "beschadigd"),
        (b"\xff\xfe\x00", "beschadigd"),
        (b"[" * 50_000, "beschadigd"),
        # A number of more digits than Python takes.
        (b"1" * 5_000, "beschadigd"),
        (b" " * 5_000_000, "te groot"),
        (b'"tekst"', "geen ketencheck"),
        (b'{"soort": "geboortezorgatlas-presentatie", "versie": 1}', "geen ketencheck"),
        (changed(versie=2), "nieuwere versie"),
        (changed(versie=True), "welke versie"),
        (changed(gemeente="GM9999"), "geen gemeente"),
        (changed(gemeente=None), "geen gemeente"),
        (changed(regels="alles"), "geen regels"),
        (changed(regels=["alles"]), "geen regels"),
        (changed(datum="ooit"), "geen dag"),
        (changed(regels=[{"id": "kraamzorg", "stand": "misschien"}]), "geen stand"),
        (changed(regels=[{"id": "kraamzorg", "stand": 1}]), "anders dan tekst"),
        (changed(regels=[{"id": "kraamzorg", "wanneer": "2027-02-30"}]), "geen dag"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_reason(small, content, word):
    with pytest.raises(CheckError, match=word):
        from_file(small, content)


def test_lines_of_another_version_are_left_out_and_named(small):
    rows = [{"id": "kraamzorg", "stand": "geregeld"}, {"id": "vroeger", "stand": "geregeld"}]
    check, left_out = from_file(small, changed(regels=rows))
    assert list(check.regels) == ["kraamzorg"]
    assert left_out == (
        "1 regel staat niet (meer) in de ketencheck van de atlas en is weggelaten.",
    )


@pytest.mark.parametrize(
    "value",
    ["x", "%%%", to_link(FULL)[:-9], pack("tekst"), pack([1, "", "x"]), pack([2, "", []])],
)
def test_a_link_that_is_broken_opens_the_gemeente_without_a_sheet(small, value):
    view, _, problems = parse_route(small, {"code": "GM0106", "c": value})
    assert view.check == Ketencheck("GM0106")
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("params", "count"),
    [
        ({"code": "GM9999"}, 0),
        ({"code": "GM0106", "deel": "alles"}, 1),
        ({"code": "GM0106", "thema": "geld,geluk"}, 1),
        ({"c": to_link(FULL)}, 1),
    ],
)
def test_what_a_link_cannot_know_is_named(small, params, count):
    view, answer, problems = parse_route(small, params)
    assert len(problems) == count
    assert view.code == answer.code
    assert answer.melding or view.code or not params.get("code")


def test_a_line_is_cut_off_and_one_that_is_not_there_refused(small):
    key, line = filled_line(small, "kraamzorg", ["geregeld", "x" * 500, "", "y\n" * 500])
    assert (key, len(line.wie)) == ("kraamzorg", 80)
    assert len(line.opmerking) == 300
    for values in (("ooit", ["geregeld", "", "", ""]), ("kraamzorg", ["misschien", "", "", ""])):
        with pytest.raises(CheckError):
            filled_line(small, *values)


def test_the_result_counts_every_line_once_and_names_what_the_law_asks(small):
    counted, open_, empty = result_in_words(small, FULL)
    assert counted == (
        f"Van de {len(situaties_of(small))} regels: 1 geregeld, 1 afgesproken, 1 nog regelen, "
        f"1 n.v.t. en {len(situaties_of(small)) - 4} nog niet ingevuld."
    )
    assert "Ketenaanpak" in open_
    assert "Integrale Gezinspoli" in empty
    assert "Integrale Gezinspoli" not in open_
    assert "Prenataal huisbezoek" not in open_ + empty
    every = {key: Filled("geregeld") for key in situaties_of(small)}
    done = Ketencheck("GM0106", "", every)
    assert result_in_words(small, done)[1].startswith("Alles wat een wet")
    assert next_lines(small, done, TODAY) == ()


def test_nothing_filled_in_is_not_said_to_be_not_arranged(small):
    told = " ".join(result_in_words(small, Ketencheck("GM0106")))
    assert "Nog niet ingevuld van wat een wet of akkoord vraagt" in told
    assert "iet geregeld" not in told


def test_the_next_steps_are_what_is_asked_first_with_somebody_to_call(small):
    steps = next_lines(small, FULL, TODAY)
    assert len(steps) == 3
    assert steps[0].regel == "anticonceptie-voor"
    assert "voor 31 januari 2027" in steps[0].tekst
    assert all(step.wie for step in steps)
    # Who was filled in is who is called.
    named = FULL.put("anticonceptie-voor", Filled("nog regelen", "Anna"), "2026-11-22")
    [own] = [step for step in next_lines(small, named, TODAY) if step.regel == "anticonceptie-voor"]
    assert (own.wie, own.contacten) == ("Anna", ())


def test_two_sheets_beside_each_other_tell_what_changed(small):
    before = FULL.put("kraamzorg", Filled("nog regelen"), "2025-11-22")
    [change] = changes(small, before, FULL)
    assert (change.eerst, change.daarna) == ("nog regelen", "n.v.t.")
    assert changes(small, FULL, FULL) == ()
    other = Ketencheck("GM0014", "2025-01-01", FULL.regels)
    assert compared_in_words(small, other, FULL) == (
        "Groningen (1 januari 2025): 1 geregeld; Assen (22 november 2026): 1 geregeld."
    )


def test_a_calendar_has_a_whole_day_for_each_line_that_has_one(small):
    text = calendar(small, FULL, TODAY).decode()
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20270131\r\nDTEND;VALUE=DATE:20270201" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "na\\; de\\, zomer\\\\" in text.replace("\r\n ", "")
    # The same line has the same number, whatever is filled in.
    again = FULL.put("ketenaanpak", Filled("geregeld", "", "2027-04-01"), "2026-12-01")
    uids = [line for line in text.split("\r\n") if line.startswith("UID")]
    assert uids == [
        line for line in calendar(small, again, TODAY).decode().split("\r\n") if line[:3] == "UID"
    ]


def test_files_hold_every_line_and_what_somebody_wrote_as_text(small):
    view = RouteView("GM0106", "ketencheck", (), FULL)
    lines = chosen_lines(small, view)
    frame = route_frame(small, lines, FULL, TODAY)
    assert len(frame) == len(situaties_of(small))
    assert SCRIPT in set(frame["Opmerking"])
    assert to_xlsx({"Klantroute": frame}).startswith(b"PK")
    for deel in ("gezin", "afspraken", "ketencheck"):
        page = route_sheet(small, RouteView("GM0106", deel, (), FULL), "http://x.nl/k", TODAY)
        assert page.startswith(b"%PDF")
