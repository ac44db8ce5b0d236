"""The card of a package says what is known of it, and what is not here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLabel

from ilms_desktop.mail.size import MB
from ilms_desktop.model.post import DocumentFile
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.send_plan import parcels_of
from ilms_desktop.ui.views.package_card import PackageCard
from ilms_desktop.workspace.post import Outgoing, Post, Standing
from tests.unit.workspace.post_support import submission

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

FIRST: Final = submission(1, kind="nil")


def said(look: Look, qtbot: QtBot, *files: DocumentFile) -> str:
    """Everything that the card says."""
    outgoing = Outgoing(FIRST, Standing.SIGNED, files=files)
    card = PackageCard(look, outgoing, parcels_of(outgoing), Post((FIRST,)))
    qtbot.addWidget(card)
    return bare("\n".join(label.text() for label in card.findChildren(QLabel)))


def test_a_file_that_mail_servers_send_back_is_marked(look: Look, qtbot: QtBot) -> None:
    """Beside its size."""
    text = said(look, qtbot, DocumentFile(FIRST.package_id, "zip", "a.zip", 8 * MB))
    assert "8.0 MB of 7.0 MB" in text
    assert "Too large for a mail" in text
    assert "Readable without this program" in text


def test_an_encrypted_one_is_not_readable_without_the_key_of_the_ilo(look: Look, qtbot: QtBot) -> None:
    """So nothing else is said."""
    text = said(look, qtbot, DocumentFile(FIRST.package_id, "age", "a.age", MB))
    assert "encrypted for the ILO" in text
    assert "Readable without this program" not in text


def test_a_package_of_an_earlier_version_says_that_its_bytes_are_elsewhere(look: Look, qtbot: QtBot) -> None:
    """It cannot be sent from here."""
    assert "Its bytes are not in this file" in said(look, qtbot)
