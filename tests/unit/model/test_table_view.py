"""A view of a table says how far a computed total can be trusted."""

from __future__ import annotations

from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.model.layout import build_layout
from ilms_desktop.model.table_view import TableView, YearColumn
from tests.unit.model.small import BY_COUNTRY, EDITION


def test_years_of_a_view_do_not_share_what_was_asked() -> None:
    """One year's named countries are not another's."""
    years = tuple(
        YearColumn(QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", year), (), {}, {}, Counts())
        for year in (2020, 2021)
    )
    view = TableView("FX:1", build_layout(EDITION, BY_COUNTRY, "CDS_DES"), years)
    assert [year.qtable.year for year in view.years] == [2020, 2021]
    assert view.years[0].asked == frozenset()
    assert view.years[0].declaration is None
