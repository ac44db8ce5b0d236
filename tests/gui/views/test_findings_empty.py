"""An empty list says whether nothing was found or nothing was checked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ilms_desktop.model.finding import CheckReport
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.findings_list import Filter
from ilms_desktop.ui.views.findings_empty import FindingsEmpty
from ilms_desktop.ui.views.findings_panel import FindingsPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.session import Session

AT = datetime(2026, 9, 12, 10, 43, tzinfo=UTC)


def test_never_run_offers_to_check(look: Look, qtbot: QtBot) -> None:
    """No errors is not the same as not yet checked."""
    empty = FindingsEmpty(look)
    qtbot.addWidget(empty)
    empty.tell(CheckReport((), (), 0), is_empty=True, is_filtered=False)
    assert empty.text.text() == "Not checked yet."
    with qtbot.waitSignal(empty.wants_check):
        empty.button.click()


def test_nothing_found_is_told_with_numbers(look: Look, session: Session, qtbot: QtBot) -> None:
    """A result, not silence."""
    empty = FindingsEmpty(look)
    qtbot.addWidget(empty)
    empty.tell(CheckReport((), (), 214, AT), is_empty=True, is_filtered=False)
    assert bare(empty.text.text()) == "Checked 10:43. 214 checks passed, 0 found."
    waiting = session.findings.report.not_evaluated[:18]
    empty.tell(CheckReport((), waiting, 214, AT), is_empty=True, is_filtered=False)
    assert bare(empty.text.text()).endswith("0 found, 18 not checked because values are missing.")
    assert empty.button.isHidden()
    empty.tell(CheckReport((), waiting, 214, AT), is_empty=False, is_filtered=False)
    assert empty.isHidden()


def test_a_filter_without_result_has_its_way_out(session: Session, qtbot: QtBot) -> None:
    """The explained ones of the example: none yet."""
    panel = FindingsPanel(session)
    qtbot.addWidget(panel)
    panel.choose(Filter.EXPLAINED)
    assert not panel.empty.isHidden()
    assert "No finding of this kind" in panel.empty.text.text()
    panel.empty.button.click()
    assert panel.empty.isHidden()
    assert panel.head.chips[Filter.ALL].isChecked()
