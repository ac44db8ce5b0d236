"""The findings panel: list and cells lead to each other, deeds are one step, reasons are long enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt

from ilms_desktop.model.command import AllowFindings, Label, SetObservations
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.models.findings_model import BATCH
from ilms_desktop.ui.presenters.cell_picture import Mark
from ilms_desktop.ui.presenters.findings_list import Filter, LineKind
from ilms_desktop.ui.presenters.findings_nodes import Grouping
from ilms_desktop.ui.views import findings_panel
from ilms_desktop.ui.views.findings_panel import FindingsPanel
from ilms_desktop.ui.views.wrapped_link import WrappedLink
from tests.gui.conftest import C1, SOURCE, c1, c4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.ui.session import Session

#: a table of the example in which nothing stands
C2 = TableKey("C2", Criterion.NONE)
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
    panel.show_cell(c4("M", "KOR", 2014))
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


def test_a_reason_is_given_and_taken_back_at_the_card(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """It travels with the package and is shown with its giver."""
    key = of_rule(session, "V02").key
    panel.open_finding(key)
    assert panel.card is not None
    dialog = panel.card.ask_for_reason()
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.box.set_text(REASON)
    dialog.go.click()
    allowance = session.findings.by_key[key].allowance
    assert allowance is not None
    assert allowance.reason == REASON
    panel.choose(Filter.EXPLAINED)
    panel.open_finding(key)
    assert panel.card is not None
    qtbot.mouseClick(panel.card.withdraw, Qt.MouseButton.LeftButton)
    assert session.findings.by_key[key].allowance is None


def test_why_this_rule(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """A second click folds it again; the card grows and shrinks with it."""
    panel.open_finding(of_rule(session, "V02").key)
    card = panel.card
    assert card is not None
    low = panel.delegate.open_height
    qtbot.mouseClick(card.why, Qt.MouseButton.LeftButton)
    assert card.reasoning.texts
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
    qtbot.mouseClick(panel.head.chips[Filter.TO_FIX], Qt.MouseButton.LeftButton)
    assert kinds(panel) == [LineKind.GROUP, LineKind.FINDING]
    qtbot.mouseClick(panel.head.chips[Filter.ALL], Qt.MouseButton.LeftButton)
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
    qtbot.mouseClick(panel.head.only_table, Qt.MouseButton.LeftButton)
    assert LineKind.FINDING in kinds(panel)
    panel.use_table(SOURCE, C2)
    assert LineKind.FINDING not in kinds(panel)
    qtbot.mouseClick(panel.head.only_table, Qt.MouseButton.LeftButton)
    assert LineKind.FINDING in kinds(panel)


def test_next_and_previous_go_round(panel: FindingsPanel) -> None:
    """F8 walks over what is open; information is none."""
    count = len(panel.open_keys())
    seen = [panel.step(1) for _number in range(count + 1)]
    keys = [finding.key for finding in seen if finding]
    assert keys[:count] == panel.open_keys()
    assert keys[count] == keys[0]
    back = panel.step(-1)
    assert back is not None
    assert back.key == keys[count - 1]


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


# --- causes


def test_what_one_cause_explains_stands_under_one_line(panel: FindingsPanel, session: Session) -> None:
    """The line that names the slip first; the sums that fail because of it are folded."""
    head = panel.model.line(panel.model.index(1))
    assert head is not None
    assert (head.finding is of_rule(session, "V05"), head.count, head.folded) == (True, 2, True)
    panel.open_finding(of_rule(session, "V22").key)
    nested = [line.key for line in panel.model.lines if line.nested]
    assert {of_rule(session, "V02").key, of_rule(session, "V22").key} <= set(nested)


def test_the_card_of_a_cause_folds_the_others(panel: FindingsPanel, session: Session) -> None:
    """The card covers the words on which one clicks else."""
    panel.open_finding(of_rule(session, "V05").key)
    before = panel.model.rowCount()
    assert panel.card is not None
    assert panel.card.fold is not None
    panel.card.fold.click()
    assert panel.model.rowCount() == before + 2
    panel.card.fold.click()
    assert panel.model.rowCount() == before


def test_left_and_right_fold(panel: FindingsPanel, qtbot: QtBot) -> None:
    """As in a tree: right unfolds, left goes to the head and then folds it."""
    panel.list.setCurrentIndex(panel.model.index(1))
    before = panel.model.rowCount()
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert panel.model.rowCount() == before + 2
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.list.currentIndex().row() == 1
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.model.rowCount() == before
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.list.currentIndex().row() == 0


def test_a_click_on_the_words_about_others_unfolds_without_opening(panel: FindingsPanel, qtbot: QtBot) -> None:
    """Two deeds on one line, each with its place."""
    index = panel.model.index(1)
    line = panel.model.line(index)
    assert line is not None
    before = panel.model.rowCount()
    place = panel.delegate.fold_rect(panel.list.visualRect(index), line).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.model.rowCount() == before + 2
    assert panel.card is None


@pytest.mark.parametrize("grouping", list(Grouping))
def test_every_grouping_holds_every_finding(panel: FindingsPanel, session: Session, grouping: Grouping) -> None:
    """Nothing is lost by another order."""
    panel.head.grouping.activated.emit(list(Grouping).index(grouping))
    panel.group_by(grouping)
    assert sorted(each.key for each in panel.chosen().findings) == sorted(
        each.key for each in session.findings.report.findings
    )
    assert panel.head.grouping.currentData() == grouping


def test_words_narrow_the_list_and_its_counts(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """Rule, title, place and sentence are looked through."""
    qtbot.keyClicks(panel.head.search, "exchanged 2010")
    found = panel.chosen().findings
    assert {each.rule for each in found} >= {"V05"}
    assert len(found) < len(session.findings.report.findings)
    assert panel.head.chips[Filter.ALL].accessibleName() == f"All, {len(found)}"
    panel.head.search.setText("nothing has these words")
    assert not panel.empty.isHidden()
    panel.empty.button.click()
    assert panel.head.search.text() == ""
    assert len(panel.chosen().findings) == len(session.findings.report.findings)


# --- live


def test_an_edit_leaves_the_open_card_the_selection_and_the_place(
    panel: FindingsPanel, session: Session, qtbot: QtBot
) -> None:
    """A finding that appears above pushes nothing out of sight."""
    panel.group_by(Grouping.SEVERITY)
    panel.open_finding(of_rule(session, "V20").key)
    qtbot.waitUntil(lambda: panel.list.verticalScrollBar().value() > 0)
    card, key = panel.card, panel.delegate.open_key
    top = panel.list.visualRect(panel.model.find(key)).top()
    before = panel.model.rowCount()
    wrong = Observation(value=9_000, decimals=0)
    with qtbot.waitSignal(panel.did_count):
        session.execute(SetObservations(((c4("T", "JPN", 2014), wrong),), Label("Test")))
    assert panel.model.rowCount() > before
    assert panel.card is card
    assert panel.model.line(panel.list.currentIndex()).key == key  # type: ignore[union-attr] # it is there
    assert panel.list.visualRect(panel.model.find(key)).top() == top


def test_a_number_that_changed_is_announced(
    panel: FindingsPanel, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Politely, and only when it is another one."""
    told: list[str] = []
    monkeypatch.setattr(findings_panel, "announce", lambda _widget, text: told.append(text))
    count = len(panel.open_keys())
    with qtbot.waitSignal(panel.did_count):
        session.execute(AllowFindings((of_rule(session, "V02").key,), REASON))
    assert told == [f"{count - 1} findings"]
    panel.refresh()
    assert len(told) == 1


def test_a_list_that_nobody_sees_only_counts(panel: FindingsPanel, session: Session) -> None:
    """It is brought up to date when it is looked at."""
    panel.hide()
    before = panel.model.lines
    session.execute(AllowFindings(tuple(each.key for each in session.findings.report.findings[:3]), REASON))
    assert panel.model.lines == before
    panel.show()
    assert panel.model.lines != before


def test_twenty_thousand_findings_make_some_screens_of_lines(
    panel: FindingsPanel, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What is not seen is not made; scrolling down and a jump fetch it, and nothing is capped."""
    one = of_rule(session, "V20")
    many = tuple(replace(one, key=f"V20 {number}", cause="") for number in range(20_000))
    report = replace(session.findings.report, findings=many, not_evaluated=())
    monkeypatch.setattr(session.workspace, "report", lambda: report)
    panel.refresh()
    assert panel.model.rowCount() == BATCH
    assert panel.model.made <= BATCH
    assert panel.head.chips[Filter.ALL].accessibleName() == "All, 20000"
    bar = panel.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: panel.model.rowCount() > BATCH)
    panel.open_finding(many[-1].key)
    assert panel.card is not None
    assert panel.card.finding is many[-1]
    assert panel.model.rowCount() == 20_002


# --- repairs


def test_the_cells_of_a_repair_are_links(panel: FindingsPanel, session: Session, qtbot: QtBot) -> None:
    """Several cells may be wrong: each is one click away."""
    panel.open_finding(of_rule(session, "V05").key)
    assert panel.card is not None
    links = panel.card.findChildren(WrappedLink)
    with qtbot.waitSignal(session.bus.wants_cell) as asked:
        next(link for link in links if link.text().startswith("Male, Total")).click()
    assert asked.args == [c1("M", "TOTAL", 2010)]


def test_cells_compared_are_links_where_nothing_can_be_suggested(
    panel: FindingsPanel, session: Session, qtbot: QtBot
) -> None:
    """The finding says which cells it looked at."""
    finding = next(each for each in session.findings.report.findings if len(each.cells) > 1 and not each.suggestion)
    panel.open_finding(finding.key)
    assert panel.card is not None
    with qtbot.waitSignal(session.bus.wants_cell) as asked:
        panel.card.cells.links[1].click()
    assert asked.args == [finding.cells[1]]


def test_an_alternative_is_applied_as_one_step_and_the_journal_knows_the_finding(
    panel: FindingsPanel, session: Session
) -> None:
    """Alternatives are guesses; each is applied only when it is chosen."""
    finding = of_rule(session, "V05")
    panel.open_finding(finding.key)
    assert panel.card is not None
    assert panel.card.alternatives is not None
    before = dict(session.workspace.observations())
    panel.card.alternatives.buttons[0].click()
    (key, said), *_others = finding.alternatives[0].edits
    assert session.workspace.observation(key) == said
    label = session.workspace.undo_status().undo
    assert label is not None
    assert (label.values["rule"], label.values["finding"]) == ("V05", finding.key)
    session.undo()
    assert dict(session.workspace.observations()) == before
