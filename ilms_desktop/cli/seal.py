"""`ilms seal`: make the signed package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import ilms_desktop
from ilms_desktop.cli.check import finding_words
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.keyfiles import load_signing_key
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.errors import NotReadyToLock, SigningKeyError, UserError
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.workspace.sealing import SealResult
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Make the signed package; 1 when findings must be fixed or explained first."
    parser = command(commands, "seal", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument("--key", required=True, metavar="KEYFILE", help="signing key")
    parser.add_argument("--out", required=True, metavar="DIR", help="folder for the package")
    parser.add_argument(
        "--allow-open-findings-with",
        metavar="REASON",
        help="give every open finding that may be explained this reason",
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Seal the questionnaire."""
    with open_workspace(args) as workspace:
        result = seal_workspace(
            workspace,
            key_path=Path(args.key),
            out=Path(args.out),
            allow_reason=args.allow_open_findings_with,
            console=console,
        )
    files = [path for path in (result.path, result.carrier) if path is not None]
    console.result(*files)
    pdf = None if result.carrier is None else str(result.carrier)
    console.document({"package": str(result.path), "pdf": pdf, "package_id": result.package_id})
    return ExitCode.GOOD


def seal_workspace(
    workspace: Workspace,
    *,
    key_path: Path,
    out: Path,
    allow_reason: str | None,
    console: Console,
    allow_example: bool = False,
) -> SealResult:
    """Seal a questionnaire and say what was made; findings that stand in the way are listed.

    Raises:
        NotReadyToLock: `not_ready`, `nothing_to_send`.
        IlmsError: whatever else keeps the package from being made.
    """
    from ilms_desktop.package.keys import key_code
    from ilms_desktop.report.summary import completeness_pdf
    from ilms_desktop.workspace.sealing import pass_gate, seal
    from ilms_desktop.workspace.summary_data import summary_data

    key, signer = load_signing_key(key_path)
    _refuse_early(workspace, signer=signer, allow_example=allow_example)
    workspace.sign_as(signer)
    try:
        # why: the printed page goes into the package, so it must already show which findings were given a reason
        pass_gate(workspace, allow_reason)
        page = summary_data(workspace, now=workspace.clock(), key_code=" ".join(key_code(key.public)))
        result = seal(
            workspace,
            key=key,
            signer=signer,
            out=out,
            allow_reason=allow_reason,
            program_version=ilms_desktop.__version__,
            summary_pdf=completeness_pdf(page),
            allow_example=allow_example,
            with_carrier=True,
        )
    except NotReadyToLock as error:
        for finding in error.context.get("findings", ()):  # type: ignore[attr-defined]
            console.say(*finding_words(finding))
        raise
    console.say(
        fill(gettext("Package made: {path}"), {"path": str(result.path)}),
        fill(gettext("Package number: {number}"), {"number": result.package_id}),
        _carrier_words(result),
    )
    return result


def _carrier_words(result: SealResult) -> str:
    if result.carrier is None:
        return gettext("No PDF could be made with this package inside; send the .zip file.")
    return fill(gettext("The same package inside a PDF: {path}"), {"path": str(result.carrier)})


def _refuse_early(workspace: Workspace, *, signer: str, allow_example: bool) -> None:
    """Refuse before any reason is stored what sealing would refuse after it."""
    if workspace.is_example and not allow_example:
        raise UserError("example_not_sealed")
    if not signer.startswith(f"{workspace.country.lower()}-"):
        raise SigningKeyError("signer_other_country", signer=signer, country=workspace.country)
