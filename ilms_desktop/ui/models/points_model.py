"""Model of the restore points: name, when and who, what came after."""

from __future__ import annotations

from typing import Any

from ilms_desktop.model.history import RestorePoint
from ilms_desktop.ui.models.lines_model import LinesModel, told_texts
from ilms_desktop.ui.presenters.history_words import point_lines


class PointsModel(LinesModel[RestorePoint]):
    """The newest point first."""

    def told(self, line: RestorePoint, role: int) -> Any:
        """Texts of a point."""
        return told_texts(point_lines(line), role)
