"""No code names a layer: which layer is where, and which comes first, is said in `lagen.toml`."""

import ast

import pytest

from geodata.landscape import DATA
from geodata.package.vocabulary import read_vocabulary

ROOT = DATA.parent
LAGEN = {laag.id for laag in read_vocabulary(DATA / "lagen.toml").lagen}
# Some words for a layer mean more: a gemeente is what the atlas is about and a page of it, and most
# layers are called as the soort that they show. These modules speak of the soorten: it is their
# subject which kind of partner does what.
NOUNS = {"gemeente"}
SOORTEN = {
    "geodata/compare/burden.py": "words for the bodies of a gemeente",
    "geodata/compare/burden_vsv.py": "the soorten that a VSV is counted by",
    "geodata/compare/reasons.py": "a consortium that is not active is a reason",
    "geodata/compare/years.py": "headings for the national figures",
    "geodata/figures/bodies.py": "which bodies a gemeente deals with",
    "geodata/figures/born.py": "deliveries are counted per VSV",
    "geodata/figures/capacity.py": "a dashboard is that of a ROAZ",
    "geodata/partners/partners.py": "which partners go on the card, and in which order",
    "geodata/keeping/match/clean.py": "a form of value in lijsten.toml",
    "geodata/keeping/match/columns.py": "a form of value in lijsten.toml",
    "geodata/package/check_layers.py": "the soort of coalities.csv, which is no organisatie",
    "geodata/package/invariants.py": "valt_onder is always a consortium",
    "geodata/package/lists.py": "a form of value in lijsten.toml",
    "geodata/package/routes.py": "who does it on the klantroute, and which bodies are national",
    "geodata/package/steps.py": "the roles of stappen.toml",
    "geodata/partners/card.py": "the ROS knows who else can help",
    "geodata/keeping/match/plan_figure.py": "a column of gemeenten.csv that divides",
    "geodata/keeping/sources/cbs_areas.py": "the columns of gemeenten.csv that divide",
    "geodata/keeping/sources/cbs_figures.py": "figures of the whole country",
    "geodata/keeping/match/plan_organisatie.py": "a general word in names: landelijk",
    "geodata/keeping/sources/rearranging.py": "the columns of gemeenten.csv that divide",
    "geodata/map/publish_words.py": "what the coalitie of a gemeente is, on its card",
    "geodata/partners/gemeente_card.py": "which partners stand on the card, and in which order",
    "geodata/partners/next_steps.py": "the roles of stappen.toml",
    "geodata/partners/partner_card.py": "which partners stand on the card, and in which order",
    "geodata/partners/summary.py": "a sentence for each kind of partner",
    "geodata/regiobeeld/lines_care.py": "a line for each kind of body",
    "geodata/regions/columns.py": "the columns of gemeenten.csv that divide",
    "geodata/regions/distance.py": "the soorten with a hospital",
    "geodata/routes/here.py": "who does it on the klantroute, and what is known from which table",
    "geodata/scenario/regions.py": "the soort of the step that joins a coalitie",
    "geodata/scenario/steps.py": "a step that joins a coalitie",
    "pages/parts/gemeente/drawn.py": "the soort of coalities.csv, which is no organisatie",
    "pages/parts/watals/steps.py": "a step that joins a coalitie",
    "geodata/routes/told.py": "who asks whom: a ROS and a national body",
    "geodata/regions/layer_records.py": "the soort of coalities.csv, which is no organisatie",
}


def quoted(file) -> set[str]:
    """The ids of layers that stand as a text of their own in a module."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return {text for text in texts if text in LAGEN}


@pytest.fixture(scope="module")
def named() -> dict[str, set[str]]:
    """The modules that name a layer, with the layers."""
    files = (*(ROOT / "geodata").rglob("*.py"), *(ROOT / "pages").rglob("*.py"))
    found = {str(file.relative_to(ROOT)): quoted(file) - NOUNS for file in files}
    return {name: ids for name, ids in found.items() if ids}


def test_no_code_names_a_layer(named):
    assert {name: ids for name, ids in named.items() if name not in SOORTEN} == {}


def test_the_list_of_exceptions_is_no_longer_than_needed(named):
    assert [name for name in SOORTEN if name not in named] == []


def test_a_quoted_layer_is_seen(tmp_path):
    file = tmp_path / "named.py"
    file.write_text('PAIR = ("consortium", "provincie")\nTEXT = "het consortium"\n')
    assert quoted(file) == {"consortium"}
