"""Paste preview: every cell of a block and what becomes of it, before anything is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QScrollArea, QTableView, QVBoxLayout

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.structure import Unit
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.delegates.paste_delegate import PasteDelegate
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.models.paste_model import PasteModel
from ilms_desktop.ui.presenters import paste_words as words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.paste_lines import PasteLines, Show, cells_of
from ilms_desktop.ui.presenters.paste_options import Align, Fate, Reason
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.chip import Chip
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.paste_choices import PasteChoices
from ilms_desktop.ui.views.refused_strip import RefusedStrip
from ilms_desktop.ui.views.sign_question import SignQuestion

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.paste import Paste
    from ilms_desktop.ui.presenters.paste_options import PasteOptions
    from ilms_desktop.ui.presenters.paste_plan import PastePlan

_SIZE: Final = (1180, 610)
_LEAST: Final = (1000, 560)
_CHOICES: Final = 232
_MARGIN: Final = 40
_WIDEST: Final = 320
_SHOWS: Final = (Show.ALL, Show.CHANGED, Show.REFUSED, Show.OVERWRITES, Show.SKIPPED)


class PasteDialog(ScreenDialog):
    """Question, choices, block, refusals, deed."""

    #: the plan that is to be stored
    wants_paste = Signal(object)

    def __init__(self, look: Look, paste: Paste, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._paste = paste
        self._options = paste.first_options()
        self.plan: PastePlan = paste.plan(self._options)
        self._show = Show.ALL
        self.setWindowTitle(fill(_("Paste into {table}"), {"table": ltr(paste.state.table.number)}))
        self._fit()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        body = QVBoxLayout()
        body.setContentsMargins(20, 14, 20, 10)
        body.setSpacing(8)
        self.title = text_label(look, role=Role.SECTION, wraps=True)
        body.addWidget(self.title)
        self.differs = text_label(look, kind="yellow", wraps=True)
        self.differs.setText(_("Text and table of the clipboard have different shapes. The table is taken."))
        body.addWidget(self.differs)
        self.question = SignQuestion(look, self)
        self.question.chose.connect(lambda sign: self.choose(replace(self._options, decimal=sign)))
        body.addWidget(self.question)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._choices())
        middle.addLayout(self._block(), 1)
        body.addLayout(middle, 1)
        outer.addLayout(body, 1)
        outer.addWidget(self._foot())
        self.choose(self._options)
        self.table.setFocus()

    def _fit(self) -> None:
        """As large as the design wants, never larger than the screen."""
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        width, height = (
            min(self._look.px(wanted), most - _MARGIN)
            for wanted, most in zip(_SIZE, (room.width(), room.height()), strict=True)
        )
        self.setMinimumSize(min(_LEAST[0], width), min(_LEAST[1], height))
        self.resize(width, height)

    # --- parts

    def _choices(self) -> QScrollArea:
        """The choices; they scroll where the window is low."""
        self.choices = PasteChoices(self._look, self)
        self.choices.chose.connect(self.choose)
        area = QScrollArea(self)
        area.setWidget(self.choices)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        return area

    def _block(self) -> QVBoxLayout:
        """Filters, block, the cell in words, refusals."""
        look = self._look
        column = QVBoxLayout()
        column.setSpacing(8)
        chips = FlowLayout(spacing=8)
        names = (_("All"), _("Read differently"), _("Refused"), _("Replaces a value"), _("Passed over"))
        self.chips = {show: Chip(look, name, self) for show, name in zip(_SHOWS, names, strict=True)}
        for show, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, picked=show: self.filter(picked))
            chips.addWidget(chip)
        column.addLayout(chips)
        self.model = PasteModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setItemDelegate(PasteDelegate(look, self.table))
        self.table.setAccessibleName(_("Cells of the block"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(look.row_height)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.selectionModel().currentChanged.connect(self._tell_cell)
        column.addWidget(self.table, 1)
        self.told = text_label(look, role=Role.HELP, kind="second", wraps=True)
        column.addWidget(self.told)
        self.refused = RefusedStrip(self._look, self)
        self.why, self.copy = self.refused.why, self.refused.copy
        self.copy.clicked.connect(self._copy_refused)
        column.addWidget(self.refused)
        return column

    def _foot(self) -> Foot:
        """Cancel and the deed with its number."""
        look = self._look
        foot = Foot(self)
        row = foot.row
        text = _("Nothing changes before you press Paste. The whole paste is one step of Undo.")
        row.addWidget(text_label(look, text, role=Role.HELP, kind="second", wraps=True), 1)
        cancel = Button(look, _("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.go = Button(look, "", icon="paste", kind=Kind.PRIMARY)
        self.go.setDefault(True)
        self.go.clicked.connect(self._take)
        row.addWidget(self.go)
        return foot

    # --- what it does

    def choose(self, options: PasteOptions) -> None:
        """Work out the plan with other choices and show it."""
        before = self.plan.options
        self._options = options
        if options != before:
            self.plan = self._paste.plan(options)
        plan, state = self.plan, self._paste.state
        offers = self._paste.offers(options)
        chosen = options.decimal or ("" if self._is_asked() else _own_sign(state.figures.style.decimal))
        self.question.show_offers(state, offers, chosen)
        self.choices.show_options(options)
        self.choices.offer(
            labels=bool(plan.frame.rows or plan.frame.columns) or self._has_labels(),
            persons=state.table.unit is Unit.PERSONS and not state.figures.in_persons,
            is_likely=self._paste.looks_like_persons(plan),
            rounding=options.round_off or any(cell.reason is Reason.TOO_FINE for cell in plan.cells),
            countries=len(plan.unnamed),
        )
        self._area.setFixedWidth(max(self._look.px(_CHOICES), self.choices.minimumSizeHint().width() + _MARGIN // 4))
        self._show_plan()

    def filter(self, show: Show) -> None:
        """Show only some lines."""
        self._show = show
        self._show_plan()

    def _show_plan(self) -> None:
        """Everything that follows from the plan."""
        plan, state = self.plan, self._paste.state
        for show, chip in self.chips.items():
            count = len(cells_of(plan, show))
            chip.set_count(count)
            chip.setVisible(count > 0 or show is Show.ALL)
        if not cells_of(plan, self._show):
            self._show = Show.ALL
        for show, chip in self.chips.items():
            chip.setChecked(show is self._show)
        self.model.show_lines(PasteLines(state, plan, self._show))
        self.table.resizeColumnsToContents()
        for column in range(self.model.columnCount() - 1):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), self._look.px(_WIDEST)))
        self._show_words()

    def _show_words(self) -> None:
        """Title, counts, refusals, deed."""
        plan = self.plan
        rows, columns = plan.size
        values = {"table": ltr(self._paste.state.table.number), "size": ltr(f"{rows} × {columns}")}
        self.title.setText(fill(_("Paste {size} cells into {table}"), values))
        self.differs.setVisible(plan.differs)
        refused = [cell for cell in plan.of(Fate.REFUSED) if cell.reason is not Reason.TWO_READINGS]
        self.refused.setVisible(bool(refused))
        if refused:
            place = words.place_words(self._paste.state, plan, refused[0])
            self.why.setText(words.refused_words(len(refused), place, words.reason_words(refused[0])))
        count = sum(cell.is_stored and plan.is_told(cell) for cell in plan.cells)
        self.go.setText(words.go_words(count))
        self.go.setEnabled(count > 0 and not self._is_asked())
        self.told.setText(_("Choose first how the numbers are read.") if self._is_asked() else "")
        announce(self, self.go.text())

    def _is_asked(self) -> bool:
        """Whether the person has to choose a reading first."""
        return any(cell.reason is Reason.TWO_READINGS for cell in self.plan.cells)

    def _has_labels(self) -> bool:
        """Whether the block could be placed by labels."""
        if self._options.align is Align.LABELS:
            return True
        by_labels = self._paste.plan(replace(self._options, align=Align.LABELS)).frame
        return bool(by_labels.rows or by_labels.columns)

    def _tell_cell(self, current: QModelIndex) -> None:
        """The current cell in words."""
        cell = self.model.cell_at(current)
        if cell is not None:
            self.told.setText(words.cell_words(self._paste.state, self.plan, cell))

    def _copy_refused(self) -> None:
        """Put the refused texts on the clipboard, in their shape."""
        QGuiApplication.clipboard().setText(words.refused_text(self.plan))
        self.told.setText(_("The refused cells are on the clipboard."))

    def _take(self) -> None:
        """Hand the plan over."""
        self.accept()
        self.wants_paste.emit(self.plan)


def _own_sign(sign: str) -> str:
    """Point or comma as the person's own decimal sign."""
    return "," if sign in (",", "\u066b") else "."
