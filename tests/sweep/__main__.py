"""Open every screen, tab, menu, popup and dialog at 1366 by 768 in every language, and say what is cut off.

    python -m tests.sweep [FOLDER] [--language fr] [--only dialog] [--theme dark] [--zoom 200]

FOLDER gets a picture of each, `<language>/<name>.png`. In the pseudo-language (`qps`), text without translation is
reported too. What is shortened on purpose is listed at the end with its reason. Exit code 1 where anything is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from tests.sweep.stage import Stage

#: the smallest screen that is supported, as Qt's offscreen platform wants it told
_SCREEN: Final = {"name": "smallest", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
_USUAL: Final = 100


def main(words: list[str]) -> int:
    """Sweep and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.sweep", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="where pictures go")
    parser.add_argument("--language", action="append", help="one language, may be repeated (default: all)")
    parser.add_argument("--only", default="", help="only what has this in its name")
    parser.add_argument("--theme", default="light", choices=("light", "dark", "contrast"))
    parser.add_argument("--zoom", default=100, type=int)
    args = parser.parse_args(words)
    since = time.monotonic()
    with TemporaryDirectory() as folder:
        screens = Path(folder) / "screens.json"
        screens.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        os.environ["ILMS_USER_DIR"] = str(Path(folder) / "person")
        shown, troubles = _sweep(args, Path(folder))
    from tests.sweep.measure import DESIGNED

    for kind, why in DESIGNED.items():
        sys.stdout.write(f"shortened on purpose: {kind.__name__}: {why}\n")
    sys.stdout.write(f"{shown} opened, {troubles} troubles, {time.monotonic() - since:.0f} s\n")
    return 1 if troubles else 0


def _sweep(args: argparse.Namespace, folder: Path) -> tuple[int, int]:
    """Open everything; gives how much was opened and how much is missed."""
    from PySide6.QtWidgets import QApplication

    from ilms_desktop.i18n import LANGUAGES
    from ilms_desktop.package import limits
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look, Taste
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.sample import create_sample
    from tests.gui.conftest import CountedIds, SlowClock
    from tests.sweep.seen import describe, widget_kinds
    from tests.sweep.stage import Stage, speak

    app = QApplication.instance() or QApplication(["sweep"])
    assert isinstance(app, QApplication)
    # why: keys of the sweep protect nothing
    setattr(limits, "KEY_FILE_ROUNDS", 1)  # noqa: B010 - a constant of the program, and of nobody else
    look = Look(app, Taste(theme=args.theme, density="compact", zoom=args.zoom))
    settings = Settings(person="Sok Dara", office="Ministry of Labour", country="KHM")
    shown = troubles = 0
    for language in args.language or LANGUAGES:
        speak(app, look, language)
        tasks = Tasks()
        path = folder / f"{language}.ilms"
        workspace = create_sample(path, language=language, clock=SlowClock(), ids=CountedIds())
        stage = Stage(app, look, tasks, settings, workspace, folder / language)
        unseen = widget_kinds()
        for name, found in _look_at_all(stage, args, unseen):
            shown += 1
            troubles += len(found)
            for each in found:
                sys.stdout.write(f"{language} · {name} · {each}\n")
        # why: at other sizes some things give way to others
        if not args.only and args.zoom == _USUAL:
            troubles += len(unseen)
            for kind in sorted(map(describe, unseen)):
                sys.stdout.write(f"{language} · never in sight · {kind}\n")
        stage.close()
        tasks.close()
        workspace.close()
    return shown, troubles


def _look_at_all(stage: Stage, args: argparse.Namespace, unseen: set[type[QWidget]]) -> Iterator[tuple[str, list[str]]]:
    """Each thing that is opened, with what is missed on it; takes kinds of widgets in sight out of `unseen`."""
    from tests.sweep.seen import kinds_in_sight

    for name, front in chain(stage.dialogs(args.only), stage.menus(), stage.screens()):
        if args.only not in name:
            continue
        if args.folder is not None:
            target = args.folder / stage.language / f"{name.replace(' ', '-')}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            front.grab().save(str(target))
        unseen -= kinds_in_sight(front)
        yield name, stage.troubles(front)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
