"""The look in use: colours, zoom, density, language and number style, asked by everything that paints.

One object per program. It says when it changed, so that theme and zoom change without a restart.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication

from ilms_desktop import i18n, logs, number_text
from ilms_desktop.errors import UserError
from ilms_desktop.report.fonts import families
from ilms_desktop.settings import AS_TYPED
from ilms_desktop.ui.presenters.figures import Writing
from ilms_desktop.ui.style import apply, fonts, icons, metrics, system, tokens
from ilms_desktop.ui.style.metrics import Density, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont, QIcon, QPixmap
    from PySide6.QtWidgets import QApplication

    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.settings import Settings

ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
#: below this height of the screen rows stand close unless the person says otherwise
_LOW_SCREEN = 800


@dataclass(frozen=True, slots=True)
class Taste:
    """What a person chose of the look."""

    theme: str = "system"
    density: str = "auto"
    zoom: int = 100
    number_locale: str = ""
    native_digits: bool = False
    in_persons: bool = False
    decimals: int = AS_TYPED
    enter_moves: str = "down"
    coordinates: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Taste:
        """Taste out of the settings."""
        return cls(**{each.name: getattr(settings, each.name) for each in fields(cls)})


class Look(QObject):
    """Colours, sizes, fonts and number style in use."""

    #: theme, zoom or density changed; sizes and icons must be asked for again
    changed = Signal()

    def __init__(self, app: QApplication, taste: Taste, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[Role, bool | None, bool], QFont] = {}
        self._lines: dict[Role, int] = {}
        self._letters: dict[Role, int] = {}
        self._worn: tuple[object, ...] = ()
        self.language = i18n.language()
        self.tokens = tokens.load(tokens.Theme.LIGHT)
        self.wear(taste)
        system.follow(self.follow_system)

    def wear(self, taste: Taste) -> None:
        """Put on a taste, in the language in use, and tell everybody."""
        self.taste = taste
        is_spoken = self.language == i18n.language()
        self.language = i18n.language()
        self.zoom = taste.zoom / 100
        self.density = _density(taste.density)
        # why: dressing the whole program takes longer than a number style, Enter's way or a language with the same
        # letters deserve
        if self._wearing() != self._worn:
            self._dress_app()
        elif not is_spoken:
            self._measure_anew()
        self.writing = Writing(self._style(taste), taste.in_persons, taste.decimals)
        self.changed.emit()

    def _dress_app(self) -> None:
        """Palette, font and style sheet; colours, fonts and heights are asked for again."""
        self.tokens = apply.apply(
            self._app, setting=self.taste.theme, density=self.density, zoom=self.zoom, language=self.language
        )
        self._worn = self._wearing()
        self._colours.clear()
        self._measure_anew()

    def _wearing(self) -> tuple[object, ...]:
        """What palette, font and style sheet follow from."""
        letters = tuple(families(self.language))
        return (self.taste.theme, self.density, self.zoom, letters, self._app.styleSheet())

    def _measure_anew(self) -> None:
        """Fonts and heights are asked for again: letters of another language may be higher."""
        self._fonts.clear()
        self._lines.clear()
        self._letters.clear()

    def follow_system(self) -> None:
        """The system turned dark, light or to high contrast; what the person fixed stays."""
        if self.taste.theme in ("system", apply.CONTRAST):
            self._worn = ()
            self.wear(self.taste)

    @property
    def numbers(self) -> NumberStyle:
        """Number style in use."""
        return self.writing.style

    def _style(self, taste: Taste) -> NumberStyle:
        """Number style of a taste: the person's, else that of the language."""
        name, digits = number_text.split_digits(taste.number_locale)
        named = number_text.with_digits(name or self.language, digits)
        try:
            return number_text.style_for(named, native_digits=taste.native_digits)
        except UserError as error:
            logs.area("ui").warning("number style unknown (%s), that of the language used", error.code)
            return number_text.style_for(self.language, native_digits=taste.native_digits)

    @property
    def is_right_to_left(self) -> bool:
        """Whether the window runs from right to left."""
        return i18n.is_right_to_left()

    def px(self, size: float) -> int:
        """Pixels of a size at the zoom in use."""
        return metrics.px(size, self.zoom)

    def color(self, name: str) -> QColor:
        """Colour of a token, made once."""
        if name not in self._colours:
            self._colours[name] = QColor(getattr(self.tokens, name))
        return self._colours[name]

    def any_color(self, value: str) -> QColor:
        """Colour of a value that a scale of tokens gave, made once."""
        if value not in self._colours:
            self._colours[value] = QColor(value)
        return self._colours[value]

    def font(self, role: Role = Role.TEXT, *, bold: bool | None = None, italic: bool = False) -> QFont:
        """Font of a role at the zoom in use, made once; copy it before changing it."""
        key = (role, bold, italic)
        if key not in self._fonts:
            made = fonts.font(role, language=self.language, zoom=self.zoom, bold=bold)
            made.setItalic(italic)
            self._fonts[key] = made
        return self._fonts[key]

    def line_height(self, role: Role = Role.TEXT) -> int:
        """Height of one line of a role, tall scripts included."""
        if role not in self._lines:
            self._lines[role] = QFontMetrics(self.font(role)).height()
        return self._lines[role]

    def letter_height(self, role: Role = Role.TEXT) -> int:
        """Height of a line of its own, where nothing stands above or below it.

        Fonts of some scripts leave room for marks that no word here bears; Arabic takes 28 pixels where 20 suffice.
        Lines of a paragraph keep `line_height`.
        """
        if role not in self._letters:
            self._letters[role] = fonts.letter_height(self.font(role), self.language)
        return self._letters[role]

    @property
    def frame(self) -> int:
        """Width of the frame around the current cell and of focus rings."""
        return self.px(metrics.FRAME_IN_CONTRAST if self.tokens.is_contrast else metrics.FRAME)

    def icon(self, name: str, *, color: str = "text2", size: int = metrics.ICON, air: int = 0) -> QIcon:
        """Icon for a button or an action, greyed while it cannot be used; `air` pixels stand between it and words."""
        return icons.icon(
            name,
            color=getattr(self.tokens, color),
            disabled=self.tokens.disabled,
            size=self.px(size),
            ratio=self._app.devicePixelRatio(),
            air=self.px(air) if air else 0,
        )

    def pixmap(self, name: str, *, color: str = "text2", size: int = metrics.ICON) -> QPixmap:
        """Icon as a picture to be painted."""
        return icons.pixmap(
            name, color=getattr(self.tokens, color), size=self.px(size), ratio=self._app.devicePixelRatio()
        )

    def for_paper(self) -> Look:
        """This look in the light colours and at 100 %, for pictures that are printed; the program keeps its own."""
        paper = Look.__new__(Look)
        QObject.__init__(paper)
        own: dict[str, object] = {name: {} for name in ("_colours", "_fonts", "_lines", "_letters")}
        vars(paper).update(vars(self) | own | {"tokens": tokens.load(tokens.Theme.LIGHT), "zoom": 1.0})
        return paper

    def dress(self, how: Callable[[], None]) -> None:
        """Call `how` (a method of a QObject) now and after every change of the look."""
        self.changed.connect(how)
        how()

    @property
    def row_height(self) -> int:
        """Height of a row of the grid; rows grow with the script, nothing is clipped."""
        return max(self.px(metrics.GRID_ROW[self.density]), self.letter_height() + 6)


def _density(setting: str) -> Density:
    """Density of a setting; by the height of the screen for `auto`."""
    if setting in set(Density):
        return Density(setting)
    return density_for(QGuiApplication.primaryScreen().size().height())


def density_for(height: int) -> Density:
    """Density that fits a screen of this height."""
    return Density.COMPACT if height < _LOW_SCREEN else Density.NORMAL


def next_zoom(zoom: int, step: int) -> int:
    """Zoom one step larger (1) or smaller (-1)."""
    place = min(range(len(ZOOM_STEPS)), key=lambda each: abs(ZOOM_STEPS[each] - zoom))
    return ZOOM_STEPS[max(0, min(place + step, len(ZOOM_STEPS) - 1))]
