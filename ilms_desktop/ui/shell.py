"""The shell around all windows: settings, look, the open file, and which window is shown.

Language, theme and zoom change here; windows only ask for them.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from ilms_desktop import i18n
from ilms_desktop import settings as settings_file
from ilms_desktop.definitions.loader import load_round
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui import qt_words
from ilms_desktop.ui.help_key import HelpKey
from ilms_desktop.ui.help_shelf import HelpShelf
from ilms_desktop.ui.look import Taste, next_zoom
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.progress import wait_for
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.tasks import StoppedError, Tasks
from ilms_desktop.ui.views.main_window import MainWindow
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.sample import create_sample, sample_facts
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QApplication, QWidget

    from ilms_desktop.model.edition import Round
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.dialogs.new_file_dialog import NewFileDialog
    from ilms_desktop.ui.key_deeds import KeyDeeds
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.new_file import NewFile
    from ilms_desktop.ui.screens.start_screen import StartScreen
    from ilms_desktop.ui.tasks import Job

ROUND: Final = "2026"
EDITIONS: Final = ("ilms-2019", "ilms-2018", "ilms-asean")
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
        self._shelf: HelpShelf | None = None
        self._is_swapping = False
        self._help_key = HelpKey(app, self._help, self)

    def _help(self) -> HelpShelf:
        """The help of the window that is shown."""
        if isinstance(self.window, MainWindow):
            return self.window.deeds.help.shelf
        if self._shelf is None:
            self._shelf = HelpShelf(self.look, self.tasks, self)
        return self._shelf

    # --- windows

    def show_start(self) -> StartScreen:
        """Show the first page."""
        self._close_file()
        from ilms_desktop.ui.screens.start_screen import StartScreen

        round_ = load_round(ROUND)
        page = StartScreen(self.look, self.settings, editions=EDITIONS, round_id=round_.id)
        page.use_keys(self._keys_over(page, round_))
        page.wants_language.connect(lambda language: self._answer_language(page, language))
        page.wants_new.connect(self._new)
        page.wants_open.connect(self._open_or_ask)
        page.wants_sample.connect(self.open_sample)
        page.wants_forget.connect(self._forget)
        self._swap(page)
        self._look_for(page, self.settings.recent)
        return page

    def _keys_over(self, page: StartScreen, round_: Round) -> KeyDeeds:
        """The deeds with keys while no questionnaire is open."""
        from ilms_desktop.ui.key_deeds import KeyContext, KeyDeeds
        from ilms_desktop.ui.key_place import KeyPlace

        place = KeyPlace(self._folder, system_clock)
        context = KeyContext.of_round(self.settings.country, round_)
        return KeyDeeds(place, context, page, look=self.look, tasks=self.tasks, settings=self.settings)

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
        window.wants_new.connect(self.ask_for_new)
        window.wants_open.connect(self.ask_for_file)
        window.wants_file.connect(self._open_or_ask)
        window.wants_close.connect(self.show_start)
        window.wants_quit.connect(self.quit)
        window.wants_setting.connect(self.take_setting)
        window.wants_zoom.connect(lambda step: self.take_setting("zoom", next_zoom(self.settings.zoom, step)))
        window.deeds.past.wants_copy_open.connect(lambda path: self.open_path(Path(path)))
        window.deeds.help.first_round.wants_sample.connect(self.open_sample)
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

    def create(self, dialog: NewFileDialog, new: NewFile) -> bool:
        """Make a new questionnaire; where it cannot be made, the dialog says why."""
        person, office = self.settings.person, self.settings.office

        def make() -> Workspace:
            return Workspace.create(
                new.path,
                country=new.country,
                round_id=new.round,
                edition_id=new.edition,
                language=i18n.language(),
                clock=system_clock,
                ids=system_ids,
                person=person,
                office=office,
            )

        try:
            workspace = self._make(make)
        except UserError as error:
            dialog.say(i18n.error_text(error))
            return False
        if workspace is None:
            return False
        dialog.accept()
        self._keep(replace(self.settings, country=new.country))
        self.show_file(workspace).show_node_kind(NodeKind.SOURCES)
        return True

    def _try(self, make: Callable[[], Workspace]) -> bool:
        """Open what `make` gives, or say why not."""
        try:
            workspace = self._make(make)
        except UserError as error:
            show_error(error, self.window)
            return False
        if workspace is None:
            return False
        window = self.show_file(workspace)
        window.open_first_table()
        return True

    def _make(self, make: Callable[[], Workspace]) -> Workspace | None:
        """What `make` gives; None where the person stopped it."""
        return wait_for(
            self.tasks,
            lambda job: _open_or_let_go(make, job),
            words=_("Opening the questionnaire…"),
            look=self.look,
            parent=self.window,
        )

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

    def _new(self, answers: Settings) -> NewFileDialog:
        """Keep the answers of the first page, then ask for the rest."""
        self._keep(answers)
        return self.ask_for_new()

    def ask_for_new(self) -> NewFileDialog:
        """Ask what the new questionnaire is, and where it goes."""
        folder = documents_folder()
        from ilms_desktop.ui.dialogs.new_file_dialog import NewFileDialog

        dialog = NewFileDialog(self.look, country=self.settings.country, folder=folder, parent=self.window)
        dialog.made.connect(partial(self.create, dialog))
        dialog.open()
        return dialog

    def _look_for(self, page: StartScreen, paths: Sequence[str]) -> None:
        """Find out in the background which files are gone: a share that does not answer may take its time."""

        def mark(missing: set[str]) -> None:
            if self.window is page:
                page.mark_missing(missing)

        def work() -> set[str]:
            return {path for path in paths if not is_there(Path(path))}

        self.tasks.run(work, done=mark, failed=lambda error: show_error(error, self.window))

    def _forget(self, path: str) -> None:
        """Take a file off the list; the file itself is not touched."""
        self._keep(replace(self.settings, recent=tuple(each for each in self.settings.recent if each != path)))
        self.show_start()

    def _open_or_ask(self, path: str) -> None:
        """Open a path, or ask for one; the file that is open already stays as it is."""
        if self.session is not None and path and Path(path) == self.session.workspace.path:
            return
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
        """Take a theme, density, zoom or language, or how the tree stands."""
        if name == "language":
            self.take_language(str(value))
            return
        self._keep(replace(self.settings, **{name: value}))
        if Taste.of(self.settings) != self.look.taste:
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
    """Direction and Qt's own words in the language in use, for everything that is made from now on."""
    qt_words.speak(app)
    rtl = i18n.is_right_to_left()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


def _open_or_let_go(make: Callable[[], Workspace], job: Job) -> Workspace:
    """Open a file; one that the person no longer wants is closed again."""
    workspace = make()
    try:
        job.step(1, 1)
    except StoppedError:
        workspace.close()
        raise
    return workspace


def documents_folder() -> Path:
    """Where people keep their documents; their home where the system names no such folder."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(named) if named and Path(named).is_dir() else Path.home()


def is_there(path: Path) -> bool:
    """Whether a file can be found; a place that lets nobody look counts as empty."""
    try:
        return path.exists()
    except OSError:
        return False


def _open(dialog: QFileDialog) -> QFileDialog:
    """Open the system's dialog and let it go when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
