"""A person who knows nothing but the printed guide: reads its numbered lines, and does what they name, in their order.

What a line names is a word of the window, as it stands there in the language in use, or a key. The hand does nothing
else; a word or key that does not exist, is greyed out or lies behind a dialog fails the test that asked for it.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QWidget,
)

from ilms_desktop.i18n import is_right_to_left
from ilms_desktop.model.help_page import BlockKind, SpanKind
from ilms_desktop.ui.presenters.bidi import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.help_page import HelpPage, Section, Spans
    from ilms_desktop.report.guide import GuideSheet
    from ilms_desktop.ui.tasks import Tasks

#: between a menu and what is chosen in it, as the guide writes it
_STEP: Final = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
_PATIENCE: Final = 20_000


# --- the guide


@dataclass(frozen=True)
class Mark:
    """Something that a line tells to do: words of the window, the keys that do the same, or both."""

    words: str = ""
    keys: str = ""


@dataclass(frozen=True)
class Line:
    """A numbered line: what it says, what it names in its order, which places it leads to."""

    text: str
    marks: tuple[Mark, ...]
    links: tuple[str, ...]


class PrintedGuide:
    """The guide on paper; the pages from which it was set tell which of its words are words of the window."""

    def __init__(self, pdf: bytes, sheet: GuideSheet) -> None:
        """Read what stands on each sheet of paper."""
        from pypdf import PdfReader

        reader = PdfReader(io.BytesIO(pdf))
        self._paper = ["".join(page.extract_text().split()) for page in reader.pages]
        self._pages = {page.id: page for page in sheet.pages}
        self._begins = {
            page.id: reader.get_destination_page_number(mark) or 0
            for page, mark in zip(
                (each for each in sheet.pages if not each.parent),
                (each for each in reader.outline if not isinstance(each, list)),
                strict=True,
            )
        }

    def lines(self, address: str) -> tuple[Line, ...]:
        """Numbered lines of a page or of one of its sections; each of them stands on paper, in this order."""
        page_id, _, anchor = address.partition("#")
        page = self._pages[page_id]
        found = [line for section in page.sections if anchor in ("", section.anchor) for line in _numbered(section)]
        assert found, f"{address} tells nobody what to do"
        self._prove(page, found)
        return tuple(found)

    def _prove(self, page: HelpPage, lines: list[Line]) -> None:
        """What is followed must be printed."""
        paper = "".join(self._paper[self._begins[page.id] :][:3])
        if is_right_to_left():
            # why: readers of a PDF put joined letters of Arabic in another order; which letters they are holds
            letters = Counter(paper)
            lacking = [line.text for line in lines if Counter(_letters(line.text)) - letters]
            assert lacking == []
            return
        place = 0
        for line in lines:
            for piece in line.text.split("\0"):
                wanted = "".join(piece.split())
                place = paper.find(wanted, place)
                assert place >= 0, f"not on paper: {piece}"


def _numbered(section: Section) -> list[Line]:
    """Numbered lines of a section."""
    steps = [block for block in section.blocks if block.kind is BlockKind.STEPS]
    return [_line(row[0]) for block in steps for row in block.rows]


def _line(spans: Spans) -> Line:
    """A line; keys in brackets after words of the window do the same as those words."""
    marks: list[Mark] = []
    before = ""
    for place, span in enumerate(spans):
        is_pair = before.strip() == "(" and place > 1 and spans[place - 2].kind is SpanKind.WORD
        if span.kind is SpanKind.CODE and is_pair:
            marks[-1] = Mark(marks[-1].words, span.text)
        elif span.kind is SpanKind.CODE:
            marks.append(Mark(keys=span.text))
        elif span.kind is SpanKind.WORD:
            marks.append(Mark(span.text))
        before = span.text if span.kind is SpanKind.PLAIN else ""
    # why: on paper the number of a page stands behind each link
    text = "".join(f"{span.text}\0" if span.link else span.text for span in spans)
    return Line(text, tuple(marks), tuple(span.link for span in spans if span.link))


def _letters(text: str) -> str:
    """Letters of a text without the signs over them, which readers of a PDF repeat or lose."""
    return "".join(each for each in text if each.isalpha())


# --- the hand


def plain(text: str) -> str:
    """Words as the guide writes them: without mnemonics, dots, and the star of what must be answered."""
    return bare(text).replace("&", "").rstrip("…").removesuffix(" *").strip()


class Hand:
    """Presses keys and buttons, chooses in menus, types answers; one of the ways where the guide names two."""

    def __init__(
        self,
        qtbot: QtBot,
        tasks: Tasks,
        window: Callable[[], QWidget],
        answers: Mapping[str, str],
        *,
        prefers_keys: bool,
    ) -> None:
        """Work in the window that is shown; `answers` are what the person would fill in, by the name of the field."""
        self._qtbot = qtbot
        self._tasks = tasks
        self._window = window
        self.answers = dict(answers)
        self._prefers_keys = prefers_keys

    @property
    def front(self) -> QWidget:
        """What can be worked in: a popup, the dialog in front, or the window."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window()
        if not front.isActiveWindow():
            # why: no window manager does it here
            front.activateWindow()
            self._qtbot.waitUntil(front.isActiveWindow)
        return front

    def do(self, mark: Mark) -> None:
        """Do what a line names."""
        if mark.words and mark.keys:
            self._by_menu_or_keys(mark)
        elif mark.keys:
            self.press(mark.keys)
        elif _STEP in mark.words:
            self._action(mark.words).trigger()
        else:
            self._use(mark.words)
        self.wait()

    def wait(self) -> None:
        """Let the program finish what it began."""
        self._qtbot.waitUntil(lambda: not self._tasks.is_busy, timeout=_PATIENCE)
        QApplication.processEvents()

    def press(self, keys: str) -> None:
        """Press keys where the focus is."""
        sequence = QKeySequence(keys)
        stroke = sequence[0]  # type: ignore[index]  # the stubs know no index
        assert stroke.key() is not Qt.Key.Key_unknown, f"there is no key {keys}"
        self._qtbot.keyClick(self._focus, stroke.key(), stroke.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type where the focus is; it may move with the first letter."""
        for letter in text:
            self._qtbot.keyClicks(self._focus, letter)

    @property
    def _focus(self) -> QWidget:
        """Where keys go."""
        front = self.front
        focus: QWidget | None = front.focusWidget()
        return front if focus is None else focus

    def file(self, path: Path) -> None:
        """Name a file in the system's dialog."""
        dialog = self.front
        assert isinstance(dialog, QFileDialog), f"nobody asks for a file: {dialog}"
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(path))
        dialog.accept()
        self.wait()

    # --- words of the window

    def _by_menu_or_keys(self, mark: Mark) -> None:
        """Both ways lead to the same deed."""
        action = self._action(mark.words)
        assert QKeySequence(mark.keys) in action.shortcuts(), f"{mark.words} has other keys than {mark.keys}"
        if self._prefers_keys:
            self.press(mark.keys)
        else:
            action.trigger()

    def _action(self, words: str) -> QAction:
        """What is chosen in a menu."""
        assert self.front is self._window(), f"{words} lies behind {self.front.windowTitle()}"
        first, *rest = words.split(_STEP)
        (bar,) = (each for each in self._window().findChildren(QMenuBar) if each.isVisible())
        actions = bar.actions()
        for name in (first, *rest):
            found = next((each for each in actions if plain(each.text()) == plain(name)), None)
            assert found is not None, f"no menu {words}"
            menu = found.menu()
            actions = menu.actions() if isinstance(menu, QMenu) else []
        assert found is not None
        assert found.isEnabled(), f"{words} is greyed out"
        return found

    def _use(self, words: str) -> None:
        """Press a button, tick a box, or fill in a field."""
        front = self.front
        wanted = plain(words)
        buttons = [each for each in front.findChildren(QAbstractButton) if plain(each.text()) == wanted]
        seen = [each for each in buttons if each.isVisible()]
        if seen:
            assert len(seen) == 1, f"{len(seen)} buttons are called {words}"
            assert seen[0].isEnabled(), f"{words} is greyed out"
            seen[0].setFocus()
            self._qtbot.keyClick(seen[0], Qt.Key.Key_Space)
            return
        field = self._field(front, wanted)
        assert field is not None, f"nothing in {front.windowTitle() or front} is called {words}"
        assert wanted in self.answers, f"nobody knows an answer to {words}"
        self._fill(field, self.answers[wanted])

    def _field(self, front: QWidget, wanted: str) -> QWidget | None:
        """The field that bears a name."""
        labels = [each for each in front.findChildren(QLabel) if each.isVisible() and plain(each.text()) == wanted]
        named = [each.buddy() for each in labels if each.buddy() is not None]
        inputs = [each for kind in (QLineEdit, QComboBox, QPlainTextEdit) for each in front.findChildren(kind)]
        named += [each for each in inputs if each.isVisible() and plain(each.accessibleName()) == wanted]
        return next((each.focusProxy() or each for each in named), None)

    def _fill(self, field: QWidget, answer: str) -> None:
        """Type or choose an answer."""
        assert field.isEnabled()
        field.setFocus()
        if isinstance(field, QComboBox):
            row = field.findData(answer)
            assert row >= 0
            field.setCurrentIndex(row)
            field.activated.emit(row)
            return
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.selectAll()
        self._qtbot.keyClicks(field, answer)
        offer = QApplication.activePopupWidget()
        if offer is not None:
            self._qtbot.keyClick(offer, Qt.Key.Key_Return)
        if isinstance(field, QLineEdit):
            self._qtbot.keyClick(field, Qt.Key.Key_Tab)
