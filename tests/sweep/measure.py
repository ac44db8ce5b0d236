"""What a person would miss on a piece of the window: text without room, and text without translation.

Widgets are asked how much room their text has; nothing is recognised from pictures. Delegates and lines that shorten
their text on purpose are listed in `DESIGNED`, each with where the whole text is found.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

from ilms_desktop.pseudo_text import CODE as PSEUDO
from ilms_desktop.ui.delegates.cell_delegate import CellDelegate
from ilms_desktop.ui.delegates.padded_delegate import PaddedDelegate
from ilms_desktop.ui.delegates.paste_delegate import PasteDelegate
from ilms_desktop.ui.delegates.quality_delegate import QualityDelegate
from ilms_desktop.ui.models.lines_model import LINES_ROLE, TOOLTIP, LinesModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.column_header import ColumnHeader
from ilms_desktop.ui.views.combo import ElidedCombo
from ilms_desktop.ui.views.labels import ElidedLabel
from ilms_desktop.ui.views.row_header import RowHeader
from ilms_desktop.ui.views.wrapped_link import WrappedLink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAction

W = TypeVar("W", bound=QWidget)

#: letters may stand a pixel over the edge of what their metrics say
SLACK: Final = 2
#: a menu that scrolls leaves this much of the screen free at most
_EDGE: Final = 48
_FAR: Final = 10_000
#: kinds of widgets that shorten their text on purpose -> where the whole text is
DESIGNED: Final[dict[type[QWidget], str]] = {
    ElidedLabel: "one line beside other things; its tooltip and its accessible name have the whole text",
    ElidedCombo: "names of sources and answers may be long; tooltip and list have the whole text",
    ColumnHeader: "painted year head: what does not fit is in its tooltip, which is checked by its own test",
    QTabBar: "tabs of the panel share its width; the tooltip of a tab has its whole words",
    RowHeader: "painted labels wrap; what does not fit is in their tooltip, which is checked by its own test",
}


#: those that are looked at one by one, by `shortened` or by tests of their own
_PAINTED: Final = (ElidedLabel, ElidedCombo, ColumnHeader, RowHeader)


def cut_texts(root: QWidget) -> list[str]:
    """Texts below a widget that are cut off: kind, place and words."""
    return [f"{_place(widget)}: {text}" for widget, text in _cut(root)]


def shortened(root: QWidget) -> list[str]:
    """Lines that are shortened on purpose, where their whole text is not in a tooltip."""
    found = []
    for widget in _seen(root, QWidget):
        if not isinstance(widget, (ElidedLabel, ElidedCombo)):
            continue
        if isinstance(widget, ElidedCombo):
            text, told, room = widget.currentText(), widget.told(), widget.width() - _arrow(widget)
        else:
            text, told, room = widget.text(), widget.toolTip(), widget.width()
        if _width(widget, text) > room + SLACK and _one_line(text) not in _one_line(told):
            found.append(f"{_place(widget)}: {text}")
    return found


def shortened_lines(root: QWidget) -> list[str]:
    """Lines of lists that end with dots, where no tooltip has the rest."""
    found = []
    for view in _seen(root, QListView):
        for row in range(view.model().rowCount() if isinstance(view.model(), LinesModel) else 0):
            index = view.model().index(row, 0)
            texts = index.data(LINES_ROLE)
            is_cut = isinstance(texts, tuple) and any(bare(text).endswith("…") for text in texts)
            found += [f"{_place(view)}: {texts}"] if is_cut and not index.data(TOOLTIP) else []
    return found


def _one_line(text: str) -> str:
    """Words of a text without tags, marks and breaks."""
    return " ".join(bare(unescape(_TAG.sub(" ", text))).split())


_TAG: Final = re.compile(r"<[^<>]*>")


def unreachable(root: QWidget, screen: tuple[int, int]) -> list[str]:
    """Widgets that take part and lie out of sight where nothing scrolls, and windows larger than the screen."""
    found = []
    # why: Qt scrolls a menu that is higher than the screen
    if root.isWindow() and not isinstance(root, QMenu) and (root.width() > screen[0] or root.height() > screen[1]):
        found.append(f"{_place(root)}: {root.width()} x {root.height()} on {screen[0]} x {screen[1]}")
    for widget in _seen(root, QWidget):
        acts = isinstance(widget, (QAbstractButton, QComboBox, QLineEdit)) and not _is_qts(widget)
        if acts and not _scrolls(widget, root) and widget.visibleRegion().isEmpty():
            found.append(f"{_place(widget)}: {_text_of(widget)}")
    return found


def sideways(root: QWidget) -> list[str]:
    """Texts and widgets that take part beyond the side of something that does not scroll sideways."""
    found = []
    for area in _seen(root, QScrollArea):
        content, port = area.widget(), area.viewport()
        if content is None or area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            continue
        for widget in _seen(content, QWidget):
            left = widget.mapTo(port, QPoint(0, 0)).x()
            is_out = left < -SLACK or left + widget.width() > port.width() + SLACK
            if is_out and isinstance(widget, _WORDS) and not _is_qts(widget):
                found.append(f"{_place(widget)}: {_text_of(widget)}")
    return found


class Known(NamedTuple):
    """What nobody translates: phrases of the data, whole texts, and words that are the same in every language."""

    phrases: tuple[str, ...]
    texts: frozenset[str]
    words: frozenset[str]


def untranslated(root: QWidget, known: Known) -> list[str]:
    """Plain English words in a window that speaks the pseudo-language."""
    found = []
    for where, text in shown_texts(root):
        own = bare(_ISOLATED.sub(" ", _TAG.sub(" ", unescape(text))))
        for phrase in known.phrases:
            own = own.replace(phrase, " ")
        words = [] if own.strip() in known.texts else _PLAIN.findall(_CODES.sub(" ", own))
        plain = [word for word in words if word.casefold() not in known.words]
        if plain:
            found.append(f"{where}: {' '.join(plain)}  ({text})")
    return found


#: a word of English letters alone; the pseudo-language has an accent on each
_PLAIN: Final = re.compile(r"(?<![^\W\d_])[A-Za-z]{3,}(?![^\W\d_])")
#: what the program isolates from the direction of writing is data
_ISOLATED: Final = re.compile("\u2066[^\u2066\u2069]*\u2069")
#: names of files, mail addresses, keys and codes are the same in every language
_CODES: Final = re.compile(r"\S*[/\\@]\S*|\*?\b[\w-]*\.\w{2,5}\b|\b[A-Z]+[\d:_-][\w:-]*|\b(Ctrl|Shift|Alt|Return)\+\S*")


def shown_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of labels, buttons, lists, tabs, headers and menus below a widget, its title, and what is spoken."""
    if root.isWindow() and root.windowTitle():
        yield f"{type(root).__name__} title", root.windowTitle()
    for widget in (root, *_seen(root, QWidget)):
        if _is_qts(widget):
            continue
        for text in (_text_of(widget), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()):
            if text:
                yield _place(widget), text
        yield from ((_place(widget), text) for text in _inner(widget))


def _inner(widget: QWidget) -> Iterator[str]:
    """Texts of things in a widget that are no widgets."""
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(each) for each in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(each) for each in range(widget.count()))
    elif isinstance(widget, QHeaderView) and widget.model() is not None:
        for section in range(widget.model().columnCount() if _is_flat(widget) else 0):
            yield str(widget.model().headerData(section, Qt.Orientation.Horizontal) or "")
    elif isinstance(widget, QMenu):
        yield from _action_texts(widget.actions())
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()


def _action_texts(actions: list[QAction]) -> Iterator[str]:
    """Words of actions and of the menus below them."""
    for action in actions:
        yield action.text()
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _action_texts(below.actions())


def _cut(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Widgets with too little room for their text."""
    for widget in (root, *_seen(root, QWidget)):
        if isinstance(widget, _PAINTED) or _is_qts(widget):
            continue
        for kind, cuts in _CUTS.items():
            if isinstance(widget, kind):
                yield from ((widget, text) for text in cuts(widget))
                break


def _cut_label(label: QLabel) -> list[str]:
    """A label's text, where it has less room than it needs."""
    if not label.text() or not label.pixmap().isNull():
        return []
    room = label.contentsRect()
    if label.textFormat() is not Qt.TextFormat.PlainText and "<" in label.text():
        is_cut = label.heightForWidth(label.width()) > label.height() + SLACK or _is_covered(label)
        return [label.text()] if is_cut else []
    lines = label.text().split("\n")
    if label.wordWrap():
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10_000), flags, label.text())
        is_cut = needed.height() > room.height() + SLACK or needed.width() > room.width() + SLACK
    else:
        is_cut = max(_width(label, line) for line in lines) > room.width() + SLACK
    return [label.text()] if is_cut or _is_covered(label) else []


def _cut_button(button: QAbstractButton) -> list[str]:
    """A button's words, where it is narrower."""
    text = button.text().replace("&", "")
    if not text or (isinstance(button, QToolButton) and button.toolButtonStyle() is _ICON_ONLY):
        return []
    extra = 0
    if isinstance(button, (QCheckBox, QRadioButton)):
        extra = button.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + 4
    elif isinstance(button, (QPushButton, QToolButton)) and not button.icon().isNull():
        extra = button.iconSize().width()
    widest = max(_width(button, line) for line in text.split("\n"))
    return [text] if widest + extra > button.width() + SLACK or _is_covered(button) else []


def _cut_combo(box: QComboBox) -> list[str]:
    """The chosen words of a list, where they have no room."""
    return [box.currentText()] if _width(box, box.currentText()) > box.width() - _arrow(box) + SLACK else []


def _cut_tabs(bar: QTabBar) -> list[str]:
    """Words of tabs that lie out of sight or are shortened."""
    room = bar.rect()
    return [
        bar.tabText(each)
        for each in range(bar.count())
        if bare(bar.tabText(each)) not in bar.tabToolTip(each)
        if not room.adjusted(-SLACK, 0, SLACK, 0).contains(bar.tabRect(each))
        or _width(bar, bar.tabText(each)) > bar.tabRect(each).width() + SLACK
    ]


def _cut_link(link: WrappedLink) -> list[str]:
    """Words of a link of several lines, where it is lower."""
    return [link.text()] if link.heightForWidth(link.width()) > link.height() + SLACK or _is_covered(link) else []


def _cut_header(header: QHeaderView) -> list[str]:
    """Words over columns that have no room in their column, on as many lines as wrap there."""
    if not _is_flat(header) or header.model() is None:
        return []
    found = []
    for section in range(header.model().columnCount()):
        text = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")
        margins = 2 * header.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMargin)
        room = QSize(header.sectionSize(section) - margins, header.height())
        flags = int(header.defaultAlignment() & Qt.TextFlag.TextWordWrap)
        needed = header.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10_000), flags, text)
        is_cut = needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK
        if not header.isSectionHidden(section) and text and is_cut:
            found.append(text)
    return found


def _cut_lines(view: QListView | QTreeView) -> list[str]:
    """Painted lines of a list in sight that are lower than what they say."""
    found = []
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    for row in range(view.model().rowCount() if view.model() is not None else 0):
        index = view.model().index(row, 0)
        place = view.visualRect(index)
        if place.isValid() and view.viewport().rect().intersects(place):
            needed = view.itemDelegateForIndex(index).sizeHint(option, index).height()
            if needed > place.height() + SLACK:
                found.append(str(index.data() or f"line {row + 1}"))
    return found


def _cut_cells(table: QTableView) -> list[str]:
    """Words in sight that are wider than their column and that no tooltip tells in full."""
    if isinstance(table.itemDelegate(), _TELLING):
        return []
    found = []
    for row in range(table.rowAt(0), table.rowAt(table.viewport().height() - 1) + 1):
        for column in range(table.model().columnCount()):
            index, place = table.model().index(row, column), QRect()
            place = table.visualRect(index)
            words = str(index.data() or "")
            flags = int(Qt.TextFlag.TextWordWrap) if table.wordWrap() else 0
            needed = table.fontMetrics().boundingRect(QRect(0, 0, place.width(), 10_000), flags, words)
            is_cut = needed.width() > place.width() + SLACK or needed.height() > place.height() + SLACK
            if place.isValid() and is_cut and words not in str(index.data(Qt.ItemDataRole.ToolTipRole) or ""):
                found.append(words)
    return found


def overlapping(root: QWidget) -> list[str]:
    """Texts, buttons and inputs that lie over each other within one holder."""
    found = []
    holders: dict[QWidget, list[QWidget]] = {}
    for widget in _seen(root, QWidget):
        holder = widget.parentWidget()
        if holder is not None and isinstance(widget, _WORDS) and not isinstance(holder, _WORDS):
            holders.setdefault(holder, []).append(widget)
    for each in holders.values():
        for one, other in combinations(each, 2):
            shared = one.geometry() & other.geometry()
            if shared.width() > SLACK and shared.height() > SLACK and not _is_qts(one) and not _is_qts(other):
                found.append(f"{_place(one)}: {_text_of(one)} / {_text_of(other)}")
    return found


def _cut_line(line: QLineEdit) -> list[str]:
    """What an empty line says of itself, where it has no room; what was written in it scrolls."""
    words = line.placeholderText()
    room = line.width() - line.textMargins().left() - line.textMargins().right()
    is_cut = bool(words) and not line.text() and _width(line, words) > room
    return [words] if is_cut and bare(words).rstrip("…") not in bare(line.toolTip()) else []


def _cut_menu(menu: QMenu | QMenuBar) -> list[str]:
    """Words of a menu beyond its edge, and entries beyond the screen."""
    room = menu.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if isinstance(menu, QMenu) and menu.height() > menu.screen().availableSize().height() - _EDGE:
        # why: Qt scrolls a menu that is higher than the screen
        room.adjust(0, -_FAR, 0, _FAR)
    return [
        each.text()
        for each in menu.actions()
        if each.isVisible() and each.text() and not room.contains(menu.actionGeometry(each))
    ]


def _cut_group(group: QGroupBox) -> list[str]:
    """Title of a frame that is narrower."""
    return [group.title()] if _width(group, group.title()) > group.width() + SLACK else []


#: what has words or takes them
_WORDS: Final = (QLabel, QAbstractButton, QComboBox, QLineEdit, QTabBar, QAbstractScrollArea)
#: delegates that tell what they shorten in a tooltip themselves, or give each cell a window; each has its own test
_TELLING: Final = (PaddedDelegate, CellDelegate, PasteDelegate, QualityDelegate)
_CUTS: Final[dict[type[QWidget], Callable[..., list[str]]]] = {
    WrappedLink: _cut_link,
    QListView: _cut_lines,
    QTableView: _cut_cells,
    QLabel: _cut_label,
    QAbstractButton: _cut_button,
    QComboBox: _cut_combo,
    QTabBar: _cut_tabs,
    QHeaderView: _cut_header,
    QLineEdit: _cut_line,
    QMenu: _cut_menu,
    QMenuBar: _cut_menu,
    QGroupBox: _cut_group,
}
_ICON_ONLY: Final = Qt.ToolButtonStyle.ToolButtonIconOnly


def _seen(root: QWidget, kind: type[W]) -> list[W]:
    """What is shown below a widget, in the same window."""
    return [each for each in root.findChildren(kind) if each.isVisible() and each.window() is root.window()]


def _is_qts(widget: QWidget) -> bool:
    """Whether a part that Qt made inside a widget of its own."""
    return widget.objectName().startswith("qt_") or type(widget).__name__ in _QTS


_QTS: Final = frozenset({"QTableCornerButton", "QComboBoxListView", "QComboBoxPrivateContainer", "QCalendarView"})


def _is_flat(header: QHeaderView) -> bool:
    """Whether a header names columns with one line of the model each."""
    return header.orientation() is Qt.Orientation.Horizontal


def _is_covered(widget: QWidget) -> bool:
    """Whether a widget is cut by what holds it, where nothing scrolls."""
    holder = widget.parentWidget()
    if holder is None or _scrolls(widget, widget.window()):
        return False
    outside = widget.geometry().adjusted(SLACK, SLACK, -SLACK, -SLACK)
    return not holder.rect().contains(outside) and outside.isValid()


def _scrolls(widget: QWidget, root: QWidget) -> bool:
    """Whether a widget lies in something that scrolls."""
    holder = widget.parentWidget()
    while holder is not None and holder is not root:
        if isinstance(holder, QAbstractScrollArea):
            return True
        holder = holder.parentWidget()
    return False


def _arrow(box: QComboBox) -> int:
    """Width of frame and arrow of a list."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return box.width() - box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()


def _width(widget: QWidget, text: str) -> int:
    """Pixels that a line of text takes."""
    return QFontMetrics(widget.font()).horizontalAdvance(text)


def _text_of(widget: QWidget) -> str:
    """Words of a label, a button or a frame."""
    if isinstance(widget, (QLabel, QAbstractButton)):
        return widget.text()
    return widget.title() if isinstance(widget, (QGroupBox, QMenu)) else ""


def _place(widget: QWidget) -> str:
    """Kind of a widget and of what holds it."""
    holder = widget.parentWidget()
    return f"{type(widget).__name__} in {type(holder).__name__}" if holder is not None else type(widget).__name__


def is_pseudo(language: str) -> bool:
    """Whether untranslated text can be seen in a language."""
    return language == PSEUDO
