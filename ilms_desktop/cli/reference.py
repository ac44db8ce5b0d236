"""The reference page of the command line, written from the parser itself.

`python -m ilms_desktop.cli.reference` prints it; `docs/reference/cli.md` holds it, and a test compares the two.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from ilms_desktop.cli import verify_alone
from ilms_desktop.cli.main import COMMANDS
from ilms_desktop.cli.parser import build_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = """# Command line

Written from the program by `python -m ilms_desktop.cli.reference`; change the program, not this page.

| exit code | means |
|---|---|
| 0 | good |
| 1 | findings, or a refusal |
| 2 | wrong usage, or input that cannot be read |
| 3 | held: a person decides |
| 70 | a mistake of the program; the log says which |

Words for people go to standard error. Results go to standard output: with `--json` one JSON document and nothing
else, otherwise the id or the path that was made, one a line. Trouble under `--json` is one document too:
`{"error": {"code": …, "message": …, "hint": …}}`.

`ilms-verify` is `ilms verify` alone. It runs where only babel, cryptography and pypdf are installed:
`pip install --no-deps ilms_desktop-….whl`, then `pip install babel cryptography pypdf`.

The passphrase of a key is read from the environment variable `ILMS_PASSPHRASE`, else it is asked for.
"""


def reference() -> str:
    """The whole page."""
    parsers = [*_leaves(build_parser(COMMANDS.values())), verify_alone.build_parser()]
    return "\n".join([_HEAD, *map(_section, parsers)])


def _leaves(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Parsers that carry something out, in the order of the help."""
    groups = [action for action in _actions(parser) if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001 - argparse names no public way
    for group in groups:
        for each in group.choices.values():
            yield from _leaves(each)
    if not groups:
        yield parser


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """What a parser takes."""
    return parser._actions  # noqa: SLF001 - argparse names no public way to ask


def _section(parser: argparse.ArgumentParser) -> str:
    """Heading, usage and options of one command."""
    taken = [action for action in _actions(parser) if not isinstance(action, argparse._HelpAction)]  # noqa: SLF001 - see above
    usage = " ".join([parser.prog, *(_usage(action) for action in sorted(taken, key=_is_option))])
    rows = [f"| `{_name(action)}` | {action.help} |" for action in taken]
    lines = [f"## {parser.prog}", "", str(parser.description), "", "```", usage, "```", "", "| | |", "|---|---|", *rows]
    return "\n".join([*lines, ""])


def _is_option(action: argparse.Action) -> bool:
    return bool(action.option_strings)


def _usage(action: argparse.Action) -> str:
    """One word of the usage; what may be left out stands in brackets."""
    return _name(action) if action.required else f"[{_name(action)}]"


def _name(action: argparse.Action) -> str:
    """Option with its value, or the name of a word."""
    value = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
    if action.choices:
        value = "{" + ",".join(action.choices) + "}"
    if action.nargs == "+":
        value += " …"
    return " ".join(part for part in ("".join(action.option_strings), value) if part)


if __name__ == "__main__":
    print(reference(), end="")
