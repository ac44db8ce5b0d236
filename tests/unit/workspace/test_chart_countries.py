"""Main countries: the largest first, the rest together, shares of the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import NameCountries
from ilms_desktop.report.chart.bars import Bars
from ilms_desktop.workspace.chart_data import chart_of
from ilms_desktop.workspace.chart_places import Kind
from tests.unit.workspace.chart_support import JAPAN, KOREA, OTHERS, THAILAND, TOTAL, fill, wish
from tests.unit.workspace.workspace_support import A5, C4, cell, put, refused

if TYPE_CHECKING:
    from typing import Any

    from ilms_desktop.workspace.workspace import Workspace


def bars(workspace: Workspace, **more: Any) -> Bars:
    """Bars."""
    made = chart_of(workspace, wish(Kind.COUNTRIES, **more))
    assert isinstance(made, Bars)
    return made


def told(chart: Bars) -> list[tuple[str, int | None, str, str]]:
    """Bars as they stand under each other."""
    return [(bar.name, bar.value, bar.text, bar.share) for bar in chart.bars]


def test_the_largest_come_first_and_a_letter_is_no_zero(quiet: Workspace) -> None:
    """The row of all others is last whatever its figure; the last year with figures is taken."""
    fill(quiet)
    chart = bars(quiet)
    assert told(chart) == [
        ("Thailand", 30_000, "30", "60.0%"),
        ("Republic of Korea", 15_000, "15 E", "30.0%"),
        ("Japan", None, "C", ""),
        ("Other countries", 3000, "3", "6.0%"),
    ]
    assert [bar.is_rest for bar in chart.bars] == [False, False, False, True]
    assert chart.caption.unit == "Cambodia · 2023 · Sex: Total · thousands of persons"
    assert "Shares are of the total of the table." in chart.caption.notes
    assert chart.caption.notes[-1] == "C = Confidential; E = Estimate"


def test_what_has_no_bar_of_its_own_is_added_up(quiet: Workspace) -> None:
    """What has no figure is not in the sum, and it is said."""
    fill(quiet)
    chart = bars(quiet, top=1)
    assert told(chart)[1:] == [("Others (3 rows)", 18_000, "18", "36.0%")]
    assert chart.caption.notes[0] == "1 of the others has no figure and is not in their bar."
    put(quiet, C4, {cell("T", KOREA): 1, cell("T", OTHERS): 2})
    assert told(bars(quiet, top=3))[-1][1] == 2000


@pytest.mark.parametrize("whole", [0, None])
def test_without_a_total_there_are_no_shares(quiet: Workspace, whole: int | None) -> None:
    """Nothing is a part of nothing."""
    quiet.execute(NameCountries(C4, (THAILAND,)))
    put(quiet, C4, {cell("T", THAILAND): 0} | ({} if whole is None else {cell("T", TOTAL): whole}))
    chart = bars(quiet)
    assert told(chart)[0] == ("Thailand", 0, "0", "")
    assert chart.caption.notes[0].startswith("No shares")


def test_year_and_sex_can_be_chosen(quiet: Workspace) -> None:
    """Countries of another year are not drawn in this one."""
    fill(quiet)
    quiet.execute(NameCountries(C4._replace(year=2019), (JAPAN,)))
    put(quiet, C4._replace(year=2019), {cell("F", JAPAN): 4})
    assert told(bars(quiet, year=2019, sex="SEX_F"))[0] == ("Japan", 4000, "4", "")
    assert "Thailand" not in {name for name, *_rest in told(bars(quiet, year=2019))}
    error = refused(lambda: bars(quiet, year=1990))
    assert (error.code, error.context["choice"]) == ("unknown_chart_choice", "1990")


def test_a_table_without_countries_is_refused_with_those_that_have_some(quiet: Workspace) -> None:
    """What to do next."""
    error = refused(lambda: bars(quiet, table=A5.table_key))
    assert error.code == "chart_without_countries"
    assert "C4" in str(error.context["known"])


def test_a_table_that_is_empty_has_only_the_rest(quiet: Workspace) -> None:
    """No country is named yet."""
    assert [bar.value for bar in bars(quiet).bars] == [None]
