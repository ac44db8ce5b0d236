"""Sum, mean and number of a selection are exact; means are not added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.structure import TableDefinition, Unit
from ilms_desktop.number_text import ENGLISH
from ilms_desktop.ui.presenters.figures import Figures, Writing
from ilms_desktop.ui.presenters.selection_stats import SelectionStats, selection_stats
from tests.gui.conftest import C4


@pytest.fixture
def table() -> TableDefinition:
    """Outflow by country."""
    return load_edition("ilms-2019").table(C4)


def test_sum_mean_and_count(table: TableDefinition) -> None:
    """Cells without a figure are left out and counted."""
    stats = selection_stats([(1531, 3), (4436, 3), None], Figures(table, Writing(ENGLISH)))
    assert stats == SelectionStats(total="5.967", mean="2.984", count=2, left_out=1, unit="thousands of persons")


def test_one_figure_is_its_own_mean(table: TableDefinition) -> None:
    """With its own decimals."""
    assert selection_stats([(12_400, 1)], Figures(table, Writing(ENGLISH))).mean == "12.4"


def test_nothing_selected_says_nothing(table: TableDefinition) -> None:
    """Blank cells are no zeros."""
    assert selection_stats([None, None], Figures(table, Writing(ENGLISH))) == SelectionStats(left_out=2)


def test_means_are_never_added(table: TableDefinition) -> None:
    """The sum of mean earnings means nothing."""
    earnings = replace(table, unit=Unit.CURRENCY)
    assert selection_stats([(100, 0), (300, 0)], Figures(earnings, Writing(ENGLISH))).total == ""


def test_differences_keep_their_sign(table: TableDefinition) -> None:
    """Half away from zero on both sides."""
    assert selection_stats([(-1, 3), (-2, 3)], Figures(table, Writing(ENGLISH))).mean == "−0.002"


def test_persons_are_summed_as_persons(table: TableDefinition) -> None:
    """In the unit that the grid shows; the mean to the person."""
    persons = Figures(table, Writing(ENGLISH, in_persons=True))
    stats = selection_stats([(1531, 3), (4436, 3)], persons)
    assert (stats.total, stats.mean, stats.unit) == ("5,967", "2,984", "persons")


def test_the_sum_is_exact_whatever_is_shown(table: TableDefinition) -> None:
    """Fewer decimals in the grid do not round the sum."""
    assert selection_stats([(1531, 3), (4436, 3)], Figures(table, Writing(ENGLISH, decimals=0))).total == "5.967"
