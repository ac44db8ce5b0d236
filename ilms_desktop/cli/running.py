"""Carrying out a command line, and ending with its exit code.

Every trouble becomes words on standard error, and one JSON document where `--json` was asked for.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ilms_desktop import i18n, logs, paths, settings
from ilms_desktop.cli.console import Console, ExitCode, speak_utf8
from ilms_desktop.cli.parser import UsageError
from ilms_desktop.errors import BugError, IlmsError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ilms_desktop.cli.parser import Parser


def carry_out(words: Sequence[str], make_parser: Callable[[], Parser]) -> int:
    """Understand one command line and carry it out.

    Args:
        words: after the program's name.
        make_parser: the parser, whose result has `run` and `language`.

    Returns:
        The exit code, see `ilms_desktop.cli`.
    """
    speak_utf8((sys.stdout, sys.stderr))
    console = Console(sys.stdout, sys.stderr, as_json="--json" in words)
    try:
        code = _guarded(words, make_parser, console)
        sys.stdout.flush()
    except BrokenPipeError:
        # why: whoever reads has seen enough; without this Python complains once more when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.GOOD
    return code


def _guarded(words: Sequence[str], make_parser: Callable[[], Parser], console: Console) -> int:
    """The command's exit code, or that of its trouble."""
    try:
        return _run(words, make_parser, console)
    except UsageError as error:
        hint = i18n.gettext("Run the command with --help to see what it takes.")
        console.say(error.usage.rstrip())
        console.error(code="usage", message=error.message, hint=hint)
        return ExitCode.UNUSABLE
    except UserError as error:
        _show(error, console)
        return error.exit_code
    except SystemExit as end:
        # why: argparse ends so after --help and --version
        return end.code if isinstance(end.code, int) else ExitCode.GOOD
    except KeyboardInterrupt:
        return ExitCode.STOPPED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last place before the system: a bug gets its words here
        logs.area("cli").exception("bug in %s", words[0] if words else "")
        bug = error if isinstance(error, BugError) else BugError("bug", detail=type(error).__name__)
        _show(bug, console)
        return ExitCode.BUG


def _run(words: Sequence[str], make_parser: Callable[[], Parser], console: Console) -> int:
    """Understand the words and carry them out."""
    i18n.use(_language_of_the_person())
    args = make_parser().parse_args(words)
    if args.language:
        i18n.use(args.language)
    return int(args.run(args, console))


def _language_of_the_person() -> str:
    chosen = settings.load(paths.user_dir()).language
    return chosen if chosen in i18n.LANGUAGES else i18n.DEFAULT_LANGUAGE


def _show(error: IlmsError, console: Console) -> None:
    message, hint = i18n.error_parts(error)
    console.error(code=error.code, message=message, hint=hint)
