"""The deeds with keys: from the first form to the imported answer, and what goes wrong on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ilms_desktop.package import limits
from ilms_desktop.package.keys import public_text
from ilms_desktop.package.names import Kind
from ilms_desktop.package.write import build_kind
from ilms_desktop.ui.dialogs.enrol_dialog import EnrolDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.key_notice import KeyNotice
from ilms_desktop.workspace.enrolment import State
from ilms_desktop.workspace.enrolment_files import enrolments
from tests.gui.key_support import NOW, deeds_over, granted, waiting
from tests.unit.keystore.memory_backend import MemoryBackend
from tests.unit.workspace.enrolment_support import DESK, PASSPHRASE, grant, grant_fields
from tests.unit.workspace.trust_support import ROOTS, files, install_six
from tests.vectors.package import trust_world

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.key_deeds import KeyDeeds
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> MemoryBackend | None:
    """The key store of this computer, if it has one."""
    return getattr(request, "param", MemoryBackend)()


@pytest.fixture
def deeds(
    look: Look, tasks: Tasks, settings: Settings, qtbot: QtBot, tmp_path: Path, backend: MemoryBackend | None
) -> Iterator[KeyDeeds]:
    """The deeds over a window of their own."""
    window = QWidget()
    window.show()
    qtbot.waitExposed(window)
    yield deeds_over(window, tmp_path, look=look, tasks=tasks, settings=settings, backend=backend)
    tasks.wait()
    shiboken6.delete(window)


def answer(deeds: KeyDeeds, folder: Path) -> Path:
    """The ILO's answer to the only request, as a file."""
    (asked,) = enrolments(deeds.place.user_dir)
    name, data = grant(asked, signer="khm-01", valid_from=NOW)
    path = folder / name
    path.write_bytes(data)
    return path


def trust(folder: Path) -> None:
    """Let this computer know the desk's key."""
    install_six(folder, desk_keys=[trust_world.desk_key(key=public_text(DESK.public))])


def test_from_the_first_form_to_the_imported_answer(
    deeds: KeyDeeds, backend: MemoryBackend, qtbot: QtBot, tmp_path: Path
) -> None:
    """One form, one file that comes back; in between the person may close everything."""
    dialog = deeds.begin()
    assert isinstance(dialog, EnrolDialog)
    assert (dialog.name.text(), dialog.country.code) == ("Sok Dara", "KHM")
    dialog.email.setText("dara@mol.example")
    dialog.telephone.setText("+855 23 000 000")
    with qtbot.waitSignal(deeds.did_change):
        dialog.do()
    assert not dialog.isVisible()
    shown = deeds.show()
    assert "Now send the request and the sheet" in shown.said.text()
    assert [card.status.state for card in shown.cards] == [State.WAITING]
    assert len(backend.entries) == 1
    trust(tmp_path)
    with qtbot.waitSignal(deeds.did_change):
        deeds.take_grant(answer(deeds, tmp_path))
    assert bare(shown.said.text()) == "Enrolled as khm-01 until September 2028"
    assert [card.status.state for card in shown.cards] == [State.ENROLLED]
    deeds.take_grant(answer(deeds, tmp_path))
    qtbot.waitUntil(lambda: "khm-01 until" not in bare(shown.said.text()) and not shown.bar.isVisible())
    assert shown.trouble.text() == ""
    assert deeds.begin() is shown
    shown.close()


@pytest.mark.parametrize(
    ("roots", "words"),
    [(ROOTS, "With it came trust bundle 7"), ({"r1": ROOTS["r1"]}, "Too few of the ILO's root keys")],
)
def test_the_trust_bundle_that_came_with_the_answer_is_told(
    roots: dict[str, SigningKey], words: str, deeds: KeyDeeds, qtbot: QtBot, tmp_path: Path
) -> None:
    """After what became of the key; a refused one is no trouble of the answer."""
    asked = waiting(tmp_path)
    trust(tmp_path)
    fields = grant_fields(asked, signer="khm-01", valid_from=NOW)
    sealed = build_kind(Kind.GRANT, fields, key=DESK, files=files(7, roots))
    path = tmp_path / sealed.file_name
    path.write_bytes(sealed.data)
    with qtbot.waitSignal(deeds.did_change):
        deeds.take_grant(path)
    shown = deeds.show()
    enrolled, *told = bare(shown.said.text()).split("\n")
    assert enrolled == "Enrolled as khm-01 until September 2028"
    assert told[0].startswith(words)
    assert shown.trouble.text() == ""


@pytest.mark.parametrize("backend", [lambda: None], indirect=True)
def test_without_a_key_store_a_passphrase_is_asked_for_at_once(deeds: KeyDeeds, qtbot: QtBot, tmp_path: Path) -> None:
    """And the key is made with it."""
    dialog = deeds.enrol()
    qtbot.waitUntil(dialog.first.isVisible)
    dialog.email.setText("dara@mol.example")
    dialog.telephone.setText("+855 23 000 000")
    dialog.first.setText(PASSPHRASE)
    dialog.second.setText(PASSPHRASE)
    with qtbot.waitSignal(deeds.did_change):
        dialog.do()
    (made,) = enrolments(tmp_path)
    assert made.request["protection"] == "passphrase"


@pytest.mark.parametrize("backend", [lambda: None], indirect=True)
def test_a_dialog_that_was_closed_is_not_told_of_the_key_store(deeds: KeyDeeds, tasks: Tasks, qtbot: QtBot) -> None:
    """The store may take its time."""
    dialog = deeds.enrol()
    dialog.reject()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert dialog.is_over


def test_what_the_request_refuses_is_told_in_the_form(deeds: KeyDeeds, qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing is made, and nothing that was typed is lost."""
    dialog = deeds.enrol()
    dialog.email.setText("dara")
    dialog.telephone.setText("+855 23 000 000")
    dialog.do()
    qtbot.waitUntil(dialog.rows["email"].trouble.isVisible)
    assert enrolments(tmp_path) == ()
    dialog.reject()


def test_a_mistake_of_ours_is_shown_as_one(deeds: KeyDeeds) -> None:
    """The form can be used again, whatever it was."""
    dialog = deeds.enrol()
    dialog._set_busy(is_busy=True)
    deeds._not_made(dialog, RuntimeError("broken"))
    assert dialog.go.isEnabled()
    assert dialog.findChildren(QMessageBox)
    deeds._not_done(RuntimeError("broken"))
    deeds._no_store(dialog, RuntimeError("broken"))
    dialog.reject()


def test_without_a_trust_bundle_no_answer_can_be_judged(deeds: KeyDeeds, qtbot: QtBot, tmp_path: Path) -> None:
    """What to do about it is said."""
    waiting(tmp_path)
    deeds.take_grant(answer(deeds, tmp_path))
    shown = deeds.show()
    qtbot.waitUntil(lambda: bool(shown.trouble.text()))
    assert "trust" in shown.trouble.text()
    assert [card.status.state for card in shown.cards] == [State.WAITING]


def test_what_is_no_answer_to_this_computer_is_refused(deeds: KeyDeeds, qtbot: QtBot, tmp_path: Path) -> None:
    """A file that is none, and the answer to somebody else's request."""
    waiting(tmp_path)
    trust(tmp_path)
    broken = tmp_path / "ILMS_KHM_GRANT_0007.zip"
    broken.write_bytes(b"PK nothing")
    name, data = grant(waiting(tmp_path / "somebody", seed=60), signer="khm-02", valid_from=NOW)
    other = tmp_path / name
    for path, content, words in ((broken, b"PK nothing", ""), (other, data, "another")):
        path.write_bytes(content)
        shown = deeds.show()
        shown.say("")
        deeds.take_grant(path)
        qtbot.waitUntil(lambda dialog=shown: bool(dialog.trouble.text()))  # type: ignore[misc] # bound here
        assert words in shown.trouble.text()
    assert [card.status.state for card in deeds.show().cards] == [State.WAITING]


def test_a_key_that_ends_soon_is_renewed_from_the_bar(
    deeds: KeyDeeds, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    """The bar asks; the passphrase of the old key vouches; then nothing more is asked."""
    granted(tmp_path, age=timedelta(days=700))
    notice = KeyNotice(look)
    qtbot.addWidget(notice)
    deeds.show_renewal_in(notice)
    assert not notice.isHidden()
    with qtbot.waitSignal(notice.wants_renewal):
        notice.deed.click()
    (dialog,) = deeds._window.findChildren(EnrolDialog)
    dialog.old_line.setText("something else")
    dialog.do()
    qtbot.waitUntil(dialog.rows["old"].trouble.isVisible)
    dialog.old_line.setText(PASSPHRASE)
    with qtbot.waitSignal(deeds.did_change):
        dialog.do()
    new = deeds.statuses()[0].enrolment
    assert (new.request["purpose"], new.request["replaces"]) == ("renewal", "khm-01")
    assert notice.isHidden()


def test_a_lost_key_is_replaced(deeds: KeyDeeds, qtbot: QtBot, tmp_path: Path) -> None:
    """With the id that it had, and the telephone of the trust bundle."""
    granted(tmp_path)
    trust(tmp_path)
    lost = deeds.lost()
    assert lost.signer.text() == "khm-01"
    lost.do()
    (dialog,) = deeds._window.findChildren(EnrolDialog)
    with qtbot.waitSignal(deeds.did_change):
        dialog.do()
    assert deeds.statuses()[0].enrolment.request["purpose"] == "replacement"


def test_a_key_that_has_ended_is_replaced_from_its_card(deeds: KeyDeeds, tmp_path: Path) -> None:
    """The one press that the card offers."""
    granted(tmp_path, age=timedelta(days=740))
    shown = deeds.show()
    shown.cards[0].deeds["replace"].click()
    (dialog,) = deeds._window.findChildren(EnrolDialog)
    assert bare(dialog.windowTitle()) == "Replace the key khm-01"
    dialog.reject()


def test_a_damaged_folder_is_told_once(deeds: KeyDeeds, tmp_path: Path) -> None:
    """And everything else goes on."""
    made = waiting(tmp_path)
    (made.folder / "request.json").write_text("{", encoding="utf-8")
    assert deeds.statuses() == deeds.statuses() == ()
    assert len(deeds._window.findChildren(QMessageBox)) == 1


def test_a_damaged_trust_bundle_only_hides_the_telephone(deeds: KeyDeeds, tmp_path: Path) -> None:
    """What to do about a stolen key must be read even then."""
    trust(tmp_path)
    for path in (tmp_path / "trust").glob("*.json"):
        path.write_bytes(b"{")
    assert deeds.lost().isVisible()


def test_the_answer_is_asked_for_with_the_systems_dialog(deeds: KeyDeeds, qtbot: QtBot, tmp_path: Path) -> None:
    """What is chosen is verified."""
    waiting(tmp_path)
    trust(tmp_path)
    deeds.show()
    asked = deeds.ask_for_grant()
    with qtbot.waitSignal(deeds.did_change):
        asked.fileSelected.emit(str(answer(deeds, tmp_path)))
    asked.close()


def test_the_whole_enrolment_by_the_keyboard_alone(deeds: KeyDeeds, qtbot: QtBot, tmp_path: Path) -> None:
    """From the form over the request to the answer; no step needs a pointer."""
    trust(tmp_path)
    form = deeds.begin()
    for typed in ("dara@mol.example", "+855 23 000 000"):
        qtbot.keyClicks(form.focusWidget(), typed)
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(deeds.did_change):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    shown = deeds.show()
    assert shown.focusWidget() is shown.cards[0].deeds["draft"]
    for _ in range(len(shown.cards[0].deeds) + 1):
        qtbot.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
    assert shown.focusWidget() is shown.take
    qtbot.keyClick(shown.focusWidget(), Qt.Key.Key_Space)
    (asked,) = shown.findChildren(QFileDialog) or deeds._window.findChildren(QFileDialog)
    with qtbot.waitSignal(deeds.did_change):
        asked.fileSelected.emit(str(answer(deeds, tmp_path)))
    asked.close()
    assert bare(shown.said.text()) == "Enrolled as khm-01 until September 2028"
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
