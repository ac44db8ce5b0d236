"""The list of sources with what is done to it: add, copy, move up and down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.source_delegate import SourceDelegate
from ilms_desktop.ui.models.sources_model import SourcesModel
from ilms_desktop.ui.presenters.source_lines import ALL
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.ui.views.surface import on_paper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.source_lines import SourceLine

_WIDTH: Final = 236
#: of the width of the screen
_MOST: Final = 0.3


class SourceSide(QFrame):
    """Sources from top to bottom, after the line for all of them."""

    #: a source was chosen: its id, or ALL
    chose = Signal(str)
    wants_add = Signal()
    #: the person wants to copy: id of the source in use, empty = none
    wants_copy = Signal(str)
    #: the source in use is to move: steps down (1) or up (-1)
    wants_move = Signal(int)
    #: the person wants to go on in the form
    wants_form = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_showing = False
        on_paper(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 10)
        head.addWidget(text_label(look, _("Sources"), role=Role.SECTION))
        head.addStretch()
        self.add = Button(look, _("Add"), icon="add")
        self.add.setAccessibleName(_("Add a source"))
        self.add.clicked.connect(self.wants_add)
        head.addWidget(self.add)
        layout.addLayout(head)
        self.model = SourcesModel(self)
        self.list = PlainList(_("Sources"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(SourceDelegate(look, self.list))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.chosen.connect(lambda _index: self.wants_form.emit())
        layout.addWidget(self.list, 1)
        layout.addLayout(self._deeds())
        about = _("The ILO gives the survey number; until then N1 stands for it.")
        self.about = text_label(look, about, role=Role.HELP, kind="muted", wraps=True)
        self.about.setContentsMargins(14, 4, 14, 12)
        layout.addWidget(self.about)

    def _deeds(self) -> FlowLayout:
        """Deeds on the source in use."""
        row = FlowLayout(spacing=2)
        row.setContentsMargins(2, 4, 2, 0)
        self.up = self._deed(_("Up"), "", "Alt+Up", lambda: self.wants_move.emit(-1))
        self.down = self._deed(_("Down"), "", "Alt+Down", lambda: self.wants_move.emit(1))
        self.copy = self._deed(_("Copy from last year…"), "copy", "", lambda: self.wants_copy.emit(self.current))
        for button in (self.up, self.down, self.copy):
            row.addWidget(button)
        self.up.setAccessibleName(_("Move the source up"))
        self.down.setAccessibleName(_("Move the source down"))
        return row

    def _deed(self, text: str, icon: str, keys: str, deed: Callable[[], None]) -> Button:
        """A button, with its keys while the list has the focus."""
        button = Button(self._look, text, icon=icon, kind=Kind.FLAT)
        button.clicked.connect(deed)
        if keys:
            action = QAction(text, self.list)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(button.click)
            self.list.addAction(action)
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        return button

    def fit(self, room: int) -> None:
        """Take the width of the look in use, but no more than a part of `room`."""
        self.setFixedWidth(min(self._look.px(_WIDTH), int(room * _MOST)))

    @property
    def current(self) -> str:
        """Id of the source that is chosen; ALL for all of them."""
        line = self.model.line(self.list.currentIndex())
        return ALL if line is None else line.id

    def show_lines(self, lines: Sequence[SourceLine], *, current: str) -> None:
        """Show other lines; nobody is told that one of them is chosen."""
        self._is_showing = True
        self.model.show_lines(lines)
        self.list.setCurrentIndex(self.model.find(current))
        self._is_showing = False
        for widget in (self.up, self.down, self.copy, self.about):
            widget.setVisible(bool(lines))
        self._enable()

    def choose(self, source: str) -> None:
        """Choose a line, as the person would."""
        self.list.setCurrentIndex(self.model.find(source))

    def _choose(self, index: QModelIndex) -> None:
        """Tell which source is chosen."""
        line = self.model.line(index)
        self._enable()
        if line is not None and not self._is_showing:
            self.chose.emit(line.id)

    def _enable(self) -> None:
        """A source can move where there is another one beyond it."""
        ids = [line.id for line in self.model.lines if line.id != ALL]
        place = ids.index(self.current) if self.current in ids else None
        self.up.setEnabled(place is not None and place > 0)
        self.down.setEnabled(place is not None and place < len(ids) - 1)
