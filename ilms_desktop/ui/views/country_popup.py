"""The small line in which another country row is picked: by name or code, in any spelling the list knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.name_choice import find, matching
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.name_completer import NameCompleter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.name_choice import NameChoice

_WIDTH: Final = 280


class CountryPopup(QFrame):
    """A line with completion and a button."""

    #: code of the row that was picked
    picked = Signal(str)

    def __init__(
        self,
        look: Look,
        choices: Sequence[NameChoice],
        *,
        taken: Sequence[NameChoice] = (),
        year: int,
        room: int,
        parent: QWidget,
    ) -> None:
        """Ask for another country.

        Args:
            look: in use.
            choices: countries to be picked from.
            taken: countries that are rows already.
            year: for which one is added.
            room: rows that are still free.
            parent: widget in whose window it opens.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        self._choices, self._taken, self._year = tuple(choices), tuple(taken), year
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        title = fill(_("Country for {year}"), {"year": ltr(str(year))})
        layout.addWidget(text_label(look, title).make_bold())
        row = QHBoxLayout()
        self.line = QLineEdit(self)
        self.line.setFixedWidth(look.px(_WIDTH))
        self.line.setPlaceholderText(_("Name or code"))
        self.line.setAccessibleName(title)
        self.completer = NameCompleter(choices, self.line)
        self.line.setCompleter(self.completer)
        self.line.textChanged.connect(self._look_up)
        self.line.returnPressed.connect(self._pick)
        row.addWidget(self.line)
        self.add = Button(look, _("Add"), kind=Kind.PRIMARY)
        self.add.clicked.connect(self._pick)
        row.addWidget(self.add)
        layout.addLayout(row)
        self.told = text_label(look, role=Role.HELP, kind="second", wraps=True)
        layout.addWidget(self.told)
        help_text = fill(
            _(
                "{n} more may be named; the rest goes into Other countries. "
                "Typing into another year names it there too."
            ),
            {"n": str(room)},
        )
        layout.addWidget(text_label(look, help_text, role=Role.HELP, kind="muted", wraps=True))
        self._look_up()

    def ask(self, at: QPoint) -> None:
        """Show the line at a place of the screen."""
        self.adjustSize()
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            at.setX(at.x() - self.width())
        self.move(at)
        self.show()
        self.line.setFocus()

    def _look_up(self) -> None:
        """Only a country that is known can be added; say which one it is, or why there is none."""
        text = self.line.text()
        code = self.completer.code_of(text)
        self.add.setEnabled(code is not None)
        self.told.setText(self._answer(text, code))

    def _answer(self, text: str, code: str | None) -> str:
        """What a text stands for."""
        taken = find(self._taken, text)
        if code is not None:
            return fill(_("Adds {country}."), {"country": self.completer.label_of(code)})
        if taken is not None:
            label = next(choice.label for choice in self._taken if choice.code == taken)
            words = _("{country} is already a row of {year}. Use that row.")
            return fill(words, {"country": label, "year": ltr(str(self._year))})
        if not matching((*self._choices, *self._taken), text):
            return _("No country of the list is called so. Type a name in any language of the program, or an ISO code.")
        return ""

    def _pick(self) -> None:
        """Hand the code over and go."""
        code = self.completer.code_of(self.line.text())
        if code is not None:
            self.close()
            self.picked.emit(code)
