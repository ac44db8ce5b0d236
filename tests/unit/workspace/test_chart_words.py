"""The words of a chart: signs, years, sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop import i18n
from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.number_text import ENGLISH, style_for
from ilms_desktop.report.chart.bars import Bar
from ilms_desktop.report.chart.trend import Point, Series
from ilms_desktop.workspace import chart_words as words
from tests.unit.workspace.workspace_support import A10, C4

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITION = load_edition("ilms-2019")
TABLE = EDITION.table(C4.table_key)
FORM = words.form_of(TABLE, ENGLISH)


@pytest.fixture
def french() -> Iterator[None]:
    """French for one test."""
    i18n.use("fr")
    yield
    i18n.use("en")


def test_figures_are_in_the_unit_in_use() -> None:
    """Persons only where persons are counted."""
    assert FORM.figure(1500, 1) == "1.5"
    assert words.form_of(TABLE, ENGLISH, in_persons=True).figure(1500, 1) == "1,500"
    assert words.unit_words(TABLE, in_persons=True) == "persons"
    earnings = EDITION.table(A10.table_key)
    assert words.form_of(earnings, ENGLISH, in_persons=True).figure(150_050, 1) == "1,500.5"
    assert words.unit_words(earnings, in_persons=True) == "local currency"
    assert words.form_of(None, ENGLISH).stored == 0


def test_percent_follows_the_language(french: None) -> None:  # noqa: ARG001 - the language is in use
    """A space before the sign, and a comma."""
    share = words.form_of(TABLE, style_for("fr")).share(1, 3)
    assert share.replace("\u202f", " ").replace("\u00a0", " ") == "33,3 %"


def test_signs_are_explained_once() -> None:
    """Letters by the ILO's list, our own signs by ours, and a letter of no list as it is."""
    (note,) = words.sign_words(["C", "C", "", words.BLANK, "Ж"], "en")
    assert note == "– = no figure; C = Confidential; Ж = Ж"
    assert words.sign_words([""], "en") == ()


def test_years_are_taken_together() -> None:
    """As people write them."""
    assert words.years_words([2014, 2015, 2016, 2019], FORM) == "2014–2016, 2019"


def test_a_trend_is_told_in_sentences() -> None:
    """First, last, highest; gaps and breaks by their years."""
    told = (Point(10_000, 1), Point(None, sign="C"), Point(30_000, 1, sign="B", breaks=True), Point(20_000, 0))
    series = (Series("Total", told), Series("Men", (Point(None, sign="–"),) * 4))
    assert words.trend_words(series, (2019, 2020, 2021, 2022), FORM, unit="thousands of persons") == (
        "Line chart, 2019–2022, thousands of persons. Total: 10.0 in 2019, 20 in 2022; highest 30.0 in 2021. "
        "No figure in 2020. Break in series in 2021. Men: no figure."
    )


def test_bars_are_told_in_a_sentence() -> None:
    """The three largest and the rest."""
    bars = [Bar(f"Country {n}", n, str(n), f"{n}%") for n in (5, 4, 3, 2)] + [Bar("Others", 1, "1", is_rest=True)]
    assert words.bars_words(bars, 2023, FORM, unit="persons") == (
        "Bar chart of the main countries in 2023, persons: Country 5 5 (5%); Country 4 4 (4%); Country 3 3 (3%); "
        "Others 1."
    )
    assert words.bars_words([], 2023, FORM, unit="persons").endswith("persons: no figure.")
    assert words.rest_words(3, FORM) == "Others (3 rows)"
