"""How cells of several tables meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.rule import Operator
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.expand import RowExpander
from ilms_desktop.validation.expand_tables import expand_tables
from ilms_desktop.validation.relations import criteria_relation
from ilms_desktop.validation.rulebook import RuleBook

if TYPE_CHECKING:
    from ilms_desktop.validation.identity import Identity

Place = tuple[str, str, tuple[str, ...]]


def expanded(
    relation: str, *places: Place, criterion: Criterion, edition: str = "ilms-2019", operator: Operator | None = None
) -> tuple[Identity, ...]:
    """Identities of a relation on tables, given as number, version, countries."""
    book = RuleBook.of(load_rules(edition))
    rows = RowExpander(load_edition(edition), book.row_sums)
    layouts = [rows.layout(TableKey(number, criterion), version, named) for number, version, named in places]
    wanted = book.table_relations[relation]
    return expand_tables("V07", wanted, layouts, operator=operator or wanted.operator)


def cells(identity: Identity) -> list[tuple[str, ...]]:
    """Cells of target and parts."""
    return [tuple(term.cell) for term in identity.added]


def test_totals_meet_across_class_lists() -> None:
    """Employment by age and by activity: each sex in each group, total with total."""
    found = expanded("D141", ("A4", "AGE_AGGREGATE", ()), ("A5", "ECO_SECTOR", ()), criterion=Criterion.BIRTH)
    assert len(found) == 12
    assert cells(found[0]) == [
        ("SEX_T", "CBR_BIR_TOTAL", "AGE_AGGREGATE_TOTAL"),
        ("SEX_T", "CBR_BIR_TOTAL", "ECO_SECTOR_TOTAL"),
    ]


def test_a_table_of_migrants_meets_the_migrants_of_the_other() -> None:
    """Foreign-born persons by country are the foreign-born row of the table by age."""
    found = expanded("D145", ("A3", "CBR_BRT", ()), ("A1", "AGE_AGGREGATE", ()), criterion=Criterion.BIRTH)
    assert len(found) == 3
    assert cells(found[0]) == [("SEX_T", "_", "CBR_BRT_TOTAL"), ("SEX_T", "CBR_BIR_FOREIGN", "AGE_AGGREGATE_TOTAL")]
    citizens = expanded("D145", ("A3", "CCT_CTZ", ()), ("A1", "AGE_AGGREGATE", ()), criterion=Criterion.CITIZENSHIP)
    assert cells(citizens[0])[1] == ("SEX_T", "CCT_CIT_NONCIT", "AGE_AGGREGATE_TOTAL")


def test_a_table_without_sex_meets_both_sexes_together() -> None:
    """The ASEAN table by activity has no sex."""
    found = expanded(
        "D180",
        ("SA6", "AGE_YTHADULT", ()),
        ("SA8", "ECO_ISIC4", ()),
        criterion=Criterion.STATUS,
        edition="ilms-asean",
    )
    assert [cells(each)[1][0] for each in found] == ["_"] * len(found)
    assert cells(found[0])[0] == ("SEX_T", "MIG_STATUS_TOTAL", "AGE_YTHADULT_YGE15")


def test_row_meets_row_where_both_use_the_same_list() -> None:
    """Employed and unemployed of each age are a part of everybody of that age."""
    tables = [(number, "AGE_AGGREGATE", ()) for number in ("A1", "A4", "A9")]
    found = expanded("D147", *tables, criterion=Criterion.BIRTH)
    assert len(found) == 3 * 4 * 5
    assert all(each.is_at_least and len(each.parts) == 2 for each in found)


def test_only_totals_meet_where_the_lists_differ() -> None:
    """Ten-year and broad age groups share their total alone."""
    versions = ("AGE_10YRBANDS", "AGE_AGGREGATE", "AGE_AGGREGATE")
    tables = [(number, version, ()) for number, version in zip(("A1", "A4", "A9"), versions, strict=True)]
    assert len(expanded("D147", *tables, criterion=Criterion.BIRTH)) == 3 * 4


def test_countries_meet_where_both_tables_name_them() -> None:
    """A country in one table only, and what is left over, cannot be compared."""
    mine = ("CDS_DES_THA", "CDS_DES_MYS")
    found = expanded("D156", ("C3", "CDS_DES", mine), ("C4", "CDS_DES", mine[1:]), criterion=Criterion.NONE)
    assert {cells(each)[0][2] for each in found} == {"CDS_DES_TOTAL", "CDS_DES_MYS"}


def test_a_country_of_destination_is_a_country_of_residence() -> None:
    """Lists of countries are called differently; the countries are the same."""
    tables = (("C1", "CRS_RES", ("CRS_RES_THA", "CRS_RES_KOR")), ("C4", "CDS_DES", ("CDS_DES_KOR",)))
    found = expanded("D193", *tables, criterion=Criterion.NONE)
    assert {tuple(cell[2] for cell in cells(each)) for each in found} == {
        ("CRS_RES_TOTAL", "CDS_DES_TOTAL"),
        ("CRS_RES_KOR", "CDS_DES_KOR"),
    }
    assert all(each.is_at_least for each in found)


def test_two_criteria_meet_in_everybody() -> None:
    """Foreign-born persons are not non-citizens, but all are all."""
    relation = criteria_relation(["birth", "citizenship"])
    rows = RowExpander(load_edition("ilms-2019"), ())
    criteria = (Criterion.BIRTH, Criterion.CITIZENSHIP)
    layouts = [rows.layout(TableKey("A4", each), "AGE_AGGREGATE", ()) for each in criteria]
    found = expand_tables("V26", relation, layouts, operator=Operator.EQUAL)
    assert len(found) == 3 * 5
    assert {tuple(cell[1] for cell in cells(each)) for each in found} == {("CBR_BIR_TOTAL", "CCT_CIT_TOTAL")}


def test_children_are_taken_off_where_their_row_is_filled() -> None:
    """All ages without the under fifteens equal the working-age table; otherwise they are at least as many."""
    tables = (("A1", "AGE_AGGREGATE", ()), ("A2", "EDU_ISCED11", ()))
    at_least = expanded("D164", *tables, criterion=Criterion.BIRTH, edition="ilms-2018")
    equal = expanded("D164", *tables, criterion=Criterion.BIRTH, edition="ilms-2018", operator=Operator.EQUAL)
    assert len(at_least) == len(equal) == 12
    assert at_least[0].is_at_least
    assert cells(equal[0])[2] == ("SEX_T", "CBR_BIR_TOTAL", "AGE_AGGREGATE_YLT15")
    assert not equal[0].admits(0)
    assert equal[0].admits(1)


def test_nothing_is_taken_off_where_the_list_has_no_such_row() -> None:
    """Youth and adults: the list begins at fifteen."""
    tables = (("A1", "AGE_YTHADULT", ()), ("A2", "EDU_ISCED11", ()))
    assert expanded("D164", *tables, criterion=Criterion.BIRTH, edition="ilms-2018", operator=Operator.EQUAL) == ()
