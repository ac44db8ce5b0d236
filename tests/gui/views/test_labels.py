"""Labels follow the look; texts are plain; a line that does not fit is shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ilms_desktop.ui.look import Taste
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import ElidedLabel, text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_a_label_grows_with_the_zoom_and_takes_no_markup(look: Look, qtbot: QtBot) -> None:
    """A person's text may hold any sign."""
    label = text_label(look, "<b>a</b>", role=Role.HELP, kind="muted", wraps=True)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    before = label.font().pixelSize()
    look.wear(Taste(theme="light", density="compact", zoom=200))
    assert label.font().pixelSize() == 2 * before


def test_a_long_line_is_shortened_and_told_in_full(look: Look, qtbot: QtBot) -> None:
    """It never widens the window."""
    label = ElidedLabel(look, kind="second")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show_text("Outflow of nationals for employment", more="Count departures.")
    assert label.toolTip() == "<p>Outflow of nationals for employment<br>Count departures.</p>"
    short = label.grab().toImage()
    label.show_text("Outflow of nationals for something else altogether")
    assert label.grab().toImage() == short


def test_a_label_begins_where_the_window_begins(look: Look, qtbot: QtBot, speak: Callable[[str], None]) -> None:
    """An English name in an Arabic window stands at the right, like everything around it."""
    left = text_label(look, "Labour force survey")
    qtbot.addWidget(left)
    assert left.alignment() & Qt.AlignmentFlag.AlignLeft
    speak("ar")
    right = text_label(look, "Labour force survey")
    qtbot.addWidget(right)
    assert right.alignment() & Qt.AlignmentFlag.AlignRight
    assert right.alignment() & Qt.AlignmentFlag.AlignAbsolute
    speak("en")
