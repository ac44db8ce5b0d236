"""Seal: what it does, what is in the way, what goes in, and the key; what was made is then shown by the Send screen.

A native dialog of two pages. The work is done by `sealing_job` in the background.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import SetContact
from ilms_desktop.ui.dialogs.busy_dialog import BusyDialog
from ilms_desktop.ui.presenters.seal_plan import seal_plan
from ilms_desktop.ui.presenters.seal_wish import SealWish, seal_choices
from ilms_desktop.ui.sealing_job import SealRequest, seal_now
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.seal_facts import SealFacts
from ilms_desktop.ui.views.seal_form import SealForm

if TYPE_CHECKING:
    from ilms_desktop.ui.bus import Bus
    from ilms_desktop.ui.key_deeds import KeyDeeds
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.sealing import SealResult

SIZE: Final = (1000, 600)


class SealDialog(BusyDialog):
    """One question, then the answer."""

    #: key file that was used, to be offered next time
    used_key = Signal(str)
    #: a finding in the way is wanted: its key
    wants_finding = Signal(str)
    #: it was sealed: id of the package, the first of several
    did_seal = Signal(str)

    def __init__(
        self,
        session: Session,
        keys: KeyDeeds,
        *,
        wish: SealWish = SealWish(),  # noqa: B008 - a value that nobody can change
        parent: QWidget | None = None,
    ) -> None:
        """Ask what sealing needs.

        Args:
            session: the open file.
            keys: of this computer.
            wish: with what sealing begins.
            parent: window over which it opens.
        """
        super().__init__(parent)
        self._session = session
        self._wish = wish
        look = session.look
        self.setWindowTitle(_("Seal the questionnaire"))
        self.setMinimumSize(look.px(SIZE[0]), look.px(SIZE[1]))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.pages = QStackedWidget(self)
        outer.addWidget(self.pages, 1)
        self.plan = seal_plan(session.workspace)
        self._keys = keys
        choices = seal_choices(session.workspace, self.plan, keys.place.user_dir)
        self.form = SealForm(session, self.plan, keys.offer(), choices=choices, wish=wish)
        self.form.key.wants_enrolment.connect(keys.enrol)
        keys.did_change.connect(self._take_keys)
        self.pages.addWidget(self._first_page())
        self.pages.addWidget(self._busy_page())
        outer.addWidget(self._foot())
        self.form.did_change.connect(self._compare)
        self.form.blockers.wants_finding.connect(self._jump)
        self._compare()

    # --- putting together

    def _first_page(self) -> QWidget:
        """Question, facts, form."""
        look = self._session.look
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 18, 24, 12)
        layout.setSpacing(10)
        layout.addWidget(text_label(look, _("Make one signed file out of this questionnaire?"), role=Role.PAGE_TITLE))
        about = _(
            "Sealing checks everything, writes the package, signs it with your key and opens it again to verify it. "
            "It sends nothing: you send the file."
        )
        layout.addWidget(text_label(look, about, kind="second", wraps=True))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(SealFacts(self._session, self.plan), 4)
        row.addWidget(self.form, 5)
        layout.addLayout(row, 1)
        return page

    def _busy_page(self) -> QWidget:
        """What is being done."""
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch()
        words = _("Checking, writing, signing, and opening the package again to verify it…")
        layout.addWidget(text_label(self._session.look, words))
        bar = QProgressBar(page)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(words)
        layout.addWidget(bar)
        layout.addStretch()
        return page

    def _foot(self) -> Foot:
        """What went wrong at the start, the deeds at the end."""
        look = self._session.look
        foot = Foot(self, side=24)
        row = foot.row
        self.trouble = text_label(look, role=Role.HELP, kind="red", wraps=True)
        row.addWidget(self.trouble, 1)
        self.cancel = Button(look, _("Cancel"))
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        self.go = Button(look, _("Seal"), icon="sign", kind=Kind.PRIMARY)
        self.go.clicked.connect(self.start)
        row.addWidget(self.go)
        return foot

    # --- deeds

    def _take_keys(self) -> None:
        """A key was made, or an answer was taken."""
        self.form.key.show_offer(self._keys.offer())

    def _compare(self) -> None:
        """The deed is possible once nothing is in the way and everything is answered."""
        self.go.setEnabled(self.form.is_complete)

    def start(self) -> None:
        """Keep who approved, then seal in the background."""
        contact = self._session.workspace.contact
        approved = self.form.approved(contact)
        if approved != contact and self._session.execute(SetContact(**asdict(approved))) is None:
            return
        request = SealRequest(
            key=self.form.key.chosen(),
            order=self.form.options.order(self.form.reason if self.plan.softer else None),
            is_split=self._wish.is_split,
            revision=self._wish.revision,
        )
        self._set_busy(is_busy=True)
        self.trouble.setText("")
        workspace = self._session.workspace
        self._session.tasks.run(lambda: seal_now(workspace, request), done=self._show_result, failed=self._show_trouble)

    def _set_busy(self, *, is_busy: bool) -> None:
        """Nothing can be asked while it works."""
        self.is_busy = is_busy
        self.pages.setCurrentIndex(1 if is_busy else 0)
        self.cancel.setEnabled(not is_busy)
        self.go.setEnabled(not is_busy and self.form.is_complete)

    def _show_result(self, results: tuple[SealResult, ...]) -> None:
        """Leave for the screen that shows what was made, and what to do with it."""
        self._set_busy(is_busy=False)
        self.form.key.passphrase.clear()
        self.used_key.emit(self.form.key.path)
        self._announce(self._session.bus)
        self.accept()
        self.did_seal.emit(results[0].package_id)

    def _announce(self, bus: Bus) -> None:
        """Findings got reasons and a package was recorded; every screen reads again."""
        self._session.tell_post(submissions=True)
        bus.did_check.emit(self._session.workspace.report())

    def _show_trouble(self, error: BaseException) -> None:
        """Say what kept the package from being made; there is none then."""
        self._set_busy(is_busy=False)
        self._announce(self._session.bus)
        if isinstance(error, UserError):
            self.trouble.setText(i18n.error_text(error))
            self.form.key.take_trouble(error)
            self.form.show_plan(seal_plan(self._session.workspace))
        else:
            show_error(error, self)

    def _jump(self, key: str) -> None:
        """Leave for a finding."""
        self.reject()
        self.wants_finding.emit(key)
