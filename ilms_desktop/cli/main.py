"""The command `ilms`: finds the command, carries it out, and ends with its exit code.

Every trouble becomes words on standard error, and one JSON document where `--json` was asked for.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from ilms_desktop import i18n, logs, paths, settings
from ilms_desktop.cli import (
    allow,
    check,
    completeness,
    demo,
    desk_key,
    enrol,
    export,
    forms_check,
    grant,
    history,
    import_data,
    indicators,
    keys_new,
    mapping,
    new,
    query,
    receipt,
    recipe,
    report,
    restore_point,
    rules,
    seal,
    source_add,
    structure,
    tabulate,
    trust,
    verify,
)
from ilms_desktop.cli.console import Console, ExitCode, speak_utf8
from ilms_desktop.cli.parser import UsageError, build_parser
from ilms_desktop.errors import BugError, IlmsError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.cli.parser import Declare

#: first word -> what declares the command
COMMANDS: Final[dict[str, Declare]] = {
    "forms": forms_check.declare,
    "new": new.declare,
    "source": source_add.declare,
    "import": import_data.declare,
    "mapping": mapping.declare,
    "recipe": recipe.declare,
    "tabulate": tabulate.declare,
    "check": check.declare,
    "indicators": indicators.declare,
    "rules": rules.declare,
    "allow": allow.declare,
    "completeness": completeness.declare,
    "report": report.declare,
    "export": export.declare,
    "structure": structure.declare,
    "history": history.declare,
    "restore-point": restore_point.declare,
    "keys": keys_new.declare,
    "enrol": enrol.declare,
    "seal": seal.declare,
    "verify": verify.declare,
    "trust": trust.declare,
    "desk-key": desk_key.declare,
    "grant": grant.declare,
    "receipt": receipt.declare,
    "query": query.declare,
    "demo": demo.declare,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command line.

    Args:
        argv: words after the program's name; None = those of this process.

    Returns:
        The exit code, see `ilms_desktop.cli`.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    speak_utf8((sys.stdout, sys.stderr))
    console = Console(sys.stdout, sys.stderr, as_json="--json" in words)
    try:
        with _log_file():
            code = _guarded(words, console)
        sys.stdout.flush()
    except BrokenPipeError:
        # why: whoever reads has seen enough; without this Python complains once more when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.GOOD
    return code


def entry_point() -> None:
    """Start the program from the system's shell."""
    sys.exit(main())


def _guarded(words: Sequence[str], console: Console) -> int:
    """The command's exit code, or that of its trouble."""
    try:
        return _run(words, console)
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


def _run(words: Sequence[str], console: Console) -> int:
    """Understand the words and carry them out."""
    i18n.use(_language_of_the_person())
    args = build_parser(COMMANDS.values()).parse_args(words)
    if args.language:
        i18n.use(args.language)
    return int(args.run(args, console))


def _language_of_the_person() -> str:
    chosen = settings.load(paths.user_dir()).language
    return chosen if chosen in i18n.LANGUAGES else i18n.DEFAULT_LANGUAGE


def _show(error: IlmsError, console: Console) -> None:
    message, hint = i18n.error_parts(error)
    console.error(code=error.code, message=message, hint=hint)


@contextmanager
def _log_file() -> Iterator[None]:
    """Write the log beside the settings while a command runs; a folder that cannot be written is no reason to fail."""
    try:
        handler = logs.to_file(paths.user_dir() / "logs")
    except OSError:
        yield
        return
    loud = logging.raiseExceptions
    # why: a log that cannot be written, as on a full disk, must not talk over the words about the disk
    logging.raiseExceptions = False
    try:
        yield
    finally:
        logging.raiseExceptions = loud
        logging.getLogger("ilms").removeHandler(handler)
        with suppress(OSError):
            handler.close()
