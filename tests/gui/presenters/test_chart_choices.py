"""What is offered for a chart, and the wish that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.chart_choices import Chosen, kind_offers, table_offers, tables_offered, wish_of
from ilms_desktop.ui.presenters.figures import Writing
from ilms_desktop.workspace.chart_places import Kind
from tests.gui.conftest import C4, SOURCE

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.workspace import Workspace


def test_only_tables_of_countries_are_offered_for_countries(workspace: Workspace) -> None:
    """Choosing another would only be refused."""
    trend = {key for _words, key in tables_offered(workspace, SOURCE, Kind.TREND)}
    countries = {key.number for _words, key in tables_offered(workspace, SOURCE, Kind.COUNTRIES)}
    assert {"A3", "A8", "B1", "C1", "C2", "C3", "C4"} == countries
    assert len(trend) > len(countries)
    assert len(kind_offers()) == len(Kind)


def test_a_table_offers_rows_sexes_and_years(workspace: Workspace) -> None:
    """The total and the last year first."""
    offers = table_offers(workspace, SOURCE, C4)
    assert [offers.lines[0][0], offers.sexes[0][1]] == ["Total", "SEX_T"]
    assert bare(offers.years[0][0]) == "2023"


def test_a_wish_follows_from_what_is_chosen(look: Look) -> None:
    """In the person's numbers; without a table there is no chart of figures."""
    writing = Writing(look.numbers, in_persons=True)
    wish = wish_of(Chosen(table=C4, source=SOURCE), writing)
    assert wish is not None
    assert (wish.table, wish.in_persons) == (C4, True)
    assert wish_of(Chosen(), writing) is None
    assert wish_of(Chosen(kind=Kind.COMPLETENESS), writing) is not None
