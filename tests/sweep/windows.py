"""Windows beside that of the example: the first page, and a questionnaire in which nothing stands yet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.source import Source
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.screens.start_screen import StartScreen
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.main_window import MainWindow
from ilms_desktop.ui.views.side_panel import Tab
from ilms_desktop.workspace.workspace import Workspace
from tests.gui.conftest import CountedIds, SlowClock
from tests.gui.key_support import deeds_over, waiting
from tests.unit.keystore.memory_backend import MemoryBackend

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tests.sweep.stage import Stage

_SIZE: Final = (1366, 768)
_TABLE: Final = TableKey("C1", Criterion.NONE)


def _sized(widget: QWidget) -> QWidget:
    """A window of the smallest screen's size."""
    widget.resize(*_SIZE)
    widget.show()
    return widget


def _start(stage: Stage, *, is_first: bool) -> QWidget:
    """The first page; later with files that were opened, of which one is gone, and a key that is asked for."""
    files = [stage.new_folder() / name for name in ("cambodia-2026.ilms", "gone.ilms")]
    files[0].touch()
    settings = replace(stage.settings, recent=() if is_first else tuple(map(str, files)))
    page = StartScreen(stage.look, settings, editions=("ilms-2019", "ilms-2024"), round_id="2026")
    if not is_first:
        folder = stage.new_folder()
        waiting(folder)
        backend = MemoryBackend()
        page.use_keys(deeds_over(page, folder, look=stage.look, tasks=stage.tasks, settings=settings, backend=backend))
    return _sized(page)


def _new(stage: Stage, show: Callable[[MainWindow], object], *, with_source: bool = False) -> QWidget:
    """A window over a new questionnaire."""
    workspace = Workspace.create(
        stage.new_folder() / "new.ilms",
        country="KHM",
        round_id="2026",
        edition_id=None,
        language=stage.language,
        clock=SlowClock(),
        ids=CountedIds(),
        person="Sok Dara",
    )
    stage.workspaces.append(workspace)
    if with_source:
        workspace.execute(AddSource(Source("FX:N1", "FX", "", criteria=(Criterion.BIRTH,), years=(2025,))))
    window = MainWindow(Session(workspace, stage.look, stage.tasks), stage.settings)
    _sized(window)
    show(window)
    return window


def _show_kind(window: MainWindow, kind: NodeKind) -> None:
    """A screen of a window."""
    window.show_node_kind(kind)


def _show_table(window: MainWindow, tab: Tab) -> None:
    """A table without figures, with a tab of the panel."""
    window.open_table("FX:N1", _TABLE)
    window.open_tab(tab)


#: name -> how it is opened
WINDOWS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "start first": partial(_start, is_first=True),
    "start later": partial(_start, is_first=False),
    **{
        f"new {kind.name}": partial(_new, show=partial(_show_kind, kind=kind))
        for kind in (NodeKind.OVERVIEW, NodeKind.SOURCES, NodeKind.QUESTIONS, NodeKind.SEND)
    },
    "new history": partial(_new, show=lambda window: window.show_history()),
    **{f"new table {tab.name}": partial(_new, show=partial(_show_table, tab=tab), with_source=True) for tab in Tab},
}
