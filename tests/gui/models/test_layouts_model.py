"""Layouts are listed with what they carry."""

from __future__ import annotations

from ilms_desktop.ui.models.layouts_model import LayoutsModel
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.presenters.export_choices import layouts


def test_a_layout_has_title_and_words() -> None:
    """Both are read aloud."""
    model = LayoutsModel()
    model.show_lines(layouts())
    assert model.rowCount() == len(layouts())
    assert len(model.data(model.index(0), LINES_ROLE)) == 2
