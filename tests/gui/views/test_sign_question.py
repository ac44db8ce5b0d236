"""The question for the decimal sign: both readings, none chosen unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.paste_options import PasteOptions
from ilms_desktop.ui.views.sign_question import SignQuestion
from tests.gui.presenters.test_paste_words import paste

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def question(workspace: Workspace, look: Look, qtbot: QtBot) -> SignQuestion:
    """A block with two readings."""
    block = paste(workspace, "1.234\n", locale="fr")
    made = SignQuestion(look)
    qtbot.addWidget(made)
    made.show_offers(block.state, block.offers(PasteOptions()), "")
    made.resize(800, 120)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_nothing_is_chosen_unasked(question: SignQuestion) -> None:
    """A guess would be as easy to overlook as a mistake."""
    assert not any(card.radio.isChecked() for card in question.cards.values())
    assert "1,234 thousand" in bare(question.cards["."].radio.accessibleDescription())


def test_a_click_on_a_card_chooses(question: SignQuestion, qtbot: QtBot) -> None:
    """Not on its small circle only."""
    card = question.cards[","]
    with qtbot.waitSignal(question.chose) as chosen:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 5, card.height() - 5))
    assert chosen.args == [","]
    qtbot.mouseClick(card, Qt.MouseButton.RightButton)


def test_the_chosen_reading_is_marked(question: SignQuestion, workspace: Workspace) -> None:
    """By the circle and by the edge; without two readings there is no question."""
    block = paste(workspace, "1.234\n", locale="fr")
    question.show_offers(block.state, block.offers(PasteOptions()), ".")
    assert question.cards["."].radio.isChecked()
    assert question.cards["."].property("kind") == "card-chosen"
    question.show_offers(block.state, (), "")
    assert not question.isVisible()
