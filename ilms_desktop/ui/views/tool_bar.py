"""The tool bar: icon and word, the letters for missing figures, the deed of the window at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.entry import LONE_LETTERS
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.ui.actions import Actions
    from ilms_desktop.ui.session import Session

_SQUARE: Final = 26
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
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add(actions, "undo", "redo")
        self.addSeparator()
        self._add(actions, "paste", "import")
        self.addSeparator()
        self.addWidget(text_label(session.look, _("Missing"), kind="muted"))
        self._letters = [self._letter(session, actions, letter) for letter in LONE_LETTERS]
        self.addSeparator()
        self.addWidget(self._flag(session))
        self._add(actions, "note")
        self.addSeparator()
        self._add(actions, "check")
        gap = QWidget(self)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self._add(actions, "panel", "seal")
        seal = self.widgetForAction(actions["seal"])
        seal.setProperty("kind", "secondary")
        session.look.dress(self._dress)

    def _add(self, actions: Actions, *names: str) -> None:
        """Actions one after the other."""
        for name in names:
            self.addAction(actions[name])

    def _letter(self, session: Session, actions: Actions, letter: str) -> QToolButton:
        """Square button of a letter, with its meaning."""
        button = QToolButton(self)
        button.setDefaultAction(actions[f"letter_{letter}"])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(session.letters.get(letter, letter))
        button.setProperty("kind", "letter")
        self.addWidget(button)
        return button

    def _flag(self, session: Session) -> QToolButton:
        """Menu of the letters that may stand beside a figure."""
        self.flag = QToolButton(self)
        self.flag.setText(_("Flag"))
        self.flag.setToolTip(_("A letter beside the figure, such as e for estimate"))
        self.flag.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.flag.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        menu = QMenu(self.flag)
        for letter in session.flags:
            words = fill(_("{meaning} ({letter})"), {"meaning": session.letters[letter], "letter": letter.lower()})
            menu.addAction(words).triggered.connect(lambda _on=False, chosen=letter: self.wants_flag.emit(chosen))
        menu.addSeparator()
        menu.addAction(_("No flag")).triggered.connect(lambda: self.wants_flag.emit(""))
        self.flag.setMenu(menu)
        return self.flag

    def _dress(self) -> None:
        """Sizes and icons of the look in use."""
        look = self._look
        side = look.px(metrics.ICON)
        self.setIconSize(QSize(side + look.px(_AIR), side))
        self.setFixedHeight(max(look.px(metrics.TOOL_BAR), look.line_height() + 18))
        self.flag.setIcon(look.icon("flag"))
        for button in self._letters:
            button.setFixedWidth(max(look.px(_SQUARE), look.line_height() + 8))
