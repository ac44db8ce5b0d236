"""The deeds with the keys of this computer: enrol, the ILO's answer, renewal, replacement; papers in `key_papers`.

Works with and without an open questionnaire. Everything long is done in the background (`enrolling_job`); how a deed
went is said in the dialog “Your key”, which is opened where it is not there yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.key_words import state_words
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.views.key_choice import KeyOffer
from ilms_desktop.workspace.own_key import key_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from ilms_desktop.model.edition import Round
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.dialogs.enrol_dialog import EnrolDialog
    from ilms_desktop.ui.dialogs.lost_key_dialog import LostKeyDialog
    from ilms_desktop.ui.dialogs.your_key_dialog import YourKeyDialog
    from ilms_desktop.ui.key_papers import KeyPapers
    from ilms_desktop.ui.key_place import KeyPlace
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.enrol_form import EnrolWish
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.ui.views.key_notice import KeyNotice
    from ilms_desktop.workspace.enrolment import Enrolment, Status
    from ilms_desktop.workspace.enrolment_grant import Taken
    from ilms_desktop.workspace.enrolment_request import Applicant
    from ilms_desktop.workspace.workspace import Workspace

    T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KeyContext:
    """For what keys are made here.

    Attributes:
        country: alpha-3, empty where it is not known yet. collection: code such as `ILMS-2026`.
        desk: e-mail address of the ILO's desk.
    """

    country: str
    collection: str
    desk: str

    @classmethod
    def of_file(cls, workspace: Workspace) -> KeyContext:
        """For an open questionnaire."""
        return cls(workspace.country, workspace.round.collection, workspace.round.contact)

    @classmethod
    def of_round(cls, country: str, round_: Round) -> KeyContext:
        """Before a questionnaire is open."""
        return cls(country, round_.collection, round_.contact)


class KeyDeeds(QObject):
    """Keys of one window."""

    #: a key was made, or an answer was taken
    did_change = Signal()

    def __init__(
        self,
        place: KeyPlace,
        context: KeyContext,
        window: QWidget,
        *,
        look: Look,
        tasks: Tasks,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self.place = place
        self.context = context
        self._window = window
        self._look = look
        self._tasks = tasks
        self._settings = settings
        self._dialog: YourKeyDialog | None = None
        self._has_warned = False

    # --- what there is

    def statuses(self) -> tuple[Status, ...]:
        """Every key of this computer; none, and a dialog that says why, where they cannot be read."""
        try:
            return self.place.statuses()
        except UserError as error:
            # why: everything that shows a key asks, and one dialog is enough
            if not self._has_warned:
                show_error(error, self._window)
            self._has_warned = True
            return ()

    def answered(self, settings: Settings) -> None:
        """Take name, office and country as they stand in the window now."""
        self._settings = settings
        self.context = replace(self.context, country=settings.country)

    def begin(self) -> QDialog:
        """Show the keys; where there is none, enrol the computer."""
        return self.show() if self.statuses() else self.enrol()

    def offer(self) -> KeyOffer:
        """What can sign: the key of this computer, or the file used last."""
        own = key_for((each.enrolment for each in self.statuses()), self.context.country, self.place.clock())
        return KeyOffer(own, self.place.vault, self._settings.key_file)

    def show_renewal_in(self, notice: KeyNotice) -> None:
        """Let a bar of the window ask for the renewal of a key, now and whenever the keys change."""

        def show() -> None:
            notice.show_status(next((each for each in self.statuses() if each.renewal_offered), None))

        notice.wants_renewal.connect(self.renew)
        self.did_change.connect(show)
        show()

    # --- dialogs

    def show(self) -> YourKeyDialog:
        """Show the keys; the dialog that is open already comes to the front."""
        from ilms_desktop.ui.dialogs.your_key_dialog import YourKeyDialog

        if self._dialog is None:
            dialog = YourKeyDialog(self._look, self.over())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._closed)
            dialog.wants_deed.connect(self._do)
            dialog.wants_enrolment.connect(self.enrol)
            dialog.wants_import.connect(self.ask_for_grant)
            dialog.wants_lost.connect(self.lost)
            self._dialog = dialog
        self._dialog.show_keys(self.statuses())
        self._dialog.open()
        return self._dialog

    def _closed(self) -> None:
        self._dialog = None

    def enrol(self, *, old: Enrolment | None = None, replaces: str | None = None) -> EnrolDialog:
        """Ask who enrols; with `old` to renew that key, with `replaces` in the place of a key that is lost."""
        from ilms_desktop.ui.dialogs.enrol_dialog import EnrolDialog, EnrolStart

        start = EnrolStart(self._known(old), old, replaces)
        dialog = EnrolDialog(self._look, start, self.over())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wants.connect(partial(self._make, dialog))
        dialog.open()
        self._tasks.run(self.place.vault, done=lambda _vault: None, failed=partial(self._no_store, dialog))
        return dialog

    def renew(self, enrolment: Enrolment) -> EnrolDialog:
        """Ask for a new key in the place of one that is about to end."""
        return self.enrol(old=enrolment)

    def lost(self) -> LostKeyDialog:
        """Say what to do about a key that is lost or in other hands."""
        from ilms_desktop.ui.dialogs.lost_key_dialog import LostKeyDialog

        signer = next((each.signer for each in self.statuses() if each.signer is not None), "")
        dialog = LostKeyDialog(self._look, signer=signer, telephone=self._telephone(), parent=self.over())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wants_replacement.connect(lambda name: self.enrol(replaces=name))
        dialog.open()
        return dialog

    def over(self) -> QWidget:
        """Where further dialogs stand: over the one that asked for them."""
        return QApplication.activeModalWidget() or self._window

    def _known(self, old: Enrolment | None) -> Applicant:
        """Answers that are known: those of the key that is renewed, of the request before, of the settings."""
        from ilms_desktop.workspace.enrolment_request import Applicant

        listed = self.statuses()
        before: dict[str, Any] = dict(old.request if old else listed[0].enrolment.request if listed else {})
        return Applicant(
            country=str(before["country"]) if old else self.context.country or str(before.get("country", "")),
            reference=str(before.get("reference", "")),
            name=self._settings.person or str(before.get("name", "")),
            office=self._settings.office or str(before.get("office", "")),
            email=str(before.get("email", "")),
            telephone=str(before.get("telephone", "")),
            collections=(self.context.collection,),
        )

    def _telephone(self) -> str:
        """Telephone number of the desk, as the installed trust bundle says it."""
        from ilms_desktop.workspace.trust_store import installed

        try:
            found = installed(self.place.user_dir)
        except UserError:
            # why: a damaged bundle is told where something is to be judged by it; here only the number is missing
            return ""
        return "" if found is None else found.contacts.telephone

    # --- making a key

    def _make(self, dialog: EnrolDialog, wish: EnrolWish) -> None:
        """Make a key in the background."""
        from ilms_desktop.ui.enrolling_job import make_request

        self._tasks.run(
            lambda: make_request(self.place, wish),
            done=partial(self._made, dialog),
            failed=partial(self._not_made, dialog),
        )

    def _made(self, dialog: EnrolDialog, _made: Enrolment) -> None:
        """Show the new key, and what to do with its request."""
        dialog.made()
        self.show().say(_("Key and request are made. Now send the request and the sheet to the ILO."))
        self.did_change.emit()

    def _not_made(self, dialog: EnrolDialog, error: BaseException) -> None:
        if isinstance(error, UserError):
            dialog.fail(error)
        else:
            dialog.give_up()
            show_error(error, dialog)

    def _no_store(self, dialog: EnrolDialog, error: BaseException) -> None:
        """There is no key store to rely on; a passphrase is asked for."""
        if not isinstance(error, UserError):
            show_error(error, self._window)
        elif not dialog.is_over:
            dialog.refuse_store(error)

    # --- deeds with a key

    @property
    def papers(self) -> KeyPapers:
        """Sheet, copy of the request, draft."""
        # why: mail and typesetting cost time to import, and few sessions enrol (ADR 0011)
        from ilms_desktop.ui.key_papers import KeyPapers

        return KeyPapers(self)

    def _do(self, name: str, enrolment: Enrolment) -> None:
        """Do what a card asks for."""
        deeds: dict[str, Callable[[Enrolment], object]] = {
            "draft": self.papers.make_draft,
            "sheet": self.papers.ask_for_sheet,
            "request": self.papers.ask_for_request,
            "renew": self.renew,
            "replace": self._replace,
        }
        deeds[name](enrolment)

    def _replace(self, enrolment: Enrolment) -> EnrolDialog:
        """Ask for a new key in the place of one that has ended."""
        return self.enrol(replaces=None if enrolment.grant is None else enrolment.grant.signer)

    # --- the answer

    def ask_for_grant(self) -> QFileDialog:
        """Ask for the ILO's answer."""
        dialog = QFileDialog(self.over(), _("Import the answer of the ILO"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Answers and mails (*.zip *.eml)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.take_grant(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def take_grant(self, path: Path) -> None:
        """Verify the ILO's answer, or a mail with it, and keep it beside its key; what came of it is said."""
        from ilms_desktop.ui.enrolling_job import take_answers

        self.show()
        self._tasks.run(lambda: take_answers(self.place, path), done=self._taken, failed=self._not_done)
        self._begin(_("Verifying the answer…"))

    def _taken(self, results: tuple[Taken, ...]) -> None:
        """Say what came of each answer, then of the trust bundles in them."""
        from ilms_desktop.package.messages import result_texts
        from ilms_desktop.package.outcome import Outcome, Refusal
        from ilms_desktop.workspace.post_words import bundle_words

        refusals = [each.result for each in results if isinstance(each.result, Refusal)]
        if len(refusals) < len(results):
            self.did_change.emit()
        # why: the same answer a second time is no trouble
        grave = [each for each in refusals if each.outcome is not Outcome.DUPLICATE]
        bundles = dict.fromkeys(text for each in results for text in bundle_words(each.trust, ltr))
        dialog = self.show()
        if grave:
            dialog.warn(" ".join((*result_texts(grave[0]), *bundles)))
        elif refusals:
            dialog.say(" ".join((*result_texts(refusals[0]), *bundles)))
        else:
            dialog.say("\n".join((_enrolled_words(results, self.statuses()), *bundles)))

    # --- work and files

    def run(self, words: str, work: Callable[[], T], done: Callable[[T], str]) -> None:
        """Do something in the background and say how it went."""

        def end(result: T) -> None:
            told = done(result)
            if self._dialog is not None:
                self._dialog.say(told)

        self._begin(words)
        self._tasks.run(work, done=end, failed=self._not_done)

    def _begin(self, words: str) -> None:
        if self._dialog is not None:
            self._dialog.begin(words)

    def _not_done(self, error: BaseException) -> None:
        """Say why a deed was not done."""
        if isinstance(error, UserError):
            self.show().warn(i18n.error_text(error))
        else:
            self.show().warn("")
            show_error(error, self.over())


def _enrolled_words(results: tuple[Taken, ...], listed: tuple[Status, ...]) -> str:
    """What the newest of the answers made of its key."""
    from ilms_desktop.workspace.enrolment_grant import Imported

    marks = {each.result.enrolment.mark for each in results if isinstance(each.result, Imported)}
    return next((state_words(each) for each in listed if each.enrolment.mark in marks), "")
