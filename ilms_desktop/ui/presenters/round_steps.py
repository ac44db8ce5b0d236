"""The steps of the guided first round: their order, their words out of the help, how far each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.ui.presenters.send_plan import StepState
from ilms_desktop.workspace.help.book import help_book

if TYPE_CHECKING:
    from collections.abc import Collection

#: page whose sections are the steps
PAGE: Final = "first-round"
STEPS: Final = ("open", "enter", "finding", "explain", "completeness", "print", "seal", "send")


@dataclass(frozen=True, slots=True)
class RoundStep:
    """A step: its section, name, what to do, how far it is."""

    id: str
    name: str
    text: str
    state: StepState


def next_step(done: Collection[str]) -> str:
    """The first step that is not done; empty where all are."""
    return next((step for step in STEPS if step not in done), "")


def steps_of(done: Collection[str]) -> tuple[RoundStep, ...]:
    """All steps in the language in use."""
    sections = {section.anchor: section for section in help_book().pages[PAGE].sections}
    now = next_step(done)
    return tuple(
        RoundStep(step, sections[step].title, sections[step].blocks[0].text, _state(step, done, now)) for step in STEPS
    )


def _state(step: str, done: Collection[str], now: str) -> StepState:
    """How far a step is."""
    if step in done:
        return StepState.DONE
    return StepState.NOW if step == now else StepState.WAITS
