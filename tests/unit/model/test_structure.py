"""A table definition that contradicts itself cannot be made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ilms_desktop.model.key import ABSENT, Criterion, TableKey
from tests.unit.model.small import BY_AGE, BY_COUNTRY, EARNINGS


def test_a_table_with_a_class_axis_has_a_version_and_one_without_has_none() -> None:
    """A row axis without a list could not be laid out."""
    with pytest.raises(ValueError, match="None"):
        replace(BY_AGE, default_version=None)


def test_a_table_with_a_status_axis_has_its_list() -> None:
    """The same for the split by citizenship or birth."""
    with pytest.raises(ValueError, match="None"):
        replace(BY_AGE, status_list=None)


def test_a_table_is_known_by_number_and_criterion() -> None:
    """The same number exists once by birth and once by citizenship."""
    assert BY_AGE.key == TableKey("A1", Criterion.CITIZENSHIP)
    assert (BY_AGE.id, BY_COUNTRY.id) == ("A1-citizenship", "C4")


def test_every_version_that_may_be_stored_is_listed_once() -> None:
    """Versions of the drop-down first, older ones behind; a table without classes has the absent one."""
    assert BY_AGE.versions == ("AGE_X", "AGE_OLD")
    assert EARNINGS.versions == (ABSENT,)


def test_means_and_counts_differ_in_unit_and_scale() -> None:
    """Means are never added up; their smallest unit is a hundredth, that of counts one person."""
    assert (BY_COUNTRY.is_mean, BY_COUNTRY.scale) == (False, 1000)
    assert (EARNINGS.is_mean, EARNINGS.scale) == (True, 100)


def test_rows_are_countries_where_a_limit_is_set() -> None:
    """Only these tables have a country picker."""
    assert BY_COUNTRY.names_countries
    assert not BY_AGE.names_countries
