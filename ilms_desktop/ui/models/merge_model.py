"""Models of the parts of other offices: offices, assignments and returns, and the differences of a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal

from ilms_desktop.i18n import N_
from ilms_desktop.model.part import Side
from ilms_desktop.ui.models.import_model import RowsModel
from ilms_desktop.ui.presenters.part_words import (
    address_words,
    office_texts,
    outcome_words,
    part_texts,
    value_words,
)
from ilms_desktop.workspace.part_merging import Fate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.part import Address, Office
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.part_list import Part
    from ilms_desktop.workspace.part_merging import Difference

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
#: what the space bar makes of a choice
_NEXT: dict[Side | None, Side | None] = {None: Side.THEIRS, Side.THEIRS: Side.OURS, Side.OURS: None}


class OfficesModel(RowsModel):
    """Offices whose keys were confirmed."""

    titles = (N_("Code"), N_("Office"), N_("Tables"), N_("Key confirmed"))

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.offices: tuple[Office, ...] = ()

    def show_offices(self, offices: Sequence[Office]) -> None:
        """Take other offices."""
        self.beginResetModel()
        self.offices = tuple(offices)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of offices."""
        return 0 if parent.isValid() else len(self.offices)

    def texts(self, row: int) -> tuple[str, ...]:
        """An office in words."""
        return office_texts(self.offices[row])


class PartsModel(RowsModel):
    """What was handed out and what came back."""

    titles = (N_("No."), N_("What"), N_("Tables and years"), N_("Made"), N_("State"))

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.parts: tuple[Part, ...] = ()
        self._is_own = False

    def show_parts(self, parts: Sequence[Part], *, is_own: bool) -> None:
        """Take other parts; `is_own`: of the file of an office."""
        self.beginResetModel()
        self.parts, self._is_own = tuple(parts), is_own
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of parts."""
        return 0 if parent.isValid() else len(self.parts)

    def texts(self, row: int) -> tuple[str, ...]:
        """A part in words."""
        return part_texts(self.parts[row], is_own=self._is_own)


class MergeModel(RowsModel):
    """Differences of a merge, with what goes in."""

    titles = (N_("Where"), N_("Handed out"), N_("Here now"), N_("Theirs"), N_("What goes in"))
    #: another value was chosen somewhere
    did_choose = Signal()

    def __init__(self, session: Session, parent: Any = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lines: tuple[Difference, ...] = ()
        self.chosen: dict[Address, Side] = {}

    def show_lines(self, lines: Sequence[Difference]) -> None:
        """Show other differences; what was chosen stays chosen."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def turn(self, index: Index) -> None:
        """Choose the other value of a conflict, or leave it open again."""
        each = self.lines[index.row()]
        if each.fate is Fate.CONFLICT:
            self.choose((each,), _NEXT[self.chosen.get(each.address)])

    def choose(self, lines: Sequence[Difference], side: Side | None) -> None:
        """Choose one side for conflicts; None leaves them open."""
        for each in lines:
            if each.fate is Fate.CONFLICT and side is not None:
                self.chosen[each.address] = side
            else:
                self.chosen.pop(each.address, None)
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.titles) - 1))
        self.did_choose.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of differences."""
        return 0 if parent.isValid() else len(self.lines)

    def texts(self, row: int) -> tuple[str, ...]:
        """A difference in words."""
        each = self.lines[row]
        edition, writing = self._session.workspace.edition, self._session.look.writing
        values = (value_words(edition, each.address, value, writing) for value in (each.base, each.ours, each.theirs))
        return (address_words(edition, each.address), *values, outcome_words(each, self.chosen.get(each.address)))
