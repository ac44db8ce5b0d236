"""The bundled example in a window: a fresh copy of one prepared file for each test, one look, one worker.

Nothing of our own is imitated; clock and ids alone stand still, so that pictures and names repeat.
"""

from __future__ import annotations

import gc
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt

from ilms_desktop import i18n
from ilms_desktop.exchange.csv_ilo import read_bulk, write
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey, TableKey
from ilms_desktop.model.source import Source
from ilms_desktop.settings import Settings
from ilms_desktop.ui.look import Look, Taste
from ilms_desktop.ui.screens.table_screen import TableScreen
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.tasks import Tasks
from ilms_desktop.ui.views.main_window import MainWindow
from ilms_desktop.workspace.clock import uuid7
from ilms_desktop.workspace.exporting import outgoing
from ilms_desktop.workspace.importing import plan_import
from ilms_desktop.workspace.sample import create_sample
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.post_support import sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

HERE: Final = Path(__file__).resolve().parent
#: the register of the example, and two of its tables
SOURCE: Final = "FX:14128"
C1: Final = TableKey("C1", Criterion.NONE)
C4: Final = TableKey("C4", Criterion.NONE)
A5: Final = TableKey("A5", Criterion.CITIZENSHIP)
START: Final = datetime(2026, 9, 12, 10, 42, 7, tzinfo=UTC)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Announce what Qt's offscreen platform warns of: it has no frame, no order of windows and no keyboard to grab."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def widgets_that_go(qapp: QApplication) -> Iterator[None]:
    """Let every widget that was given up go before the next test; a change of look would dress it again."""
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session", autouse=True)
def an_empty_clipboard_at_the_end(qapp: QApplication) -> Iterator[None]:
    """Qt's offscreen clipboard outlives Python; what Python put there must not be let go after Python has ended."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="module", autouse=True)
def old_things_are_left_alone(qapp: QApplication) -> None:  # noqa: ARG001 - Qt's own modules are among the old things
    """Collecting between the tests looks at what the tests made, not at a hundred thousand objects of the libraries."""
    gc.collect()
    gc.freeze()


class SlowClock:
    """One second per look."""

    def __init__(self) -> None:
        """Begin at the start."""
        self.now = START

    def __call__(self) -> datetime:
        """The next second."""
        self.now += timedelta(seconds=1)
        return self.now


class CountedIds:
    """Ids 1, 2, 3 ..."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.last = 0

    def __call__(self) -> UUID:
        """The next id."""
        self.last += 1
        return uuid7(int(START.timestamp() * 1000), self.last)


def c4(sex: str, country: str, year: int) -> ObservationKey:
    """A cell of table C4, such as `c4("M", "KOR", 2017)`."""
    qtable = QTableKey(SOURCE, "C4", Criterion.NONE, "CDS_DES", year)
    return ObservationKey(qtable, CellKey(f"SEX_{sex}", "_", f"CDS_DES_{country}"))


def c1(sex: str, country: str, year: int) -> ObservationKey:
    """A cell of table C1."""
    qtable = QTableKey(SOURCE, "C1", Criterion.NONE, "CRS_RES", year)
    return ObservationKey(qtable, CellKey(f"SEX_{sex}", "_", f"CRS_RES_{country}"))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, made once."""
    path = tmp_path_factory.mktemp("prepared") / "example.ilms"
    create_sample(path, language="en", clock=SlowClock(), ids=CountedIds()).close()
    return path


@pytest.fixture
def workspace(prepared: Path, tmp_path: Path) -> Iterator[Workspace]:
    """An open copy of the example."""
    path = tmp_path / "example.ilms"
    shutil.copyfile(prepared, path)
    with Workspace.open(path, language="en", clock=SlowClock(), ids=CountedIds(), person="Sok Dara") as opened:
        yield opened


@pytest.fixture
def empty_workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A questionnaire of one's own with one source and no figures."""
    path = tmp_path / "own.ilms"
    with Workspace.create(
        path,
        country="KHM",
        round_id="2026",
        edition_id=None,
        language="en",
        clock=SlowClock(),
        ids=CountedIds(),
        person="Sok Dara",
    ) as opened:
        yield opened


@pytest.fixture(scope="session")
def sealed_file(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's figures in a questionnaire of Cambodia, sealed as S0001; made once."""
    folder = tmp_path_factory.mktemp("sealed")
    shutil.copyfile(prepared, folder / "example.ilms")
    clock, ids = SlowClock(), CountedIds()
    with (
        Workspace.open(folder / "example.ilms", language="en", clock=clock, ids=ids) as example,
        Workspace.create(
            folder / "own.ilms",
            country="KHM",
            round_id="2026",
            edition_id=None,
            language="en",
            clock=clock,
            ids=ids,
            person="Sok Dara",
        ) as own,
    ):
        plan = plan_import(own, read_bulk(write(outgoing(example)), name="khm.csv"), source=None)
        assert plan.command is not None
        own.execute(plan.command)
        sealed(own, with_carrier=True, allow_reason="As published by the ministry.")
    return folder / "own.ilms"


@pytest.fixture
def packaged(sealed_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    """An open copy of the questionnaire whose figures went into S0001."""
    path = tmp_path / "own.ilms"
    shutil.copyfile(sealed_file, path)
    with Workspace.open(path, language="en", clock=SlowClock(), ids=CountedIds(), person="Sok Dara") as opened:
        yield opened


@pytest.fixture
def packaged_window(
    packaged: Workspace,
    look: Look,
    tasks: Tasks,
    settings: Settings,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The main window over it; the person's folder is new, and no program of this computer is found."""
    (tmp_path / "person").mkdir()
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "person"))
    monkeypatch.setenv("PATH", str(tmp_path / "person"))
    made = MainWindow(Session(packaged, look, tasks), settings)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    tasks.wait()
    shiboken6.delete(made)


@pytest.fixture(scope="session")
def the_look(qapp: QApplication) -> Look:
    """The look of the whole run."""
    return Look(qapp, Taste(theme="light", density="compact"))


@pytest.fixture
def look(the_look: Look, qapp: QApplication) -> Iterator[Look]:
    """Light, compact, English, 100 %, and so again afterwards."""
    plain = Taste(theme="light", density="compact")
    if the_look.taste != plain or the_look.language != "en" or not qapp.styleSheet():
        the_look.wear(plain)
    yield the_look
    the_look.changed.disconnect() if the_look.receivers("2changed()") else None
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def speak(qapp: QApplication, look: Look) -> Callable[[str], None]:
    """Make a language the one in use, with its direction."""

    def use(language: str) -> None:
        i18n.use(language)
        rtl = i18n.is_right_to_left()
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        look.wear(look.taste)

    return use


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    """The background worker."""
    worker = Tasks()
    yield worker
    worker.close()


@pytest.fixture
def session(workspace: Workspace, look: Look, tasks: Tasks) -> Session:
    """The example with everything a screen needs."""
    return Session(workspace, look, tasks)


@pytest.fixture
def settings() -> Settings:
    """Settings of a person."""
    return Settings(person="Sok Dara", office="Ministry of Labour", country="KHM")


@pytest.fixture
def window(session: Session, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window over the example, shown."""
    made = MainWindow(session, settings)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    session.tasks.wait()
    shiboken6.delete(made)


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> Iterator[TableScreen]:
    """Table C4 of the example, shown without the rest of the window."""
    made = TableScreen(session)
    made.resize(1000, 600)
    made.open(SOURCE, C4)
    made.show()
    qtbot.waitExposed(made)
    made.grid.setFocus()
    yield made
    session.tasks.wait()
    shiboken6.delete(made)


@pytest.fixture
def new_source() -> Source:
    """A labour force survey that is not in the example."""
    return Source(id="BA:N", type="BA", name="Labour force survey", criteria=(Criterion.BIRTH,), years=(2022, 2023))
