"""The context bar offers what the source and the table allow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion
from ilms_desktop.ui.presenters import context
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import A5, C4, SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_criteria_are_those_of_the_source(workspace: Workspace) -> None:
    """Module C has none to choose."""
    edition, source = workspace.edition, workspace.source(SOURCE)
    both = replace(source, criteria=(Criterion.BIRTH, Criterion.CITIZENSHIP))
    assert [offer.value for offer in context.criteria_offered(edition, source, edition.table(A5))] == ["citizenship"]
    assert len(context.criteria_offered(edition, both, edition.table(A5))) == 2
    assert [offer.label for offer in context.criteria_offered(edition, source, edition.table(C4))] == ["Not split"]


def test_the_version_in_use_is_always_offered(workspace: Workspace) -> None:
    """An imported version must not disappear from the list."""
    edition = workspace.edition
    offered = context.versions_offered(edition, edition.table(A5), "ECO_ISIC4")
    assert [offer.value for offer in offered][-1] == "ECO_ISIC4"
    no_class = next(table for table in edition.tables if table.default_version is None)
    assert context.versions_offered(edition, no_class, "_") == ()


def test_a_year_with_figures_cannot_be_taken_away(workspace: Workspace) -> None:
    """The program hides nothing that somebody entered."""
    source = workspace.source(SOURCE)
    offered = context.years_offered(workspace.round, source, (2014, *source.years))
    by_year = {year: (is_on, is_free) for year, is_on, is_free in offered}
    assert by_year[2014] == (True, False)
    assert by_year[source.years[0]] == (True, True)
    assert by_year[2001] == (False, True)


def test_a_year_more_or_less(workspace: Workspace) -> None:
    """Years stay in order."""
    source = replace(workspace.source(SOURCE), years=(2020, 2022))
    assert context.with_year(source, 2021, is_wanted=True).years == (2020, 2021, 2022)
    assert context.with_year(source, 2020, is_wanted=False).years == (2022,)


@pytest.mark.parametrize(("years", "text"), [((), "–"), ((2021,), "2021"), ((2016, 2018, 2023), "2016–2023")])
def test_years_in_short(years: tuple[int, ...], text: str) -> None:
    """First and last."""
    assert bare(context.years_words(years)) == text


def test_the_same_table_in_another_criterion() -> None:
    """The number stays."""
    assert context.same_table("A5", "birth").id == "A5-birth"
