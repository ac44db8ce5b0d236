"""A wish that nobody can mean is refused where it is made."""

from __future__ import annotations

import pytest

from ilms_desktop.workspace.chart_places import Kind
from tests.unit.workspace.chart_support import wish


def test_a_chart_of_figures_needs_a_table_and_a_bar() -> None:
    """The map of completeness needs neither."""
    assert wish(Kind.COMPLETENESS, table=None).table is None
    for wrong in ({"kind": Kind.TREND, "table": None}, {"kind": Kind.COUNTRIES, "top": 0}):
        with pytest.raises(ValueError, match="ChartWish"):
            wish(**wrong)
