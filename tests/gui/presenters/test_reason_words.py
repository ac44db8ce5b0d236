"""Reasons in words: where each comes from, and how the figures stood then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.finding import Allowance
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.reason_words import Teller, scope_words
from ilms_desktop.workspace.allowing import Scope
from ilms_desktop.workspace.reason_library import OfferedReason, ReasonOrigin
from tests.gui.conftest import START, c1

if TYPE_CHECKING:
    from ilms_desktop.ui.session import Session

FIGURES = tuple((c1(sex, "TOTAL", 2010), Observation(1000, 0)) for sex in "TMF")
GIVEN = Allowance("V02 x", "abc", "As published in 2010.", "B. Person", START, figures=FIGURES[:1])


@pytest.fixture
def teller(session: Session) -> Teller:
    """Speaks of the example."""
    return Teller(session.workspace, session.look.writing)


@pytest.mark.parametrize(
    ("offered", "words"),
    [
        (OfferedReason("x", ReasonOrigin.STANDARD), "Standard reason"),
        (OfferedReason("x", ReasonOrigin.USED, times=1), "Used 1 time in this questionnaire"),
        (OfferedReason("x", ReasonOrigin.USED), "Given in an earlier round"),
        (OfferedReason("x", ReasonOrigin.EXPIRED), "Given before, when the figures were other ones"),
        (
            OfferedReason("x", ReasonOrigin.EARLIER, round="2025"),
            "Given in the round 2025, when the figures were alike",
        ),
    ],
)
def test_every_reason_says_where_it_comes_from(teller: Teller, offered: OfferedReason, words: str) -> None:
    """A choice shows whose words they are."""
    assert bare(teller.origin(offered)) == words


def test_who_gave_it_when_and_for_which_figures(teller: Teller) -> None:
    """A cell that changed is told with both figures."""
    offered = OfferedReason("x", ReasonOrigin.EXPIRED, allowance=GIVEN)
    assert bare(teller.before(offered)) == (
        "B. Person explained this on 12 September 2026, when the figures were:\nC1 · Total · 2010: 1, now 72.728"
    )


def test_many_changed_cells_are_counted(teller: Teller) -> None:
    """The reason must stay in sight."""
    four = (*FIGURES, (c1("T", "THA", 2010), Observation(5, 0)))
    told = teller.before(OfferedReason("x", ReasonOrigin.EXPIRED, allowance=replace(GIVEN, figures=four)))
    assert len(told.splitlines()) == 5
    assert bare(told.splitlines()[-1]) == "and 1 other cell"


def test_unchanged_figures_are_not_told(teller: Teller) -> None:
    """The round before had the same ones."""
    same = replace(GIVEN, figures=())
    other = teller.before(OfferedReason("x", ReasonOrigin.EARLIER, allowance=same))
    assert other == "B. Person explained this on 12 September 2026, for figures like these."
    own = teller.before(OfferedReason("x", ReasonOrigin.EARLIER, allowance=replace(same, person="Sok Dara")))
    assert own.startswith("You explained this")
    assert teller.before(OfferedReason("x", ReasonOrigin.STANDARD)) == ""


def test_a_scope_says_how_many(session: Session) -> None:
    """Before the deed, not after it."""
    findings = session.findings.report.findings
    with_cells = [each for each in findings if each.cells][:2]
    without = [each for each in findings if not each.cells][:2]
    words = [
        scope_words(Scope.CHOSEN, with_cells[:1]),
        scope_words(Scope.CHOSEN, with_cells),
        scope_words(Scope.CAUSE, with_cells),
        scope_words(Scope.RULE, with_cells),
        scope_words(Scope.RULE, without),
    ]
    assert [bare(each) for each in words] == [
        "This finding",
        "The 2 chosen findings",
        "The 2 findings with the same cause",
        "The 2 findings of this rule in this table",
        "The 2 findings of this rule about this source",
    ]
