"""The tool bar: icon and word, the letters for missing figures, the deed of the window at its end.

Where there is no room for all of it, the least needed tools go into a menu, in words; nothing is cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.entry import LONE_LETTERS
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.views.flag_menu import flag_menu
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from ilms_desktop.ui.actions import Actions
    from ilms_desktop.ui.session import Session

_SQUARE: Final = 26
#: parts that give way, first the one that is missed least; each has a key and a place in the menus as well
_GIVE_WAY: Final = ("note", "flag", "import", "redo", "panel", "letters", "check", "paste")
#: of the bar itself, at 100 %
_MARGINS: Final = 24
_SPACING: Final = 5
#: between icon and word
_AIR: Final = 4


class ToolBar(QToolBar):
    """Fixed tools of the table screen."""

    #: letter to be put beside the selected figures; empty takes it away
    wants_flag = Signal(str)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Tools"), parent)
        self._look = session.look
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._actions = actions
        self._parts: dict[str, list[QAction]] = {}
        self._buttons: dict[str, QToolButton] = {}
        self._hidden: list[str] | None = None
        self._add("undo", "redo")
        self._line("redo")
        self._add("paste", "import")
        self._line("letters")
        self._keep("letters", text_label(session.look, _("Missing"), kind="muted"))
        self._letters = [self._letter(session, actions, letter) for letter in LONE_LETTERS]
        self._line("flag")
        self._keep("flag", self._flag(session))
        self._add("note")
        self._line("check")
        self._add("check")
        self.more = self._more_button()
        gap = QWidget(self)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self._add("panel", "seal")
        self.button("seal").setProperty("kind", "secondary")
        session.look.dress(self._dress)

    # --- putting together

    def button(self, name: str) -> QToolButton:
        """Button of an action of the bar."""
        return self._buttons[name]

    def _add(self, *names: str) -> None:
        """Buttons of actions, one after the other."""
        for name in names:
            button = QToolButton(self)
            button.setDefaultAction(self._actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._buttons[name] = button
            self._follow(self._actions[name], self._keep(name, button))

    def _keep(self, part: str, widget: QWidget) -> QAction:
        """Put a widget into the bar as something of a part that may give way."""
        place = self.addWidget(widget)
        self._parts.setdefault(part, []).append(place)
        return place

    def _follow(self, action: QAction, place: QAction) -> None:
        """Let a place in the bar be usable when its action is; else showing it again would make it usable."""
        action.enabledChanged.connect(place.setEnabled)
        place.setEnabled(action.isEnabled())

    def _line(self, part: str) -> None:
        """A line that goes with a part."""
        self._parts.setdefault(part, []).append(self.addSeparator())

    def _more_button(self) -> QToolButton:
        """Words for what the bar has no room for."""
        button = QToolButton(self)
        button.setText(_("More"))
        button.setToolTip(_("Tools that have no room in the bar"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        self._more = self.addWidget(button)
        return button

    def _letter(self, session: Session, actions: Actions, letter: str) -> QToolButton:
        """Square button of a letter, with its meaning."""
        button = QToolButton(self)
        button.setDefaultAction(actions[f"letter_{letter}"])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(session.letters.get(letter, letter))
        button.setProperty("kind", "letter")
        self._follow(actions[f"letter_{letter}"], self._keep("letters", button))
        return button

    def _flag(self, session: Session) -> QToolButton:
        """Menu of the letters that may stand beside a figure."""
        self.flag = QToolButton(self)
        self.flag.setText(_("Flag"))
        self.flag.setToolTip(_("A letter beside the figure, such as e for estimate"))
        self.flag.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.flag.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.flag.setMenu(flag_menu(session, self.wants_flag.emit, self.flag))
        return self.flag

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into a new width."""
        super().resizeEvent(event)
        self._fit()

    def hidden_parts(self) -> list[str]:
        """Parts that gave way."""
        return list(self._hidden or ())

    def _fit(self) -> None:
        """Let parts give way until the others fit."""
        hidden: list[str] = []
        for part in (*_GIVE_WAY, ""):
            if self._needed(hidden) <= self.width() or not part:
                break
            hidden.append(part)
        if hidden == self._hidden:
            return
        self._hidden = hidden
        for part, actions in self._parts.items():
            for action in actions:
                action.setVisible(part not in hidden)
        self._more.setVisible(bool(hidden))
        self._fill_more(hidden)

    def _needed(self, hidden: list[str]) -> int:
        """Width of everything but the parts that gave way."""
        widgets = [
            self.widgetForAction(action)
            for part, actions in self._parts.items()
            if part not in hidden
            for action in actions
        ]
        widgets += [self.more] if hidden else []
        spacing = self._look.px(_SPACING)
        return sum(widget.sizeHint().width() + spacing for widget in widgets) + self._look.px(_MARGINS)

    def _fill_more(self, hidden: list[str]) -> None:
        """Menu of what gave way, in the order of the bar."""
        menu = self.more.menu()
        menu.clear()
        for part in self._parts:
            if part not in hidden:
                continue
            if part == "flag":
                menu.addMenu(self.flag.menu())
            elif part == "letters":
                menu.addActions([self._actions[f"letter_{letter}"] for letter in LONE_LETTERS])
            else:
                menu.addAction(self._actions[part])

    def _dress(self) -> None:
        """Sizes and icons of the look in use."""
        look = self._look
        side = look.px(metrics.ICON)
        self.setIconSize(QSize(side + look.px(_AIR), side))
        self.setFixedHeight(max(look.px(metrics.TOOL_BAR), look.letter_height() + 18))
        self.flag.setIcon(look.icon("flag"))
        for button in self._letters:
            button.setFixedWidth(max(look.px(_SQUARE), look.line_height() + 8))
        self._fit()
