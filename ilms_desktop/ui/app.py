"""Starts the window: versions, fonts, look, language, then the file or the first page.

`--screenshot` draws the window once, saves the picture and ends; everything else runs until the person quits.
"""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ilms_desktop import i18n, logs, paths, settings
from ilms_desktop.errors import ExchangeError, IlmsError
from ilms_desktop.ui import arguments, show_error, version_check
from ilms_desktop.ui.drafts import clear_drafts
from ilms_desktop.ui.look import Look, Taste, density_for
from ilms_desktop.ui.presenters.titles import program_title
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.shell import Shell, set_direction
from ilms_desktop.ui.views.main_window import MainWindow
from ilms_desktop.workspace.trust_seed import seed_at_start

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

#: screens that a line of the tree opens
_NODES = frozenset({NodeKind.OVERVIEW, NodeKind.SOURCES, NodeKind.SEND, NodeKind.QUESTIONS})
#: how often the window is looked at before its picture is taken
_SETTLING_MS = 50


def main(argv: Sequence[str]) -> int:
    """Run the window with these arguments; returns the exit code."""
    args = arguments.parse(argv)
    try:
        version_check.check_versions(PySide6.__version__, (sys.version_info.major, sys.version_info.minor))
    except IlmsError as error:
        sys.stderr.write(f"{i18n.error_text(error)}\n")
        return 2
    app = QApplication.instance() or QApplication(["ilms-desktop"])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else makes one
    return _run(app, args)


def _run(app: QApplication, args: argparse.Namespace) -> int:
    """Make the shell, show what was asked for, go."""
    folder = paths.user_dir()
    logs.to_file(folder)
    sys.excepthook = show_error.excepthook
    seed_at_start(folder)
    clear_drafts(folder)
    shell = make_shell(app, args, folder)
    is_shown = show_first(shell, args)
    gc.freeze()
    gc.enable()
    if not is_shown:
        return 2 if args.screenshot else app.exec()
    if args.screenshot:
        return take_picture(app, shell, args)
    return app.exec()


def make_shell(app: QApplication, args: argparse.Namespace, folder: Path) -> Shell:
    """Settings, language, look."""
    kept = settings.load(folder)
    language = args.language or kept.language
    i18n.use(language if language in i18n.LANGUAGES else i18n.DEFAULT_LANGUAGE)
    app.setApplicationName(program_title())
    app.setApplicationDisplayName("")
    app.setQuitOnLastWindowClosed(False)
    set_direction(app)
    return Shell(app, Look(app, first_taste(kept, args), app), kept, folder)


def first_taste(kept: settings.Settings, args: argparse.Namespace) -> Taste:
    """Taste of the settings with what the command line says; that is not stored."""
    taste = replace(Taste.of(kept), theme=args.theme or kept.theme)
    size = args.size or (arguments.SCREENSHOT_SIZE if args.screenshot else None)
    return replace(taste, density=density_for(size[1])) if size and taste.density == "auto" else taste


def show_first(shell: Shell, args: argparse.Namespace) -> bool:
    """Show the file, the example or the first page; False where a file could not be opened."""
    wants_file = bool(args.file or args.sample)
    is_open = shell.open_path(Path(args.file)) if args.file else args.sample and shell.open_sample()
    if not is_open:
        shell.show_start()
    if args.size or args.screenshot:
        width, height = args.size or arguments.SCREENSHOT_SIZE
        if shell.window is not None:
            shell.window.resize(width, height)
    if isinstance(shell.window, MainWindow):
        show_screen(shell.window, args)
    return bool(is_open) or not wants_file


def show_screen(window: MainWindow, args: argparse.Namespace) -> None:
    """Bring the screen that was asked for to the front."""
    if args.table:
        node = next((node for node in window.tree.tables() if node.code == args.table.upper()), None)
        if node is not None:
            window.show_node(node)
    if args.screen in _NODES:
        window.show_node_kind(NodeKind(args.screen))
    if args.panel:
        window.deeds.show_findings()
    if args.screen == "seal":
        window.flows.seal()
    if args.screen == "key":
        window.flows.key_deeds.show()
    if args.screen == "enrol":
        window.flows.key_deeds.enrol()


def take_picture(app: QApplication, shell: Shell, args: argparse.Namespace) -> int:
    """Save a picture of what is in front, and end."""
    codes: list[int] = []

    def grab() -> None:
        front = app.activeModalWidget() or shell.window
        saved = front is not None and front.grab().save(args.screenshot)
        if not saved:
            error = ExchangeError("file_unwritable", path=args.screenshot, detail=program_title())
            sys.stderr.write(f"{i18n.error_text(error)}\n")
        codes.append(0 if saved else 2)
        shell.quit()

    QTimer.singleShot(_SETTLING_MS, grab)
    app.exec()
    return codes[0] if codes else 2
