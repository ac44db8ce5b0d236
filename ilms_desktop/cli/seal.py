"""`ilms seal`: make the signed package."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import ilms_desktop
from ilms_desktop import paths
from ilms_desktop.cli.check import finding_words
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.keyfiles import load_signing_key, own_signing_key
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.outgoing import id_named, megabytes
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.errors import NotReadyToLock
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.command import SetContact
from ilms_desktop.model.submission import SubmissionKind

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.workspace.seal_order import Order
    from ilms_desktop.workspace.sealing import SealResult
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Make the signed package; 1 when findings must be fixed or explained first."
    parser = command(commands, "seal", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument(
        "--key", metavar="KEYFILE", help="signing key (default: the enrolled key of this computer for the country)"
    )
    parser.add_argument(
        "--signer", metavar="ID", help="id that the ILO will give a key that still waits, such as khm-01"
    )
    parser.add_argument("--approved-by", metavar="NAME", help="who approved the figures; kept in the file")
    parser.add_argument("--approver-function", default="", metavar="TEXT", help="function of who approved them")
    parser.add_argument("--out", required=True, metavar="DIR", help="folder for the package")
    _declare_contents(parser)
    parser.add_argument(
        "--encrypt",
        action="store_true",
        help="encrypt for the desk of the ILO too, where it allows that for the country",
    )
    parser.add_argument(
        "--allow-open-findings-with",
        metavar="REASON",
        help="give every open finding that may be explained this reason",
    )


def _declare_contents(parser: Parser) -> None:
    kinds = [str(kind) for kind in SubmissionKind]
    parser.add_argument(
        "--kind", choices=kinds, default=str(SubmissionKind.FULL), help="what the package is (default: full)"
    )
    parser.add_argument("--supersedes", metavar="PACKAGE", help="package that is corrected or withdrawn, such as S0001")
    parser.add_argument("--workbook", action="store_true", help="put the questionnaire in as a workbook for people")
    parser.add_argument("--journal", action="store_true", help="put the journal since the last package in")
    parser.add_argument(
        "--split-for",
        type=megabytes,
        metavar="MB",
        help="split by table into complete packages, each small enough for a mail server that takes so much",
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Seal the questionnaire; one package is answered with its own document, several with a list of them."""
    with open_workspace(args) as workspace:
        _keep_approver(workspace, args)
        results = seal_workspace(
            workspace,
            order=_order(workspace, args),
            key_path=Path(args.key) if args.key else None,
            signer=args.signer,
            out=Path(args.out),
            console=console,
            limit=args.split_for,
        )
    console.result(*(path for result in results for path in result.written.values()))
    documents = [_document(result) for result in results]
    console.document(documents[0] if len(documents) == 1 else {"packages": documents})
    return ExitCode.GOOD


def _order(workspace: Workspace, args: argparse.Namespace) -> Order:
    """What the words ask for.

    Raises:
        CommandRefused: `unknown_outgoing`.
    """
    from ilms_desktop.workspace.seal_order import Order

    sealed = ((each.package, each.package_id) for each in workspace.submissions())
    return Order(
        kind=SubmissionKind(args.kind),
        supersedes=None if args.supersedes is None else id_named(sealed, args.supersedes),
        allow_reason=args.allow_open_findings_with,
        with_workbook=args.workbook,
        with_journal=args.journal,
        encrypt=args.encrypt,
    )


def _document(result: SealResult) -> dict[str, str | None]:
    others = {name: str(result.written[name]) if name in result.written else None for name in ("pdf", "age")}
    return {"package": str(first_of(result.written)), **others, "package_id": result.package_id}


def seal_workspace(
    workspace: Workspace,
    *,
    order: Order,
    key_path: Path | None,
    out: Path,
    console: Console,
    signer: str | None = None,
    limit: int | None = None,
) -> tuple[SealResult, ...]:
    """Seal a questionnaire and say what was made; findings that stand in the way are listed.

    Without a key file the key of this computer signs; `signer` is the id that it will get, while it waits for the ILO.
    With `limit`, the bytes that a mail server takes, there may be several packages.

    Raises:
        NotReadyToLock: `not_ready`, `nothing_to_send`.
        IlmsError: whatever else keeps the package from being made.
    """
    from ilms_desktop.mail.size import Budget
    from ilms_desktop.workspace.batching import parts_for
    from ilms_desktop.workspace.seal_order import Hand
    from ilms_desktop.workspace.sealing import seal

    key, signer = key_of(workspace, key_path, signer)
    user_dir = None if order.allow_example else paths.user_dir()
    hand = Hand(key, signer, ilms_desktop.__version__, user_dir)
    try:
        if limit is not None:
            order = replace(order, parts=parts_for(workspace, order, hand, Budget(limit)))
        results = seal(workspace, order, hand, out=out)
    except NotReadyToLock as error:
        for finding in error.context.get("findings", ()):  # type: ignore[attr-defined]
            console.say(*finding_words(finding))
        raise
    for result in results:
        console.say(
            fill(gettext("Package made: {path}"), {"path": str(first_of(result.written))}),
            fill(gettext("Package number: {number}"), {"number": result.package_id}),
            carrier_words(result.written),
        )
    return results


def key_of(workspace: Workspace, key_path: Path | None, signer: str | None) -> tuple[SigningKey, str]:
    """The key that signs."""
    if key_path is None:
        return own_signing_key(workspace.country, signer=signer)
    return load_signing_key(key_path)


def _keep_approver(workspace: Workspace, args: argparse.Namespace) -> None:
    """Keep who approved in the file, where that was said."""
    contact = workspace.contact
    said = replace(contact, approver=args.approved_by or "", approver_function=args.approver_function)
    if args.approved_by is not None and said != contact:
        workspace.execute(SetContact(**asdict(said)))


def first_of(written: Mapping[str, Path]) -> Path:
    """The package itself, or the encrypted file in its place."""
    return next(iter(written.values()))


def carrier_words(written: Mapping[str, Path]) -> str:
    """In which other form a package was written, and which file to send."""
    if "age" in written:
        return gettext("It is encrypted for the ILO; the questionnaire keeps the package itself.")
    if "pdf" not in written:
        return gettext("No PDF could be made with this package inside; send the .zip file.")
    return fill(gettext("The same package inside a PDF: {path}"), {"path": str(written["pdf"])})
