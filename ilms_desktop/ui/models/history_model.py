"""Model of the history of a cell: newest change first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.changes import HistoryEntry
from ilms_desktop.model.observation import BLANK
from ilms_desktop.ui.models.lines_model import LINES_ROLE, Index, LinesModel, told_texts
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.history_words import done_words, who_words
from ilms_desktop.ui.presenters.said import said_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.presenters.figures import Figures

__all__ = ["LINES_ROLE", "HistoryModel"]


class HistoryModel(LinesModel[HistoryEntry]):
    """Changes as three texts each: what changed, by which step, by whom and when."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None

    @property
    def now(self) -> Observation:
        """What stands in the cell after the last change."""
        return self.lines[0].became if self.lines else BLANK

    def show_entries(self, entries: Sequence[HistoryEntry], figures: Figures) -> None:
        """Take the changes of a cell, and how figures of its table are written."""
        self._figures = figures
        self.show_lines(sorted(entries, key=lambda entry: entry.entry, reverse=True))

    def entry(self, index: Index) -> HistoryEntry | None:
        """Change of an index."""
        return self.line(index)

    def told(self, line: HistoryEntry, role: int) -> Any:
        """Texts of a change."""
        return told_texts(self._texts(line), role)

    def _texts(self, entry: HistoryEntry) -> tuple[str, str, str]:
        """Texts of one change."""
        assert self._figures is not None  # noqa: S101 - taken together with the entries
        values = {"before": said_words(entry.was, self._figures), "after": said_words(entry.became, self._figures)}
        who = who_words(entry.person, entry.office)
        return (
            fill(_("{before} → {after}"), values),
            done_words(entry.command, entry.label),
            fill(_("{person} · {time}"), {"person": who, "time": dates.short_moment(entry.at)}),
        )
