"""Sending from the window: drafts, files, words, what the person says, new versions and recalls."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from ilms_desktop.mail.size import Remedy
from ilms_desktop.model.command import SaySent
from ilms_desktop.model.post import Way
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.ui.dialogs.came_back_dialog import CameBackDialog, Next
from ilms_desktop.ui.dialogs.import_dialog import ImportDialog
from ilms_desktop.ui.dialogs.recall_dialog import RecallDialog
from ilms_desktop.ui.dialogs.revise_dialog import ReviseDialog
from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
from ilms_desktop.ui.mail_program import DraftWay, MailProgram
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.workspace.post import Standing
from tests.gui.conftest import C4, SOURCE, START, c4
from tests.gui.dialogs.test_import_dialog import HEAD, ROWS
from tests.gui.dialogs.test_seal_dialog import write_key
from tests.unit.workspace.post_support import sealed, signed_receipt

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.post import Document
    from ilms_desktop.ui.views.main_window import MainWindow

T = TypeVar("T", bound=QDialog)

REASON: Final = "Figures of 2023 were revised by the ministry."
#: writes what it was started with beside its first argument
RECORDER: Final = "import json, sys; open(sys.argv[1], 'w', encoding='utf-8').write(json.dumps(sys.argv[2:]))"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    found: list[str] = []

    def open_url(url: Any) -> bool:
        found.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


@pytest.fixture
def at_send(packaged_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the Send screen in front, once it knows the mail program."""
    packaged_window.acts["send"].trigger()
    qtbot.waitUntil(lambda: not packaged_window.session.tasks.is_busy)
    return packaged_window


def package(window: MainWindow, place: int = 0) -> Document:
    """A document of the outbox, the newest first."""
    return window.session.workspace.post().outbox()[place].document


def told(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Wait until the screen says something."""
    qtbot.waitUntil(lambda: words in bare(window.send.told.text()), timeout=10_000)


def dialog_of(window: MainWindow, kind: type[T]) -> T:
    """The open dialog of a kind."""
    return next(each for each in window.findChildren(kind) if each.isVisible())


# --- the screen


def test_the_screen_shows_the_newest_package(at_send: MainWindow) -> None:
    """By its menu and its line in the tree; the title says where one is."""
    screen = at_send.send
    assert screen.isVisible()
    assert "Send" in at_send.windowTitle()
    assert screen.card is not None
    assert bare(screen.card.name.text()) == "ILMS_KHM-01_2026_S0001"
    assert screen.ways.mail_button.hasFocus()
    assert [bare(line.number) for line in screen.model.lines] == ["S0001"]


def test_before_the_first_package_the_screen_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    """And its button does it; deeds without a package do nothing."""
    window.acts["send"].trigger()
    qtbot.waitUntil(lambda: not window.session.tasks.is_busy)
    assert window.send.pages.currentIndex() == 0
    assert window.send.seal_first.hasFocus()
    window.send.seal_first.click()
    dialog_of(window, SealDialog).reject()
    assert window.deeds.sending.recall() is None
    assert window.deeds.sending.ask_for_revision() is None
    assert window.deeds.sending.ask_what_came_back() is None
    for deed in (window.deeds.sending.make_mail, window.deeds.sending.show_file, window.deeds.sending.take_back):
        deed()
    window.deeds.sending.copy("subject")
    window.deeds.sending.save_to("nowhere")
    assert not window.session.tasks.is_busy


def test_everything_is_done_by_keyboard_in_the_order_of_reading(at_send: MainWindow, qtbot: QtBot) -> None:
    """Tab walks from the head to the list; the space bar says “I sent it”; Enter chooses a line."""
    screen = at_send.send
    assert screen.card is not None
    at_send.activateWindow()
    screen.answer.setFocus()
    stops = [screen.answer, screen.revise, screen.recall, screen.card.copy, screen.ways.mail_button]
    stops += [screen.ways.show_button, *screen.ways.copies.values(), screen.ways.save_button]
    # why: in a date Tab goes from day to month to year
    for stop in [*stops, screen.sent.box, *3 * [screen.sent.day], screen.sent.way, screen.list]:
        assert QApplication.focusWidget() is stop
        qtbot.keyClick(stop, Qt.Key.Key_Tab)
    screen.sent.box.setFocus()
    qtbot.keyClick(screen.sent.box, Qt.Key.Key_Space)
    assert at_send.session.workspace.post().outbox()[0].standing is Standing.SENT
    assert QApplication.focusWidget() is screen.sent.box
    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.outgoing is not None


# --- ways


def test_a_mail_program_without_drafts_gets_address_words_and_the_folder(
    at_send: MainWindow, qtbot: QtBot, opened: list[str], tmp_path: Path
) -> None:
    """Web mail and new Outlook: the person drags the file."""
    at_send.send.ways.mail_button.click()
    told(at_send, qtbot, "Drag this file into the message: ILMS_KHM-01_2026_S0001.pdf")
    file = tmp_path / "person" / "drafts" / "ILMS_KHM-01_2026_S0001.pdf"
    workspace = at_send.session.workspace
    assert file.read_bytes() == workspace.document_bytes(package(at_send).package_id, "pdf")
    address = next(each for each in opened if each.startswith("mailto:"))
    assert "ilms-desk@example.org" in address
    assert "ILMS_KHM-01_2026_S0001" in address
    assert any(each.startswith("file:") and each.endswith("drafts") for each in opened)


def test_a_program_that_takes_drafts_gets_one_with_the_file(
    at_send: MainWindow, qtbot: QtBot, opened: list[str], tmp_path: Path
) -> None:
    """Opened with the program itself; the system chooses where it does not start."""
    arguments = tmp_path / "arguments.json"
    program = MailProgram("Thunderbird", DraftWay.FILE, (sys.executable, "-c", RECORDER, str(arguments), "{file}"))
    at_send.deeds.sending._take_program(program)
    assert "Thunderbird" in at_send.send.ways.mail.about.text()
    at_send.send.ways.mail_button.click()
    told(at_send, qtbot, "Read it and press Send there")
    draft = tmp_path / "person" / "drafts" / "ILMS_KHM-01_2026_S0001.eml"
    qtbot.waitUntil(lambda: arguments.exists() and bool(arguments.read_text(encoding="utf-8")))
    assert json.loads(arguments.read_text(encoding="utf-8")) == [str(draft)]
    assert b"X-Unsent: 1" in draft.read_bytes()
    assert opened == []
    at_send.deeds.sending._take_program(MailProgram("Thunderbird", DraftWay.FILE))
    at_send.send.ways.mail_button.click()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [draft.as_uri()]


def test_a_program_that_is_told_what_to_attach_gets_the_file(
    at_send: MainWindow, qtbot: QtBot, opened: list[str], tmp_path: Path
) -> None:
    """Where it does not start, the file is dragged after all."""
    arguments = tmp_path / "arguments.json"
    program = MailProgram("Evolution", DraftWay.ATTACH, (sys.executable, "-c", RECORDER, str(arguments)))
    at_send.deeds.sending._take_program(program)
    at_send.send.ways.mail_button.click()
    told(at_send, qtbot, "Read it and press Send there")
    qtbot.waitUntil(lambda: arguments.exists() and bool(arguments.read_text(encoding="utf-8")))
    assert "--attach" in json.loads(arguments.read_text(encoding="utf-8"))
    assert opened == []
    at_send.deeds.sending._take_program(MailProgram("Evolution", DraftWay.ATTACH, (str(tmp_path / "nothing"),)))
    at_send.send.ways.mail_button.click()
    told(at_send, qtbot, "Drag this file")


def test_nothing_that_opens_is_told(at_send: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what to do then; the file lies where it is said to be."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    at_send.send.ways.mail_button.click()
    told(at_send, qtbot, "No mail program opened")
    at_send.send.ways.show_button.click()
    told(at_send, qtbot, "The file is here")


def test_the_file_is_shown_to_be_dragged(at_send: MainWindow, qtbot: QtBot, opened: list[str]) -> None:
    """For web mail."""
    at_send.send.ways.show_button.click()
    told(at_send, qtbot, "drag ILMS_KHM-01_2026_S0001.pdf into the message")
    assert opened


def test_address_subject_and_text_are_copied_one_after_the_other(at_send: MainWindow) -> None:
    """No figure and no confidential word in any of them."""
    clipboard = QGuiApplication.clipboard()
    copied = []
    for button in at_send.send.ways.copies.values():
        button.click()
        copied.append(clipboard.text())
    assert copied[:2] == ["ilms-desk@example.org", "ILMS ILMS_KHM-01_2026_S0001"]
    assert package(at_send).package_id[:16] in copied[2]
    assert at_send.send.card is not None
    at_send.send.card.copy.click()
    assert clipboard.text() == package(at_send).package_id


def test_the_zip_is_saved_for_stick_or_upload(at_send: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The same bytes; twice is once, and nothing else is ever written over."""
    at_send.send.ways.save_button.click()
    dialog = dialog_of(at_send, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "stick"))
    dialog.close()
    told(at_send, qtbot, "Saved: ")
    file = tmp_path / "stick" / "ILMS_KHM-01_2026_S0001.zip"
    assert file.read_bytes() == at_send.session.workspace.document_bytes(package(at_send).package_id, "zip")
    at_send.send.say("")
    at_send.deeds.sending.save_to(str(tmp_path / "stick"))
    told(at_send, qtbot, "Saved: ")
    file.write_bytes(b"somebody's")
    at_send.deeds.sending.save_to(str(tmp_path / "stick"))
    qtbot.waitUntil(lambda: "Saved" not in at_send.send.told.text())
    assert file.read_bytes() == b"somebody's"


# --- what the person says


def test_i_sent_it_is_the_persons_word_and_can_be_taken_back(at_send: MainWindow) -> None:
    """Day and way are kept; the status says whose word it is."""
    line, workspace = at_send.send.sent, at_send.session.workspace
    line.box.click()
    outgoing = workspace.post().outbox()[0]
    assert outgoing.standing is Standing.SENT
    assert outgoing.mailing is not None
    assert (outgoing.mailing.sent_on, outgoing.mailing.way) == (START.date(), Way.MAIL)
    assert "Mailed (you said so)" in at_send.status.state.text()
    line.way.setCurrentIndex(line.way.findData(Way.HAND))
    mailing = workspace.post().outbox()[0].mailing
    assert mailing is not None
    assert mailing.way is Way.HAND
    line.undo.click()
    assert workspace.post().outbox()[0].standing is Standing.SIGNED
    assert not line.box.isChecked()
    assert "Packaged (number" in at_send.status.state.text()


def test_a_mail_that_came_back_is_sent_in_the_other_form(
    at_send: MainWindow, qtbot: QtBot, opened: list[str], tmp_path: Path
) -> None:
    """The ZIP where the PDF bounced; the package is the same, and “mailed” is taken back."""
    at_send.session.execute(SaySent(package(at_send).package_id, START.date(), Way.MAIL, "S0001"))
    at_send.send.sent.back.click()
    dialog = dialog_of(at_send, CameBackDialog)
    assert list(dialog.options) == [Next.OTHER_FORM, Next.SPLIT, Next.BY_HAND]
    dialog.go.click()
    told(at_send, qtbot, "S0001.zip")
    assert (tmp_path / "person" / "drafts" / "ILMS_KHM-01_2026_S0001.zip").exists()
    assert at_send.session.workspace.post().outbox()[0].standing is Standing.SIGNED
    assert len(at_send.session.workspace.submissions()) == 1
    assert opened


@pytest.mark.parametrize(("step", "kind"), [(Next.SPLIT, SealDialog), (Next.BY_HAND, QFileDialog)])
def test_other_ways_out_of_a_bounce(at_send: MainWindow, step: Next, kind: type[QDialog]) -> None:
    """Each leads to the dialog that does it; nothing is changed before that is confirmed."""
    at_send.session.execute(SaySent(package(at_send).package_id, START.date(), Way.MAIL, "S0001"))
    dialog = at_send.deeds.sending.ask_what_came_back()
    assert dialog is not None
    dialog.options[step].button.setChecked(True)
    dialog.go.click()
    dialog_of(at_send, kind).reject()
    assert at_send.session.workspace.locked_by is not None


@pytest.mark.parametrize("remedy", [Remedy.NO_WORKBOOK, Remedy.SPLIT])
def test_too_large_begins_a_version_of_its_own(
    at_send: MainWindow, qtbot: QtBot, tmp_path: Path, remedy: Remedy
) -> None:
    """The reason says why; the first package stays as it was, with its number; what fits is not split."""
    at_send.deeds.sending.try_remedy(remedy)
    dialog = dialog_of(at_send, SealDialog)
    dialog.form.key._switch()
    dialog.form.key.file.line.setText(str(write_key(tmp_path / "khm-01", None)))
    dialog.form.reason_box.set_text(REASON)
    with qtbot.waitSignal(dialog.did_seal, timeout=20_000):
        dialog.go.click()
    workspace = at_send.session.workspace
    assert [each.tail for each in workspace.submissions()] == ["S0001", "S0002"]
    assert "too large" in workspace.post().revisions[0].reason
    assert at_send.send.outgoing is not None
    assert at_send.send.outgoing.document.tail == "S0002"


# --- versions and recalls


def test_a_frozen_cell_tells_and_offers_a_new_version(at_send: MainWindow, qtbot: QtBot) -> None:
    """Typing, pasting, a letter: each names the package, and the deed is at hand."""
    at_send.open_table(SOURCE, C4)
    at_send.go_to(c4("M", "KOR", 2017))
    before = at_send.session.workspace.observation(c4("M", "KOR", 2017))
    for deed in (at_send.table.paste, lambda: at_send.table.set_letter("N"), at_send.table.clear):
        at_send.toast.hide()
        deed()
        assert at_send.toast.isVisible()
        assert "went into package S0001" in bare(at_send.toast.text.text())
    qtbot.keyClick(at_send.table.grid, Qt.Key.Key_5)
    assert at_send.table.grid.open_editor() is None
    assert at_send.session.workspace.observation(c4("M", "KOR", 2017)) == before
    at_send.toast.other.click()
    dialog = dialog_of(at_send, ReviseDialog)
    assert not dialog.go.isEnabled()
    dialog.reason.set_text(REASON)
    dialog.go.click()
    assert at_send.session.workspace.locked_by is None
    assert at_send.session.workspace.post().revisions[0].reason == REASON
    at_send.table.set_letter("N")
    assert at_send.session.workspace.observation(c4("M", "KOR", 2017)).status == "N"
    assert "Changed since" in at_send.status.state.text()


def test_figures_do_not_come_into_a_frozen_file(at_send: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """It is told before anybody goes through a preview."""
    path = tmp_path / "korea.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    with qtbot.waitSignal(at_send.session.bus.did_fail) as failed:
        at_send.flows.incoming.take([str(path)])
    assert failed.args[0].code == "locked"
    assert not at_send.findChildren(ImportDialog)


def test_after_a_new_version_was_begun_the_screen_says_so(at_send: MainWindow) -> None:
    """The package of before stays in sight; sealing is the next deed."""
    at_send.deeds.sending.revise(REASON, "S0001")
    assert at_send.send.new_version.isVisible()
    assert REASON in at_send.send.new_version.text.text()
    assert not at_send.send.revise.isVisible()
    assert "New version after" in at_send.status.state.text()
    at_send.send.new_version.deed.click()
    dialog = dialog_of(at_send, SealDialog)
    kinds = [SubmissionKind(dialog.form.options.kind_box.itemData(each)) for each in range(2)]
    assert kinds == [SubmissionKind.FULL, SubmissionKind.CORRECTION]
    dialog.reject()


def test_figures_that_are_frozen_are_not_sealed_again(at_send: MainWindow) -> None:
    """Ctrl+L leads to the package that has them."""
    at_send.acts["overview"].trigger()
    at_send.acts["seal"].trigger()
    assert at_send.send.isVisible()
    assert "went into package S0001" in bare(at_send.toast.text.text())
    assert not any(each.isVisible() for each in at_send.findChildren(SealDialog))


def test_a_package_is_taken_back_by_a_signed_recall(at_send: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """It is sent like any package; a second one is not offered."""
    assert at_send.send.recall.isVisible()
    at_send.send.recall.click()
    dialog = dialog_of(at_send, RecallDialog)
    assert not dialog.go.isEnabled()
    dialog.key._switch()
    dialog.key.file.line.setText(str(write_key(tmp_path / "khm-01", None)))
    with qtbot.waitSignal(dialog.did_seal, timeout=20_000):
        dialog.go.click()
        dialog.reject()
        assert dialog.isVisible()
    recall = package(at_send)
    assert (recall.tail, recall.fields["kind"]) == ("S0002", "withdrawal")
    assert at_send.send.outgoing is not None
    assert at_send.send.outgoing.document == recall
    assert not at_send.send.recall.isVisible()
    at_send.send._choose(at_send.send.model.index(1, 0))
    assert not at_send.send.recall.isVisible()


def test_a_recall_without_its_key_says_why(at_send: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """And nothing is made."""
    dialog = at_send.deeds.sending.recall()
    assert dialog is not None
    dialog.key._switch()
    path = write_key(tmp_path / "khm-01", None)
    dialog.key.file.line.setText(str(path))
    path.unlink()
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(dialog.trouble.text()))
    assert dialog.isVisible()
    assert len(at_send.session.workspace.submissions()) == 1
    dialog.close()


# --- receipts and reminders


def test_after_ten_days_a_calm_notice_offers_the_same_file(at_send: MainWindow) -> None:
    """It leads to the package, and is gone when it is put off or answered."""
    workspace = at_send.session.workspace
    assert at_send.late.isHidden()
    long_ago = START.date() - timedelta(days=12)
    at_send.session.execute(SaySent(package(at_send).package_id, long_ago, Way.MAIL, "S0001"))
    assert at_send.late.isVisible()
    assert "S0001: no receipt for 12 days" in bare(at_send.late.text.text())
    at_send.acts["overview"].trigger()
    at_send.late.deed.click()
    assert at_send.send.isVisible()
    assert "Send the same file again" in at_send.send.heading.text()
    at_send.late.later.click()
    assert at_send.late.isHidden()
    at_send.deeds.sending.take_back()
    at_send.session.execute(SaySent(package(at_send).package_id, long_ago, Way.MAIL, "S0001"))
    assert at_send.late.isHidden()
    assert workspace.post().outbox()[0].is_overdue(START.date())


def test_a_receipt_is_saved_for_filing(at_send: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The bytes as they came."""
    from ilms_desktop.model.command import FileDocument
    from ilms_desktop.model.post import Document as Kept
    from ilms_desktop.model.post import DocumentKind

    sent = signed_receipt(package(at_send), 42)
    fields = dict(sent.verified.document)
    kept = Kept(sent.package_id, sent.name, DocumentKind.RECEIPT, "desk-2026", 42, START, START, fields)
    at_send.session.execute(FileDocument(kept, {"zip": (sent.file_name, sent.data)}))
    card = at_send.send.receipt
    assert card is not None
    assert bare(card.standing.text()) == "Accepted"
    card.save.click()
    dialog = dialog_of(at_send, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "files"))
    dialog.close()
    told(at_send, qtbot, "Saved: ")
    assert (tmp_path / "files" / sent.file_name).read_bytes() == sent.data
    assert not at_send.send.sent.isVisible()


def test_a_trouble_of_the_program_is_no_line_on_the_screen(at_send: MainWindow, qtbot: QtBot) -> None:
    """It is shown as what it is."""
    from PySide6.QtWidgets import QMessageBox

    at_send.deeds.sending._fail(RuntimeError("broken"))
    qtbot.waitUntil(lambda: bool(at_send.findChildren(QMessageBox)))
    assert at_send.send.told.text() == ""


def test_the_newest_package_of_several_is_shown_and_others_are_chosen(at_send: MainWindow) -> None:
    """By a click or Enter in the list; what was said of one is not said of another."""
    at_send.deeds.sending.revise(REASON, "S0001")
    sealed(at_send.session.workspace)
    at_send.session.tell_post(submissions=True)
    assert at_send.send.outgoing is not None
    assert at_send.send.outgoing.document.tail == "S0002"
    at_send.send.say("Something.")
    at_send.send.list.chosen.emit(at_send.send.model.index(1, 0))
    assert at_send.send.outgoing.document.tail == "S0001"
    assert at_send.send.told.isHidden()
    assert date(2026, 9, 12) == at_send.send._today
