"""Model of the list of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.ui.models.lines_model import OWN_ROLE, LinesModel, told_texts
from ilms_desktop.ui.presenters.bidi import own
from ilms_desktop.ui.presenters.source_lines import SourceLine

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

COUNTS_ROLE: Final = OWN_ROLE


class SourcesModel(LinesModel[SourceLine]):
    """Sources in their order, after the line for all of them."""

    def find(self, source: str) -> QModelIndex:
        """Index of a source; invalid where there is none."""
        return self.first(lambda line: line.id == source)

    def told(self, line: SourceLine, role: int) -> Any:
        """Texts and counts of a source."""
        if role == COUNTS_ROLE:
            return line.counts
        return told_texts((own(line.name), line.kind, line.fills), role)
