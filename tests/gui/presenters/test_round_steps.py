"""The steps of the guided first round."""

from __future__ import annotations

from ilms_desktop.ui.presenters.round_steps import STEPS, next_step, steps_of
from ilms_desktop.ui.presenters.send_plan import StepState


def test_one_step_is_the_one_to_do() -> None:
    """Steps may be done in any order; the first that is not done comes next."""
    steps = steps_of(("open", "print"))
    assert [step.id for step in steps if step.state is StepState.DONE] == ["open", "print"]
    assert [step.id for step in steps if step.state is StepState.NOW] == ["enter"]
    assert next_step(STEPS) == ""
    assert all(step.name and step.text for step in steps)
