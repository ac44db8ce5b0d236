"""Model of the files that were imported, the newest first."""

from __future__ import annotations

from typing import Any

from ilms_desktop.ui.models.lines_model import LinesModel, told_texts
from ilms_desktop.ui.presenters.import_log_lines import entry_lines
from ilms_desktop.workspace.import_log import ImportEntry


class ImportLogModel(LinesModel[ImportEntry]):
    """One import a line."""

    def told(self, line: ImportEntry, role: int) -> Any:
        """Texts of an import."""
        return told_texts(entry_lines(line), role)
