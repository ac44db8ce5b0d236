"""The findings panel: list and cells lead to each other, deeds are one step, reasons are long enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.cell_picture import Mark
from ilms_desktop.ui.presenters.findings_list import Filter, LineKind
from ilms_desktop.ui.views.findings_panel import FindingsPanel
from tests.gui.conftest import C1, C4, SOURCE, c1, c4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.ui.session import Session

REASON = "The ministry published these figures."


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> Iterator[FindingsPanel]:
    """The panel over the example."""
    made = FindingsPanel(session)
    made.resize(320, 620)
    made.show()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


def of_rule(session: Session, rule: str) -> Finding:
    """First finding of a rule."""
    return next(finding for finding in session.findings.report.findings if finding.rule == rule)


def kinds(panel: FindingsPanel) -> list[LineKind]:
    """What the lines are."""
    return [line.kind for line in panel.model.lines]


def click(panel: FindingsPanel, key: str, qtbot: QtBot) -> None:
    """Click on a line."""
    index = panel.model.find(key)
    panel.list.scrollTo(index)
    rect = panel.list.visualRect(index)
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_a_click_opens_the_card_and_goes_to_the_cell(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """The list leads to the cell."""
    finding = of_rule(session, "V05")
    with qtbot.waitSignal(session.bus.wants_cell) as asked:
        panel._open_index(panel.model.find(finding.key))
    assert asked.args == [finding.cells[0]]
    assert panel.card is not None
    assert panel.card.finding is finding


def test_a_cell_opens_its_finding(panel: FindingsPanel) -> None:
    """And a cell without one leaves the list as it is."""
    panel.show_cell(c1("M", "TOTAL", 2010))
    assert panel.card is not None
    before = panel.card
    panel.show_cell(c4("M", "KOR", 2018))
    panel.show_cell(c1("M", "TOTAL", 2010))
    assert panel.card is before


def test_only_one_card_is_open(panel: FindingsPanel, session: Session) -> None:
    """The one before is painted as a line again."""
    panel.open_finding(of_rule(session, "V02").key)
    panel.open_finding(of_rule(session, "V05").key)
    cards = [panel.list.indexWidget(panel.model.index(row)) for row in range(panel.model.rowCount())]
    assert sum(card is not None for card in cards) == 1


def test_a_suggestion_is_applied_as_one_step(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """Only by the person, and undone at once."""
    panel.open_finding(of_rule(session, "V05").key)
    assert panel.card is not None
    assert panel.card.apply is not None
    with qtbot.waitSignal(session.bus.did_say):
        qtbot.mouseClick(panel.card.apply, Qt.MouseButton.LeftButton)
    assert session.workspace.observation(c1("T", "TOTAL", 2010)).value == 133_269
    qtbot.waitUntil(lambda: not panel.delegate.open_key)
    session.undo()
    assert session.workspace.observation(c1("T", "TOTAL", 2010)).value == 72_728


def test_a_reason_needs_ten_characters(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """It travels with the package and is shown with its giver."""
    key = of_rule(session, "V02").key
    panel.open_finding(key)
    assert panel.card is not None
    assert panel.card.explain is not None
    qtbot.mouseClick(panel.card.explain, Qt.MouseButton.LeftButton)
    form = panel.card.form
    form.box.set_text("too short")
    assert not form.save.isEnabled()
    assert form.counter.text() == "1 more character"
    form.box.set_text(REASON)
    assert form.for_all.isHidden()
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    allowance = session.findings.by_key[key].allowance
    assert allowance is not None
    assert allowance.reason == REASON
    panel.choose(Filter.EXPLAINED)
    panel.open_finding(key)
    assert panel.card is not None
    qtbot.mouseClick(panel.card.withdraw, Qt.MouseButton.LeftButton)
    assert session.findings.by_key[key].allowance is None


def test_one_reason_for_all_findings_of_a_rule(panel: FindingsPanel, session: Session) -> None:
    """Four open questions about the source, answered at once."""
    finding = of_rule(session, "V19")
    panel.open_finding(finding.key)
    assert panel.card is not None
    panel.card.ask_for_reason()
    panel.card.form.box.set_text(REASON)
    panel.card.form.for_all.setChecked(True)
    panel.card.form.save.click()
    assert all(each.allowance for each in session.findings.report.findings if each.rule == "V19")


def test_giving_up_a_reason_brings_the_buttons_back(panel: FindingsPanel, session: Session) -> None:
    """Nothing is stored."""
    panel.open_finding(of_rule(session, "V02").key)
    card = panel.card
    assert card is not None
    card.ask_for_reason()
    assert card._deeds.isHidden()
    card.form.gave_up.emit()
    assert not card._deeds.isHidden()


def test_why_this_rule(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """A second click folds it again; the card grows and shrinks with it."""
    panel.open_finding(of_rule(session, "V02").key)
    card = panel.card
    assert card is not None
    low = panel.delegate.open_height
    qtbot.mouseClick(card.why, Qt.MouseButton.LeftButton)
    assert card.reasoning.text()
    assert panel.delegate.open_height > low
    qtbot.mouseClick(card.why, Qt.MouseButton.LeftButton)
    assert panel.delegate.open_height == low


def test_a_finding_about_a_source_leads_there(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """It has no cell."""
    finding = of_rule(session, "V19")
    with qtbot.waitSignal(session.bus.wants_source) as asked:
        panel._open_index(panel.model.find(finding.key))
    assert asked.args == [SOURCE]


def test_a_waiting_check_leads_to_the_empty_cell(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """Not to the total that waits."""
    panel.choose(Filter.NOT_CHECKED)
    line = next(line for line in panel.model.lines if line.kind is LineKind.WAITING and line.finding)
    assert line.finding is not None
    with qtbot.waitSignal(session.bus.wants_cell) as asked:
        panel._open_index(panel.model.find(line.key))
    assert asked.args == [line.finding.missing[0]]


def test_chips_and_folds(panel: FindingsPanel, qtbot: QtBot) -> None:
    """A chip shows what it counts; a head folds."""
    qtbot.mouseClick(panel.chips[Filter.TO_FIX], Qt.MouseButton.LeftButton)
    assert kinds(panel) == [LineKind.GROUP, *[LineKind.FINDING] * 3]
    qtbot.mouseClick(panel.chips[Filter.ALL], Qt.MouseButton.LeftButton)
    click(panel, str(Mark.FIX_OR_EXPLAIN), qtbot)
    assert panel.model.line(panel.model.find(str(Mark.FIX_OR_EXPLAIN))).folded  # type: ignore[union-attr] # it is there
    click(panel, str(Mark.FIX_OR_EXPLAIN), qtbot)
    assert kinds(panel)[1] is LineKind.FINDING


def test_opening_a_finding_unfolds_and_unfilters(panel: FindingsPanel, session: Session) -> None:
    """A mark in a cell always leads somewhere."""
    panel.choose(Filter.EXPLAINED)
    told = next(each for each in session.findings.report.findings if each.severity.value == "I")
    panel.open_finding(told.key)
    assert panel.card is not None
    assert panel.card.finding is told


def test_this_table_follows_the_table_in_use(panel: FindingsPanel, qtbot: QtBot) -> None:
    """And lets go again."""
    panel.use_table(SOURCE, C1)
    qtbot.mouseClick(panel.only_table, Qt.MouseButton.LeftButton)
    assert LineKind.FINDING in kinds(panel)
    panel.use_table(SOURCE, C4)
    assert LineKind.FINDING not in kinds(panel)
    qtbot.mouseClick(panel.only_table, Qt.MouseButton.LeftButton)
    assert LineKind.FINDING in kinds(panel)


def test_next_and_previous_go_round(panel: FindingsPanel) -> None:
    """F8 walks over what is open; information is none."""
    seen = [panel.step(1) for _number in range(8)]
    keys = [finding.key for finding in seen if finding]
    assert len(set(keys)) == 7
    assert keys[7] == keys[0]
    back = panel.step(-1)
    assert back is not None
    assert back.key == keys[6]


def test_new_findings_appear_while_typing(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """The list is checked with every edit; the count goes to the tab."""
    with qtbot.waitSignal(panel.did_count) as counted:
        wrong = Observation(value=9_000, decimals=0)
        session.execute(SetObservations(((c4("T", "KOR", 2017), wrong),), Label("Test")))
    assert counted.args[0] > 7
    assert panel.foot.text().startswith("Checked")


def test_texts_wrap_in_a_narrow_panel(panel: FindingsPanel, session: Session) -> None:
    """Lines grow instead of being cut."""
    index = panel.model.find(of_rule(session, "V05").key)
    wide = panel.list.sizeHintForIndex(index).height()
    panel.resize(230, 620)
    assert panel.list.sizeHintForIndex(index).height() > wide
    assert not panel.grab().isNull()
