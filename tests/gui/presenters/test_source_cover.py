"""Which tables a source fills and which not, with the reason."""

from __future__ import annotations

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.source_cover import Cover, cover, number_spans

EDITION = load_edition("ilms-2019")
BOTH = (Criterion.BIRTH, Criterion.CITIZENSHIP)


def told(source: Source, edition_id: str = "ilms-2019") -> Cover:
    """What a source covers, without marks of direction."""
    found = cover(load_edition(edition_id), source)
    return Cover(tuple(map(bare, found.fills)), tuple(map(bare, found.not_filled)))


def test_a_survey_fills_everything_it_is_chosen_for() -> None:
    """Nothing is left to explain."""
    found = told(Source("BA:1", "BA", "Survey", criteria=BOTH))
    assert found.fills == ("A1–A10, B1–B4 · Place of birth", "A1–A10, B1–B4 · Citizenship", "C1–C7")
    assert found.not_filled == ()


def test_exceptions_of_a_type_are_told_with_their_reason() -> None:
    """A census of establishments has no A9 by place of birth and no C2; by citizenship it has A9."""
    found = told(Source("CA:1", "CA", "Census", criteria=BOTH))
    assert found.fills == ("A1–A8, A10, B1–B4 · Place of birth", "A1–A10, B1–B4 · Citizenship", "C1, C3–C7")
    assert found.not_filled == (
        "A9 · Place of birth: not asked of this type of source",
        "C2: not asked of this type of source",
    )
    survey = told(Source("DA:1", "DA", "Survey of establishments", criteria=BOTH))
    assert survey.not_filled == ("C2: not asked of this type of source",)


def test_a_criterion_that_was_not_chosen_is_told() -> None:
    """The person sees what a tick would add."""
    found = told(Source("FX:1", "FX", "Register", criteria=(Criterion.CITIZENSHIP,)))
    assert found.not_filled == ("A1–A10, B1–B4 · Place of birth: not chosen above",)


def test_an_edition_without_the_two_criteria_has_its_own() -> None:
    """The special collection is split by migrant status."""
    found = told(Source("BA:1", "BA", "Survey", criteria=(Criterion.STATUS,)), "ilms-asean")
    assert found.fills == ("SA1–SA12, SB1–SB4 · Migrant status", "SC1–SC7")


def test_spans_break_where_a_module_ends_or_a_table_is_missing() -> None:
    """A10 and B1 follow each other in the list, not in meaning."""
    tables = [table for table in EDITION.tables if table.number in {"A9", "A10", "B1", "C1", "C3"}]
    assert bare(number_spans(EDITION, tables)) == "A9–A10, B1, C1, C3"
    assert number_spans(EDITION, []) == ""
