"""The command `ilms`: finds the command and carries it out."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from ilms_desktop import logs, paths
from ilms_desktop.cli import (
    allow,
    answer,
    chart,
    check,
    completeness,
    demo,
    desk_key,
    draft,
    enrol,
    export,
    forms_check,
    grant,
    guide,
    history,
    import_data,
    indicators,
    keys_new,
    mapping,
    new,
    outbox,
    part,
    query,
    questions,
    receipt,
    receive,
    recipe,
    report,
    restore_point,
    revise,
    rules,
    seal,
    sent,
    source_add,
    structure,
    tabulate,
    texts,
    trust,
    verify,
)
from ilms_desktop.cli.parser import build_parser
from ilms_desktop.cli.running import carry_out
from ilms_desktop.workspace.trust_seed import seed_at_start

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
    "chart": chart.declare,
    "export": export.declare,
    "structure": structure.declare,
    "texts": texts.declare,
    "history": history.declare,
    "guide": guide.declare,
    "restore-point": restore_point.declare,
    "keys": keys_new.declare,
    "enrol": enrol.declare,
    "seal": seal.declare,
    "outbox": outbox.declare,
    "draft": draft.declare,
    "sent": sent.declare,
    "receive": receive.declare,
    "questions": questions.declare,
    "answer": answer.declare,
    "seal-answers": answer.declare_seal,
    "revise": revise.declare,
    "verify": verify.declare,
    "trust": trust.declare,
    "desk-key": desk_key.declare,
    "grant": grant.declare,
    "receipt": receipt.declare,
    "query": query.declare,
    "part": part.declare,
    "demo": demo.declare,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command line.

    Args:
        argv: words after the program's name; None = those of this process.

    Returns:
        The exit code, see `ilms_desktop.cli`.
    """
    words = sys.argv[1:] if argv is None else argv
    with _log_file():
        seed_at_start(paths.user_dir())
        return carry_out(words, lambda: build_parser(COMMANDS.values()))


def entry_point() -> None:
    """Start the program from the system's shell."""
    sys.exit(main())


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
