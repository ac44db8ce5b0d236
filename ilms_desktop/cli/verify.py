"""`ilms verify`: is a package genuine, whole and from a known signer?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.cli.carriers import files_of, open_carriers
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

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
    parser.add_argument(
        "packages", metavar="PACKAGE", nargs="+", help="package, PDF, age file, mail, or folder of such files"
    )
    parser.add_argument("--register", metavar="FILE", help="list of known signers (.allowed_signers)")
    parser.add_argument("--identity", action="append", default=[], metavar="FILE", help="private key of age")


def run(args: argparse.Namespace, console: Console) -> int:
    """Verify everything that was given; the exit code is that of the worst.

    One package is answered with its own document, several with a list of them.
    """
    register = Path(args.register) if args.register else None
    found = [(name, result) for name, result in verify_files(args.packages, register, args.identity)]
    if len(found) == 1:
        return tell(found[0][1], console)
    codes = []
    for name, result in found:
        console.say(f"{harmless_name(name)}:")
        codes.append(say_result(result, console))
    console.document({"results": [{"file": name, **result_document(result)} for name, result in found]})
    return next((code for code in (ExitCode.REFUSED, ExitCode.HELD) if code in codes), ExitCode.GOOD)


def verify_file(package: Path, register: Path | None) -> Verified | Refusal:
    """Judge a file with one package against a register; see `verify_files`."""
    return verify_files([str(package)], register, [])[0][1]


def verify_files(
    names: Sequence[str], register: Path | None, identities: Sequence[str]
) -> list[tuple[str, Verified | Refusal]]:
    """Judge files, mails and folders against a register; file name and result of each carrier, in order.

    Raises:
        ExchangeError: a file cannot be read.
        UserError: `register_unreadable`, `no_packages_in_folder`, or a key of age cannot be used.
    """
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.read import verify
    from ilms_desktop.package.read_all import verify_all
    from ilms_desktop.workspace.clock import system_clock

    known = None if register is None else read_register(register)
    now = system_clock()
    with open_carriers(identities) as openers:

        def judge(data: bytes, name: str) -> Verified | Refusal:
            return verify(data, name, register=known, ledger=None, now=now, openers=openers)

        return [
            (each.file_name, each.result)
            for path in files_of(names)
            for each in verify_all(read_file(path), path.name, judge)
        ]


def harmless_name(name: str) -> str:
    """Name of a file so that it can be shown."""
    from ilms_desktop.package.messages import harmless

    return harmless(name)


def tell(result: Verified | Refusal, console: Console) -> int:
    """Say what came out, with its document; gives the exit code."""
    code = say_result(result, console)
    console.document(result_document(result))
    return code


def say_result(result: Verified | Refusal, console: Console) -> int:
    """Say what came out; gives the exit code."""
    from ilms_desktop.package.messages import result_texts, support_line
    from ilms_desktop.package.outcome import Outcome, Refusal

    console.say(*result_texts(result))
    if isinstance(result, Refusal):
        console.say(support_line(result))
    codes = {
        Outcome.ACCEPT: ExitCode.GOOD,
        Outcome.DUPLICATE: ExitCode.GOOD,
        Outcome.QUARANTINE: ExitCode.HELD,
        Outcome.HOLD: ExitCode.HELD,
    }
    return codes.get(result.outcome, ExitCode.REFUSED)


def result_document(result: Verified | Refusal) -> dict[str, Any]:
    """The verdict as JSON: fields of the signed document when it is good, else what the message names."""
    from ilms_desktop.package.messages import harmless, result_texts
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
        "text": " ".join(result_texts(result)),
        "package": result.package.text if result.package else None,
        "package_id": result.package_id,
        "signer": result.signer.id if result.signer else None,
        "fields": fields,
    }


def read_register(path: Path) -> Register:
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
