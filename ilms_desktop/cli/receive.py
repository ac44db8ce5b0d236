"""`ilms receive`: take what came from the ILO - receipts, questions, grants - in any carrier, mail or folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import paths
from ilms_desktop.cli.carriers import files_of, open_carriers
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.cli.receipt import worst
from ilms_desktop.cli.verify import harmless_name, result_document, say_result
from ilms_desktop.i18n import fill, gettext, ngettext
from ilms_desktop.model.post import DocumentKind

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.post import Document
    from ilms_desktop.workspace.receiving_documents import Arrived
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Take what came from the ILO; 1 when a file is refused, 3 when one waits for a decision."
    parser = command(commands, "receive", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument(
        "files", metavar="RECEIVED", nargs="+", help="receipt, questions or grant (.zip, .pdf), mail (.eml), or folder"
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Take every file; the exit code is that of the worst.

    Raises:
        UserError: `trust_missing`, `trust_damaged`, `no_packages_in_folder`. SigningKeyError: `enrolment_damaged`.
        ExchangeError: a file cannot be read. StorageError: what came could not be kept.
    """
    from ilms_desktop.cli.trust_installed import tell_update
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.receiving_documents import Receiver, receive
    from ilms_desktop.workspace.trust_store import needed

    user_dir, now = paths.user_dir(), system_clock()
    # why: whoever has no bundle is told so before anything is read
    needed(user_dir)
    documents: list[dict[str, Any]] = []
    codes = [ExitCode.GOOD]
    with open_workspace(args) as workspace, open_carriers([]) as openers:
        receiver = Receiver(user_dir, openers)
        for path in files_of(args.files):
            for each in receive(workspace, read_file(path), path.name, receiver=receiver, now=now):
                codes.append(_say(workspace, each, console))
                tell_update([each.trust], console)
                documents.append(_document(each))
    console.document({"results": documents, "trust_version": needed(user_dir).version})
    return worst(codes)


def _say(workspace: Workspace, arrived: Arrived, console: Console) -> int:
    """Say what came of one carrier; gives its exit code."""
    from ilms_desktop.package.outcome import ACCEPTED

    console.say(f"{harmless_name(arrived.file_name)}:")
    document = arrived.document
    if document is not None:
        console.say(*_SAID[document.kind](workspace, document))
    # why: "nothing needs to be done" would be wrong of questions
    is_said = document is not None and arrived.result.code == ACCEPTED
    code = ExitCode.GOOD if is_said else say_result(arrived.result, console)
    grant = None if arrived.enrolment is None else arrived.enrolment.grant
    if grant is not None:
        values = {"signer": grant.signer, "until": f"{grant.valid_until:%Y-%m-%d}"}
        console.say(fill(gettext("Enrolled as {signer} until {until}."), values))
    return code


def _receipt_lines(workspace: Workspace, receipt: Document) -> list[str]:
    """Where the package stands now; what the ILO understood otherwise comes first."""
    from ilms_desktop.cli.outbox import outgoing_lines
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.post_words import receipt_findings

    outgoing = workspace.post().outgoing(receipt.fields["in_reply_to"]["package_id"])
    assert outgoing is not None  # noqa: S101 - a receipt is kept only for what is in the outbox
    lines = outgoing_lines(outgoing, system_clock().date())
    return [*lines, *(f"  {matter} {step}" for matter, step in receipt_findings(receipt))]


def _question_lines(workspace: Workspace, query: Document) -> list[str]:
    del workspace
    count = len(query.fields["queries"])
    text = ngettext(
        "{package}: {n} question of the ILO, to be answered by {day}.",
        "{package}: {n} questions of the ILO, to be answered by {day}.",
        count,
    )
    return [fill(text, {"package": query.package, "n": str(count), "day": query.fields["deadline"]})]


_SAID: Final = {DocumentKind.RECEIPT: _receipt_lines, DocumentKind.QUERY: _question_lines}


def _document(arrived: Arrived) -> dict[str, Any]:
    """What came of one carrier, as JSON."""
    from ilms_desktop.cli.trust_installed import update_code

    return {
        "file": harmless_name(arrived.file_name),
        **result_document(arrived.result),
        "kept": None if arrived.document is None else arrived.document.package,
        "key_file": None if arrived.enrolment is None else str(arrived.enrolment.key_path),
        "trust": update_code(arrived.trust),
    }
