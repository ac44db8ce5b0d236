"""`ilms enrol`: the keys of this computer - their requests, sheets, grants, and how far each is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import paths
from ilms_desktop.cli import enrol_request
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command, group
from ilms_desktop.i18n import N_, fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.workspace.enrolment import Status
    from ilms_desktop.workspace.enrolment_grant import Imported

#: state -> what is said of a key
_SENTENCES: Final = {
    "waiting": N_(
        "{mark}: asked for on {created}; the ILO has not answered yet. Packages may be sent, they wait there."
    ),
    "early": N_("{mark}: enrolled as {signer} from {since} until {until}."),
    "enrolled": N_("{mark}: enrolled as {signer} until {until}."),
    "replaced": N_("{mark}: was {signer}; a newer key of this computer signs now."),
    "ended": N_("{mark}: was {signer} until {until}. Ask for a replacement."),
}
_RENEW: Final = N_("{mark}: ends soon. Renew it with: ilms enrol request --renew {mark}")


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the commands."""
    enrol = group(commands, "enrol", summary="Enrol this computer with the ILO.")
    enrol_request.declare(enrol)
    sheet = command(enrol, "sheet", summary="Print the sheet of a request again.", run=run_sheet, json=True)
    sheet.add_argument("out", metavar="OUT.pdf", help="file to make; nothing is ever written over")
    _mark_argument(sheet)
    summary = "Take the grant of the ILO, or every one in a mail; 1 when one is refused."
    taking = command(enrol, "import", summary=summary, run=run_import, json=True)
    taking.add_argument("grant", metavar="GRANT", help="the file of the grant, or the mail (.eml) that it came with")
    taking.add_argument(
        "--register",
        metavar="FILE",
        help="list of the keys of the ILO's desk, .allowed_signers (default: the installed trust bundle)",
    )
    command(enrol, "status", summary="List the keys of this computer and how far each is.", run=run_status, json=True)


def _mark_argument(parser: Parser) -> None:
    parser.add_argument("--key", metavar="MARK", help="which key, from the list (default: the only one)")


def run_sheet(args: argparse.Namespace, console: Console) -> int:
    """Print a sheet."""
    from ilms_desktop.workspace.enrolment_files import find
    from ilms_desktop.workspace.enrolment_sheet import sheet_pdf
    from ilms_desktop.workspace.new_file import write_new

    out = Path(args.out)
    write_new(out, sheet_pdf(find(paths.user_dir(), args.key)))
    console.say(fill(gettext("Sheet to print, sign and stamp: {path}"), {"path": str(out)}))
    console.result(out)
    console.document({"sheet": str(out)})
    return ExitCode.GOOD


def run_import(args: argparse.Namespace, console: Console) -> int:
    """Take grants.

    Raises:
        UserError: `trust_missing` where there is neither a bundle nor a list of keys.
    """
    from ilms_desktop.cli.trust_installed import tell_update, update_code
    from ilms_desktop.cli.verify import read_register
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.outcome import Outcome
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.enrolment_grant import Imported, take_grants

    path = Path(args.grant)
    desk = read_register(Path(args.register)) if args.register else None
    results = take_grants(paths.user_dir(), read_file(path), path.name, system_clock(), desk=desk)
    console.document({"grants": [_tell(each.result, console) | {"trust": update_code(each.trust)} for each in results]})
    tell_update([each.trust for each in results], console)
    taken = all(isinstance(each.result, Imported) or each.result.outcome is Outcome.DUPLICATE for each in results)
    return ExitCode.GOOD if taken else ExitCode.REFUSED


def run_status(args: argparse.Namespace, console: Console) -> int:
    """List the keys."""
    del args
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.enrolment import statuses
    from ilms_desktop.workspace.enrolment_files import enrolments

    listed = statuses(enrolments(paths.user_dir()), system_clock())
    if not listed:
        console.say(gettext("This computer has no key yet. Make one with: ilms enrol request"))
    for each in listed:
        console.say(*_sentences(each))
        console.result(each.enrolment.mark)
    console.document({"keys": [status_json(each) for each in listed]})
    return ExitCode.GOOD


def status_json(status: Status) -> dict[str, Any]:
    """A key as JSON."""
    request = status.enrolment.request
    grant = status.enrolment.grant
    return {
        "key": status.enrolment.mark,
        "state": status.state.value,
        "country": request["country"],
        "purpose": request["purpose"],
        "protection": request["protection"],
        "requested_utc": request["created_utc"],
        "request": str(status.enrolment.request_path),
        "request_id": status.enrolment.request_id,
        "key_file": str(status.enrolment.key_path),
        "signer": status.signer,
        "valid_from": None if grant is None else grant.document["valid_from"],
        "valid_until": None if grant is None else grant.document["valid_until"],
        "renewal_from": None if status.renewal_from is None else f"{status.renewal_from:%Y-%m-%dT%H:%M:%SZ}",
        "renewal_offered": status.renewal_offered,
    }


def _sentences(status: Status) -> list[str]:
    grant = status.enrolment.grant
    values = {
        "mark": status.enrolment.mark,
        "created": f"{status.enrolment.created:%Y-%m-%d}",
        "signer": status.signer or "",
        "since": "" if grant is None else f"{grant.valid_from:%Y-%m-%d}",
        "until": "" if grant is None else f"{grant.valid_until:%Y-%m-%d}",
    }
    said = [_SENTENCES[status.state], *([_RENEW] if status.renewal_offered else [])]
    return [fill(gettext(each), values) for each in said]


def _tell(result: Imported | Refusal, console: Console) -> dict[str, Any]:
    """Say what became of a grant; gives the same as JSON."""
    from ilms_desktop.package.messages import result_texts, support_line
    from ilms_desktop.package.outcome import Refusal

    if isinstance(result, Refusal):
        matter, step = result_texts(result)
        console.say(matter, step, support_line(result))
        return {"code": result.code, "stage": result.stage.value, "text": f"{matter} {step}"}
    grant = result.enrolment.grant
    assert grant is not None  # noqa: S101 - it was just kept
    values = {"signer": grant.signer, "until": f"{grant.valid_until:%Y-%m-%d}"}
    console.say(fill(gettext("Enrolled as {signer} until {until}."), values))
    console.result(result.enrolment.key_path)
    facts = {name: grant.document[name] for name in ("signer", "valid_from", "valid_until", "next_expected", "policy")}
    return {
        "code": "OK",
        "stage": None,
        "key": result.enrolment.mark,
        "key_file": str(result.enrolment.key_path),
        **facts,
    }
