"""`ilms verify`: is a package genuine, whole and from a known signer?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.package.outcome import Refusal, Verified
    from ilms_desktop.package.register import Register


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    parser = command(
        commands,
        "verify",
        summary="Verify a package; 1 when it is refused, 3 when it waits for a decision, such as for an unknown key.",
        run=run,
        json=True,
    )
    parser.add_argument("package", metavar="PACKAGE", help="the file that was sealed, or the PDF with it inside")
    parser.add_argument("--register", metavar="FILE", help="list of known signers (.allowed_signers)")


def run(args: argparse.Namespace, console: Console) -> int:
    """Verify the package."""
    result = verify_file(Path(args.package), Path(args.register) if args.register else None)
    return tell(result, console)


def verify_file(package: Path, register: Path | None) -> Verified | Refusal:
    """Judge a file against a register.

    Raises:
        ExchangeError: one of the two cannot be read.
        UserError: `register_unreadable`.
    """
    from ilms_desktop.carriers.pdf_worker import PdfWorker
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.carrier import Openers
    from ilms_desktop.package.read import verify
    from ilms_desktop.workspace.clock import system_clock

    data = read_file(package)
    known = None if register is None else _read_register(register)
    with PdfWorker() as worker:
        openers = Openers(pdf=worker.extract)
        return verify(data, package.name, register=known, ledger=None, now=system_clock(), openers=openers)


def tell(result: Verified | Refusal, console: Console) -> int:
    """Say what came out; gives the exit code."""
    from ilms_desktop.package.messages import result_texts, support_line
    from ilms_desktop.package.outcome import Outcome, Refusal

    matter, step = result_texts(result)
    console.say(matter, step)
    if isinstance(result, Refusal):
        console.say(support_line(result))
    console.document(_json(result, text=f"{matter} {step}"))
    codes = {Outcome.ACCEPT: ExitCode.GOOD, Outcome.QUARANTINE: ExitCode.HELD, Outcome.HOLD: ExitCode.HELD}
    return codes.get(result.outcome, ExitCode.REFUSED)


def _json(result: Verified | Refusal, *, text: str) -> dict[str, Any]:
    """The verdict as JSON: fields of the signed document when it is good, else what the message names."""
    from ilms_desktop.package.messages import harmless
    from ilms_desktop.package.outcome import Refusal

    if isinstance(result, Refusal):
        stage: str | None = result.stage.value
        fields: dict[str, object] = {name: harmless(value) for name, value in result.parameters.items()}
    else:
        stage = None
        fields = dict(result.document)
    return {
        "code": result.code,
        "stage": stage,
        "outcome": result.outcome.value,
        "text": text,
        "package": result.package.text if result.package else None,
        "package_id": result.package_id,
        "signer": result.signer.id if result.signer else None,
        "fields": fields,
    }


def _read_register(path: Path) -> Register:
    """The register of a file.

    Raises:
        ExchangeError: it cannot be read.
        UserError: `register_unreadable`.
    """
    from ilms_desktop.errors import UserError
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.register import parse_register

    data = read_file(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError("register_unreadable", path=path, line=line) from error
    return parse_register(text, path=str(path))
