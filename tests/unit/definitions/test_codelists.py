"""Code lists are read with everything a row says about itself; country lists hold the countries too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop import paths
from ilms_desktop.definitions.codelists import CodelistReader, read_countries
from ilms_desktop.definitions.texts import Texts, read_texts
from ilms_desktop.model.codelist import CodeKind, ListKind
from ilms_desktop.model.layout import asked_codes

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.codelist import Codelist

COUNTRY_LISTS = ("CBR_BRT", "CCT_CTZ", "CRS_RES", "CPR_PRV", "CDS_DES", "COU_ORI")


def codelist(list_id: str, language: str = "en") -> Codelist:
    """A list of the questionnaire."""
    root = paths.forms_dir()
    return CodelistReader(root, read_texts(root, language)).read(list_id)


@pytest.mark.parametrize("list_id", COUNTRY_LISTS)
def test_a_country_list_runs_from_total_to_other_countries(list_id: str) -> None:
    """The total stands first and the rest last, with every country between."""
    codes = codelist(list_id)
    countries = [code for code in codes.codes if code.kind is CodeKind.COUNTRY]

    assert codes.kind is ListKind.COUNTRY
    assert (codes.codes[0].id, codes.codes[-1].id) == (f"{list_id}_TOTAL", f"{list_id}_X") == (codes.total, codes.other)
    assert len(countries) == 231
    assert {code.parent for code in countries} == {f"{list_id}_TOTAL"}
    assert f"{list_id}_PSE" in codes
    assert f"{list_id}_VAT" not in codes


def test_countries_stand_in_the_order_of_their_names(small_forms: Path) -> None:
    """People look for a name, and an accent does not send it to the end."""
    reader = CodelistReader(small_forms, read_texts(small_forms, "fr"))
    names = [code.label for code in reader.read("CBR_BRT").codes if code.order >= 10_000]

    assert names == ["Canada", "Égypte", "États-Unis", "Éthiopie", "Monténégro", "Serbie", "Autres pays"]


def test_kosovo_is_one_row_under_two_codes() -> None:
    """The ILO wrote KOS in its lists of 2018 and 2019; the product stores XKX and reads both."""
    codes = codelist("CDS_DES")

    assert [code.id for code in codes.codes if code.label == "Kosovo"] == ["CDS_DES_XKX"]
    assert codes["CDS_DES_XKX"].aliases == ("CDS_DES_KOS",)
    assert codes["CDS_DES_XKX"].written_as == "CDS_DES_KOS"


def test_former_states_end_with_their_year() -> None:
    """Nobody came from Serbia and Montenegro in 2020."""
    codes = codelist("CBR_BRT")

    assert codes["CBR_BRT_SCG"].valid_to == 2006
    assert codes["CBR_BRT_SCG"].offered
    assert codes["CBR_BRT_SCG"].members == ("SRB", "MNE", "XKX")
    assert not codelist("CDS_DES")["CDS_DES_URS"].offered


def test_the_usual_rows_leave_alternatives_out() -> None:
    """Mining apart from manufacturing is asked only of those who want it so."""
    codes = codelist("ECO_AGGREGATE")
    usual = [code.id.rpartition("_")[2] for code in codes.codes if not code.alternative]

    assert usual == ["TOTAL", "AGR", "MAN", "CON", "MEL", "MKT", "PUB", "X"]
    assert codes["ECO_AGGREGATE_MIN"].alternative == codes["ECO_AGGREGATE_MANEL"].alternative == "S2"


def test_memo_rows_and_unknowns_are_told_apart() -> None:
    """Non-agriculture is never added up; the unclassified is."""
    codes = codelist("ECO_SECTOR")

    assert [code.id for code in codes.codes if code.memo] == ["ECO_SECTOR_NAG"]
    assert codes["ECO_SECTOR_X"].kind is CodeKind.UNKNOWN
    assert codes["ECO_SECTOR_X"].parent == "ECO_SECTOR_NAG"
    assert codelist("EDU_ISCED11")["EDU_ISCED11_X"].kind is CodeKind.ITEM


def test_an_older_code_leads_to_todays() -> None:
    """Older files write 15 and over where the questionnaire has its total."""
    assert codelist("AGE_AGGREGATE")["AGE_AGGREGATE_TOTAL"].aliases == ("AGE_AGGREGATE_YGE15",)


def test_help_on_a_row_is_translated() -> None:
    """What belongs to a row is asked in every language."""
    assert codelist("OCU_SKILL")["OCU_SKILL_L1"].note == "Elementary occupations."
    assert codelist("OCU_SKILL", "es")["OCU_SKILL_L1"].note == "Ocupaciones elementales."


def test_other_kinds_of_list_are_code_lists_too() -> None:
    """Notes, letters and source types are chosen from lists like classes are."""
    assert codelist("S3").kind is ListKind.NOTE
    assert codelist("OBS_STATUS").kind is ListKind.OBS_STATUS
    assert codelist("SOURCE_TYPE", "fr")["BA"].label == "Enquête sur la main-d'œuvre"
    assert not codelist("S5")["S5:2539"].offered
    assert codelist("S5")["S5:37"].offered


def test_an_unknown_list_is_not_invented(small_forms: Path) -> None:
    """A lookup that returns nothing for a typing error hides it."""
    with pytest.raises(KeyError):
        CodelistReader(small_forms, Texts("en")).read("ECO_SECTOR")


def test_a_country_without_a_name_in_the_language_keeps_the_english(small_forms: Path) -> None:
    """Portuguese has no column."""
    assert read_countries(small_forms, "pt")["EGY"].name == "Egypt"
    assert read_countries(small_forms, "es")["EGY"].name == "Egipto"


def test_rows_asked_of_a_status_list_are_the_usual_three() -> None:
    """The collection for ASEAN published total and migrants; unknown and the EU split are older or later."""
    from ilms_desktop.definitions.loader import load_edition
    from ilms_desktop.model.key import Criterion, TableKey

    edition = load_edition("ilms-asean")
    table = edition.table(TableKey("SA1", Criterion.STATUS))
    asked = [code.id for code in asked_codes(table, edition.codelists["MIG_STATUS"])]

    assert asked == ["MIG_STATUS_TOTAL", "MIG_STATUS_MIGRANT", "MIG_STATUS_NONMIG"]
