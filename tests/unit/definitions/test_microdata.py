"""What surveys may hold: every table of every edition knows whom it counts, and by which variables."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from ilms_desktop.definitions.loader import list_editions, load_codelist, load_edition
from ilms_desktop.definitions.microdata import ConditionKind, Statistic, VariableKind, load_microdata
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.structure import Axis


@pytest.mark.parametrize("edition", list_editions())
def test_every_table_knows_whom_it_counts_and_by_which_variables(edition: str) -> None:
    """A new table comes with data alone; this says what data are missing."""
    forms = load_microdata()
    for table in load_edition(edition).tables:
        assert forms.needs(table), table.id
        assert set(forms.needs(table)) <= set(forms.conditions)
        assert (forms.measure(table) is not None) is table.is_mean, table.id
        if Axis.STATUS in table.axes:
            assert forms.statuses[table.criterion].codelist == table.status_list, table.id
        if Axis.CLASS in table.axes:
            known = forms.countries if table.names_countries else forms.by_list
            assert all(version in known for version in table.versions), table.id


@pytest.mark.parametrize(
    ("edition", "number", "criterion", "needs"),
    [
        ("ilms-2019", "A1", Criterion.BIRTH, ("resident", "working_age")),
        ("ilms-2019", "A3", Criterion.BIRTH, ("resident", "migrant", "working_age")),
        ("ilms-2019", "A5", Criterion.CITIZENSHIP, ("resident", "working_age", "employed")),
        ("ilms-2019", "A10", Criterion.BIRTH, ("resident", "working_age", "employed", "employee")),
        ("ilms-2019", "B1", Criterion.BIRTH, ("resident", "migrant", "arrived", "working_age")),
        ("ilms-2019", "C1", Criterion.NONE, ("abroad", "citizen")),
        ("ilms-2019", "C2", Criterion.NONE, ("resident", "citizen", "returned")),
        ("ilms-2019", "C3", Criterion.NONE, ("abroad", "citizen", "left")),
        ("ilms-2019", "C4", Criterion.NONE, ("abroad", "citizen", "left", "to_work")),
        ("ilms-2018", "A1", Criterion.BIRTH, ("resident",)),
        ("ilms-asean", "SA11", Criterion.STATUS, ("resident", "working_age", "employed")),
    ],
)
def test_a_table_counts_whom_the_questionnaire_says(
    edition: str, number: str, criterion: Criterion, needs: tuple[str, ...]
) -> None:
    """Conditions are asked in this order, so that nobody is asked what does not concern him."""
    table = load_edition(edition).table(TableKey(number, criterion))
    assert load_microdata().needs(table) == needs


def test_means_and_medians_are_told_apart() -> None:
    """Both are of earnings; other tables count persons."""
    edition = load_edition("ilms-2018")
    found = {
        number: load_microdata().measure(edition.table(TableKey(number, Criterion.BIRTH))) for number in ("A10", "A11")
    }
    assert [each.statistic for each in found.values() if each] == [Statistic.MEAN, Statistic.MEDIAN]
    assert load_microdata().per_month["week"] == Fraction(13, 3)


def test_digits_of_a_list_do_not_overlap_and_reach_every_class() -> None:
    """A code has one class, and no class is out of reach."""
    for list_id, ranges in load_microdata().digits.items():
        in_order = sorted(ranges, key=lambda each: each.first)
        assert all(before.last < after.first for before, after in pairwise(in_order)), list_id
        assert len({each.digits for each in ranges}) == 1
        items = {
            code.id for code in load_codelist(list_id).codes if code.kind is CodeKind.ITEM and not code.alternative
        }
        unreached = items - {each.code for each in ranges}
        assert {code.rpartition("_")[2] for code in unreached} <= {"X", "AF"}, list_id


def test_variables_and_conditions_are_of_a_kind() -> None:
    """Choices belong to variables with words of their own; differences leave out what they take away."""
    forms = load_microdata()
    assert all(bool(each.choices) is (each.kind is VariableKind.CHOICE) for each in forms.variables.values())
    assert forms.conditions["working_age"].kind is ConditionKind.AGE
    assert forms.conditions["resident"].granted
    apart = [each for each in forms.derivations if each.all_but]
    assert [(each.target, each.parts) for each in apart] == [("ECO_SECTOR_NAG", ("ECO_AGGREGATE_AGR",))]
