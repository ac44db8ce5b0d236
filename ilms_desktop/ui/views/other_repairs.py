"""Further repairs that could be meant, side by side: what stands in each cell now, and what each repair would put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.repair import repair_rows
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.wrapped_link import WrappedLink

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.ui.presenters.repair import RepairRow
    from ilms_desktop.ui.session import Session

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class OtherRepairs(QWidget):
    """Alternatives by number, the likeliest first; each is a guess and says so."""

    #: one of them is to be applied: a Suggestion
    wants = Signal(object)

    def __init__(self, session: Session, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        look = session.look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        told = (
            _("These would repair it too. Each is a guess, the likeliest first.")
            if finding.suggestion
            else _("Each of these alone would repair it. They are guesses, the likeliest first: look at the cells.")
        )
        layout.addWidget(text_label(look, told, role=Role.HELP, kind="second", wraps=True))
        rows = [self._rows(each) for each in finding.alternatives]
        if any(rows):
            layout.addWidget(_Table(session, rows))
        buttons = FlowLayout(spacing=8)
        self.buttons: list[Button] = []
        for number, each in enumerate(finding.alternatives, start=1):
            button = Button(look, fill(_("Apply {n}"), {"n": str(number)}), parent=self)
            button.setAccessibleDescription(each.text)
            button.setToolTip(each.text)
            button.clicked.connect(lambda _on=False, chosen=each: self.wants.emit(chosen))
            buttons.addWidget(button)
            self.buttons.append(button)
        layout.addLayout(buttons)

    def _rows(self, suggestion: Suggestion) -> tuple[RepairRow, ...]:
        """Cells of one of them."""
        workspace = self._session.workspace
        return repair_rows(workspace.edition, suggestion, now=workspace.observation, writing=self._session.look.writing)


class _Table(QFrame):
    """A row of figures under the name of each cell; a repair that leaves a cell alone has a dot there."""

    def __init__(self, session: Session, repairs: list[tuple[RepairRow, ...]]) -> None:
        super().__init__()
        self._look = session.look
        self.setProperty("kind", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 4, 8, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        for column, title in enumerate((_("now"), *(str(number) for number in range(1, len(repairs) + 1)))):
            self._put(0, column, title, kind="muted")
        cells = {row.key: row for rows in repairs for row in rows}
        after = [{row.key: row.after for row in rows} for rows in repairs]
        for place, (key, row) in enumerate(cells.items()):
            link = WrappedLink(self._look, f"{row.label} {ltr(str(row.year))}", self)
            link.clicked.connect(lambda _on=False, cell=key: session.bus.wants_cell.emit(cell))
            self._grid.addWidget(link, 2 * place + 1, 0, 1, len(repairs) + 1)
            self._put(2 * place + 2, 0, row.before, kind="muted")
            for column, figures in enumerate(after, start=1):
                self._put(2 * place + 2, column, figures.get(key, "·"), is_bold=key in figures)

    def _put(self, row: int, column: int, text: str, *, kind: str = "", is_bold: bool = False) -> None:
        """A figure, right-aligned in every language."""
        label = text_label(self._look, ltr(text), role=Role.HELP, kind=kind)
        label.setAlignment(_RIGHT)
        self._grid.addWidget(label.make_bold() if is_bold else label, row, column)
