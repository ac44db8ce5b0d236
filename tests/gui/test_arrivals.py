"""What comes from the ILO: opened or dropped, verified, kept, told in words with the next step."""

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox

from ilms_desktop.errors import UserError
from ilms_desktop.model.post import DocumentKind
from ilms_desktop.ui.arrivals import carriers_in
from ilms_desktop.ui.dialogs.arrivals_dialog import ArrivalsDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.workspace.post import Standing
from tests.gui.conftest import SlowClock
from tests.gui.test_incoming import drop, wait_for_dialog
from tests.unit.workspace.post_support import NOW, signed_query, signed_receipt
from tests.unit.workspace.trust_support import install_six

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.post import Document
    from ilms_desktop.package.write import Sealed
    from ilms_desktop.ui.views.main_window import MainWindow

FINDING: Final = {
    "code": "AUDIT_BEHIND",
    "severity": "D",
    "cell": None,
    "text_key": None,
    "parameters": {"count": "3"},
    "text": None,
}


@pytest.fixture
def trusting(packaged_window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window on a computer with the trust bundle, after the desk signed what comes."""
    install_six(tmp_path / "person")
    clock = packaged_window.session.workspace.clock
    assert isinstance(clock, SlowClock)
    clock.now = NOW
    return packaged_window


def package(window: MainWindow) -> Document:
    """The package that went out."""
    return window.session.workspace.post().outbox()[0].document


def put(folder: Path, sent: Sealed) -> Path:
    """A document as a file."""
    path = folder / sent.file_name
    path.write_bytes(sent.data)
    return path


def texts(dialog: ArrivalsDialog) -> str:
    """Everything that a dialog says."""
    return bare("\n".join(label.text() for label in dialog.findChildren(QLabel)))


def test_a_receipt_that_is_dropped_says_where_the_package_stands(
    trusting: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Anywhere on the window; the status bar and the Send screen follow."""
    drop(trusting, put(tmp_path, signed_receipt(package(trusting), 42)))
    dialog = wait_for_dialog(trusting, qtbot, ArrivalsDialog)
    assert "S0001: Accepted. Receipt no. 0042" in texts(dialog)
    assert trusting.session.workspace.post().outbox()[0].standing is Standing.IMPORTED
    assert "S0001: Accepted" in bare(trusting.status.state.text())
    assert dialog.deeds[0].hasFocus()
    dialog.deeds[0].click()
    assert trusting.send.isVisible()
    assert trusting.send.receipt is not None
    assert [bare(line.receipt)[:8] for line in trusting.send.model.lines] == ["No. 0042"]


def test_other_sharing_levels_are_told_first_then_the_findings(
    trusting: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nobody must publish what was meant for the ILO alone."""
    sent = package(trusting).fields["tables"]
    tables = [
        {"id": each["id"], "rows_accepted": each["rows"], "sharing": "ilo-only", "embargo_until": None} for each in sent
    ]
    trusting.deeds.arrivals.take(
        [str(put(tmp_path, signed_receipt(package(trusting), tables=tables, findings=[FINDING])))]
    )
    dialog = wait_for_dialog(trusting, qtbot, ArrivalsDialog)
    first = bare(dialog.findChildren(QLabel)[1].text())
    assert "was sent as “public”; the ILO understood “for the ILO alone”" in first
    assert "older than one that was sent before" in texts(dialog)
    dialog.deeds[0].click()
    assert trusting.send.model.lines[0].warns
    assert trusting.send.receipt is not None
    said = [bare(label.text()) for label in trusting.send.receipt.findChildren(QLabel)]
    assert said[0].startswith("Table")
    assert any("older than one that was sent before" in text for text in said)


def test_questions_lead_to_their_screen(trusting: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Their number and day are told; no figure is changed."""
    put(tmp_path, signed_query(package(trusting)))
    before = dict(trusting.session.workspace.observations())
    trusting.send.answer.click()
    asked = trusting.findChildren(QFileDialog)[-1]
    asked.filesSelected.emit([str(tmp_path)])
    asked.close()
    dialog = wait_for_dialog(trusting, qtbot, ArrivalsDialog)
    assert "1 question of the ILO, to be answered until" in texts(dialog)
    assert dict(trusting.session.workspace.observations()) == before
    dialog.deeds[0].click()
    assert trusting.questions.isVisible()


def test_a_mail_with_two_documents_gives_two_answers(trusting: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """And what is none of them is told beside them."""
    mail = EmailMessage()
    mail["Subject"] = "ILMS"
    mail.set_content("Please find attached.")
    for sent in (signed_receipt(package(trusting), 42), signed_query(package(trusting))):
        mail.add_attachment(sent.data, maintype="application", subtype="zip", filename=sent.file_name)
    (tmp_path / "answer.eml").write_bytes(mail.as_bytes())
    page = tmp_path / "page.pdf"
    page.write_bytes(b"%PDF-1.7 nothing")
    drop(trusting, tmp_path / "answer.eml", page)
    dialog = wait_for_dialog(trusting, qtbot, ArrivalsDialog)
    assert len(dialog.deeds) == 2
    assert "page.pdf" in texts(dialog)
    kinds = {each.kind for each in trusting.session.workspace.post().documents}
    assert kinds == {DocumentKind.SUBMISSION, DocumentKind.RECEIPT, DocumentKind.QUERY}
    dialog.leave.click()


def test_the_same_receipt_again_is_no_trouble(trusting: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """Mails come twice."""
    path = put(tmp_path, signed_receipt(package(trusting), 42))
    trusting.deeds.arrivals.take([str(path)])
    wait_for_dialog(trusting, qtbot, ArrivalsDialog).close()
    trusting.deeds.arrivals.take([str(path)])
    dialog = wait_for_dialog(trusting, qtbot, ArrivalsDialog)
    assert "read before" in texts(dialog)
    assert len(trusting.session.workspace.post().of(DocumentKind.RECEIPT)) == 1


def test_a_receipt_of_somebody_else_is_refused_with_its_reason(
    trusting: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """A file that no key of the desk signed is never kept."""
    from tests.unit.workspace.post_support import KEY

    trusting.deeds.arrivals.take([str(put(tmp_path, signed_receipt(package(trusting), key=KEY)))])
    dialog = wait_for_dialog(trusting, qtbot, ArrivalsDialog)
    assert not dialog.deeds
    assert dialog.leave.hasFocus()
    assert trusting.session.workspace.post().of(DocumentKind.RECEIPT) == ()


def test_without_a_trust_bundle_it_is_said_what_to_do(
    packaged_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nothing can be judged without one."""
    packaged_window.deeds.arrivals.take([str(put(tmp_path, signed_receipt(package(packaged_window))))])
    qtbot.waitUntil(lambda: any(each.isVisible() for each in packaged_window.findChildren(QMessageBox)))
    box = next(each for each in packaged_window.findChildren(QMessageBox) if each.isVisible())
    assert "trust" in f"{box.text()} {box.informativeText()}".lower()
    assert packaged_window.session.workspace.post().of(DocumentKind.RECEIPT) == ()


def test_stopping_keeps_what_was_verified_before(trusting: MainWindow, qtbot: QtBot) -> None:
    """And says so."""
    with qtbot.waitSignal(trusting.session.bus.did_tell) as told:
        trusting.deeds.arrivals._stopped()
    assert "kept" in told.args[0]


def test_folders_give_what_may_carry_something(tmp_path: Path) -> None:
    """In the order of names; a folder without any is told."""
    for name in ("b.zip", "a.pdf", "c.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in carriers_in([str(tmp_path), str(tmp_path / "c.txt")])] == ["a.pdf", "b.zip", "c.txt"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError) as caught:
        carriers_in([str(tmp_path / "empty")])
    assert caught.value.code == "no_packages_in_folder"
