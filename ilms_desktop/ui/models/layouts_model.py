"""Model of the layouts that figures leave in: title, and what it carries."""

from __future__ import annotations

from typing import Any

from ilms_desktop.exchange.formats import Layout
from ilms_desktop.ui.models.lines_model import LinesModel, told_texts
from ilms_desktop.ui.presenters.export_choices import layout_lines


class LayoutsModel(LinesModel[Layout]):
    """Layouts in the order of the one table that names them."""

    def told(self, line: Layout, role: int) -> Any:
        """Texts of a layout."""
        return told_texts(layout_lines(line), role)
