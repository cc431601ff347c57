"""The layers and the vocabulary of the screen, which are data."""

import re
from dataclasses import fields

import pytest

from geodata.landscape import DATA
from geodata.package.layer_kinds import KINDS
from geodata.package.vocabulary import SYMBOLS, Laag
from geodata.paper.style import SYMBOLS as PAPER


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21.0), ("#FFFFFF", 1.0), ("#767676", 4.54)]
)
def test_contrast_is_measured_as_wcag_does(colour, ratio):
    assert contrast(colour, "#FFFFFF") == pytest.approx(ratio, abs=0.01)


def test_lines_stand_out_against_white(laag):
    assert re.fullmatch(r"#[0-9A-Fa-f]{6}", laag.kleur)
    assert contrast(laag.kleur, "#FFFFFF") >= 3


def test_ids_are_kebab_case(laag):
    """An underscore in an id makes the map widget mistake one layer for another."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", laag.id)


def test_a_layer_is_complete(landscape, laag):
    assert laag.vorm in KINDS
    assert laag.label
    assert laag.uitleg.endswith(".")
    assert all(soort in landscape.vocabulary.soorten for soort in laag.soorten)
    # Only what is worked out from distances is called computed.
    assert laag.berekend == laag.kind.computed
    assert laag.berekend == ("erekend" in laag.label)


def test_layers_can_be_told_apart(landscape):
    lagen = landscape.vocabulary.lagen
    assert len({laag.id for laag in lagen}) == len(lagen)
    assert len({laag.label for laag in lagen}) == len(lagen)


def test_borders_differ_in_more_than_colour(landscape):
    """A grey printer must keep the layers apart: each border has a dash of its own."""
    dashes = [laag.lijn for laag in landscape.vocabulary.lagen if laag.kind.coloured]
    assert len(set(dashes)) == len(dashes)


def test_a_layer_is_found_by_its_id(landscape, laag):
    assert landscape.vocabulary.laag(laag.id) == laag


@pytest.mark.parametrize("ask", ["laag", "status_of", "zekerheid"])
def test_what_is_not_in_the_vocabulary_is_a_key_error(landscape, ask):
    with pytest.raises(KeyError):
        getattr(landscape.vocabulary, ask)("bestaat niet")


def test_every_symbol_can_be_drawn_on_paper_and_in_the_browser():
    assert set(PAPER) == set(SYMBOLS)
    scripts = "\n".join(
        file.read_text(encoding="utf-8")
        for file in (DATA.parent / "geodata" / "map" / "static").glob("**/*.js")
    )
    assert [name for name in SYMBOLS if not re.search(rf"^ +{name}[:(,]", scripts, re.M)] == []


def test_what_a_layer_can_say_is_in_the_data_dictionary():
    text = (DATA / "README.md").read_text(encoding="utf-8")
    section = text.split("## Een nieuwe laag")[1].split("\n## ")[0]
    parts = [field.name for field in fields(Laag)]
    assert [name for name in (*parts, *SYMBOLS) if f"`{name}`" not in section] == []


def test_every_kind_in_the_data_is_explained(landscape):
    soorten = landscape.vocabulary.soorten
    assert set(landscape.organisaties["soort"]) | {"coalitie"} == set(soorten)
    for soort in soorten.values():
        assert all((soort.enkelvoud, soort.meervoud, soort.uitleg, soort.voor_coalitie))


def test_every_kind_is_in_a_layer(landscape):
    lagen = landscape.vocabulary.lagen
    assert {soort for laag in lagen for soort in laag.soorten} == set(landscape.vocabulary.soorten)


def test_every_status_falls_in_one_class(landscape):
    values = [value for klasse in landscape.vocabulary.statussen for value in klasse.waarden]
    assert len(set(values)) == len(values)
    stated = {*landscape.organisaties["status"], *landscape.coalities["status"], "geen gegevens"}
    assert stated <= set(values)
    assert all(value in landscape.vocabulary.status_of(value).waarden and value for value in stated)


def test_unknown_is_no_data_and_never_inactive(landscape):
    assert landscape.vocabulary.status_of("onbekend").id == "geen gegevens"
    assert landscape.vocabulary.status_of("niet actief").id == "niet actief"


def test_zekerheid_has_three_classes_with_a_meaning(landscape):
    classes = landscape.vocabulary.zekerheden
    assert [klasse.id for klasse in classes] == ["hoog", "middel", "laag"]
    assert all(klasse.uitleg for klasse in classes)
