"""What is planned for a gap: who does it, until when, what is to be done; one step of undo. It stays in the country."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QLineEdit

from ilms_desktop.i18n import error_text, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import PlanWork
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr, own
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.day_edit import DayEdit
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.text_box import TextBox
from ilms_desktop.ui.views.wrapped_check import WrappedCheck
from ilms_desktop.workspace.plan_handlers import LONGEST_NOTE, LONGEST_OWNER
from ilms_desktop.workspace.work_plan import lack_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.work_plan import Planned
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.gaps import Gap

_LINES: Final = 3


class PlanDialog(DeedDialog):
    """Three questions, and whether the answers are for the other gaps of the source too."""

    def __init__(self, session: Session, gap: Gap, others: Sequence[Gap], parent: QWidget | None = None) -> None:
        """Plan `gap`; `others` are further gaps of its source."""
        look = session.look
        title = fill(_("Plan the work on {table}"), {"table": ltr(gap.code)})
        super().__init__(look, title, _("Save the plan"), parent=parent)
        self._session = session
        self._gap = gap
        self._others = tuple(others)
        self.body.addWidget(text_label(look, f"{ltr(gap.code)}  {gap.title}", wraps=True).make_bold())
        missing = _(" · ").join(text for text in (lack_words(gap), own(gap.source_name)) if text)
        self.body.addWidget(text_label(look, missing, kind="second", wraps=True))
        self.body.addLayout(self._owner_and_day())
        label = text_label(look, _("What is to be done"))
        self.body.addWidget(label)
        self.note = TextBox(look, _("What is to be done"), lines=_LINES)
        self.note.set_text(gap.planned.note)
        self.note.did_change.connect(self._compare)
        label.setBuddy(self.note.edit)
        self.body.addWidget(self.note)
        text = ngettext(
            "Write who and until when for the {n} other gap of this source as well",
            "Write who and until when for the {n} other gaps of this source as well",
            len(self._others),
        )
        self.for_all = WrappedCheck(look, fill(text, {"n": ltr(str(len(self._others)))}), self)
        self.for_all.setVisible(bool(self._others))
        self.body.addWidget(self.for_all)
        about = _("The plan stays in this file. It is not part of a package.")
        self.body.addWidget(text_label(look, about, role=Role.HELP, kind="muted", wraps=True))
        self.body.addStretch()
        self.in_order(self.owner, self.has_day, self.day, self.note, self.for_all.box)
        self.owner.setFocus()
        session.bus.did_fail.connect(self._tell)

    def _owner_and_day(self) -> QHBoxLayout:
        """Name, then the day with its tick."""
        look, planned = self.look, self._gap.planned
        row = QHBoxLayout()
        row.setSpacing(10)
        label = text_label(look, _("Who does it"))
        row.addWidget(label)
        self.owner = QLineEdit(planned.owner, self)
        self.owner.setMaxLength(LONGEST_OWNER)
        self.owner.setAccessibleName(_("Who does it"))
        owners = {each.owner for each in self._session.workspace.plan().values() if each.owner}
        self.owner.setCompleter(QCompleter(sorted(owners), self))
        label.setBuddy(self.owner)
        row.addWidget(self.owner, 1)
        self.has_day = QCheckBox(_("Until"), self)
        row.addWidget(self.has_day)
        self.day = DayEdit(_("Until when"), self)
        self.day.show_day(planned.due or self._session.workspace.round.deadline)
        self.has_day.setChecked(planned.due is not None)
        self.day.setEnabled(self.has_day.isChecked())
        self.has_day.toggled.connect(self.day.setEnabled)
        row.addWidget(self.day)
        return row

    @property
    def due(self) -> date | None:
        """The day, where there is one."""
        return self.day.day if self.has_day.isChecked() else None

    def planned(self) -> tuple[Planned, ...]:
        """What would be stored."""
        own_ = replace(self._gap.planned, owner=self.owner.text().strip(), due=self.due, note=self.note.text())
        if not self.for_all.box.isChecked():
            return (own_,)
        return (own_, *(replace(each.planned, owner=own_.owner, due=own_.due) for each in self._others))

    def _compare(self) -> None:
        """A text that is too long is told before it is refused."""
        over = len(self.note.text()) - LONGEST_NOTE
        self.say(fill(_("{n} characters too many. Shorten the text."), {"n": ltr(str(over))}) if over > 0 else "")
        self.go.setEnabled(over <= 0)

    def do(self) -> None:
        """Store the plan as one step."""
        if self._session.execute(PlanWork(self.planned())) is not None:
            self.accept()

    def _tell(self, error: IlmsError) -> None:
        """Say why the plan was not stored."""
        self.say(error_text(error))
