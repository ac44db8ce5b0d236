"""Model of a report: lines of three texts."""

from __future__ import annotations

from typing import Any

from ilms_desktop.ui.models.lines_model import LinesModel, told_texts


class ReportModel(LinesModel[tuple[str, str, str]]):
    """Head, text and remark of each line."""

    def told(self, line: tuple[str, str, str], role: int) -> Any:
        """Texts of a line."""
        return told_texts(line, role)
