"""`ilms verify`: is a package genuine, whole and from a known signer?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.cli.carriers import files_of, open_carriers
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.package.outcome import Refusal, Verified
    from ilms_desktop.package.register import Register, Signer
    from ilms_desktop.package.trust import TrustBundle


SUMMARY: Final = "Verify a package; 1 when it is refused, 3 when it waits for a decision, such as for an unknown key."


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    take_words(command(commands, "verify", summary=SUMMARY, run=run, json=True))


def take_words(parser: Parser) -> None:
    """Tell a parser what is verified, and by whose keys."""
    parser.add_argument(
        "packages", metavar="PACKAGE", nargs="+", help="package, PDF, age file, mail, or folder of such files"
    )
    parser.add_argument("--register", metavar="FILE", help="list of known signers (.allowed_signers)")
    parser.add_argument("--trust", metavar="DIR", help="folder with the trust bundle that names the keys of the desk")
    parser.add_argument("--identity", action="append", default=[], metavar="FILE", help="private key of age")


def run(args: argparse.Namespace, console: Console) -> int:
    """Verify everything that was given; the exit code is that of the worst.

    One package is answered with its own document, several with a list of them.
    """
    known = known_signers(args.register, args.trust, console)
    found = verify_files(args.packages, known, args.identity)
    if len(found) == 1:
        return tell(found[0][1], console)
    codes = []
    for name, result in found:
        console.say(f"{harmless_name(name)}:")
        codes.append(say_result(result, console))
    console.document({"results": [{"file": name, **result_document(result)} for name, result in found]})
    return next((code for code in (ExitCode.REFUSED, ExitCode.HELD) if code in codes), ExitCode.GOOD)


def verify_file(package: Path, register: Path | None) -> Verified | Refusal:
    """Judge a file with one package against the register of a file; see `verify_files`."""
    known = None if register is None else read_register(register)
    return verify_files([str(package)], known, [])[0][1]


def verify_files(
    names: Sequence[str], register: Register | None, identities: Sequence[str]
) -> list[tuple[str, Verified | Refusal]]:
    """Judge files, mails and folders against a register; file name and result of each carrier, in order.

    Raises:
        ExchangeError: a file cannot be read.
        UserError: `no_packages_in_folder`, or a key of age cannot be used.
    """
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.read import verify
    from ilms_desktop.package.read_all import verify_all
    from ilms_desktop.workspace.clock import system_clock

    now = system_clock()
    with open_carriers(identities) as openers:

        def judge(data: bytes, name: str) -> Verified | Refusal:
            return verify(data, name, register=register, ledger=None, now=now, openers=openers)

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
        Outcome.FILED: ExitCode.GOOD,
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


def known_signers(register: str | None, trust: str | None, console: Console) -> Register | None:
    """Whose keys count: those of a register and those of the desk; None where neither was given.

    The code of the roots is said, since whoever verifies must compare it with the letter of the ILO.

    Raises:
        ExchangeError: a file cannot be read. UserError: `register_unreadable`, `register_clash`, `trust_folder`.
    """
    from ilms_desktop.package.register import Register
    from ilms_desktop.package.trust import desk_register

    listed = read_register(Path(register)).signers if register else ()
    desk: tuple[Signer, ...] = ()
    if trust:
        bundle = read_trust(Path(trust))
        facts = {"version": str(bundle.version), "code": " ".join(bundle.root_code)}
        console.say(fill(gettext("Keys of the desk by trust bundle {version}; code of its roots: {code}"), facts))
        desk = desk_register(bundle).signers
    if not (register or trust):
        return None
    # why: the desk gives out its keys both as a list and as a bundle; the bundle knows more of them
    named = {(signer.id, signer.public) for signer in desk}
    others = (signer for signer in listed if (signer.id, signer.public) not in named)
    try:
        return Register((*others, *desk))
    except ValueError as error:
        raise UserError("register_clash", path=register) from error


def read_trust(path: Path) -> TrustBundle:
    """The newest bundle that enough roots signed, of a folder `trust` or of the folder above it.

    Raises:
        ExchangeError: a file cannot be read. UserError: `trust_folder`.
    """
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.package.trust_install import FOLDER, newest
    from ilms_desktop.workspace.clock import system_clock

    folder = path / FOLDER if (path / FOLDER).is_dir() else path
    files = {f"{FOLDER}{each.name}": read_file(each) for each in folder.glob("v*") if each.suffix in {".json", ".sig"}}
    found = newest(files, now=system_clock())
    if found is None or isinstance(found, Refusal):
        raise UserError("trust_folder", path=path, reason=found.code if found else "–")
    return found


def read_register(path: Path) -> Register:
    """The register of a file.

    Raises:
        ExchangeError: it cannot be read.
        UserError: `register_unreadable`.
    """
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.register import parse_register

    data = read_file(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError("register_unreadable", path=path, line=line) from error
    return parse_register(text, path=str(path))
