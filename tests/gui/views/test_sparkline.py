"""The small chart: lines that differ by shape and colour, gaps that stay gaps, nothing for a single figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from ilms_desktop.ui.presenters.rounds import Series
from ilms_desktop.ui.views.sparkline import Sparkline

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

YEARS = range(2014, 2024)
MEN = Series("Male", tuple((year, year - 2010) for year in YEARS), color=0, is_current=True)
WOMEN = Series("Female", tuple((year, None if year == 2018 else 3) for year in YEARS), color=1)
TOTAL = Series("Total", tuple((year, year - 2007) for year in YEARS))


@pytest.fixture
def spark(look: Look, qtbot: QtBot) -> Sparkline:
    """An empty chart."""
    made = Sparkline(look)
    made.resize(QSize(288, made.sizeHint().height()))
    qtbot.addWidget(made)
    return made


def test_the_same_is_told_in_words(spark: Sparkline) -> None:
    """A chart nobody can hear is no answer."""
    spark.show_series((MEN, WOMEN, TOTAL), 2017, "2014: 4, 2015: 5")
    assert spark.accessibleName() == "2014: 4, 2015: 5"
    assert not spark.isHidden()


def test_one_figure_is_no_line(spark: Sparkline) -> None:
    """It stands above in full."""
    spark.show_series((Series("", ((2017, 5), (2018, None))),), 2017, "")
    assert spark.isHidden()


def test_series_year_and_direction_change_the_picture(spark: Sparkline, speak: Callable[[str], None]) -> None:
    """The year in use has a large dot; years run as one reads."""
    spark.show_series((MEN,), 2017, "")
    one = spark.grab().toImage()
    spark.show_series((MEN,), 2020, "")
    assert spark.grab().toImage() != one
    spark.show_series((MEN, WOMEN, TOTAL), 2017, "")
    three = spark.grab().toImage()
    assert three != one
    speak("ar")
    assert spark.grab().toImage() != three


def test_without_series_nothing_is_painted(spark: Sparkline) -> None:
    """And nothing breaks."""
    assert not spark.grab().isNull()
