"""Show the window on a display of its own and read it through AT-SPI, as a screen reader does.

    python -m tests.accessibility [OUT.txt] [--language fr] [--table C4]

Wants Xvfb, at-spi2-core, dbus and a system Python with gi and its Atspi bindings (Debian: xvfb at-spi2-core
dbus-daemon python3-gi gir1.2-atspi-2.0). Prints names, roles, relations and states, and fails where something that can
be focused has no name, or where tree, grid or findings are missing. Exit code 2 where AT-SPI cannot run here.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
CLIENT: Final = Path(__file__).with_name("client.py")
#: roles that hold others and are named by what is in them
_HOLDERS: Final = frozenset({"scroll pane", "panel", "filler", "viewport", "split pane", "scroll bar"})
#: what a screen reader has to find in the window: words for it -> role and name
WANTED: Final = {
    "the grid": re.compile(r"^\s*table · “[^”]+”", re.MULTILINE),
    "cells of the grid": re.compile(r"^\s*table cell · “C\d[^”]*20\d\d[^”]*”", re.MULTILINE),
    "the findings": re.compile(r"^\s*list · “[^”]+”", re.MULTILINE),
    "lines of findings": re.compile(r"^\s*list item · “[^”]*C\d[^”]*20\d\d", re.MULTILINE),
    "the tree": re.compile(r"^\s*tree · “[^”]+”|^\s*tree table · “[^”]+”", re.MULTILINE),
    "lines of the tree": re.compile(r"^\s*(tree item|table cell) · “[^”]*C4[^”]*”", re.MULTILINE),
}


def main(words: list[str]) -> int:
    """Run the window and the reader, and judge what was read."""
    parser = argparse.ArgumentParser(prog="python -m tests.accessibility", description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path, help="where the dump goes (default: it is printed)")
    parser.add_argument("--language", default="en")
    parser.add_argument("--table", default="C4")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(words)
    missing = [tool for tool in ("Xvfb", "dbus-run-session") if shutil.which(tool) is None]
    if missing or reader() is None:
        sys.stderr.write(f"AT-SPI cannot run here: {', '.join(missing) or 'no Python with Atspi bindings'}\n")
        return 2
    if not args.inside:
        own = [sys.executable, "-m", "tests.accessibility", *words, "--inside"]
        return subprocess.run(["dbus-run-session", "--", *own], cwd=ROOT, check=False).returncode
    dump = read_window(args.language, args.table)
    if args.out is None:
        sys.stdout.write(dump)
    else:
        args.out.write_text(dump, encoding="utf-8")
    problems = judge(dump)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if problems else 0


def reader() -> str | None:
    """A Python that has the bindings."""
    for python in ("/usr/bin/python3", sys.executable):
        probe = [python, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
        if Path(python).exists() and subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            return python
    return None


def read_window(language: str, table: str) -> str:
    """What the reader sees of the main window, with its findings beside a table."""
    with TemporaryDirectory() as folder:
        read_end, write_end = os.pipe()
        display = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            pass_fds=(write_end,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as told:
            number = told.readline().strip()
        env = os.environ | {
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "ILMS_USER_DIR": folder,
            "NO_AT_BRIDGE": "0",
        }
        wanted = ["--sample", "--screen", "table", "--table", table, "--panel", "--language", language]
        program = subprocess.Popen([sys.executable, "-m", "ilms_desktop", *wanted], cwd=ROOT, env=env)
        try:
            python = reader()
            assert python is not None
            done = subprocess.run(
                [python, str(CLIENT), str(program.pid)],
                env=env,
                capture_output=True,
                text=True,
                check=False,
                timeout=300,
            )
            sys.stderr.write(done.stderr)
            return done.stdout
        finally:
            for process in (program, display):
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=20)


def judge(dump: str) -> list[str]:
    """What a screen reader would miss in a dump."""
    found = [f"not found: {what}" for what, pattern in WANTED.items() if not pattern.search(dump)]
    for line in dump.splitlines():
        role, _dot, rest = line.strip().partition(" · ")
        if rest.startswith("“”") and "focusable" in rest and role not in _HOLDERS:
            found.append(f"without a name: {line.strip()}")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
