"""A receipt in words: its decision, and its findings as far as they fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QLabel

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.receipt_card import ReceiptCard
from ilms_desktop.workspace.post import Outgoing, Standing
from tests.unit.workspace.post_support import receipt, submission

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

FIRST: Final = submission(1)
FINDING: Final[dict[str, Any]] = {"code": "AUDIT_BEHIND", "parameters": None, "text": None}


def test_a_long_list_of_findings_names_how_many_more_there_are(look: Look, qtbot: QtBot) -> None:
    """The receipt file has all of them."""
    plain = receipt(42, FIRST, "held")
    long = replace(plain, fields={**plain.fields, "findings": 22 * [FINDING]})
    card = ReceiptCard(look, Outgoing(FIRST, Standing.HELD, receipts=(long,)), long)
    qtbot.addWidget(card)
    texts = [bare(label.text()) for label in card.findChildren(QLabel)]
    assert texts[-1] == "2 more findings are in the receipt."
    assert bare(card.standing.text()) == "On hold"
    with qtbot.waitSignal(card.wants_save) as wanted:
        card.save.click()
    assert wanted.args == [long]
