"""A view of a table says how far a computed total can be trusted."""

from __future__ import annotations

from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.key import CellKey, Criterion, QTableKey
from ilms_desktop.model.layout import build_layout
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.table_view import ComputedTotal, TableView, YearColumn
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


def test_a_cell_is_empty_when_it_is_asked_and_nothing_answers_it() -> None:
    """A letter, a text and a total that follows from its parts are answers; a blank remark and half a sum are none."""
    cells = [CellKey("SEX_T", "_", f"CDS_DES_{code}") for code in ("THA", "MYS", "KOR", "JPN", "QAT")]
    column = YearColumn(
        QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", 2020),
        (),
        {cells[0]: Observation(status="N"), cells[1]: Observation(text="?"), cells[2]: Observation(note="see below")},
        {
            cells[3]: ComputedTotal(5, 0, complete=True, missing=0),
            cells[4]: ComputedTotal(5, 0, complete=False, missing=1),
        },
        Counts(),
        asked=frozenset(cells),
    )
    assert column.empty == {cells[2], cells[4]}
