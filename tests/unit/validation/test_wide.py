"""Bundles: which QTables are looked at together, and again after an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation.frames import Group
from ilms_desktop.validation.records import Record
from ilms_desktop.validation.wide import BundleIndex, Scope

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition

KEY = QTableKey("BA:1", "A4", Criterion.BIRTH, "AGE_AGGREGATE", 2020)
OTHERS = (
    KEY._replace(year=2019),
    KEY._replace(version="AGE_10YRBANDS"),
    KEY._replace(table="A1"),
    KEY._replace(criterion=Criterion.CITIZENSHIP),
    KEY._replace(source="FX:2"),
)


def index(edition: Edition, scope: Scope) -> BundleIndex:
    """Bundles of one scope, of all tables."""
    made = BundleIndex(edition, {scope: edition.by_key})
    for number, key in enumerate((KEY, *OTHERS)):
        made.take(Record(number, key))
    return made


@pytest.mark.parametrize(
    ("scope", "group", "wanted"),
    [
        (Scope.SINGLE, Group("BA:1", 2020), [0]),
        (Scope.SERIES, Group("BA:1", 0), [2, 1, 0]),
        (Scope.YEAR, Group("BA:1", 2020), [3, 2, 0, 4]),
        (Scope.TABLE, Group("", 0), [2, 1, 0, 5]),
    ],
)
def test_a_scope_says_what_belongs_together(edition: Edition, scope: Scope, group: Group, wanted: list[int]) -> None:
    """By table of the questionnaire, class version and year."""
    (bundle,) = index(edition, scope).touched([KEY])
    assert bundle.key.group == group
    assert [record.id for record in bundle.records] == wanted
    assert bundle in list(index(edition, scope).all())


def test_two_years_hold_a_year_and_the_one_before(edition: Edition) -> None:
    """An edit touches its own year and the year that looks back at it."""
    found = {each.key.group.year: each for each in index(edition, Scope.TWO_YEARS).touched([KEY])}
    assert [record.key.year for record in found[2020].records] == [2020, 2020, 2019, 2020][: len(found[2020].records)]
    assert {record.id for record in found[2020].records} == {0, 1, 2, 3}
    assert {record.id for record in found[2021].records} == {0, 2, 3}
    assert found.keys() == {2020, 2021}


def test_tables_that_no_rule_looks_at_are_in_no_bundle(edition: Edition) -> None:
    """They need not be read, and an edit of them touches nothing."""
    made = BundleIndex(edition, {Scope.YEAR: [KEY.table_key]})
    for number, key in enumerate((KEY, *OTHERS)):
        made.take(Record(number, key))
    assert {record.key.table for bundle in made.all() for record in bundle.records} == {"A4"}
    assert list(made.touched([KEY._replace(table="A1")])) == []


def test_a_qtable_that_is_empty_again_leaves_its_bundles(edition: Edition) -> None:
    """The bundle stays, without it, so that what was said of it is forgotten."""
    made = index(edition, Scope.SINGLE)
    made.drop(KEY)
    (bundle,) = made.touched([KEY])
    assert bundle.records == ()
    made.clear()
    made.drop(KEY)
    assert list(made.all()) == []
