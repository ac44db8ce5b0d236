"""The checker of an open file: groups, memory, and what an edit brings up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.finding import Severity
from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.validation import Checker, Group, GroupResult
from ilms_desktop.validation.results import together
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

SOURCE = "FX:N1"
ABROAD = QTableKey(SOURCE, "C1", Criterion.NONE, "CRS_RES", 2010)
TOTAL = "SEX_T CRS_RES_TOTAL"
EXCHANGED = {TOTAL: "72.728", "SEX_M CRS_RES_TOTAL": "133.269", "SEX_F CRS_RES_TOTAL": "60.541"}
LEFT = QTableKey(SOURCE, "C4", Criterion.NONE, "CDS_DES", 2020)
ACTIVITY = QTableKey(SOURCE, "C6", Criterion.NONE, "ECO_AGGREGATE", 2020)


@pytest.fixture
def checker(edition: Edition, checker_for: Callable[[Edition], Checker]) -> Checker:
    """A checker that has seen nothing yet."""
    return checker_for(edition)


def at(key: QTableKey, codes: str) -> ObservationKey:
    """Key of a cell."""
    return ObservationKey(key, cell_of(codes))


def rules(result: GroupResult) -> list[str]:
    """Rules of the findings, in their order."""
    return [finding.rule for finding in result.findings]


def severities(result: GroupResult, rule: str) -> list[str]:
    """Severities of the findings of one rule, in their order."""
    return [finding.severity for finding in result.findings if finding.rule == rule]


def test_findings_come_by_source_and_year(file: File, checker: Checker) -> None:
    """The window replaces group by group what it shows."""
    file.write(ABROAD, EXCHANGED)
    file.write(ABROAD._replace(year=2011), {TOTAL: "10"})
    results = checker.full(file.connection)
    assert rules(results[Group(SOURCE, 2010)]) == ["V05", "V02", "V22"]
    assert rules(results[Group(SOURCE, 2011)]) == []
    assert len(results[Group(SOURCE, 2011)].not_evaluated) == 2


def test_comparisons_of_sources_belong_to_the_year(file: File, checker: Checker) -> None:
    """A difference between two sources belongs to neither of them."""
    file.source("BA:2", S3="S3:5", T2="T2:84", contact_name="Somebody")
    file.write(LEFT, {"SEX_T CDS_DES_TOTAL": "60"})
    file.write(ACTIVITY._replace(source="BA:2"), {"SEX_T ECO_AGGREGATE_TOTAL": "70"})
    results = checker.full(file.connection)
    assert rules(results[Group("", 2020)]) == ["V07"]
    assert results[Group("", 2020)].findings[0].severity is Severity.WARNING
    assert results[Group("", 2020)].findings[0].values["other_source"] == "Source"


def test_a_source_that_can_be_compared_with_itself_is_not_compared_with_others(file: File, checker: Checker) -> None:
    """The same difference told again for every other source helps nobody."""
    file.source("BA:2", S3="S3:5", T2="T2:84", contact_name="Somebody")
    for source, figure in ((SOURCE, "60"), ("BA:2", "70")):
        file.write(LEFT._replace(source=source), {"SEX_T CDS_DES_TOTAL": figure})
        file.write(ACTIVITY._replace(source=source), {"SEX_T ECO_AGGREGATE_TOTAL": figure})
    results = checker.full(file.connection)
    assert "V07" not in rules(together(results.values()))
    assert Group("", 2020) not in results


def test_an_edit_gives_back_the_groups_it_may_have_changed(file: File, checker: Checker) -> None:
    """Even where nothing is said any more, so that the window forgets what it showed."""
    file.write(ABROAD, EXCHANGED)
    checker.full(file.connection)
    for codes, figure in ((TOTAL, 133_269), ("SEX_M CRS_RES_TOTAL", 72_728)):
        file.put(at(ABROAD, codes), Observation(figure, 3))
    results = checker.touched(file.connection, keys=[at(ABROAD, TOTAL)])
    later = {Group(SOURCE, 2011), Group("", 2011)}  # a year looks back at the stock of the year before
    assert set(results) == {Group(SOURCE, 2010), Group(SOURCE, 0), Group("", 2010), Group("", 0)} | later
    assert rules(results[Group(SOURCE, 2010)]) == []
    assert results[Group(SOURCE, 2010)].passed == 1
    assert results[Group("", 2010)].is_empty


def test_an_edit_before_the_first_check_checks_everything(file: File, checker: Checker) -> None:
    """Whoever asks first gets a right answer."""
    file.write(ABROAD, EXCHANGED)
    results = checker.touched(file.connection, keys=[at(ABROAD, TOTAL)])
    assert rules(results[Group(SOURCE, 2010)]) == ["V05", "V02", "V22"]


def test_nothing_touched_gives_nothing_back(file: File, checker: Checker) -> None:
    """A step that changed no figure changes no finding."""
    file.write(ABROAD, EXCHANGED)
    checker.full(file.connection)
    assert checker.touched(file.connection) == {}


def test_emptying_a_table_takes_its_findings_away(file: File, checker: Checker) -> None:
    """The last figure gone, the source is not asked anything either."""
    file.source(SOURCE)
    file.write(ABROAD, EXCHANGED)
    before = checker.full(file.connection)
    assert rules(before[Group(SOURCE, 0)])
    keys = list(file.observations())
    for key in keys:
        file.put(key, BLANK)
    results = checker.touched(file.connection, keys=keys)
    assert all(result.is_empty for result in results.values())


def test_naming_a_country_changes_what_is_waited_for(file: File, checker: Checker) -> None:
    """A country named without a figure is a row still to be filled in."""
    file.write(LEFT, {"SEX_T CDS_DES_TOTAL": "60", "SEX_T CDS_DES_THA": "60"})
    assert checker.full(file.connection)[Group(SOURCE, 2020)].passed == 1
    file.name(LEFT, ["CDS_DES_MYS"])
    results = checker.touched(file.connection, qtables=[LEFT])
    column = next(note for note in results[Group(SOURCE, 2020)].not_evaluated if note.rule == "V03")
    assert column.missing == (at(LEFT, "SEX_T CDS_DES_MYS"),)


def test_editing_a_source_checks_what_depends_on_it(file: File, checker: Checker) -> None:
    """Another reference period makes a difference between tables a warning."""
    file.write(LEFT, {"SEX_T CDS_DES_TOTAL": "60"})
    file.write(ACTIVITY, {"SEX_T ECO_AGGREGATE_TOTAL": "70"})
    before = checker.full(file.connection)
    assert severities(before[Group(SOURCE, 2020)], "V07") == ["E"]
    file.fields(ACTIVITY, S3="S3:8")
    by_table = checker.touched(file.connection, qtables=[ACTIVITY])
    assert severities(by_table[Group(SOURCE, 2020)], "V07") == ["W"]
    file.source(SOURCE, name="", S3="S3:8")
    by_source = checker.touched(file.connection, sources=[SOURCE])
    assert severities(by_source[Group(SOURCE, 2020)], "V07") == ["E"]  # both say the same now
    assert severities(by_source[Group(SOURCE, 0)], "V19") == ["E", "W", "W"]


def test_a_table_that_appears_ends_a_comparison_of_sources(file: File, checker: Checker) -> None:
    """As soon as a source has both tables, it answers for itself."""
    file.source("BA:2", S3="S3:5", T2="T2:84", contact_name="Somebody")
    file.write(LEFT, {"SEX_T CDS_DES_TOTAL": "60"})
    file.write(ACTIVITY._replace(source="BA:2"), {"SEX_T ECO_AGGREGATE_TOTAL": "70"})
    file.write(LEFT._replace(source="BA:2"), {"SEX_T CDS_DES_TOTAL": "N"})
    checker.full(file.connection)
    file.write(LEFT._replace(source="BA:2"), {"SEX_T CDS_DES_TOTAL": "70"})
    file.write(ACTIVITY, {"SEX_T ECO_AGGREGATE_TOTAL": "60"})
    keys = [at(LEFT._replace(source="BA:2"), "SEX_T CDS_DES_TOTAL"), at(ACTIVITY, "SEX_T ECO_AGGREGATE_TOTAL")]
    assert checker.touched(file.connection, keys=keys)[Group("", 2020)].is_empty


def test_a_key_names_the_instance_and_nothing_else(file: File, checker: Checker) -> None:
    """A reason given for a finding must find it again after every run, and end when a figure changes."""

    def finding(total: str) -> Finding:
        file.write(ABROAD, EXCHANGED | {TOTAL: total})
        return checker.full(file.connection)[Group(SOURCE, 2010)].findings[-1]

    first, again, changed, more_decimals = (finding(each) for each in ("72.7", "72.7", "72.8", "72.70"))
    assert first == again
    assert first.key == changed.key == more_decimals.key
    assert len({first.fingerprint, changed.fingerprint, more_decimals.fingerprint}) == 3


def test_keys_are_unique(file: File, checker: Checker) -> None:
    """Two findings with one key would share one reason."""
    file.write(ACTIVITY._replace(version="ECO_SECTOR"), {
        "SEX_T ECO_SECTOR_TOTAL": "37", "SEX_T ECO_SECTOR_AGR": "2", "SEX_T ECO_SECTOR_NAG": "25",
        "SEX_T ECO_SECTOR_IND": "5", "SEX_T ECO_SECTOR_SER": "6",
    })  # fmt: skip
    result = together(checker.full(file.connection).values())
    every = [*result.findings, *result.not_evaluated]
    assert severities(result, "V03") == ["E", "E", "E"]
    assert len({each.key for each in every}) == len(every)


def test_the_temporary_tables_are_gone_afterwards(file: File, checker: Checker) -> None:
    """Checking leaves no trace in the file."""
    file.write(ABROAD, EXCHANGED)
    checker.full(file.connection)
    left = file.connection.exec_driver_sql("SELECT count(*) FROM sqlite_temp_master").scalar()
    assert left == 0
    assert not file.connection.in_nested_transaction()


def test_a_stock_is_looked_at_again_with_the_flow_of_the_next_year(file: File, checker: Checker) -> None:
    """Who came back was abroad the year before; an edit of that year changes what is said of this one."""
    back = QTableKey(SOURCE, "C2", Criterion.NONE, "CPR_PRV", 2011)
    file.write(ABROAD, {TOTAL: "30"})
    file.write(back, {"SEX_T CPR_PRV_TOTAL": "40"})
    assert rules(checker.full(file.connection)[Group(SOURCE, 2011)]) == ["V27"]
    file.put(at(ABROAD, TOTAL), Observation(50_000, 0))
    results = checker.touched(file.connection, keys=[at(ABROAD, TOTAL)])
    assert rules(results[Group(SOURCE, 2011)]) == []


def test_indicators_are_those_of_the_qtables_given(file: File, checker: Checker) -> None:
    """They are read from the file, checked or not."""
    file.write(LEFT, {"SEX_T CDS_DES_TOTAL": "10", "SEX_F CDS_DES_TOTAL": "4"})
    assert [each.value for each in checker.indicators(file.connection, [LEFT], 2020)] == [400]
    assert checker.indicators(file.connection, [], 2020) == ()
    checker.full(file.connection)
    blank = LEFT._replace(year=2019)
    assert [each.value for each in checker.indicators(file.connection, [LEFT, blank], 2020)] == [400]
