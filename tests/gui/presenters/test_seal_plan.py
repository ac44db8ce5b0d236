"""Before sealing: what would go in, what is in the way, what a reason lets stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.presenters.seal_plan import SealPlan, digits_to_compare, seal_plan

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def plan(workspace: Workspace) -> SealPlan:
    """The example, as if it were no example."""
    return replace(seal_plan(workspace), is_example=False)


def test_the_plan_counts_what_is_begun(workspace: Workspace) -> None:
    """Tables with figures, not tables asked."""
    found = seal_plan(workspace)
    assert (found.tables, found.sources, found.is_example) == (4, 1, True)
    assert found.values == 280
    assert found.empty == workspace.completeness().total.empty
    assert {finding.rule for finding in found.blocking} == {"V02", "V05", "V22"}


def test_errors_need_a_reason(plan: SealPlan) -> None:
    """Ten characters at least; without errors none is needed."""
    assert not plan.is_open("", 10)
    assert not plan.is_open("too short", 10)
    assert plan.is_open("As published.", 10)
    assert replace(plan, softer=()).is_open("", 10)


def test_what_must_be_corrected_is_never_let_stand(plan: SealPlan) -> None:
    """Nor is an example sealed, nor an empty file."""
    reason = "A reason that is long enough."
    assert not replace(plan, firm=plan.softer).is_open(reason, 10)
    assert not replace(plan, is_example=True).is_open(reason, 10)
    assert not replace(plan, values=0).is_open(reason, 10)


def test_digits_are_grouped_to_be_read_out() -> None:
    """Sixteen of them."""
    assert digits_to_compare("9f3c61a04be7d218ffff") == "9f3c 61a0 4be7 d218"
