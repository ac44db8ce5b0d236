"""The look in use: sizes, colours and number style change together, without a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.settings import Settings
from ilms_desktop.ui.look import Look, Taste, density_for, next_zoom
from ilms_desktop.ui.style.metrics import Density

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def test_everything_grows_with_the_zoom(look: Look, qtbot: QtBot) -> None:
    """Text, rows, marks and icons."""
    row, line, icon = look.row_height, look.line_height(), look.pixmap("undo").width()
    with qtbot.waitSignal(look.changed):
        look.wear(Taste(theme="light", density="compact", zoom=200))
    assert look.row_height >= 2 * row - 6
    assert look.line_height() > 1.8 * line
    assert look.pixmap("undo").width() == 2 * icon
    assert look.px(10) == 20


def test_colours_are_those_of_the_theme(look: Look) -> None:
    """Made once, forgotten with the theme."""
    light = look.color("base").name()
    assert look.color("base") is look.color("base")
    look.wear(Taste(theme="dark", density="compact"))
    assert look.color("base").name() != light
    assert look.any_color("#112233").name() == "#112233"


def test_numbers_follow_the_language_or_the_person(look: Look, speak: Callable[[str], None]) -> None:
    """A person may write numbers in another style than the language's."""
    speak("fr")
    assert look.numbers.decimal == ","
    look.wear(Taste(theme="light", number_locale="en"))
    assert look.numbers.decimal == "."


def test_rows_follow_the_density(look: Look) -> None:
    """Compact where the screen is low, unless the person says otherwise."""
    compact = look.row_height
    look.wear(Taste(theme="light", density="normal"))
    assert look.row_height > compact
    assert (density_for(720), density_for(800)) == (Density.COMPACT, Density.NORMAL)
    look.wear(Taste(theme="light", density="auto"))
    assert look.density in set(Density)


@pytest.mark.parametrize(
    ("zoom", "step", "then"), [(100, 1, 110), (100, -1, 90), (200, 1, 200), (80, -1, 80), (103, 1, 110)]
)
def test_zoom_goes_in_steps(zoom: int, step: int, then: int) -> None:
    """From 80 to 200 per cent."""
    assert next_zoom(zoom, step) == then


def test_the_taste_of_the_settings() -> None:
    """What is stored is what is worn."""
    settings = Settings(theme="dark", density="compact", zoom=125, number_locale="fr")
    assert Taste.of(settings) == Taste("dark", "compact", 125, "fr")
