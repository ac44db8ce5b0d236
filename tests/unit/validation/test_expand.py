"""Which sums a table has: every row, column and block, as its layout and its countries make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.expand import RowExpander
from ilms_desktop.validation.rulebook import RuleBook

if TYPE_CHECKING:
    from ilms_desktop.validation.identity import Identity

FIVE = tuple(f"CDS_DES_{code}" for code in ("THA", "MYS", "KOR", "JPN", "SGP"))


def expander(edition_id: str = "ilms-2019") -> RowExpander:
    """Expander of an edition."""
    return RowExpander(load_edition(edition_id), RuleBook.of(load_rules(edition_id)).row_sums)


def identities(
    number: str,
    criterion: Criterion,
    version: str,
    named: tuple[str, ...] = (),
    *,
    edition: str = "ilms-2019",
) -> tuple[Identity, ...]:
    """Identities of a table."""
    return expander(edition).identities(TableKey(number, criterion), version, named)


def codes_of(identity: Identity) -> tuple[str, list[str]]:
    """Codes on the axis that is added up: target, parts."""
    axis = {Axis.SEX: 0, Axis.STATUS: 1, Axis.CLASS: 2}[identity.axis or Axis.CLASS]
    return identity.target.cell[axis], [part.cell[axis] for part in identity.parts]


def test_a_table_with_three_axes_has_rows_columns_and_blocks() -> None:
    """5 age rows in 4 groups, 3 sexes × 5 age rows, 3 sexes × 4 groups."""
    found = identities("A4", Criterion.BIRTH, "AGE_AGGREGATE")
    assert [sum(each.rule == rule for each in found) for rule in ("V02", "V21", "V03")] == [20, 15, 12]


def test_rows_out_of_scope_are_in_no_sum() -> None:
    """Children are not of working age, even where the list has a row for them."""
    found = identities("A4", Criterion.BIRTH, "AGE_AGGREGATE")
    assert "AGE_AGGREGATE_YLT15" not in {term.cell.klass for each in found for term in each.terms}
    all_ages = identities("A1", Criterion.BIRTH, "AGE_AGGREGATE", edition="ilms-2018")
    assert "AGE_AGGREGATE_YLT15" in {term.cell.klass for each in all_ages for term in each.parts}


def test_means_are_never_added_up() -> None:
    """Mean earnings of men and women do not add up to anything."""
    assert identities("A10", Criterion.BIRTH, "_") == ()


def test_named_countries_are_required_and_named() -> None:
    """Each country named must be there before the rest is judged."""
    column = next(each for each in identities("C4", Criterion.NONE, "CDS_DES", FIVE) if each.rule == "V03")
    assert codes_of(column) == ("CDS_DES_TOTAL", [*FIVE, "CDS_DES_X"])
    assert [part.is_named for part in column.parts] == [True] * 5 + [False]
    assert all(part.is_required for part in column.parts)


def test_other_countries_may_be_blank_while_more_could_be_named() -> None:
    """Who names two of five countries and no others has named all there are."""
    column = next(each for each in identities("C4", Criterion.NONE, "CDS_DES", FIVE[:2]) if each.rule == "V03")
    assert [part.is_required for part in column.parts] == [True, True, False]


def test_the_same_equation_is_checked_once() -> None:
    """Non-agriculture = total - agriculture says what total = agriculture + non-agriculture says."""
    column = [each for each in identities("C6", Criterion.NONE, "ECO_SECTOR") if each.rule == "V03"]
    assert {each.relation for each in column} == {"D022", "D023", "D025"}


def test_one_relation_of_a_list_watches_over_the_whole() -> None:
    """Every row below the total is compared with it once, those outside the sum too."""
    found = identities("C6", Criterion.NONE, "ECO_SECTOR")
    whole = [each for each in found if each.is_whole and each.rule == "V03"]
    assert {each.relation for each in whole} == {"D022"}
    assert [side.cell.klass for side in whole[0].sides] == ["ECO_SECTOR_NAG"]
    assert not any(side.is_added or side.is_required for side in whole[0].sides)


def test_conditions_become_bits() -> None:
    """The first of two ways to divide industry is used while the rows of the other are blank."""
    found = identities("C6", Criterion.NONE, "ECO_AGGREGATE")
    first = next(each for each in found if each.relation == "D019")
    bits = {term.cell.klass: term.bit for term in first.terms if term.bit}
    assert set(bits) == {"ECO_AGGREGATE_MIN", "ECO_AGGREGATE_MANEL"}
    assert first.admits(0)
    assert not first.admits(bits["ECO_AGGREGATE_MIN"])
    assert first.has_choice


def test_a_condition_may_be_turned_round() -> None:
    """Level 5 is used unless it is blank and both its halves are filled."""
    found = identities("C5", Criterion.NONE, "EDU_ISCED97")
    usual, halves = (next(each for each in found if each.relation == relation) for relation in ("D016", "D016B"))
    bits = {term.cell.klass.removeprefix("EDU_ISCED97_"): term.bit for term in usual.terms if term.bit}
    both = bits["5A"] | bits["5B"]
    assert usual.admits(0)
    assert usual.admits(both | bits["5"])
    assert not usual.admits(both)
    assert {len(halves.parts), len(usual.parts)} == {10, 9}


def test_an_equation_may_have_two_sides() -> None:
    """Manufacturing + the rest of industry = mining + manufacturing with electricity."""
    found = next(each for each in identities("C6", Criterion.NONE, "ECO_AGGREGATE") if each.relation == "D021")
    coefficients = {part.cell.klass.removeprefix("ECO_AGGREGATE_"): part.coefficient for part in found.parts}
    assert coefficients == {"MEL": -1, "MIN": 1, "MANEL": 1}
    assert not found.adds_up


def test_a_subset_is_one_comparison_for_each_part() -> None:
    """15-64 is a part of 15+; nothing is added up."""
    found = [each for each in identities("A4", Criterion.BIRTH, "AGE_YTHADULT") if each.is_at_least]
    assert {codes_of(each)[0] for each in found} == {"AGE_YTHADULT_YGE15", "AGE_YTHADULT_Y15-64"}
    assert all(len(each.parts) == 1 for each in found)


def test_a_table_without_sex_has_no_sum_of_sexes() -> None:
    """The rules follow the axes of the table."""
    found = identities("SC6", Criterion.NONE, "ECO_ISIC4", edition="ilms-asean")
    assert {each.rule for each in found} == {"V03"}
    assert found[0].target.cell == ("_", "_", "ECO_ISIC4_TOTAL")


def test_identities_are_made_once_for_each_layout() -> None:
    """Thousands of QTables share a few dozen layouts."""
    made = expander()
    key = TableKey("C4", Criterion.NONE)
    assert made.identities(key, "CDS_DES", FIVE) is made.identities(key, "CDS_DES", FIVE)
    assert made.identities(key, "CDS_DES", FIVE) is not made.identities(key, "CDS_DES", FIVE[:1])


@pytest.mark.parametrize("edition_id", ["ilms-2019", "ilms-2018", "ilms-asean"])
def test_every_class_version_of_every_table_has_its_total_checked(edition_id: str) -> None:
    """A list without a sum would let every error through."""
    edition = load_edition(edition_id)
    made = expander(edition_id)
    for table in edition.tables:
        for version in table.versions if Axis.CLASS in table.axes and not table.is_mean else ():
            named = (f"{version}_THA",) if table.names_countries else ()
            total = edition.class_list(version).total
            sums = [each for each in made.identities(table.key, version, named) if each.axis is Axis.CLASS]
            assert total in {each.target.cell.klass for each in sums if not each.is_at_least}, (table.id, version)


def test_what_is_left_after_naming_is_not_comparable() -> None:
    """Other countries mean something else in every table."""
    layout = expander().layout(TableKey("C4", Criterion.NONE), "CDS_DES", ("CDS_DES_THA", "CDS_DES_XASIA"))
    assert layout.comparable(Axis.CLASS) == ("CDS_DES_TOTAL", "CDS_DES_THA")
    assert layout.comparable(Axis.STATUS) == ("_",)
    assert layout.total(Axis.STATUS) == "_"
