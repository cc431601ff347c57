"""`python -m geodata import`: what it shows, what it applies, and its exit status."""

import pytest

from geodata.__main__ import main
from geodata.keeping.store.current import load_current
from geodata.keeping.store.store import open_store

LIST = """VSV;Ziekenhuis;Plaats
VSV Alkmaar (Noord-Kennemerland);Noordwest Noord;Alkmaar
VSV Nieuwe Kust;Kustziekenhuis;Zierikzee
VSV Apeldoorn;Gelre Ziekenhuizen, locatie Apeldoorn;Nergenshuizen
"""
SOURCE = ("--bron", "lijst van het CPZ", "--bron-datum", "2026-11", "--zekerheid", "hoog")


@pytest.fixture
def take_in(tmp_path, monkeypatch, capsys):
    """Runs the command on a list, with a store of its own; gives exit status and output."""
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "beheer" / "a.sqlite"))
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)

    def run(
        *arguments: str, text: str = LIST, kind: tuple[str, ...] = ("--soort", "vsv")
    ) -> tuple[int, str]:
        file = tmp_path / "lijst.csv"
        file.write_text(text, encoding="utf-8")
        status = main(["import", str(file), *kind, *SOURCE, *arguments])
        return status, capsys.readouterr().out

    yield run
    open_store().close()


def test_without_toepassen_it_only_shows(take_in, tmp_path):
    status, said = take_in("--uitkomst", str(tmp_path / "uit.csv"))
    assert status == 0
    assert "rij 2 (gewijzigd) VSV Alkmaar" in said
    assert "wordt ‘Noordwest Noord’" in said
    assert "Er is niets veranderd" in said
    assert "Noordwest Noord" in (tmp_path / "uit.csv").read_text(encoding="utf-8-sig")
    assert not (tmp_path / "beheer").exists()


def test_toepassen_takes_what_is_sure_and_never_what_is_doubtful(take_in):
    before = load_current().organisaties
    status, said = take_in("--toepassen", "--wie", "Anna")
    assert status == 0
    assert "Import 1 is toegepast" in said
    after = load_current()
    assert after.revision == 1
    assert after.organisaties.loc["vsv-alkmaar", "ziekenhuis"] == "Noordwest Noord"
    assert "vsv-nieuwe-kust" in after.organisaties.index
    same = after.organisaties.loc["vsv-apeldoorn"] == before.loc["vsv-apeldoorn"]
    assert same[["plaats", "bron", "zekerheid"]].all()
    status, said = take_in("--toepassen", "--wie", "Anna")
    assert (status, "niets dat verandert" in said) == (0, True)


def test_bevestig_gives_the_same_facts_the_new_source(take_in):
    text = LIST.splitlines()[0] + "\nVSV Alkmaar (Noord-Kennemerland);;Alkmaar\n"
    status, _ = take_in("--toepassen", "--wie", "Anna", "--bevestig", text=text)
    assert status == 0
    assert load_current().organisaties.loc["vsv-alkmaar", "bron"] == "lijst van het CPZ"


def test_a_column_can_be_named_or_left_out(take_in):
    _, said = take_in("--kolom", "organisaties.plaats=", "--kolom", "organisaties.opmerking=plaats")
    assert "organisaties.opmerking: kolom ‘Plaats’" in said
    assert "organisaties.plaats: kolom" not in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--toepassen"], "Zeg wie"),
        (["--kolom", "organisaties.kleur=VSV"], "bestaat niet"),
        (["--kolom", "organisaties.plaats=Kleur"], "geen kolom ‘Kleur’"),
        (["--soort", "wolken"], "Kies met --soort uit"),
        (["--bron-datum", "gisteren"], "De datum is"),
        (["--bron", " "], "Noem de bron"),
    ],
)
def test_what_cannot_be_is_said_with_status_1(take_in, arguments, words):
    status, said = take_in(*arguments)
    assert status == 1
    assert words in said
    assert load_current().revision == 0


@pytest.mark.parametrize("text", ["", "%PDF-1.4", "één kolom zonder iets"])
def test_a_file_that_is_no_list_is_refused(take_in, text):
    status, said = take_in(text=text)
    assert status == 1
    assert "Traceback" not in said
    assert said.strip().endswith(".")


def test_a_file_that_is_not_there_is_refused(take_in, tmp_path, capsys):
    assert main(["import", str(tmp_path / "geen.csv"), *SOURCE]) == 1
    assert "niet te lezen" in capsys.readouterr().out


HEADLESS = "Emmen;GGD Twente\nAssen;GGD Drenthe\nHengelo;GGD Twente\n"


def test_toepassen_asks_what_a_list_is_that_was_recognised_by_little(take_in):
    status, said = take_in("--toepassen", "--wie", "Anna", text=HEADLESS, kind=())
    assert status == 1
    assert "De lijst heeft 3 rijen:" in said
    assert "De lijst heeft geen kopregel." in said
    asked = "--soort werkgebieden --kolom 'werkgebieden.organisatie=kolom 2'"
    assert asked in said
    assert load_current().revision == 0
    columns = ("--kolom", "werkgebieden.organisatie=kolom 2")
    columns += ("--kolom", "werkgebieden.gemeentecode=kolom 1")
    kind = ("--soort", "werkgebieden")
    status, said = take_in("--toepassen", "--wie", "Anna", *columns, text=HEADLESS, kind=kind)
    assert (status, load_current().revision) == (0, 1)


def test_a_list_that_is_of_no_kind_changes_nothing(take_in):
    text = "gm_code;gm_naam;jaar\nGM0114;Emmen;2025\nGM0106;Assen;2025\n"
    status, said = take_in("--toepassen", "--wie", "Anna", text=text, kind=())
    assert status == 1
    assert "niet herkend" in said
    assert load_current().revision == 0


def test_a_column_that_is_not_used_and_a_cell_that_is_refused_are_named(take_in):
    text = "VSV;Kleur;Telefoon\nVSV Alkmaar (Noord-Kennemerland);rood;bel even\n"
    text += "VSV Apeldoorn;blauw;055 581 8181\n"
    _, said = take_in(text=text)
    assert "Niet gebruikt: kolom ‘Kleur’." in said
    assert "‘bel even’ kan niet als telefoonnummer" in said
    assert "1 cel is geweigerd" in said


def test_garbled_letters_are_offered_mended(take_in):
    garbled = "GGD;Gemeente\nGGD Fryslân;Súdwest-Fryslân\n".encode().decode("cp1252")
    _, said = take_in(text=garbled, kind=())
    assert "Met --herstel" in said
    _, said = take_in("--herstel", text=garbled, kind=())
    assert "Verhaspelde letters zijn hersteld" in said
    assert "1 gelijk" in said


FIGURES = "Gemeente;2022;2023\nAssen;5,5;<10\nEmmen;6,25;6,5\n"


def test_figures_come_in_with_what_they_are_said_once(take_in):
    about = ("--cijfer", "Laag geboortegewicht", "--eenheid", "% van de baby's")
    kind = ("--soort", "cijfers")
    status, said = take_in(*about, text=FIGURES, kind=kind)
    assert status == 0
    assert "Zeg één keer wat het is: definitie" in said
    about += ("--definitie", "Baby's onder 2.500 gram")
    status, said = take_in(*about, "--toepassen", "--wie", "Anna", text=FIGURES, kind=kind)
    assert status == 0
    assert "onder elkaar gezet" in said
    assert "Assen: " not in said
    now = load_current()
    own = now.table("cijfers")
    own = own[own["indicator"] == "laag-geboortegewicht"]
    assert sorted(own["waarde"].dropna()) == [5.5, 6.25, 6.5]
    assert own["waarde"].isna().sum() == 1
