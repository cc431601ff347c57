"""The next steps: for every gemeente, filled in, and a mistake in the file is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import DataError
from geodata.landscape import load_landscape
from geodata.package.steps import (
    PLACEHOLDERS,
    STEPS,
    Template,
    check_words,
    placeholders,
    read_steps,
)
from geodata.package.telephone import link
from geodata.partners.next_steps import next_steps
from geodata.partners.partners import partners_of
from geodata.records import gemeentecontacten_of
from tests.unit.partners.test_summary import TODAY, damaged, without_coalities, without_vsv_places

HANDREIKING = ("handreiking-cijfers", "handreiking-overtuigen", "handreiking-dichtbij")


@pytest.fixture(scope="module")
def templates(small):
    return read_steps(small.path / STEPS)


@pytest.fixture(scope="module")
def all_steps(small):
    return {code: next_steps(small, code, TODAY) for code in small.gemeenten.index}


def ids(steps):
    return [step.id for step in steps]


def test_every_gemeente_has_steps_with_everything_filled_in(landscape):
    for code in landscape.gemeenten.index:
        steps = next_steps(landscape, code, TODAY)
        assert len(steps) >= 4, code
        for step in steps:
            text = f"{step.titel} {step.tekst}"
            assert not set("{}") & set(text), (code, step.id)
            assert not {"nan", "None"} & set(text.split()), (code, step.id)
            assert step.tekst.endswith("."), (code, step.id)


def test_who_begins_gets_the_three_steps_of_the_handreiking(small, all_steps):
    status = small.coalities["status"]
    for code, steps in all_steps.items():
        begins = status.get(code, "") != "actief"
        assert all((step in ids(steps)) == begins for step in HANDREIKING), code


def test_without_data_the_first_step_is_to_ask_whether_there_is_one(small, all_steps):
    status = small.coalities["status"]
    for code, steps in all_steps.items():
        if status.get(code, "onbekend") == "onbekend":
            assert steps[0].id == "vraag-of-er-al-iets-is", code
            assert steps[0].wie[0].id.startswith("ggd-"), code


def test_an_active_coalitie_is_not_told_how_to_begin(small, all_steps):
    status = small.coalities["status"]
    for code, steps in all_steps.items():
        assert (steps[0].id == "klopt-het-nog") == (status.get(code) == "actief"), code


def test_a_consortium_that_cannot_be_reached_gives_way_to_national_bodies(small, all_steps):
    rows = small.werkgebieden
    gone = rows[rows["organisatie"] == "consortium-noordelijk-zuid-holland"]["gemeentecode"]
    for code, steps in all_steps.items():
        unreachable = code in set(gone)
        assert ("landelijk" in ids(steps)) == unreachable, code
        assert ("consortium" in ids(steps)) != unreachable, code
    [step] = [step for step in all_steps["GM0518"] if step.id == "landelijk"]
    # A mailbox of it is known, so that is not the reason.
    assert "niet als actief" in step.tekst
    assert "mailbox" not in step.tekst
    assert [who.id for who in step.wie] == ["landelijk-nrcg", "landelijk-cpz"]
    assert all(who.contacten for who in step.wie)


def test_a_consortium_without_mailbox_is_not_reachable(small, today):
    rows = small.table("contacten")
    bare = damaged(small, contacten=rows[~rows["organisatie"].str.startswith("consortium-")])
    steps = next_steps(bare, "GM0014", today)
    [step] = [step for step in steps if step.titel == "Vraag het landelijk"]
    assert "geen mailbox bekend" in step.tekst
    assert "actief" not in step.tekst
    assert "consortium" not in ids(steps)
    # Whether one has a mailbox does not matter when it is not active.
    assert "landelijk" in ids(next_steps(bare, "GM0518", today))


def test_a_neighbour_to_call_has_its_number_beside_it(small, all_steps):
    status, contacts = small.coalities["status"], gemeentecontacten_of(small)
    met = 0
    for code, steps in all_steps.items():
        near = partners_of(small, code).buren
        active = {key for key in near if status.get(key) == "actief" and contacts[key].telefoon}
        wie = [who for step in steps for who in step.wie if who.id == "buren"]
        shown = {contact.href for who in wie for contact in who.contacten}
        assert shown == {link(contacts[key].telefoon) for key in active}
        for who in wie:
            met += 1
            names = [contact.tekst for contact in who.contacten]
            assert names == sorted(names)
            # They are of one register: its date is said once.
            assert [bool(contact.toelichting) for contact in who.contacten].count(True) <= 1
    assert met


def test_links_are_addresses_of_organisaties(small, all_steps):
    known = set(small.organisaties["website"])
    links = {link.href for steps in all_steps.values() for step in steps for link in step.links}
    assert links <= known
    assert {"https://www.kansrijkestartnl.nl", "https://kansrijkestart.pharos.nl"} <= links


def test_only_neighbours_with_an_active_coalitie_are_named(all_steps):
    [step] = [step for step in all_steps["GM1680"] if step.id == "buren"]
    assert "Midden-Groningen en Stadskanaal" in step.tekst
    assert "Assen" not in step.tekst
    assert "buren" not in ids(all_steps["GM0060"])


def test_who_is_only_probably_the_partner_is_named_so(all_steps):
    [step] = [step for step in all_steps["GM0402"] if step.id == "bel-ros-start"]
    assert "Mura Zorgadvies (waarschijnlijk)" in step.tekst


def test_a_consortium_begins_its_sentence_with_a_capital(all_steps):
    [step] = [step for step in all_steps["GM0014"] if step.id == "consortium"]
    assert step.tekst.startswith("Het Consortium Zwangerschap en Geboorte Noord-Nederland ")


def test_without_places_of_vsvs_no_vsv_is_invited(small, today):
    bare = without_vsv_places(small)
    for code in ("GM0014", "GM1680"):
        assert not {"vsv-aan-tafel", "dichtbij-blijven"} & set(ids(next_steps(bare, code, today)))


def test_without_coalities_everybody_begins(small, today):
    bare = without_coalities(small)
    for code in bare.gemeenten.index[::5]:
        assert next_steps(bare, code, today)[0].id == "vraag-of-er-al-iets-is"


def test_every_step_is_for_a_class_that_exists(small, templates):
    classes = {klasse.id for klasse in small.vocabulary.statussen}
    assert len({template.id for template in templates}) == len(templates)
    for template in templates:
        assert template.bij
        assert set(template.bij) <= classes
    assert {klasse for t in templates for klasse in t.bij} >= {"actief", "in oprichting"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('titel = "x"\ntekst = "bel {wie}"', "{wie}"),
        ('titel = "x"\ntekst = "bel {ros:d}"', "{ros:d}"),
        ('titel = "x"\ntekst = "bel {ros!z}"', "{ros!z}"),
        ('titel = "x"\ntekst = "bel {ros!r}"', "{ros!r}"),
        ('titel = "x"\ntekst = "bel {ros:{foo}}"', "{ros:{foo}}"),
        ('titel = "x"\ntekst = "bel {ros.naam}"', "{ros.naam}"),
        ('titel = "x"\ntekst = "bel {ros[0]}"', "{ros[0]}"),
        ('titel = "x"\ntekst = "bel {}"', "{}"),
        ('titel = "bel {ros}"\ntekst = "y"', "{ros}"),
        ('titel = " "\ntekst = "y"', "titel"),
        ('titel = "x"\ntekst = ""', "tekst"),
        ('titel = "x"\ntekst = "y"\nals = "soms"', "soms"),
        ('titel = "x"\ntekst = "y"\nkleur = "rood"', "kleur"),
        ('tekst = "y"', "titel"),
        ('titel = "x"\ntekst = "half {ggd"', "half {ggd"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_step(tmp_path, text, named):
    path = tmp_path / STEPS
    path.write_text(f'[[stap]]\nid = "stuk"\nbij = ["actief"]\n{text}\n', encoding="utf-8")
    with pytest.raises(DataError, match="stap stuk") as error:
        read_steps(path)
    [fault] = error.value.faults
    assert named in (fault.kolom, fault.waarde)
    assert fault.toegestaan


@given(
    st.lists(
        st.sampled_from(["Bel ", "{", "}", "ros", "ggd", "!", "r", ":", "d", ">9", ".", "[0]", "x"])
    ).map("".join)
)
def test_a_text_that_the_check_lets_through_can_be_filled_in(text):
    faults = []
    check_words(Template("a", ("actief",), "titel", text), faults)
    if not faults:
        values = dict.fromkeys(PLACEHOLDERS, "iets")
        assert set(placeholders(text)) <= set(values)
        # What is filled in stands there as it is: not cut off, quoted or padded.
        assert text.format(**values).count("iets") == len(placeholders(text))


def test_a_data_folder_has_steps_of_its_own(damaged_copy, today):
    path = damaged_copy.path / STEPS
    path.write_text(
        '[[stap]]\nid = "a"\nbij = ["geen gegevens"]\ntitel = "A"\ntekst = "Bel {ggd}."\n',
        encoding="utf-8",
    )
    steps = next_steps(load_landscape(damaged_copy.path), "GM0014", today)
    assert [step.tekst for step in steps] == ["Bel GGD Groningen."]
    path.unlink()
    with pytest.raises(DataError, match=r"stappen\.toml: het bestand ontbreekt"):
        load_landscape(damaged_copy.path)


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ('wie = ["ggd-mars"]', "stap a: deze organisatie bestaat niet"),
        ("wie = 3", "stap a: wie is van het verkeerde type"),
        ('links = ["ggd"]', "stap a: deze organisatie bestaat niet"),
        ('[[stap]]\nid = "a"\nbij = ["soms"]\ntitel = "A"\ntekst = "B."', "klasse van status"),
        ('[[stap]]\nid = "a"\nbij = []\ntitel = "A"\ntekst = "B."', "stap a: bij is leeg"),
        (
            '[[stap]]\nid = "a"\nbij = ["actief"]\ntitel = "A"\ntekst = "B."',
            "de stap staat er dubbel in",
        ),
        ("x", ""),
    ],
)
def test_a_step_that_cannot_be_is_told_when_the_data_are_loaded(damaged_copy, who, told):
    path = damaged_copy.path / STEPS
    path.write_text(
        f'[[stap]]\nid = "a"\nbij = ["actief"]\ntitel = "A"\ntekst = "B."\n{who}\n',
        encoding="utf-8",
    )
    with pytest.raises(DataError, match=rf"stappen\.toml.*{told}"):
        load_landscape(damaged_copy.path)


def test_an_unknown_gemeente(small, today):
    with pytest.raises(KeyError):
        next_steps(small, "GM9999", today)
