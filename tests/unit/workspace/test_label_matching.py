"""Labels mean what people call things: in four languages, by code, in usual variants; never guessed."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import list_editions, load_countries, load_edition
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, Criterion, TableKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.workspace.label_matching import LabelBook, folded, label_book, label_key, variants, year_of

EDITION = load_edition("ilms-2019")
#: kinds of codes that the file of variants speaks of
KINDS = {"*total", "*other", "*unknown"}


def book(number: str, criterion: Criterion, version: str) -> LabelBook:
    """Labels of a table."""
    return label_book(EDITION, EDITION.table(TableKey(number, criterion)), version)


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Côte d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("cote d'ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("USA", "USA"),
        ("U.S.A.", "USA"),
        ("United States of America", "USA"),
        ("États-Unis", "USA"),
        ("Estados Unidos", "USA"),
        ("Korea, Rep.", "KOR"),
        ("South Korea", "KOR"),
        ("Corée du Sud", "KOR"),
        ("كوريا الجنوبية", "KOR"),
        ("تايلند", "THA"),
        ("تايلاند", "THA"),
        ("ساحل العاج", "CIV"),
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Hongkong", "HKG"),
        ("Thailand*", "THA"),
        ("TH", "THA"),
        ("tha", "THA"),
        ("764", "THA"),
        ("CDS_DES_THA", "THA"),
        ("Autres pays", "X"),
        ("المجموع", "TOTAL"),
        ("Asie", "ASIA"),
    ],
)
def test_countries_are_found_by_any_of_their_names(label: str, code: str) -> None:
    """In one list of the questionnaire."""
    assert book("C4", Criterion.NONE, "CDS_DES").find(label)[Axis.CLASS] == f"CDS_DES_{code}"


@pytest.mark.parametrize("label", ["", " ", "Atlantis", "Korean", "n.a.", "12.4", "—"])
def test_what_names_nothing_is_not_guessed(label: str) -> None:
    """A beginning of a name is no name."""
    assert book("C4", Criterion.NONE, "CDS_DES").find(label) == {}


@pytest.mark.parametrize(
    ("label", "sex"),
    [
        ("men", "SEX_M"),
        ("Women", "SEX_F"),
        ("Male", "SEX_M"),
        ("FEMALE", "SEX_F"),
        ("Hommes", "SEX_M"),
        ("femmes", "SEX_F"),
        ("Mujeres", "SEX_F"),
        ("ذكور", "SEX_M"),
        ("الإناث", "SEX_F"),
        ("M", "SEX_M"),
        ("F", "SEX_F"),
        ("T", "SEX_T"),
        ("both sexes", "SEX_T"),
        ("Les deux sexes", "SEX_T"),
    ],
)
def test_sexes_are_found_by_their_usual_words(label: str, sex: str) -> None:
    """And by their letters."""
    assert book("A1", Criterion.BIRTH, "AGE_AGGREGATE").find(label)[Axis.SEX] == sex


@pytest.mark.parametrize(
    ("label", "axis", "code"),
    [
        ("Foreign-born", Axis.STATUS, "CBR_BIR_FOREIGN"),
        ("Nés à l'étranger", Axis.STATUS, "CBR_BIR_FOREIGN"),
        ("15–24", Axis.CLASS, "AGE_AGGREGATE_Y15-24"),
        ("15 to 24 years", Axis.CLASS, "AGE_AGGREGATE_Y15-24"),
        ("15 à 24 ans", Axis.CLASS, "AGE_AGGREGATE_Y15-24"),
        ("65+", Axis.CLASS, "AGE_AGGREGATE_YGE65"),
        ("65 and over", Axis.CLASS, "AGE_AGGREGATE_YGE65"),
        ("65 ans et plus", Axis.CLASS, "AGE_AGGREGATE_YGE65"),
        ("<15", Axis.CLASS, "AGE_AGGREGATE_YLT15"),
        ("under 15", Axis.CLASS, "AGE_AGGREGATE_YLT15"),
        ("Moins de 15 ans", Axis.CLASS, "AGE_AGGREGATE_YLT15"),
        ("المولودون في الخارج", Axis.STATUS, "CBR_BIR_FOREIGN"),
        ("15-24 سنة", Axis.CLASS, "AGE_AGGREGATE_Y15-24"),
        ("من 15 إلى 24 سنة", Axis.CLASS, "AGE_AGGREGATE_Y15-24"),
        ("65 سنة فأكثر", Axis.CLASS, "AGE_AGGREGATE_YGE65"),
        ("أقل من 15 سنة", Axis.CLASS, "AGE_AGGREGATE_YLT15"),
    ],
)
def test_classes_are_found_however_they_are_written(label: str, axis: Axis, code: str) -> None:
    """Ages have many spellings; 15 and over is not under 15."""
    assert book("A1", Criterion.BIRTH, "AGE_AGGREGATE").find(label) == {axis: code}


def test_a_word_that_fits_several_axes_names_each() -> None:
    """Which one is meant follows from its column."""
    assert book("A5", Criterion.CITIZENSHIP, "ECO_SECTOR").find("Total") == {
        Axis.STATUS: "CCT_CIT_TOTAL",
        Axis.SEX: "SEX_T",
        Axis.CLASS: "ECO_SECTOR_TOTAL",
    }


def test_an_alias_of_one_code_that_is_the_name_of_another_means_the_latter() -> None:
    """Files of other years used it otherwise."""
    codes = book("A3", Criterion.CITIZENSHIP, "CCT_CTZ")
    assert codes.find("CCT_CTZ_X")[Axis.CLASS] == "CCT_CTZ_X"


@pytest.mark.parametrize("edition_id", list_editions())
def test_every_code_is_found_by_its_id_and_no_name_by_two(edition_id: str) -> None:
    """In every table of every edition and class version; a name that two rows share would never be placed."""
    edition = load_edition(edition_id)
    for table in edition.tables:
        for version in table.versions:
            found = label_book(edition, table, version)
            codes = edition.axis_list(table, Axis.CLASS, version) if version != ABSENT else None
            for code in codes.codes if codes is not None else ():
                assert found.find(code.id)[Axis.CLASS] == code.id
            for names in found.names.values():
                assert [key for key, ids in names.items() if len(ids) > 1] == []


def test_variants_speak_of_countries_and_codes_that_exist() -> None:
    """A misspelt code would be silently useless."""
    known = {code.id for codes in EDITION.codelists.values() for code in codes.codes}
    known |= {code.id for codes in load_edition("ilms-asean").codelists.values() for code in codes.codes}
    assert set(variants()) <= known | set(load_countries()) | KINDS
    assert all(all(words) for words in variants().values())


@pytest.mark.parametrize(
    ("text", "year"), [("2023", 2023), (" ٢٠٢٣ ", 2023), ("23", None), ("2023p", None), ("", None), ("20.3", None)]
)
def test_a_year_is_four_digits_of_any_script(text: str, year: int | None) -> None:
    """And nothing else."""
    assert year_of(text) == year


def test_texts_are_compared_without_case_accents_and_punctuation() -> None:
    """Keyboards differ."""
    assert folded(" Côte D’Ivoire ") == folded("cote d’ivoire")
    assert label_key("Korea, Rep. of") == label_key("KOREA (rep of)")
    assert label_key("15+") != label_key("<15")


def test_kinds_of_codes_have_their_words() -> None:
    """Whatever the list: unknown, other."""
    sectors = book("A5", Criterion.CITIZENSHIP, "ECO_SECTOR")
    assert sectors.find("Not stated")[Axis.STATUS] == "CCT_CIT_X"
    kinds = {code.kind for code in EDITION.class_list("CDS_DES").codes}
    assert CodeKind.OTHER in kinds
