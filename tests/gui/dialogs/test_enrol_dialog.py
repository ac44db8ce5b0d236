"""Enrol this computer: answers, what is wrong with them, the passphrase where the sign-in does not do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from ilms_desktop.errors import ExchangeError, SigningKeyError
from ilms_desktop.package import limits
from ilms_desktop.ui.dialogs.enrol_dialog import EnrolDialog, EnrolStart
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.key_support import PERSON, granted
from tests.unit.workspace.enrolment_support import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


@pytest.fixture
def make(look: Look, qtbot: QtBot) -> Iterator[Callable[..., EnrolDialog]]:
    """Open the dialog."""
    made: list[EnrolDialog] = []

    def build(**known: Any) -> EnrolDialog:
        dialog = EnrolDialog(look, EnrolStart(PERSON, **known))
        dialog.open()
        qtbot.waitExposed(dialog)
        made.append(dialog)
        return dialog

    yield build
    for dialog in made:
        shiboken6.delete(dialog)


def test_known_answers_stand_there_already(make: Callable[..., EnrolDialog], qtbot: QtBot) -> None:
    """One press makes the key; it is protected by the sign-in unless something else is asked for."""
    dialog = make()
    assert (dialog.name.text(), dialog.country.code, dialog.email.text()) == ("Sok Dara", "KHM", "dara@mol.example")
    assert dialog.first.isHidden()
    with qtbot.waitSignal(dialog.wants) as asked:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert (asked.args[0].applicant, asked.args[0].passphrase) == (PERSON, None)
    assert dialog.go.text() == "Making the key…"
    dialog.reject()
    event = QCloseEvent()
    dialog.closeEvent(event)
    assert dialog.isVisible()
    assert not event.isAccepted()
    dialog.made()
    assert dialog.is_over


def test_what_is_missing_is_told_beside_its_field(make: Callable[..., EnrolDialog], qtbot: QtBot) -> None:
    """The first such field gets the focus; typing takes the words away."""
    dialog = make()
    dialog.office.clear()
    dialog.email.clear()
    with qtbot.assertNotEmitted(dialog.wants):
        dialog.do()
    assert "For which office" in dialog.rows["office"].trouble.text()
    assert dialog.rows["email"].trouble.isVisible()
    assert dialog.focusWidget() is dialog.office
    qtbot.keyClicks(dialog.office, "MOL")
    assert dialog.rows["office"].trouble.isHidden()


def test_a_passphrase_is_asked_for_where_it_protects_the_key(make: Callable[..., EnrolDialog], qtbot: QtBot) -> None:
    """Typed twice, and never shown."""
    dialog = make()
    dialog.protection.typed.button.click()
    assert dialog.first.isVisible()
    dialog.first.setText(PASSPHRASE)
    with qtbot.assertNotEmitted(dialog.wants):
        dialog.do()
    assert "not the same" in dialog.rows["second"].trouble.text()
    dialog.second.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.wants) as asked:
        dialog.do()
    assert asked.args[0].passphrase == PASSPHRASE
    dialog.made()
    assert dialog.first.text() == dialog.second.text() == ""


def test_without_a_key_store_a_passphrase_is_asked_for(make: Callable[..., EnrolDialog]) -> None:
    """And why is said; there is no third way."""
    dialog = make()
    dialog.refuse_store(SigningKeyError("keystore_refused", backend="plain text"))
    assert "no key store that is safe enough (plain text)" in dialog.protection.refused.text()
    assert not dialog.protection.sign_in.button.isEnabled()
    assert dialog.first.isVisible()


def test_a_store_that_fails_while_the_key_is_made_leads_to_a_passphrase(make: Callable[..., EnrolDialog]) -> None:
    """What was typed stays; a second failure can only be that of the old key."""
    dialog = make()
    dialog.do()
    dialog.fail(SigningKeyError("keystore_failed", detail="KeyringLocked"))
    assert dialog.first.isVisible()
    assert dialog.focusWidget() is dialog.first
    assert dialog.name.text() == "Sok Dara"
    dialog.fail(SigningKeyError("keystore_failed", detail="KeyringLocked"))
    assert "Lost or stolen key…" in dialog.trouble.text()


@pytest.mark.parametrize(
    ("error", "field"),
    [
        (SigningKeyError("enrolment_field", field="email", value="dara"), "email"),
        (SigningKeyError("enrolment_field", field="reference", value="x" * 300), "reference"),
        (ExchangeError("file_unwritable", path="key", detail="full"), ""),
    ],
)
def test_what_the_request_refuses_is_told(
    make: Callable[..., EnrolDialog], error: SigningKeyError | ExchangeError, field: str
) -> None:
    """Beside the field, or below the form."""
    dialog = make()
    dialog.do()
    dialog.fail(error)
    assert dialog.go.isEnabled()
    row = dialog.rows.get(field)
    assert (row.trouble if row else dialog.trouble).isVisible()


def test_a_renewal_asks_for_the_passphrase_of_the_old_key(
    make: Callable[..., EnrolDialog], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It vouches for the new one; the country stays."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)
    old = granted(tmp_path)
    dialog = make(old=old)
    assert bare(dialog.windowTitle()) == "Renew the key khm-01"
    assert not dialog.country.isEnabled()
    assert dialog.focusWidget() is dialog.old_line
    qtbot.keyClicks(dialog.old_line, "something else")
    with qtbot.waitSignal(dialog.wants) as asked:
        dialog.do()
    assert (asked.args[0].old, asked.args[0].old_passphrase) == (old, "something else")
    dialog.fail(SigningKeyError("wrong_passphrase", path="key"))
    assert "does not open the old key" in dialog.rows["old"].trouble.text()
    assert not dialog.country.isEnabled()


def test_a_replacement_names_the_lost_key(make: Callable[..., EnrolDialog], qtbot: QtBot) -> None:
    """In its title and in the request."""
    dialog = make(replaces="khm-03")
    assert bare(dialog.windowTitle()) == "Replace the key khm-03"
    with qtbot.waitSignal(dialog.wants) as asked:
        dialog.do()
    assert asked.args[0].replaces == "khm-03"
    dialog.give_up()
    assert dialog.go.isEnabled()


def test_the_whole_form_by_the_keyboard_alone(look: Look, qtbot: QtBot) -> None:
    """Tab goes through it in the order of reading; Esc leaves."""
    blank = EnrolStart(type(PERSON)("", "", "", "", "", "", ("ILMS-2026",)))
    dialog = EnrolDialog(look, blank)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert dialog.focusWidget() is dialog.name
    for typed in ("Sok Dara", "Ministry of Labour", "Cambodia", "dara@mol.example", "+855 23 000 000", "KHM-7Q4M"):
        line = dialog.focusWidget()
        assert line is not None
        qtbot.keyClicks(line, typed)
        # why: a list of countries that is open takes the key, as on a screen, and goes with it
        qtbot.keyClick(QApplication.activePopupWidget() or line, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.protection.sign_in.button
    # why: without a window manager nobody gives the window back what the list of countries took
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert not dialog.protection.by_sign_in
    for line in (dialog.first, dialog.second):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is line
        qtbot.keyClicks(line, PASSPHRASE)
    with qtbot.waitSignal(dialog.wants) as asked:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (asked.args[0].applicant.country, asked.args[0].applicant.reference) == ("KHM", "KHM-7Q4M")
    assert asked.args[0].passphrase == PASSPHRASE
    dialog.give_up()
    QApplication.processEvents()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.is_over
