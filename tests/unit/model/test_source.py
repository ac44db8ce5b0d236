"""A source carries its type in its id and fills the tables of its criteria."""

from __future__ import annotations

import pytest

from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import FieldDefinition, FieldKind, FieldLevel, Source, SourceType


def test_the_id_begins_with_the_type() -> None:
    """BA:544 filed under FX would be another source to the ILO."""
    assert Source("BA:544", "BA", "Labour Force Survey").id == "BA:544"
    with pytest.raises(ValueError, match="BA:544"):
        Source("BA:544", "FX", "Labour Force Survey")


def test_a_source_fills_the_tables_of_its_criteria_and_all_of_module_c() -> None:
    """Nationals abroad have no criterion."""
    source = Source("BA:544", "BA", "Labour Force Survey", criteria=(Criterion.CITIZENSHIP,))
    assert source.covers(Criterion.CITIZENSHIP)
    assert not source.covers(Criterion.BIRTH)
    assert source.covers(Criterion.NONE)


def test_some_types_cannot_fill_some_tables() -> None:
    """An exception may hold for one criterion or for all."""
    census = SourceType("CA", "Census", "EC", "C", offered=True, not_for=(("A9", Criterion.BIRTH), ("C2", None)))
    assert not census.fills("A9", Criterion.BIRTH)
    assert census.fills("A9", Criterion.CITIZENSHIP)
    assert not census.fills("C2", Criterion.NONE)
    assert census.fills("C1", Criterion.NONE)


def test_a_field_is_offered_to_the_types_it_names_or_to_all() -> None:
    """Establishments are not asked for the age of persons."""
    everywhere = FieldDefinition("S1", "Name", "", FieldKind.TEXT, FieldLevel.SOURCE)
    surveys = FieldDefinition("T2", "Age", "", FieldKind.LIST, FieldLevel.SOURCE, offered_for=frozenset({"BA"}))
    assert everywhere.is_offered("FX")
    assert surveys.is_offered("BA")
    assert not surveys.is_offered("FX")


def test_a_field_may_be_asked_only_beside_an_answer() -> None:
    """The question which other one it is comes only after "Other"."""
    always = FieldDefinition("url", "Web address", "", FieldKind.TEXT, FieldLevel.SOURCE)
    condition = ("residence_rule", frozenset({"other"}))
    which = FieldDefinition("which", "Which rule", "", FieldKind.TEXT, FieldLevel.SOURCE, only_with=condition)
    assert always.goes_with({})
    assert which.goes_with({"residence_rule": "other"})
    assert not which.goes_with({"residence_rule": "12_months"})
    assert not which.goes_with({})
