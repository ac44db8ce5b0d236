"""One window over the example in one language, 1366 by 768, and everything that openers of dialogs need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import shiboken6
from babel.dates import get_month_names
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QMenu

from ilms_desktop import i18n
from ilms_desktop.ui import qt_words
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.main_window import MainWindow
from tests.sweep import measure
from tests.sweep.dialogs import DIALOGS
from tests.sweep.measure import Known
from tests.sweep.screens import SCREENS, calm
from tests.sweep.windows import WINDOWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace

#: the smallest screen that is supported
SCREEN: Final = (1366, 768)
#: name -> how it is opened
OPENERS: Final = WINDOWS | DIALOGS
#: wrapped labels get their height only after the layouts ran several times
_ROUNDS: Final = 4
#: English words that stay so in every language: names of the program, of formats, of keys, and how sexes are coded
NAMES: Final = frozenset(
    {
        "ilms",
        "ilo",
        "desktop",
        "esc",
        "del",
        "home",
        "end",
        "tab",
        "enter",
        "ctrl",
        "shift",
        "alt",
        "pgup",
        "pgdown",
        "return",
        "csv",
        "pdf",
        "xlsx",
        "sdmx",
        "excel",
        "json",
        "bagit",
        "ssh",
        "zip",
        "utf",
        "html",
        "png",
        "svg",
        "outlook",
        "thunderbird",
        "gmail",
        "usb",
        "ilostat",
        "isco",
        "isic",
        "icse",
        "isced",
        "unhcr",
        "oecd",
    }
)
#: what the files that openers bring say themselves: labels, records, codes, names, questions of the desk
DATA: Final = (
    *("KHM,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_KOR,2016,many", "Example Person", "Example office", "Labour Force Survey"),
    *("Ten times the figure of 2023. Please check.", "“many”", "“about”", "Maleysia", "Kingdom of Nowhere", "Atlantis"),
    *(
        "emigrants",
        "Thaïlande",
        "Japon",
        "khm-01",
        "MOL",
        "“korea”",
        "Department of Employment",
        "Ministry of Labour",
        "English",
        "Sok Dara",
        "KHM",
    ),
)
#: columns of the survey that is counted
COLUMNS: Final = frozenset({"sex", "age", "country of birth", "weight", "reference year"})
#: dates are written by CLDR, in English here
MONTHS: Final = frozenset(
    name.casefold().rstrip(".")
    for width in ("wide", "abbreviated")
    for locale in ("en", "en_GB")
    for name in get_month_names(width, locale=locale).values()
)


def speak(app: QApplication, look: Look, language: str) -> None:
    """Make a language the one in use, with its direction."""
    i18n.use(language)
    rtl = i18n.is_right_to_left()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    qt_words.speak(app)
    look.wear(look.taste)


@dataclass
class Stage:
    """A window that openers work with; the language must be in use already.

    Attributes:
        app: Qt's. look, tasks, settings: what the window is made with. workspace: an open copy of the example.
        folder: for files that openers make.
    """

    app: QApplication
    look: Look
    tasks: Tasks
    settings: Settings
    workspace: Workspace
    folder: Path
    language: str = field(default_factory=i18n.language)
    workspaces: list[Workspace] = field(default_factory=list)
    session: Session = field(init=False)
    window: MainWindow = field(init=False)
    _folders: int = 0

    def __post_init__(self) -> None:
        """Show the window."""
        self.workspace.use_language(self.language)
        self.session = Session(self.workspace, self.look, self.tasks)
        self.window = MainWindow(self.session, self.settings)
        self.window.resize(*SCREEN)
        self.window.show()
        self.settle()

    def new_folder(self) -> Path:
        """An empty folder."""
        self._folders += 1
        made = self.folder / f"{self.language}-{self._folders}"
        made.mkdir(parents=True)
        return made

    def settle(self) -> None:
        """Let background work end and layouts come to rest."""
        for _round in range(_ROUNDS):
            self.tasks.wait()
            self.app.processEvents()

    def screens(self) -> Iterator[tuple[str, QWidget]]:
        """Every screen and tab of the window, one after the other in front."""
        for name, show in SCREENS.items():
            calm(self.window)
            show(self.window)
            self.settle()
            yield name, self.window

    def menus(self) -> Iterator[tuple[str, QWidget]]:
        """Every menu of the window, of its bars, and every menu below them."""
        for place, menu in enumerate(self.window.findChildren(QMenu)):
            menu.popup(self.window.mapToGlobal(self.window.rect().topLeft()))
            self.app.processEvents()
            yield f"menu {place + 1}", menu
            menu.close()

    def dialogs(self, only: str = "") -> Iterator[tuple[str, QWidget]]:
        """Every dialog, menu and popup beside those of the bar, one after the other; `only` those named so."""
        for name, opener in OPENERS.items():
            if only not in name:
                continue
            front = opener(self)
            self.settle()
            yield name, front
            self._put_away(front)

    def _put_away(self, front: QWidget) -> None:
        """Close what is in front, without the questions that some dialogs ask."""
        if shiboken6.isValid(front):
            front.hide()
            front.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.app.processEvents()

    def troubles(self, front: QWidget) -> list[str]:
        """What a person would miss on it."""
        found = [f"cut off: {each}" for each in measure.cut_texts(front)]
        found += [f"shortened without its whole text: {each}" for each in measure.shortened(front)]
        found += [f"shortened without its whole text: {each}" for each in measure.shortened_lines(front)]
        found += [f"over each other: {each}" for each in measure.overlapping(front)]
        found += [f"out of reach: {each}" for each in measure.unreachable(front, SCREEN)]
        found += [f"beyond the side: {each}" for each in measure.sideways(front)]
        if measure.is_pseudo(self.language):
            known = Known(self._phrases(), COLUMNS, NAMES | MONTHS)
            found += [f"not translated: {each}" for each in measure.untranslated(front, known)]
        return list(dict.fromkeys(found))

    def _phrases(self) -> tuple[str, ...]:
        """What the example says itself; nobody's to translate. Longest first."""
        workspace = self.session.workspace
        said = {word for source in workspace.sources() for word in (source.name, *source.fields.values()) if word}
        return tuple(sorted({*said, *DATA, str(workspace.path), workspace.path.name}, key=len, reverse=True))

    def close(self) -> None:
        """Let window and files go."""
        self.tasks.wait()
        shiboken6.delete(self.window)
        for workspace in self.workspaces:
            workspace.close()
