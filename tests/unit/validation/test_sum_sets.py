"""Which codes add up to which."""

from __future__ import annotations

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.sum_sets import AxisSums, Parts, alternatives, country_sums, sums_of
from ilms_desktop.workspace.definitions_in_use import load_definitions

DEFINITIONS = load_definitions("ilms-2019", "2026", "en")
EDITION, RELATIONS = DEFINITIONS.edition, DEFINITIONS.relations


def sums(number: str, version: str, criterion: Criterion = Criterion.BIRTH) -> dict[Axis, AxisSums]:
    """Ways to add up a table."""
    return sums_of(EDITION, EDITION.table(TableKey(number, criterion)), version, relations=RELATIONS)


def test_both_sexes_are_men_and_women() -> None:
    """In every table with a sex axis."""
    assert sums("A5", "ECO_AGGREGATE")[Axis.SEX].ways("SEX_T") == (Parts(("SEX_M", "SEX_F")),)
    assert sums("A5", "ECO_AGGREGATE")[Axis.SEX].ways("SEX_M") == ()


def test_status_unknown_may_be_blank() -> None:
    """A register that knows everybody's place of birth has no row for those unknown."""
    (parts,) = sums("A5", "ECO_AGGREGATE")[Axis.STATUS].ways("CBR_BIR_TOTAL")
    assert parts == Parts(("CBR_BIR_NATIVE", "CBR_BIR_FOREIGN", "CBR_BIR_X"), frozenset({"CBR_BIR_X"}))


def test_activities_have_a_usual_and_another_set() -> None:
    """Mining apart, or together with electricity: never both."""
    usual, other = sums("A5", "ECO_AGGREGATE")[Axis.CLASS].ways("ECO_AGGREGATE_TOTAL")
    assert {"ECO_AGGREGATE_MAN", "ECO_AGGREGATE_MEL"} <= set(usual.codes)
    assert {"ECO_AGGREGATE_MIN", "ECO_AGGREGATE_MANEL"} <= set(other.codes)
    assert usual.optional == other.optional == {"ECO_AGGREGATE_X"}


def test_sums_follow_the_universe_of_the_table() -> None:
    """Children are no part of the working-age population, but of the population."""
    (working_age,) = sums("A1", "AGE_AGGREGATE")[Axis.CLASS].ways("AGE_AGGREGATE_TOTAL")
    assert "AGE_AGGREGATE_YLT15" not in working_age.codes
    older = load_edition("ilms-2018")
    table = older.table(TableKey("A1", Criterion.BIRTH))
    (all_ages,) = sums_of(older, table, "AGE_10YRBANDS", relations=RELATIONS)[Axis.CLASS].ways("AGE_10YRBANDS_TOTAL")
    assert "AGE_10YRBANDS_YLT15" in all_ages.codes


def test_means_are_never_added() -> None:
    """Mean earnings of men and women are not the sum of both."""
    assert sums("A10", "_")[Axis.SEX].ways("SEX_T") == ()


def test_countries_add_up_with_the_rest() -> None:
    """The rest may be blank while another country could still be named."""
    table = EDITION.table(TableKey("C4", Criterion.NONE))
    codes = EDITION.class_list("CDS_DES")
    named = tuple(f"CDS_DES_{code}" for code in ("THA", "MYS", "SGP", "ARE", "QAT"))
    (some,) = country_sums(table, codes, named[:2]).ways("CDS_DES_TOTAL")
    assert some == Parts((*named[:2], "CDS_DES_X"), frozenset({"CDS_DES_X"}))
    (full,) = country_sums(table, codes, named).ways("CDS_DES_TOTAL")
    assert full == Parts((*named, "CDS_DES_X"), frozenset())


def test_what_has_no_total_is_not_added() -> None:
    """A list without total, and means over countries."""
    table = EDITION.table(TableKey("A10", Criterion.BIRTH))
    assert country_sums(table, EDITION.class_list("CDS_DES"), ()).ways("CDS_DES_TOTAL") == ()


def test_only_rows_hidden_at_first_are_filled_instead() -> None:
    """Agriculture and non-agriculture is a second check, not another way to fill the table."""
    table = EDITION.table(TableKey("A5", Criterion.BIRTH))
    ((usual, instead),) = alternatives(EDITION, table, "ECO_AGGREGATE", relations=RELATIONS)
    assert usual == {"ECO_AGGREGATE_MAN", "ECO_AGGREGATE_MEL"}
    assert instead == {"ECO_AGGREGATE_MIN", "ECO_AGGREGATE_MANEL"}
    assert alternatives(EDITION, table, "ECO_SECTOR", relations=RELATIONS) == ()


def test_tables_of_countries_have_no_other_set() -> None:
    """Their rows are chosen one by one."""
    for number, criterion, version in (("C4", Criterion.NONE, "CDS_DES"), ("A10", Criterion.BIRTH, "_")):
        table = EDITION.table(TableKey(number, criterion))
        assert alternatives(EDITION, table, version, relations=RELATIONS) == ()
