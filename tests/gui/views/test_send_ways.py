"""The four ways: one suggested, none hidden; a file that is too large says what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.mail.size import MB, Fit, Remedy
from ilms_desktop.model.post import DocumentFile
from ilms_desktop.ui.mail_program import DraftWay, MailProgram
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.send_plan import Parcels
from ilms_desktop.ui.views.send_ways import SendWays

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

ALL = tuple(Remedy)


@pytest.fixture
def ways(look: Look, qtbot: QtBot) -> SendWays:
    """The cards."""
    made = SendWays(look)
    qtbot.addWidget(made)
    made.show()
    return made


def parcels(fit: Fit) -> Parcels:
    """A ZIP that fits as it is said to."""
    file = DocumentFile("id", "zip", "ILMS_KHM-01_2026_S0001.zip", 8 * MB)
    return Parcels(file, file, None, fit)


def suggested(ways: SendWays) -> list[str]:
    """Cards with the accent's edge."""
    cards = {"mail": ways.mail, "show": ways.show_it, "copy": ways.words, "save": ways.save}
    return [name for name, card in cards.items() if card.property("kind") == "card-chosen"]


def test_the_mail_is_suggested_while_it_waits(ways: SendWays) -> None:
    """Once it was sent, no way is pushed any more."""
    program = MailProgram("Thunderbird", DraftWay.FILE)
    ways.show_parcels(parcels(Fit.FITS), program, to="a@b.example", remedies=ALL, is_waiting=True)
    assert suggested(ways) == ["mail"]
    assert ways.mail.badge.isVisible()
    assert bare(ways.mail.about.text()).startswith("Opens a new message in Thunderbird, to a@b.example")
    assert ways.warning.isHidden()
    ways.show_parcels(parcels(Fit.FITS), MailProgram(), to="a@b.example", remedies=ALL, is_waiting=False)
    assert suggested(ways) == []
    assert ways.mail_button.text() == "Begin the mail"


def test_too_large_for_a_mail_offers_remedies_in_their_order(ways: SendWays, qtbot: QtBot) -> None:
    """The mail is not offered; the stick is."""
    ways.show_parcels(parcels(Fit.OVER), MailProgram(), to="a@b.example", remedies=ALL, is_waiting=True)
    assert suggested(ways) == ["save"]
    assert not ways.mail_button.isEnabled()
    assert "Too large for a mail" in ways.told.text()
    assert [each for each, button in ways.remedies.items() if button.isVisible()] == list(ALL)
    with qtbot.waitSignal(ways.wants_remedy) as wanted:
        ways.remedies[Remedy.SPLIT].click()
    assert wanted.args == [Remedy.SPLIT]
    one = (Remedy.BY_HAND,)
    ways.show_parcels(parcels(Fit.CLOSE), MailProgram(), to="a@b.example", remedies=one, is_waiting=True)
    assert ways.mail_button.isEnabled()
    assert [each for each, button in ways.remedies.items() if button.isVisible()] == [Remedy.BY_HAND]
