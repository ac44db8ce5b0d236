"""Imports are listed by file, counts and moment."""

from __future__ import annotations

from ilms_desktop.ui.models.import_log_model import ImportLogModel
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from tests.gui.presenters.test_import_log_lines import ENTRY


def test_an_import_has_three_texts() -> None:
    """The file stands first."""
    model = ImportLogModel()
    model.show_lines((ENTRY,))
    assert len(model.data(model.index(0), LINES_ROLE)) == 3
