"""Starts the program: the command line when the first word is one of its commands, else the window.

Both faces are imported only when they are wanted: the command line starts without Qt, the window without argparse.
"""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run `ilms-desktop` or `python -m ilms_desktop` with the arguments of this process; returns the exit code."""
    arguments = sys.argv[1:]
    if arguments and _may_be_command(arguments[0]):
        from ilms_desktop.cli.main import COMMANDS
        from ilms_desktop.cli.main import main as command_line

        if arguments[0] in COMMANDS:
            return command_line(arguments)
    # why: what is loaded at the start stays; looking through it for garbage again and again costs a tenth of the start.
    # The window lets the collector run as soon as it is there.
    gc.disable()
    from ilms_desktop.ui.app import main as window

    return window(arguments)


def _may_be_command(word: str) -> bool:
    """Whether a word is written like a command: a file has a dot or a slash, an option begins with a dash."""
    return word[:1].isalpha() and word.replace("-", "").isalpha()


if __name__ == "__main__":
    sys.exit(main())
