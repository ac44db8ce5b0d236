"""Charts of a file in the language in use, ready for `ilms_desktop.report.chart`: one door for window and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.workspace.chart_countries import countries_of
from ilms_desktop.workspace.chart_heat import heat_of
from ilms_desktop.workspace.chart_places import Kind, source_of
from ilms_desktop.workspace.chart_trend import trend_of

if TYPE_CHECKING:
    from ilms_desktop.report.chart.files import Chart
    from ilms_desktop.workspace.chart_wish import ChartWish
    from ilms_desktop.workspace.workspace import Workspace


def chart_of(workspace: Workspace, wish: ChartWish) -> Chart:
    """The chart that is wanted, as the file stands now.

    Raises:
        CommandRefused: `unknown_source`.
        ExchangeError: `no_source_to_write`.
        UserError: `unknown_chart_choice`, `chart_without_countries`.
    """
    source = workspace.source(wish.source).id if wish.source else source_of(workspace, wish.table)
    if wish.table is None or wish.kind is Kind.COMPLETENESS:
        return heat_of(workspace, source, wish.style)
    view = workspace.table_view(source, wish.table)
    return (trend_of if wish.kind is Kind.TREND else countries_of)(workspace, view, wish)
