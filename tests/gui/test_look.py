"""The look in use: sizes, colours and number style change together, without a restart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.settings import Settings
from ilms_desktop.ui.look import Look, Taste, density_for, next_zoom
from ilms_desktop.ui.style import system
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


def test_local_digits_are_a_matter_of_taste(look: Look, speak: Callable[[str], None]) -> None:
    """Those of the language, or of any script by name; an unknown style gives way to that of the language."""
    speak("ar")
    assert look.numbers.digits == "0123456789"
    look.wear(replace(look.taste, native_digits=True))
    assert look.numbers.digits == "٠١٢٣٤٥٦٧٨٩"
    look.wear(replace(look.taste, number_locale="fr-u-nu-khmr"))
    assert (look.numbers.decimal, look.numbers.digits) == (",", "០១២៣៤៥៦៧៨៩")
    look.wear(replace(look.taste, number_locale="-u-nu-thai"))
    assert look.numbers.digits == "๐๑๒๓๔๕๖๗๘๙"


def test_an_unknown_number_style_stops_nobody(look: Look, caplog: pytest.LogCaptureFixture) -> None:
    """Settings may come from another version."""
    look.wear(replace(look.taste, number_locale="xx_YY"))
    assert look.numbers.decimal == "."
    assert "number style unknown" in caplog.text


def test_unit_and_decimals_are_part_of_the_writing(look: Look) -> None:
    """And the program is not dressed anew for them."""
    sheet = look.tokens
    look.wear(replace(look.taste, in_persons=True, decimals=1))
    assert (look.writing.in_persons, look.writing.decimals) == (True, 1)
    assert look.tokens is sheet


def test_the_system_is_followed_unless_a_theme_is_fixed(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dark at night without a restart; who fixed light keeps it."""
    look.wear(Taste(theme="system", density="compact"))
    assert look.tokens.theme == "light"
    monkeypatch.setattr(system, "is_dark", lambda: True)
    system.hints()[0].colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.tokens.theme == "dark"
    look.wear(Taste(theme="light", density="compact"))
    system.hints()[0].colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.tokens.theme == "light"
    look.wear(Taste(theme="contrast", density="compact"))
    assert (look.tokens.theme, look.frame) == ("contrast_dark", 3)


def test_arabic_rows_are_hardly_higher_than_latin_ones(look: Look, speak: Callable[[str], None]) -> None:
    """As many rows in sight; lines of a paragraph keep the room that the font asks for."""
    assert look.row_height == 24
    speak("ar")
    assert look.row_height <= 26
    assert look.line_height() > look.letter_height()


def test_pictures_for_paper_are_light(look: Look) -> None:
    """Whatever the screen wears; the program keeps its own look."""
    look.wear(Taste(theme="dark", density="compact", zoom=150))
    paper = look.for_paper()
    assert (paper.tokens.theme, paper.zoom) == ("light", 1.0)
    assert paper.color("base") != look.color("base")
    assert (look.tokens.theme, look.zoom) == ("dark", 1.5)


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
