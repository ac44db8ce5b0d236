"""Take a return in: what goes in by itself, and every conflict with both values, to be settled one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.part import Side
from ilms_desktop.package.shape import read_moment
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.dialogs.wide_dialog import WideDialog
from ilms_desktop.ui.models.merge_model import MergeModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.dates import short_moment
from ilms_desktop.ui.presenters.part_words import merge_words, notices
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.chip import Chip
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_table import PlainTable
from ilms_desktop.workspace.part_list import changed_here
from ilms_desktop.workspace.part_merging import Fate

if TYPE_CHECKING:
    from datetime import datetime

    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.part_merging import Difference, MergePlan

_WIDTHS: Final = (0, 112, 112, 112, 132)
#: filters in the order of the chips; None = all
_SHOWN: Final = (None, Fate.CONFLICT, Fate.THEIRS, Fate.OURS, Fate.SAME)


class MergeDialog(WideDialog):
    """Counts, filters, differences, deed."""

    #: the command that takes the return in
    wants_merge = Signal(object)

    def __init__(self, session: Session, plan: MergePlan, parent: QWidget | None = None) -> None:
        """Show what a return would do; nothing is changed."""
        super().__init__(session.look, _("Take a return in"), "", icon="merge", parent=parent)
        self._session = session
        self.plan = plan
        question = fill(
            _("Take {number} of {office} into this questionnaire?"),
            {"number": ltr(plan.document.tail), "office": plan.office},
        )
        self.body.addWidget(text_label(self.look, question, role=Role.SECTION, wraps=True))
        self.counts = text_label(self.look, merge_words(plan), wraps=True)
        self.body.addWidget(self.counts)
        said = notices(plan)
        self.notice = text_label(self.look, said, kind="red", wraps=True)
        self.notice.setVisible(bool(said))
        self.body.addWidget(self.notice)
        self.model = MergeModel(session, self)
        self.model.did_choose.connect(self._count)
        chips = self._chips()
        self.list = PlainTable(self.look, _("What differs"), self.model, widths=_WIDTHS, parent=self)
        self.list.wants_tick.connect(self._turn)
        # why: two clicks are quickly made by mistake; they change the row, and only Enter does the deed
        self.list.doubleClicked.disconnect()
        self.list.doubleClicked.connect(self._turn)
        self.list.chosen.connect(self._enter)
        self.list.did_move.connect(self._tell)
        self.body.addLayout(chips)
        self.body.addWidget(self.list, 1)
        self.row_told = text_label(self.look, role=Role.HELP, kind="second", wraps=True)
        self.body.addWidget(self.row_told)
        self.body.addLayout(self._for_all())
        self.remark.setText(_("Space changes whose value goes in. One step of Undo takes all of it back."))
        self.in_order(*self.chips.values(), self.list, self.all_theirs, self.all_ours, self.none)
        self.filter(Fate.CONFLICT if plan.of(Fate.CONFLICT) else None)
        self._count()
        self.list.setFocus()
        announce(self, self.counts.text())

    # --- parts

    def _chips(self) -> FlowLayout:
        """Filters with their counts."""
        row = FlowLayout(spacing=8)
        names = (_("All"), _("To settle"), _("Theirs"), _("Ours"), _("Same"))
        self.chips = {fate: Chip(self.look, name, self) for fate, name in zip(_SHOWN, names, strict=True)}
        for fate, chip in self.chips.items():
            count = len(self.plan.differences if fate is None else self.plan.of(fate))
            chip.set_count(count)
            chip.setVisible(fate is None or count > 0)
            chip.clicked.connect(lambda _on=False, picked=fate: self.filter(picked))
            row.addWidget(chip)
        return row

    def _for_all(self) -> QHBoxLayout:
        """The same answer for all that is to be settled."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self.all_theirs = Button(self.look, _("Theirs for all"), kind=Kind.FLAT)
        self.all_ours = Button(self.look, _("Ours for all"), kind=Kind.FLAT)
        self.none = Button(self.look, _("Leave all open"), kind=Kind.FLAT)
        sides = {self.all_theirs: Side.THEIRS, self.all_ours: Side.OURS, self.none: None}
        asked = self.plan.of(Fate.CONFLICT)
        for button, side in sides.items():
            button.clicked.connect(lambda _on=False, side=side: self.model.choose(asked, side))
            button.setVisible(bool(asked))
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        return row

    # --- what is shown

    def filter(self, fate: Fate | None) -> None:
        """Show only some differences."""
        for each, chip in self.chips.items():
            chip.setChecked(each is fate)
        self.model.show_lines(self.plan.differences if fate is None else self.plan.of(fate))
        self.list.show_row(0)

    def _turn(self, index: QModelIndex) -> None:
        """The other value of the row, told again."""
        self.model.turn(index)
        self._tell(index)
        announce(self, self.model.texts(index.row())[-1])

    def _enter(self, index: QModelIndex) -> None:
        """Enter does the deed once everything is settled; before, it goes to the next row that is open."""
        if self.go.isEnabled():
            self.do()
            return
        rows = [*range(index.row() + 1, len(self.model.lines)), *range(index.row() + 1)]
        open_ = frozenset(each.address for each in self.plan.open(self.model.chosen))
        row = next((row for row in rows if self.model.lines[row].address in open_), None)
        if row is not None:
            self.list.show_row(row)

    def _tell(self, index: QModelIndex) -> None:
        """The current row in full: where, both values, offices and dates."""
        if not index.isValid():
            self.row_told.setText("")
            return
        each = self.model.lines[index.row()]
        texts = self.model.texts(index.row())
        self.row_told.setText(_(" · ").join([*texts, *self._dates(each)] if each.fate is Fate.CONFLICT else texts))

    def _dates(self, each: Difference) -> list[str]:
        """Who changed both values, and when."""
        here = changed_here(self._session.workspace, each.address)
        made = read_moment(str(self.plan.document.fields["created_utc"]))
        told = [] if here is None else [_by(_("here: {office}, {day}"), *here)]
        return [*told, *([] if made is None else [_by(_("theirs: {office}, {day}"), self.plan.office, made)])]

    def _count(self) -> None:
        """The button says how much goes in; what is open keeps it from being done."""
        left = len(self.plan.open(self.model.chosen))
        asked = self.plan.of(Fate.CONFLICT)
        theirs = sum(1 for each in asked if self.model.chosen.get(each.address) is Side.THEIRS)
        count = len(self.plan.of(Fate.THEIRS)) + theirs
        text = fill(ngettext("Take {n} change in", "Take {n} changes in", count), {"n": ltr(str(count))})
        self.go.setText(text if count else _("Keep ours"))
        self.go.setEnabled(left == 0 and not (self.plan.is_repeated and count == 0))
        open_ = ngettext("{n} difference is not settled yet.", "{n} differences are not settled yet.", left)
        self.say(fill(open_, {"n": ltr(str(left))}) if left else "")

    def do(self) -> None:
        """Hand the command over."""
        command = self.plan.command(self.model.chosen)
        self.accept()
        if command is not None:
            self.wants_merge.emit(command)


def _by(text: str, office: str, moment: datetime) -> str:
    return fill(text, {"office": office, "day": short_moment(moment)})
