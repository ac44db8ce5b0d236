"""The guided first round: a strip over the window that follows what the person does and ticks each step by itself.

The steps are the sections of the help page `first-round`; what is done is kept in the settings, so that the round can
be closed and gone on with.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout

from ilms_desktop.ui.presenters.round_steps import PAGE, STEPS, next_step, steps_of
from ilms_desktop.ui.views.first_round_strip import FirstRoundStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.changes import Changes
    from ilms_desktop.ui.views.main_window import MainWindow

#: step -> action that shows the person its place
_DEEDS: Final = {
    "finding": "next_finding",
    "explain": "explain",
    "completeness": "overview",
    "print": "print",
    "seal": "seal",
    "send": "send",
}
#: action of the window -> step that it is
_BY_ACTION: Final = {
    "next_finding": "finding",
    "previous_finding": "finding",
    "check": "finding",
    "print": "print",
    "seal": "seal",
}


class FirstRound(QObject):
    """What is done, and the strip that shows it."""

    #: a page of the help is wanted: its address
    wants_page = Signal(str)
    #: the example is to be opened
    wants_sample = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        settings = window.settings
        self.done = tuple(step for step in STEPS if step in settings.first_round)
        self.strip = FirstRoundStrip(window.session.look)
        middle = window.centralWidget()
        layout = middle.layout() if middle else None
        assert isinstance(layout, QBoxLayout)  # noqa: S101 - the window stacks its bars
        layout.insertWidget(0, self.strip)
        self._connect()
        self.strip.setVisible(settings.first_round_open)
        if settings.first_round_open:
            self._begin()

    def _connect(self) -> None:
        """Hear what the person does."""
        window, bus = self._window, self._window.session.bus
        self.strip.wants_deed.connect(self.show_place)
        self.strip.wants_more.connect(lambda: self.wants_page.emit(f"{PAGE}#{self.step or STEPS[-1]}"))
        self.strip.wants_close.connect(self.close)
        bus.did_execute.connect(self._took)
        bus.wants_finding.connect(lambda _key: self.tick("finding"))
        window.status.wants_findings.connect(partial(self.tick, "finding"))
        window.overview.wants_print.connect(partial(self.tick, "print"))
        window.send.wants_seal.connect(partial(self.tick, "seal"))
        window.screens.currentChanged.connect(self._turned)
        for name, step in _BY_ACTION.items():
            window.acts[name].triggered.connect(lambda _on=False, step=step: self.tick(step))

    @property
    def step(self) -> str:
        """The first step that is not done; empty where all are."""
        return next_step(self.done)

    # --- opening and closing

    def open(self) -> None:
        """Show the strip; a round that was finished begins anew."""
        if not self.step:
            self.done = ()
        self.strip.show()
        self._keep_open(is_open=True)
        self._begin()
        self.strip.deed.setFocus()

    def close(self) -> None:
        """Put the strip away; what is done stays."""
        self.strip.hide()
        self._keep_open(is_open=False)

    def _begin(self) -> None:
        """Show how far the round is; an example that is open already is the first step."""
        self._show()
        if self._window.session.workspace.is_example:
            self.tick("open")

    # --- steps

    def tick(self, step: str) -> None:
        """A step is done; nothing is ticked while the round is closed."""
        if self.strip.isHidden() or step in self.done:
            return
        self.done = tuple(each for each in STEPS if each in {*self.done, step})
        self._window.wants_setting.emit("first_round", self.done)
        self._show()

    def show_place(self) -> None:
        """Take the person to where the step is done, or begin anew after the last one."""
        step = self.step
        deeds: dict[str, Callable[[], object]] = {
            "": self.open,
            "open": self.wants_sample.emit,
            "enter": self._window.open_first_table,
        }
        if step in _DEEDS:
            self._window.acts[_DEEDS[step]].trigger()
        else:
            deeds[step]()

    def _took(self, changes: Changes) -> None:
        """A step of the file was carried out."""
        if changes.keys:
            self.tick("enter")
        if changes.allowances:
            self.tick("explain")

    def _turned(self) -> None:
        """Another screen is seen."""
        window = self._window
        for screen, step in ((window.overview, "completeness"), (window.send, "send")):
            if window.isVisible() and window.screens.currentWidget() is screen:
                self.tick(step)

    def _show(self) -> None:
        """Show how far the round is."""
        self.strip.show_steps(steps_of(self.done), self.step)

    def _keep_open(self, *, is_open: bool) -> None:
        """Remember whether the round is open."""
        self._window.wants_setting.emit("first_round_open", is_open)
