"""Explaining: a reason is taken from the list or written, for one finding or for many, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.model.command import AllowFindings, CarryReasons, Label, SetObservations, WithdrawAllowances
from ilms_desktop.model.finding import EarlierReason, Finding
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.dialogs.explain_dialog import LINES_ROLE, ExplainDialog, explain, explain_cells
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.workspace.allowing import Scope
from ilms_desktop.workspace.reason_library import ReasonOrigin
from tests.gui.conftest import c1, c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session

REASON = "As published in the yearbook of 2010."
TOTAL = c1("T", "TOTAL", 2010)


def of_rule(session: Session, rule: str) -> Finding:
    """The first finding of a rule that may be explained."""
    return next(each for each in session.findings.report.findings if each.rule == rule and each.can_be_allowed)


@pytest.fixture
def ask(session: Session, qtbot: QtBot) -> Callable[..., ExplainDialog]:
    """Open the dialog for findings of rules."""

    def opened(*findings: Finding) -> ExplainDialog:
        dialog = explain(session, findings)
        assert dialog is not None
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
        return dialog

    return opened


def lines(dialog: ExplainDialog) -> list[tuple[str, str]]:
    """What the list says."""
    model = dialog.list.model()
    return [model.index(row, 0).data(LINES_ROLE) for row in range(model.rowCount())]


def test_a_reason_of_ones_own_needs_ten_characters(session: Session, ask: Callable[..., ExplainDialog]) -> None:
    """It goes to the ILO; one word explains nothing."""
    finding = of_rule(session, "V02")
    dialog = ask(finding)
    dialog.box.set_text("too short")
    assert not dialog.go.isEnabled()
    assert bare(dialog.counter.text()) == "1 more character"
    dialog.box.set_text(REASON)
    assert bare(dialog.go.text()) == "Explain 1 finding"
    dialog.go.click()
    allowance = session.findings.by_key[finding.key].allowance
    assert allowance is not None
    assert (allowance.reason, allowance.code) == (REASON, "")


def test_the_keyboard_alone_takes_a_reason_and_saves_it(
    session: Session, ask: Callable[..., ExplainDialog], qtbot: QtBot
) -> None:
    """Tab to the list, down, Enter, Ctrl+Enter."""
    finding = of_rule(session, "V10")
    dialog = ask(finding)
    assert dialog.focusWidget() is dialog.box.edit
    qtbot.keyClick(dialog.box.edit, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.focusWidget() is dialog.list
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.box.text() == lines(dialog)[1][0]
    assert session.findings.by_key[finding.key].allowance is None
    with qtbot.waitSignal(dialog.explained) as told:
        qtbot.keyClick(dialog.box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [(finding.key,)]
    allowance = session.findings.by_key[finding.key].allowance
    assert allowance is not None
    assert allowance.code == "BREAK_SOURCE"


def test_words_of_a_standard_reason_that_were_changed_lose_its_code(
    session: Session, ask: Callable[..., ExplainDialog]
) -> None:
    """The code counts what was really said."""
    finding = of_rule(session, "V10")
    dialog = ask(finding)
    dialog.list.chosen.emit(dialog.list.model().index(0, 0))
    dialog.box.set_text(REASON)
    dialog.go.click()
    allowance = session.findings.by_key[finding.key].allowance
    assert allowance is not None
    assert allowance.code == ""


def test_one_reason_for_all_of_a_rule(session: Session, ask: Callable[..., ExplainDialog]) -> None:
    """Four open questions about the source, answered in one step of undo."""
    dialog = ask(of_rule(session, "V19"))
    assert [bare(each.text()) for each in dialog.choices.values()] == [
        "This finding",
        "The 4 findings of this rule about this source",
    ]
    dialog.choices[Scope.RULE].setChecked(True)
    assert bare(dialog.go.text()) == "Explain 4 findings"
    dialog.box.set_text(REASON)
    dialog.go.click()
    assert all(each.allowance for each in session.findings.report.findings if each.rule == "V19")
    session.undo()
    assert not any(each.allowance for each in session.findings.report.findings)


def test_a_choice_of_findings_is_explained_together(session: Session, ask: Callable[..., ExplainDialog]) -> None:
    """What must be corrected or is explained already is passed over."""
    told = next(each for each in session.findings.report.findings if not each.can_be_allowed)
    dialog = ask(of_rule(session, "V02"), of_rule(session, "V10"), told)
    assert bare(dialog.choices[Scope.CHOSEN].text()) == "The 2 chosen findings"
    assert bare(dialog.go.text()) == "Explain 2 findings"


def test_a_reason_that_ended_is_offered_first_with_the_figures_of_then(
    session: Session, ask: Callable[..., ExplainDialog], qtbot: QtBot
) -> None:
    """One key takes it; nothing is applied by itself."""
    finding = of_rule(session, "V02")
    session.execute(AllowFindings((finding.key,), REASON))
    session.execute(SetObservations(((TOTAL, Observation(73_000, 0)),), Label("x")))
    dialog = ask(session.findings.by_key[finding.key])
    text, about = lines(dialog)[0]
    assert text == REASON
    assert bare(about) == (
        "You explained this on 12 September 2026, when the figures were:\nC1 · Total · 2010: 72.728, now 73"
    )
    assert dialog.focusWidget() is dialog.list
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.box.text() == REASON
    assert session.findings.by_key[finding.key].allowance is None


def test_a_reason_of_last_round_is_offered_first(session: Session, ask: Callable[..., ExplainDialog]) -> None:
    """With who said so."""
    finding = of_rule(session, "V02")
    session.execute(AllowFindings((finding.key,), REASON))
    (given,) = session.workspace.allowances()
    session.execute(WithdrawAllowances((finding.key,)))
    session.execute(CarryReasons((EarlierReason("2025", given),)))
    dialog = ask(session.findings.by_key[finding.key])
    offered = dialog.reason_at(0)
    assert offered is not None
    assert (offered.text, offered.origin) == (REASON, ReasonOrigin.EARLIER)
    assert "for figures like these" in lines(dialog)[0][1]


def test_what_is_refused_keeps_what_was_typed(session: Session, ask: Callable[..., ExplainDialog]) -> None:
    """The finding may have gone while somebody wrote."""
    finding = of_rule(session, "V02")
    dialog = ask(finding)
    dialog.box.set_text(REASON)
    session.execute(SetObservations(((TOTAL, Observation(193_810, 3)),), Label("x")))
    dialog.go.click()
    assert dialog.isVisible()
    assert "not there any more" in dialog.trouble.text()
    assert dialog.box.text() == REASON


def test_where_no_reason_is_enough_the_person_is_told(session: Session, qtbot: QtBot) -> None:
    """Instead of a dialog that can do nothing."""
    told = next(each for each in session.findings.report.findings if not each.can_be_allowed)
    with qtbot.waitSignal(session.bus.did_tell) as said:
        assert explain(session, [told]) is None
    assert "A reason is not enough" in said.args[0]
    finding = of_rule(session, "V02")
    session.execute(AllowFindings((finding.key,), REASON))
    with qtbot.waitSignal(session.bus.did_tell) as said:
        assert explain(session, [session.findings.by_key[finding.key]]) is None
    assert "explained already" in said.args[0]


def test_a_cell_asks_for_the_finding_that_is_shown(session: Session, qtbot: QtBot) -> None:
    """Of several on one cell; a block asks for all of them."""
    here = session.findings.of(TOTAL)
    last = [each for each in here if each.can_be_allowed][-1]
    dialog = explain_cells(session, [TOTAL], shown=last.key)
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Explain the finding"
    dialog.box.set_text(REASON)
    dialog.go.click()
    assert session.findings.by_key[last.key].allowance is not None
    many = explain_cells(session, [TOTAL, c1("M", "TOTAL", 2010)])
    assert many is not None
    qtbot.addWidget(many)
    assert many.windowTitle() == "Explain findings"


def test_a_cell_without_finding_says_so(session: Session, qtbot: QtBot) -> None:
    """And where the next one is."""
    with qtbot.waitSignal(session.bus.did_tell) as said:
        assert explain_cells(session, [c4("M", "JPN", 1999)]) is None
    assert "F8" in said.args[0]
