"""The outbox as a table: texts, marks, one sentence for a screen reader."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.ui.models.outbox_model import TITLES, OutboxModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.outbox_lines import outbox_lines
from ilms_desktop.workspace.post import Outgoing, Standing
from tests.unit.workspace.post_support import submission

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look

FIRST = submission(1)


def test_a_line_is_read_in_one_sentence_and_marked(look: Look) -> None:
    """The mark stands beside the words, a reminder beside a receipt that is late."""
    model = OutboxModel(look)
    today = date(2026, 10, 2) + timedelta(days=12)
    model.show_lines(outbox_lines([Outgoing(FIRST, Standing.SIGNED)], today))
    assert (model.rowCount(), model.columnCount()) == (1, len(TITLES))
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Where it stands"
    assert model.headerData(3, Qt.Orientation.Vertical) is None
    spoken = bare(model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("S0001, complete reply, 2 Oct 2026, Packaged, not mailed, S0001: no receipt for 12 days")
    marks = [model.data(model.index(0, each), Qt.ItemDataRole.DecorationRole) for each in range(5)]
    assert [mark is not None for mark in marks] == [False, False, False, True, True]
    assert bare(model.data(model.index(0, 4))).startswith("S0001: no receipt")
    assert "no receipt" in model.data(model.index(0, 4), Qt.ItemDataRole.ToolTipRole)
    assert model.data(model.index(0, 4), Qt.ItemDataRole.ForegroundRole) is None


def test_rows_are_found_by_their_package(look: Look) -> None:
    """And nothing hangs below a row."""
    model = OutboxModel(look)
    model.show_lines(outbox_lines([Outgoing(FIRST, Standing.SIGNED)], date(2026, 10, 2)))
    assert model.row_of(FIRST.package_id) == 0
    assert model.row_of("other") is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
