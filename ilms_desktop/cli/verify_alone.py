"""The program `ilms-verify`: `ilms verify` alone, for whoever wants to check a package and nothing else.

It runs where neither Qt nor a database nor pandas is installed, writes no file, and keeps no log. What it says and how
it judges is in `verify`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from ilms_desktop.cli.parser import program
from ilms_desktop.cli.running import carry_out
from ilms_desktop.cli.verify import SUMMARY, run, take_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.cli.parser import Parser

NAME: Final = "ilms-verify"


def build_parser() -> Parser:
    """The parser of the program."""
    parser = program(NAME, summary=SUMMARY, run=run)
    take_words(parser)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Verify what the words name.

    Args:
        argv: words after the program's name; None = those of this process.

    Returns:
        The exit code, see `ilms_desktop.cli`.
    """
    return carry_out(sys.argv[1:] if argv is None else argv, build_parser)


def entry_point() -> None:
    """Start the program from the system's shell."""
    sys.exit(main())


if __name__ == "__main__":
    entry_point()
