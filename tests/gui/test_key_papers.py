"""The papers of a key: sheet, copy of the request, draft or files to be dragged."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ilms_desktop.package import limits
from ilms_desktop.ui.mail_program import DraftWay, MailProgram
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.key_support import deeds_over, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.key_deeds import KeyDeeds
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.enrolment import Enrolment


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Enrolment:
    """A key that waits."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)
    return waiting(tmp_path)


@pytest.fixture
def deeds(
    look: Look, tasks: Tasks, settings: Settings, qtbot: QtBot, tmp_path: Path, asked: Enrolment
) -> Iterator[KeyDeeds]:
    """The deeds over a window of their own, with the keys on screen."""
    assert asked.grant is None
    window = QWidget()
    window.show()
    qtbot.waitExposed(window)
    made = deeds_over(window, tmp_path, look=look, tasks=tasks, settings=settings, backend=None)
    made.show()
    yield made
    tasks.wait()
    shiboken6.delete(window)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What other programs are asked to open; they do."""
    addresses: list[str] = []

    def take(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return addresses


def wait_for_words(deeds: KeyDeeds, qtbot: QtBot) -> str:
    """What the dialog says once the work is done."""
    shown = deeds.show()
    qtbot.waitUntil(
        lambda: bool(shown.said.text() or shown.trouble.text()) and not shown.bar.isVisible(), timeout=20_000
    )
    return bare(shown.said.text() or shown.trouble.text())


def test_the_sheet_is_saved_and_opened_to_be_printed(
    deeds: KeyDeeds, qtbot: QtBot, tmp_path: Path, opened: list[str]
) -> None:
    """From the card, over the system's dialog, to a PDF."""
    card = deeds.show().cards[0]
    asked_where = deeds.papers.ask_for_sheet(card.status.enrolment)
    asked_where.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    assert "The sheet is saved" in wait_for_words(deeds, qtbot)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert opened == [f"file://{tmp_path / 'sheet.pdf'}"]
    asked_where.close()


def test_the_request_is_copied_byte_for_byte(deeds: KeyDeeds, asked: Enrolment, qtbot: QtBot, tmp_path: Path) -> None:
    """And to whom it goes is said; a place that cannot be written is told."""
    asked_where = deeds.papers.ask_for_request(asked)
    asked_where.fileSelected.emit(str(tmp_path / "request.zip"))
    assert "desk@ilo.example" in wait_for_words(deeds, qtbot)
    assert (tmp_path / "request.zip").read_bytes() == asked.request_path.read_bytes()
    asked_where.close()
    deeds.papers.save_request(asked, str(tmp_path / "nowhere" / "request.zip"))
    assert "could not be written" in wait_for_words(deeds, qtbot)


@pytest.mark.parametrize("is_open", [True, False])
def test_a_draft_brings_both(
    deeds: KeyDeeds, asked: Enrolment, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_open: bool
) -> None:
    """Where the mail program opens drafts; else the person is told what to do by hand."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: is_open)
    deeds.show().cards[0].deeds["draft"].click()
    told = wait_for_words(deeds, qtbot)
    assert ("press Send there" in told) is is_open
    assert ("attach both to a message" in told) is not is_open
    name = asked.request["package"]
    mail = message_from_bytes((tmp_path / "drafts" / f"{name}.eml").read_bytes())
    files = [part.get_filename() for part in mail.walk() if part.get_filename()]
    assert files == [f"{name}.zip", f"{name}.pdf"]
    assert mail["To"] == "desk@ilo.example"


def test_a_program_without_drafts_gets_an_address_and_files_to_drag(
    deeds: KeyDeeds, asked: Enrolment, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    """Both lie in one folder, which is opened where the file manager cannot select."""
    monkeypatch.setattr(subprocess, "run", _no_program)
    deeds.place = replace(deeds.place, mail=lambda: MailProgram("Outlook", DraftWay.ADDRESS))
    deeds.papers.make_draft(asked)
    assert "Drag request and sheet into it" in wait_for_words(deeds, qtbot)
    name = asked.request["package"]
    assert sorted(path.name for path in (tmp_path / "drafts").iterdir()) == [f"{name}.pdf", f"{name}.zip"]
    assert opened[0].startswith(f"mailto:desk@ilo.example?subject=ILMS {name}&body=")
    assert opened[1] == f"file://{tmp_path / 'drafts'}"


def _no_program(*_words: object, **_facts: object) -> None:
    raise FileNotFoundError
