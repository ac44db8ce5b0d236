"""The steps are told by shape, colour and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.send_plan import Step, StepState
from ilms_desktop.ui.views.stepper import Stepper

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_each_state_looks_different_and_is_spoken(look: Look, qtbot: QtBot) -> None:
    """Nothing is told by colour alone."""
    stepper = Stepper(look, len(StepState))
    qtbot.addWidget(stepper)
    stepper.resize(1200, 60)
    stepper.show()
    stepper.show_steps([Step("Mail", "about", state) for state in StepState])
    pictures = [part.sign.grab().toImage() for part in stepper.parts]
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(StepState)
    assert [part.accessibleName() for part in stepper.parts] == [
        "1, Mail, done, about",
        "2, Mail, now, about",
        "3, Mail, later, about",
        "4, Mail, refused, about",
        "5, Mail, on hold, about",
    ]


def test_steps_stand_under_each_other_where_there_is_little_room(look: Look, qtbot: QtBot) -> None:
    """As at a large zoom; the lines between them go."""
    made = Stepper(look, 3)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    beside = [part.y() for part in made.parts]
    made.stack(is_narrow=True)
    qtbot.waitUntil(lambda: made.parts[0].y() < made.parts[1].y() < made.parts[2].y())
    made.stack(is_narrow=False)
    qtbot.waitUntil(lambda: [part.y() for part in made.parts] == beside)
