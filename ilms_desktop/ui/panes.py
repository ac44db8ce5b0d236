"""F6: the focus goes from pane to pane, in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

_BY_TAB: Final = Qt.FocusPolicy.TabFocus


def next_pane(panes: Sequence[QWidget], step: int) -> None:
    """Give the focus to the next (1) or previous (-1) pane that is seen and can take it."""
    targets = [(pane, target) for pane in panes if pane.isVisible() and (target := focus_target(pane)) is not None]
    if not targets:
        return
    focus = QApplication.focusWidget()
    here = next(
        (place for place, (pane, _t) in enumerate(targets) if focus and (pane is focus or pane.isAncestorOf(focus))),
        -1 if step > 0 else 0,
    )
    targets[(here + step) % len(targets)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)


def focus_target(pane: QWidget) -> QWidget | None:
    """Where the focus goes in a pane: to the part it names, to itself, else to its first part that takes the focus."""
    wanted = pane.focusProxy() or pane
    return next((each for each in (wanted, *_chain(pane)) if _takes_focus(each)), None)


def _chain(pane: QWidget) -> Iterator[QWidget]:
    """Parts of a pane in the order of Tab."""
    each = pane.nextInFocusChain()
    while each is not None and each is not pane:
        if pane.isAncestorOf(each):
            yield each
        each = each.nextInFocusChain()


def _takes_focus(widget: QWidget) -> bool:
    """Whether Tab would stop here."""
    return bool(widget.focusPolicy() & _BY_TAB) and widget.isEnabled() and widget.isVisible()
