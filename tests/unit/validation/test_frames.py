"""Which QTables are compared with which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey, TableKey
from ilms_desktop.validation import Group, load_rules
from ilms_desktop.validation.frames import Planner
from ilms_desktop.validation.records import Record
from ilms_desktop.validation.rulebook import RuleBook

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.validation.frames import Frame

CITIZENSHIP = Criterion.CITIZENSHIP


@pytest.fixture
def planner(edition: Edition) -> Planner:
    """Planner of the current edition."""
    book = RuleBook.of(load_rules(edition.id))
    return Planner.of(edition, book)


def record(
    table: str,
    version: str,
    *,
    source: str = "BA:1",
    criterion: Criterion = CITIZENSHIP,
    year: int = 2020,
    has_figures: bool = True,
) -> Record:
    """A QTable."""
    key = QTableKey(source, table, criterion, version, year)
    return Record(abs(hash(key)), key, has_figures=has_figures)


def pairs(frames: list[Frame], relation: str) -> set[tuple[str, ...]]:
    """Sources and tables that a relation compares."""
    return {
        tuple(f"{key.source} {key.table}" for key in frame.key.qtables)
        for frame in frames
        if frame.key.relation.endswith(relation)
    }


def test_a_qtable_alone_belongs_to_its_source_and_year(planner: Planner) -> None:
    """Its sums are the source's own affair."""
    frame = planner.single(record("A4", "AGE_AGGREGATE"))
    assert frame.group == Group("BA:1", 2020)
    assert {identity.rule for identity in frame.identities} == {"V02", "V03", "V21"}


def test_tables_of_one_year_and_criterion_are_compared(planner: Planner) -> None:
    """Other years and the other criterion count other persons."""
    records = [
        record("A4", "AGE_AGGREGATE"),
        record("A5", "ECO_AGGREGATE"),
        record("A6", "OCU_SKILL", year=2019),
        record("A7", "STE_AGGREGATE", criterion=Criterion.BIRTH),
    ]
    frames = list(planner.across(records))
    assert [frame.key.relation for frame in frames] == ["V07 D141"]
    assert frames[0].group == Group("BA:1", 2020)
    assert frames[0].is_one_source


def test_tables_without_figures_are_not_compared(planner: Planner) -> None:
    """A table of letters waits for nothing."""
    records = [record("A4", "AGE_AGGREGATE"), record("A5", "ECO_AGGREGATE", has_figures=False)]
    assert list(planner.across(records)) == []


def test_every_class_version_is_compared(planner: Planner) -> None:
    """The total is the same in every list."""
    records = [record("A4", "AGE_AGGREGATE"), record("A4", "AGE_10YRBANDS"), record("A5", "ECO_AGGREGATE")]
    assert len(list(planner.across(records, tables=[TableKey("A5", CITIZENSHIP)]))) == 2


def test_versions_of_one_table_are_compared_where_rows_of_one_are_sums_of_the_other(planner: Planner) -> None:
    """The coarser one first; a list that nothing connects with it stands alone."""
    records = [record("A4", version) for version in ("AGE_AGGREGATE", "AGE_10YRBANDS", "AGE_5YRBANDS")]
    frames = list(planner.across(records))
    assert [tuple(key.version for key in frame.key.qtables) for frame in frames] == [
        ("AGE_AGGREGATE", "AGE_10YRBANDS"),
        ("AGE_10YRBANDS", "AGE_5YRBANDS"),
    ]
    assert {frame.key.relation for frame in frames} == {"V25"}
    assert list(planner.across(records, tables=[TableKey("A1", CITIZENSHIP)])) == []
    others = [record("A4", "AGE_AGGREGATE"), record("A4", "AGE_10YRBANDS", source="BA:2")]
    assert list(planner.across(others)) == []


def test_versions_laid_out_alike_share_their_identities(planner: Planner) -> None:
    """A file of twenty years has twenty frames and one set of identities."""
    records = [record("A4", each, year=year) for year in (2019, 2020) for each in ("AGE_AGGREGATE", "AGE_10YRBANDS")]
    first, second = planner.across(records)
    assert first.identities is second.identities


def test_both_criteria_of_a_table_are_compared_where_they_hold_everybody(planner: Planner) -> None:
    """Migrants by country of birth and by citizenship are different persons; all residents are not."""
    both = [record("A4", "AGE_AGGREGATE", criterion=each) for each in (Criterion.BIRTH, CITIZENSHIP)]
    lists = {Criterion.BIRTH: "CBR_BRT", CITIZENSHIP: "CCT_CTZ"}
    migrants = [record("A3", version, criterion=each) for each, version in lists.items()]
    (frame,) = planner.across([*both, *migrants])
    assert frame.key.relation == "V26 criteria"
    assert [key.criterion for key in frame.key.qtables] == [Criterion.BIRTH, CITIZENSHIP]
    assert list(planner.across(both, tables=[TableKey("A4", CITIZENSHIP)])) == [frame]
    assert list(planner.across(both, tables=[TableKey("A5", CITIZENSHIP)])) == []


def test_a_flow_is_held_against_the_stock_of_its_year_or_of_the_year_before(planner: Planner) -> None:
    """Who came back was abroad before; who left is abroad at the end of the year."""
    abroad = [record("C1", "CRS_RES", criterion=Criterion.NONE, year=year) for year in (2019, 2020)]
    left = record("C4", "CDS_DES", criterion=Criterion.NONE)
    back = record("C2", "CPR_PRV", criterion=Criterion.NONE)
    frames = [frame for frame in planner.across([*abroad, left, back]) if frame.key.relation.startswith("V27")]
    compared = [tuple((key.table, key.year) for key in frame.key.qtables) for frame in frames]
    assert compared == [(("C1", 2020), ("C4", 2020)), (("C1", 2019), ("C2", 2020))]
    assert {frame.group for frame in frames} == {Group("BA:1", 2020)}
    assert planner.reach == 1


def test_only_the_comparisons_of_some_years_are_made(planner: Planner) -> None:
    """After an edit the other years stand."""
    records = [
        record(*each, year=year) for year in (2019, 2020) for each in (("A4", "AGE_AGGREGATE"), ("A4", "AGE_10YRBANDS"))
    ]
    assert [frame.group.year for frame in planner.across(records, years=[2020])] == [2020]


def test_a_comparison_depends_on_tables_that_could_stand_in(planner: Planner, edition: Edition) -> None:
    """A table by occupation gives way to one by age; so a new table by age changes what is compared."""
    relation = RuleBook.of(load_rules(edition.id)).table_relations["D146"]
    records = [record("A8", "CCT_CTZ"), record("A6", "OCU_SKILL")]
    frame = next(each for each in planner.across(records) if each.key.relation.endswith("D146"))
    assert TableKey("A4", CITIZENSHIP) in planner.looks_at(frame.key, relation)
    assert planner.looks_at(frame.key, None) == {TableKey("A8", CITIZENSHIP), TableKey("A6", CITIZENSHIP)}


def test_a_table_that_is_not_there_is_replaced_by_the_next(planner: Planner) -> None:
    """Employed migrants meet employment by age, else by activity, occupation, status."""
    with_age = [record("A8", "CCT_CTZ"), record("A4", "AGE_AGGREGATE"), record("A6", "OCU_SKILL")]
    assert pairs(list(planner.across(with_age)), "D146") == {("BA:1 A8", "BA:1 A4")}
    assert pairs(list(planner.across(with_age[:1] + with_age[2:])), "D146") == {("BA:1 A8", "BA:1 A6")}


def test_two_sources_are_compared_where_one_of_them_has_one_table_only(planner: Planner) -> None:
    """A register without a total population is held against the survey."""
    survey = [record("A3", "CCT_CTZ"), record("A8", "CCT_CTZ")]
    register = record("A8", "CCT_CTZ", source="FB:2")
    frames = list(planner.across([*survey, register]))
    assert pairs(frames, "D148") == {("BA:1 A3", "BA:1 A8"), ("BA:1 A3", "FB:2 A8")}
    assert {frame.group for frame in frames} == {Group("BA:1", 2020), Group("", 2020)}


def test_parts_come_from_one_source_together(planner: Planner) -> None:
    """Employed of one survey plus unemployed of another is nobody's labour force."""
    tables = {number: record(number, "AGE_AGGREGATE") for number in ("A1", "A4", "A9")}
    mixed = [tables["A1"], tables["A4"], record("A9", "AGE_AGGREGATE", source="FB:2")]
    assert pairs(list(planner.across(tables.values())), "D147") == {("BA:1 A1", "BA:1 A4", "BA:1 A9")}
    assert pairs(list(planner.across(mixed)), "D147") == set()


def test_only_the_relations_of_a_table_are_made_again(planner: Planner) -> None:
    """After an edit of A5, the comparison of A4 and A6 stands."""
    records = [record("A4", "AGE_AGGREGATE"), record("A5", "ECO_AGGREGATE"), record("A6", "OCU_SKILL")]
    frames = list(planner.across(records, tables=[TableKey("A5", CITIZENSHIP)]))
    assert {frame.key.relation for frame in frames} == {"V07 D141"}
    assert list(planner.across(records, tables=[TableKey("A5", Criterion.BIRTH)])) == []


def test_a_comparison_without_a_cell_in_common_is_none() -> None:
    """Youth and adults hold no children, so nothing equals the working-age table."""
    from ilms_desktop.definitions.loader import load_edition

    book = RuleBook.of(load_rules("ilms-2018"))
    old = Planner.of(load_edition("ilms-2018"), book)
    records = [record("A1", "AGE_YTHADULT"), record("A2", "EDU_ISCED11")]
    assert [frame.key.relation for frame in old.across(records)] == ["V08 D164"]


def test_identities_are_made_once_for_tables_laid_out_alike(planner: Planner) -> None:
    """A file of twenty years has twenty frames and one set of identities."""
    records = [
        record(*each, year=year) for year in (2019, 2020) for each in (("A4", "AGE_AGGREGATE"), ("A5", "ECO_SECTOR"))
    ]
    first, second = planner.across(records)
    assert first.identities is second.identities
