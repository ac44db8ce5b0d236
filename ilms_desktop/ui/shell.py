"""The shell around all windows: settings, look, the open file, and which window is shown.

Language, theme and zoom change here; windows only ask for them.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QFileDialog

from ilms_desktop import i18n
from ilms_desktop import settings as settings_file
from ilms_desktop.definitions.loader import load_round
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.look import Taste, next_zoom
from ilms_desktop.ui.screens.start_screen import StartScreen
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.tasks import Tasks
from ilms_desktop.ui.views.main_window import MainWindow
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.sample import create_sample, sample_facts
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look

ROUND: Final = "2026"
EDITIONS: Final = ("ilms-2019", "ilms-2018", "ilms-asean")
SUFFIX: Final = ".ilms"
START_SIZE: Final = (1366, 768)
#: what the system draws around a window; without room for it the status bar would lie below the screen
_FRAME: Final = QSize(4, 32)


class Shell(QObject):
    """Owns the window that is shown."""

    def __init__(self, app: QApplication, look: Look, settings: Settings, folder: Path) -> None:
        """Keep `settings` in `folder`."""
        super().__init__(app)
        self._app = app
        self._folder = folder
        self.look = look
        self.settings = settings
        self.tasks = Tasks(self)
        self.session: Session | None = None
        self.window: QWidget | None = None
        self._is_swapping = False

    # --- windows

    def show_start(self) -> StartScreen:
        """Show the first page."""
        self._close_file()
        page = StartScreen(self.look, self.settings, editions=EDITIONS, round_id=load_round(ROUND).id)
        page.wants_language.connect(lambda language: self._answer_language(page, language))
        page.wants_new.connect(self._new)
        page.wants_open.connect(self._open_or_ask)
        page.wants_sample.connect(self.open_sample)
        self._swap(page)
        return page

    def show_file(self, workspace: Workspace) -> MainWindow:
        """Show an open file."""
        self._close_file()
        self.session = Session(workspace, self.look, self.tasks, self)
        if not workspace.is_example:
            self._keep(self.settings.opened(str(workspace.path)))
        return self._show_main()

    def _show_main(self) -> MainWindow:
        """A new main window over the session; the language may be another."""
        assert self.session is not None  # noqa: S101 - set by the callers
        window = MainWindow(self.session, self.settings)
        window.wants_new.connect(self.show_start)
        window.wants_open.connect(self.ask_for_file)
        window.wants_close.connect(self.show_start)
        window.wants_quit.connect(self.quit)
        window.wants_setting.connect(self.take_setting)
        window.wants_zoom.connect(lambda step: self.take_setting("zoom", next_zoom(self.settings.zoom, step)))
        window.flows.used_key.connect(lambda path: self._keep(replace(self.settings, key_file=path)))
        self._swap(window)
        window.start_panel()
        return window

    def _swap(self, window: QWidget) -> None:
        """Show a window in the place of the one before."""
        before = self.window
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.did_close.connect(self._closed)  # type: ignore[attr-defined] # both windows have it
        if before is not None:
            window.setGeometry(before.geometry())
        else:
            window.resize(QSize(*START_SIZE).boundedTo(window.screen().availableSize() - _FRAME))
        self.window = window
        window.show()
        if before is not None:
            self._is_swapping = True
            before.close()
            self._is_swapping = False

    def _closed(self) -> None:
        """The person closed the window."""
        if not self._is_swapping:
            self.window = None
            self.quit()

    def quit(self) -> None:
        """End the program; everything is saved already."""
        self.tasks.close()
        self._close_file()
        self._app.quit()

    # --- files

    def open_path(self, path: Path) -> bool:
        """Open a file; False and a dialog where it cannot be used."""
        return self._try(
            lambda: Workspace.open(
                path,
                language=i18n.language(),
                clock=system_clock,
                ids=system_ids,
                person=self.settings.person,
                office=self.settings.office,
            )
        )

    def open_sample(self) -> bool:
        """Open a fresh copy of the example in the person's folder."""
        return self._try(
            lambda: create_sample(self._sample_path(), language=i18n.language(), clock=system_clock, ids=system_ids)
        )

    def create(self, path: Path) -> bool:
        """Make a new questionnaire with the answers of the settings."""
        settings = self.settings
        return self._try(
            lambda: Workspace.create(
                path,
                country=settings.country,
                round_id=ROUND,
                edition_id=None,
                language=i18n.language(),
                clock=system_clock,
                ids=system_ids,
                person=settings.person,
                office=settings.office,
            )
        )

    def _try(self, make: Callable[[], Workspace]) -> bool:
        """Open what `make` gives, or say why not."""
        try:
            workspace = make()
        except UserError as error:
            show_error(error, self.window)
            return False
        window = self.show_file(workspace)
        window.open_first_table()
        return True

    def _sample_path(self) -> Path:
        """A place for the example that is still free."""
        folder = self._folder / "examples"
        folder.mkdir(parents=True, exist_ok=True)
        name = Path(sample_facts().file_name)
        number, path = 1, folder / name
        while path.exists():
            number += 1
            path = folder / f"{name.stem}-{number}{name.suffix}"
        return path

    def _new(self, answers: Settings) -> QFileDialog:
        """Ask where the new questionnaire goes."""
        self._keep(answers)
        dialog = QFileDialog(self.window, _("Where should the questionnaire be kept?"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.setNameFilter(_("Questionnaires (*.ilms)"))
        dialog.selectFile(f"{answers.country}-{ROUND}{SUFFIX}")
        dialog.fileSelected.connect(lambda name: self.create(Path(name)))
        return _open(dialog)

    def _open_or_ask(self, path: str) -> None:
        """Open a path, or ask for one."""
        if path:
            self.open_path(Path(path))
        else:
            self.ask_for_file()

    def ask_for_file(self) -> QFileDialog:
        """Ask for a questionnaire."""
        dialog = QFileDialog(self.window, _("Open a questionnaire"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Questionnaires (*.ilms)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.open_path(Path(name)))
        return _open(dialog)

    def _close_file(self) -> None:
        """Close the open file."""
        if self.session is not None:
            self.tasks.wait()
            self.session.workspace.close()
            self.session = None

    # --- settings

    def take_setting(self, name: str, value: Any) -> None:
        """Take a theme, density, zoom or language."""
        if name == "language":
            self.take_language(str(value))
            return
        self._keep(replace(self.settings, **{name: value}))
        self.look.wear(Taste.of(self.settings))

    def take_language(self, language: str) -> None:
        """Speak another language: texts, direction, number style; the window is made anew, the file stays open."""
        self._speak(language)
        if self.session is None:
            self.show_start()
            return
        self.session.workspace.use_language(language)
        before = self.window
        self.session = Session(self.session.workspace, self.look, self.tasks, self)
        window = self._show_main()
        if isinstance(before, MainWindow):
            window.take_place_of(before)

    def _answer_language(self, page: StartScreen, language: str) -> None:
        """Another language on the first page; the other answers stay."""
        self._keep(page.answers())
        self.take_language(language)

    def _speak(self, language: str) -> None:
        """Make a language the one in use."""
        i18n.use(language)
        self._keep(replace(self.settings, language=language))
        set_direction(self._app)
        self.look.wear(Taste.of(self.settings))

    def _keep(self, settings: Settings) -> None:
        """Store settings; a full disk must not keep anybody from working."""
        self.settings = settings
        with suppress(OSError):
            settings_file.save(settings, self._folder)


def set_direction(app: QApplication) -> None:
    """Direction of the language in use for everything that is made from now on."""
    rtl = i18n.is_right_to_left()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


def _open(dialog: QFileDialog) -> QFileDialog:
    """Open the system's dialog and let it go when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
