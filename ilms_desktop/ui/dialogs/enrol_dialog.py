"""Enrol this computer: who asks, and how the key is protected. Also for a renewal and for a replacement.

The key is made by `key_deeds` in the background; the dialog stays open until it stands, with what was typed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.errors import SigningKeyError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.enrol_form import EnrolWish, Protecting, missing, trouble_of
from ilms_desktop.ui.views.country_line import CountryLine
from ilms_desktop.ui.views.helped_row import HelpedRow
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.passphrase_line import PassphraseLine
from ilms_desktop.ui.views.protection_choice import ProtectionChoice
from ilms_desktop.workspace.enrolment_request import Applicant
from ilms_desktop.workspace.own_key import is_behind_sign_in

if TYPE_CHECKING:
    from ilms_desktop.errors import UserError
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.enrolment import Enrolment

_WIDTH: Final = 780
_LABELS: Final = 190
#: what the system draws around a window
_FRAME: Final = 40


@dataclass(frozen=True, slots=True)
class EnrolStart:
    """What the dialog begins with.

    Attributes:
        applicant: answers that are known. old: the key that is renewed. replaces: id of the key that is lost.
    """

    applicant: Applicant
    old: Enrolment | None = None
    replaces: str | None = None


class EnrolDialog(DeedDialog):
    """Answers on the left, what is wrong with each below it."""

    #: everything is answered: EnrolWish
    wants = Signal(object)

    def __init__(self, look: Look, start: EnrolStart, parent: QWidget | None = None) -> None:
        """Begin with what is known."""
        title, question = _words(start)
        super().__init__(look, title, _("Make key and request"), icon="key", parent=parent)
        self.setMinimumWidth(look.px(_WIDTH))
        self._start = start
        #: whether it was closed; the key store may answer later
        self.is_over = False
        self.body.addWidget(text_label(look, question, wraps=True).make_bold())
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnMinimumWidth(0, look.px(_LABELS))
        self._grid.setColumnStretch(1, 1)
        self.rows: dict[str, HelpedRow] = {}
        self._add_answers(start.applicant)
        self._add_protection()
        self.body.addWidget(self._area(), 1)
        told = _("The program makes the key and the request. It sends nothing: you send both in the next step.")
        self.remark.setText(told)
        self._show_passphrase()
        self._fit()
        first = next((line for line in self._lines.values() if not line.text()), self.old_line)
        (first if first.isEnabled() and not first.isHidden() else self.go).setFocus()

    # --- putting together

    def _add_answers(self, known: Applicant) -> None:
        """Who asks, and where they are reached."""
        self.country = CountryLine(self.look, known.country)
        self.country.setEnabled(self._start.old is None)
        self.name, self.office = QLineEdit(known.name), QLineEdit(known.office)
        self.email, self.telephone = QLineEdit(known.email), QLineEdit(known.telephone)
        self.reference = QLineEdit(known.reference)
        self._lines: dict[str, QLineEdit] = {
            "name": self.name,
            "office": self.office,
            "country": self.country,
            "email": self.email,
            "telephone": self.telephone,
        }
        self._add("name", _("Your name *"), self.name)
        self._add("office", _("Office *"), self.office)
        self._add("country", _("Country *"), self.country)
        self._add("email", _("E-mail *"), self.email)
        about = _("For the ILO's list. To confirm the key it calls the number that it already has, never this one.")
        self._add("telephone", _("Telephone of the office *"), self.telephone, about)
        about = _("From the ILO's letter, such as KEN-7Q4M; leave it empty if you have none.")
        self._add("reference", _("Reference"), self.reference, about)

    def _add_protection(self) -> None:
        """What opens the old key, and what protects the new one."""
        self.old_line = PassphraseLine(_("Passphrase of the old key"))
        self._add("old", _("Passphrase of the old key"), self.old_line)
        old = self._start.old
        self.rows["old"].set_shown(is_shown=old is not None and not is_behind_sign_in(old))
        self.protection = ProtectionChoice(self.look, is_windows=sys.platform == "win32")
        self.protection.did_change.connect(self._show_passphrase)
        self._add("protection", _("The key is protected"), self.protection)
        self.first, self.second = PassphraseLine(_("Passphrase")), PassphraseLine(_("The same again"))
        self._add("first", _("Passphrase"), self.first, _("At least 12 characters. Nobody can find it out for you."))
        self._add("second", _("The same again"), self.second)

    def _add(self, name: str, title: str, widget: QWidget, about: str = "") -> None:
        """A row with its label, help, and a line for what is wrong."""
        row = HelpedRow(self.look, title, widget, about=about)
        row.add_to(self._grid, self._grid.rowCount())
        self.rows[name] = row
        if isinstance(widget, QLineEdit):
            widget.textChanged.connect(lambda _text: row.say(""))

    def _show_passphrase(self) -> None:
        """A passphrase is typed only where the sign-in does not protect the key."""
        for name in ("first", "second"):
            self.rows[name].set_shown(is_shown=not self.protection.by_sign_in)
        self._fit()

    def _area(self) -> QScrollArea:
        """The form; it scrolls where the screen is too low for it."""
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 4, 0)
        column.addLayout(self._grid)
        column.addStretch()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        # why: what is in it is reached by Tab and scrolls into sight; the area itself would be an empty stop
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._page)
        self._scroll = area
        return area

    def _fit(self) -> None:
        """As high as the form needs, if the screen is."""
        width = max(self.width(), self.minimumWidth())
        margins = self.body.contentsMargins()
        form = self._page.heightForWidth(width - margins.left() - margins.right())
        rest = self.sizeHint().height() - self._scroll.sizeHint().height()
        room = QGuiApplication.primaryScreen().availableGeometry().height() - _FRAME
        self.resize(width, min(form + rest, room))

    # --- deeds

    def refuse_store(self, error: UserError) -> None:
        """The computer has no key store to rely on."""
        self.protection.refuse_store(i18n.error_text(error))
        self._show_passphrase()

    def do(self) -> None:
        """Hand the answers over once they are complete."""
        protecting = Protecting(self.protection.by_sign_in, self.first.text(), self.second.text())
        answers = {name: line.text() for name, line in self._lines.items()} | {"country": self.country.code}
        told = missing(answers, protecting)
        for name, row in self.rows.items():
            row.say(told.get(name, ""))
        self.say("")
        if told:
            self._go_to(next(name for name in self.rows if name in told))
            return
        self._set_busy(is_busy=True)
        self.wants.emit(self._wish(protecting))

    def _wish(self, protecting: Protecting) -> EnrolWish:
        """What was answered."""
        known = self._start.applicant
        return EnrolWish(
            applicant=Applicant(
                country=self.country.code,
                reference=self.reference.text().strip(),
                name=self.name.text().strip(),
                office=self.office.text().strip(),
                email=self.email.text().strip(),
                telephone=self.telephone.text().strip(),
                collections=known.collections,
            ),
            passphrase=None if protecting.by_sign_in else protecting.first,
            old=self._start.old,
            old_passphrase=self.old_line.text(),
            replaces=self._start.replaces,
        )

    def made(self) -> None:
        """Key and request stand."""
        self._set_busy(is_busy=False)
        for line in (self.first, self.second, self.old_line):
            line.clear()
        self.accept()

    def give_up(self) -> None:
        """The program made a mistake, which is told elsewhere; nothing was made."""
        self._set_busy(is_busy=False)

    def fail(self, error: UserError) -> None:
        """Say beside its field what kept the key from being made; nothing was made."""
        self._set_busy(is_busy=False)
        field, words = trouble_of(error) if isinstance(error, SigningKeyError) else ("", i18n.error_text(error))
        if field == "store" and self.protection.by_sign_in:
            self.refuse_store(error)
            field = "first"
        elif field == "store":
            told = _("{why} Without the old key, ask for a replacement with “Lost or stolen key…”.")
            self.say(fill(told, {"why": words}))
        elif field:
            self.rows[field].say(words)
        else:
            self.say(words)
        self._go_to(field)

    def _go_to(self, field: str) -> None:
        """Put the focus where something is to be typed."""
        widget = {"first": self.first, "second": self.second, "old": self.old_line, **self._lines}.get(field)
        widget = self.reference if field == "reference" else widget
        if widget is not None:
            widget.setFocus()

    def _set_busy(self, *, is_busy: bool) -> None:
        """Nothing is typed while the key is made."""
        self.is_busy = is_busy
        for row in self.rows.values():
            row.set_enabled(is_enabled=not is_busy)
        self.country.setEnabled(not is_busy and self._start.old is None)
        self.cancel.setEnabled(not is_busy)
        self.go.setEnabled(not is_busy)
        self.go.setText(_("Making the key…") if is_busy else _("Make key and request"))

    def done(self, result: int) -> None:
        """Close."""
        self.is_over = True
        super().done(result)


def _words(start: EnrolStart) -> tuple[str, str]:
    """Title of the window, and its question."""
    if start.old is not None and start.old.grant is not None:
        signer = {"signer": ltr(start.old.grant.signer)}
        return fill(_("Renew the key {signer}"), signer), _(
            "Is this still right? The old key vouches for the new one, so no telephone call is needed."
        )
    if start.replaces:
        signer = {"signer": ltr(start.replaces)}
        return fill(_("Replace the key {signer}"), signer), _(
            "Who sends from this computer? The ILO telephones your office before it confirms the new key."
        )
    return _("Enrol this computer"), _(
        "Who sends from this computer? The ILO telephones your office before it confirms the key."
    )
