"""Nothing to report for a table: said once for its years, with a reason if there is one; no cell is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import error_text, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.nothing import NothingYears, nothing_command
from ilms_desktop.ui.presenters.places import year_ranges
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.note_completer import NoteCompleter
from ilms_desktop.ui.views.text_box import TextBox
from ilms_desktop.ui.views.wrapped_check import WrappedCheck

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.gaps import Gap

_LINES: Final = 2
_LONGEST: Final = 1000


class NothingDialog(DeedDialog):
    """Which years, why, and the deed."""

    def __init__(self, session: Session, gap: Gap, years: NothingYears, parent: QWidget | None = None) -> None:
        """Declare the `years` of the table of `gap`."""
        look = session.look
        super().__init__(look, fill(_("Nothing to report for {table}"), {"table": ltr(gap.code)}), "", parent=parent)
        self._session = session
        self._years = years
        self.body.addWidget(text_label(look, f"{ltr(gap.code)}  {gap.title}", wraps=True).make_bold())
        about = _(
            "There was nobody to count: the phenomenon does not exist here, or did not in these years. "
            "It is said once for each year, and the ILO reads it as an answer. No cell is changed; a figure "
            "that is entered later takes it back."
        )
        self.body.addWidget(text_label(look, about, wraps=True))
        self.which = text_label(look, wraps=True)
        self.body.addWidget(self.which)
        text = ngettext(
            "Also {years}, which holds something already: its empty cells count as nothing to report",
            "Also {years}, which hold something already: their empty cells count as nothing to report",
            len(years.begun),
        )
        self.with_begun = WrappedCheck(look, fill(text, {"years": _ranges(years.begun)}), self)
        self.with_begun.setVisible(bool(years.begun) and bool(years.untouched))
        self.with_begun.box.setChecked(not years.untouched)
        self.with_begun.box.toggled.connect(self._compare)
        self.body.addWidget(self.with_begun)
        label = text_label(look, _("Reason, goes with each year to the ILO (may stay empty):"), wraps=True)
        self.body.addWidget(label)
        self.reason = TextBox(look, _("Reason"), lines=_LINES)
        self.reason.did_change.connect(self._compare)
        NoteCompleter(self.reason.edit).offer(session.workspace.notes_used())
        label.setBuddy(self.reason.edit)
        self.body.addWidget(self.reason)
        self.body.addStretch()
        self.in_order(self.with_begun.box, self.reason)
        self.reason.setFocus()
        session.bus.did_fail.connect(self._tell)
        self._compare()

    def chosen(self) -> tuple[QTableKey, ...]:
        """Years that would be declared, in their order."""
        begun = self._years.begun if self.with_begun.box.isChecked() else ()
        return tuple(sorted((*self._years.untouched, *begun), key=lambda key: key.year))

    def _compare(self) -> None:
        """Say what the deed does, and what keeps it from being done."""
        keys = self.chosen()
        self.which.setText(fill(_("Years: {years}"), {"years": _ranges(keys)}))
        text = ngettext("Declare {n} year", "Declare {n} years", len(keys))
        self.go.setText(fill(text, {"n": ltr(str(len(keys)))}))
        over = len(self.reason.text()) - _LONGEST
        self.say(fill(_("{n} characters too many. Shorten the reason."), {"n": ltr(str(over))}) if over > 0 else "")
        self.go.setEnabled(over <= 0)

    def do(self) -> None:
        """Declare the years as one step."""
        if self._session.execute(nothing_command(self.chosen(), self.reason.text())) is not None:
            self.accept()

    def _tell(self, error: IlmsError) -> None:
        """Say why it was not declared."""
        self.say(error_text(error))


def _ranges(keys: tuple[QTableKey, ...]) -> str:
    return year_ranges(sorted(key.year for key in keys))
