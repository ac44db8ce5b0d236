"""Editors of metadata fields: one class per way of answering, one interface for all.

An editor shows an answer and says when the person changed it; storing it is the form's work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.source import FieldDefinition, FieldKind
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.name_choice import NameChoice, find
from ilms_desktop.ui.presenters.source_form import JOINED_LIMIT
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.joined_buttons import JoinedButtons
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.text_box import TextBox

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look

Choices = tuple[tuple[str, str], ...]

_SHORT: Final = {FieldKind.NUMBER: 90, FieldKind.DATE: 130, FieldKind.CURRENCY: 90}
_BOX_LINES: Final = 3
#: room for joined buttons, and what a button adds to its word
_ROOM: Final = 390
_BUTTON_AIR: Final = 52


class FieldEditor(QWidget):
    """Shows and takes one answer."""

    #: the person gave another answer
    answered = Signal(str)
    #: what stands here is no answer; it stays as it was typed
    unreadable = Signal(str)
    #: what stands here is what is stored
    settled = Signal()
    #: the person is here; the help follows
    entered = Signal()

    def __init__(self, look: Look, field: FieldDefinition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.field = field
        self._shown = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def take(self, widget: QWidget) -> None:
        """Make `widget` the place of the answer."""
        widget.setAccessibleName(self.field.title)
        widget.setAccessibleDescription(self.field.help)
        widget.installEventFilter(self)
        self.setFocusProxy(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say when the person comes and goes; Esc brings back what is stored."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            return self._give_up()
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.finish()
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        """Hand over an answer that differs from what is shown."""
        if self.is_changed():
            self.answered.emit(self.answer().strip())
        else:
            self.settled.emit()

    def _give_up(self) -> bool:
        """Show what is stored instead of what is being written; False where nothing was being written."""
        is_changed = self.is_changed()
        if is_changed:
            self.put(self._shown)
            self.settled.emit()
        return is_changed

    def is_changed(self) -> bool:
        """Whether something else stands here than is stored."""
        return self.answer().strip() != self._shown

    def show_answer(self, text: str) -> None:
        """Show what is stored, unless the person is writing here."""
        if self._is_writing() and text == self._shown:
            return
        self._shown = text
        self.put(text)

    def answer(self) -> str:
        """What stands in the editor."""
        raise NotImplementedError  # each editor has its own; QWidget's metaclass leaves no room for ABC

    def put(self, text: str) -> None:
        """Put an answer into the editor."""
        raise NotImplementedError  # each editor has its own; QWidget's metaclass leaves no room for ABC

    def _is_writing(self) -> bool:
        """Whether the person is here and something else stands here than is stored."""
        proxy = self.focusProxy()
        return proxy is not None and proxy.hasFocus() and self.is_changed()


class LineField(FieldEditor):
    """One line of text, a number, a date or a currency."""

    def __init__(self, look: Look, field: FieldDefinition, parent: QWidget | None = None) -> None:
        super().__init__(look, field, parent)
        self.line = QLineEdit(self)
        if field.max_length:
            self.line.setMaxLength(field.max_length)
        if field.kind is FieldKind.DATE:
            self.line.setPlaceholderText(_("YYYY-MM-DD"))
        if field.kind in _SHORT:
            self.line.setFixedWidth(look.px(_SHORT[field.kind]))
        if field.kind is not FieldKind.TEXT:
            self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.take(self.line)
        self.line.returnPressed.connect(self.finish)
        self._layout.addWidget(self.line)

    def answer(self) -> str:
        """Text of the line; a number in the digits in which all numbers are stored."""
        text = self.line.text()
        is_number = self.field.kind is FieldKind.NUMBER and text.strip().isdecimal()
        return str(int(text)) if is_number else text

    def put(self, text: str) -> None:
        """Put a text into the line."""
        self.line.setText(text)
        self.line.setCursorPosition(0)


class BoxField(FieldEditor):
    """Several lines of text with a counter."""

    def __init__(self, look: Look, field: FieldDefinition, parent: QWidget | None = None) -> None:
        super().__init__(look, field, parent)
        self.box = TextBox(look, field.title, lines=_BOX_LINES)
        self.take(self.box.edit)
        self._layout.addWidget(self.box)
        self.counter = text_label(look, role=Role.CAPTION, kind="muted")
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.counter)
        self._layout.addLayout(row)
        self.box.did_change.connect(self._count)

    def answer(self) -> str:
        """Text of the box."""
        return self.box.text()

    def put(self, text: str) -> None:
        """Put a text into the box."""
        self.box.set_text(text)

    def _count(self) -> None:
        """Length against the limit; a longer text is cut by nobody, it is told."""
        length = len(self.box.edit.toPlainText())
        values = {"n": ltr(str(length)), "limit": ltr(str(self.field.max_length))}
        self.counter.setText(fill(_("{n} / {limit}"), values) if self.field.max_length else "")


class ListField(FieldEditor):
    """One of many, found by typing."""

    def __init__(self, look: Look, field: FieldDefinition, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(look, field, parent)
        self.box = QComboBox(self)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(24)
        self.box.addItem("", "")
        for value, label in choices:
            self.box.addItem(label, value)
        self._names = [NameChoice(value, label) for value, label in choices]
        completer = QCompleter(self.box.model(), self.box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.box.setCompleter(completer)
        self.box.activated.connect(self.finish)
        self.take(self.box)
        line = self.box.lineEdit()
        if line is not None:
            line.setAccessibleName(field.title)
            default = dict(choices).get(field.default)
            told = fill(_("{answer}, unless you choose"), {"answer": default}) if default else _("Choose or type")
            line.setPlaceholderText(told)
            line.installEventFilter(self)
        self._layout.addWidget(self.box)

    def finish(self) -> None:
        """Hand over another answer; words that name no entry of the list are told."""
        if self._value() is None:
            self.unreadable.emit(self.box.currentText().strip())
        else:
            super().finish()

    def answer(self) -> str:
        """Value whose words stand in the list; words that name none count as the old answer."""
        value = self._value()
        return self._shown if value is None else value

    def is_changed(self) -> bool:
        """Words that are in no list are a change too."""
        return self._value() != self._shown

    def _value(self) -> str | None:
        """Value that is chosen or named, also by the beginning of its words; None where it is in no list."""
        text = self.box.currentText().strip()
        place = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        if place >= 0:
            return str(self.box.itemData(place))
        return self._shown if text == self._shown else find(self._names, text)

    def put(self, text: str) -> None:
        """Choose a value; one that is not in the list is shown as it is."""
        with QSignalBlocker(self.box):
            place = self.box.findData(text)
            self.box.setCurrentIndex(place)
            if place < 0:
                self.box.setEditText(text)


class JoinedField(FieldEditor):
    """One of up to four, side by side."""

    def __init__(self, look: Look, field: FieldDefinition, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(look, field, parent)
        self.joined = JoinedButtons(look, choices, self)
        self.joined.chose.connect(self.finish)
        for button in self.joined.buttons.values():
            button.setAccessibleDescription(field.title)
            button.installEventFilter(self)
        self.setFocusProxy(next(iter(self.joined.buttons.values())))
        self._layout.addWidget(self.joined)

    def answer(self) -> str:
        """Value that is chosen."""
        return self.joined.value

    def put(self, text: str) -> None:
        """Show a choice."""
        self.joined.show_value(text)


def _fit_beside(look: Look, choices: Choices) -> bool:
    """Whether the words of a few choices have room side by side."""
    font = QFontMetrics(look.font(bold=True))
    return sum(font.horizontalAdvance(label) + look.px(_BUTTON_AIR) for _value, label in choices) < look.px(_ROOM)


def make_editor(look: Look, field: FieldDefinition, choices: Choices) -> FieldEditor:
    """The editor that fits a field."""
    if choices and len(choices) <= JOINED_LIMIT and _fit_beside(look, choices):
        return JoinedField(look, field, choices)
    if choices:
        return ListField(look, field, choices)
    if field.multiline:
        return BoxField(look, field)
    return LineField(look, field)
