"""`ilms trust show` and `ilms trust install`: the trust bundle of this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import paths
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command
from ilms_desktop.i18n import N_, error_parts, fill, gettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.errors import UserError
    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.workspace.trust_store import Installed

_FACTS: Final = (
    N_("Trust bundle {version} of the ILO, issued {issued}"),
    N_("Code of the roots, as in the letter of the ILO: {code}"),
    N_("Keys of the desk: {keys}"),
    N_("Telephone of the desk: {telephone}"),
)


def declare(trust: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of both commands."""
    summary = "Say which trust bundle is installed on this computer, with the code of its roots."
    command(trust, "show", summary=summary, run=run_show, json=True)
    summary = "Install the trust bundle of the ILO; 3 when its code waits to be compared with the letter."
    parser = command(trust, "install", summary=summary, run=run_install, json=True)
    parser.add_argument(
        "path", metavar="FOLDER_OR_ZIP", help="what holds the bundle, such as v0007.json and v0007-r1.sig"
    )
    parser.add_argument(
        "--root-code", metavar="DIGITS", help="the 40 digits of the ILO's letter; for the first bundle, or new roots"
    )


def run_show(args: argparse.Namespace, console: Console) -> int:
    """Say what is installed."""
    del args
    from ilms_desktop.errors import UserError
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.trust_store import clock_trouble, installed, release_trouble

    found = installed(paths.user_dir())
    trouble = clock_trouble(system_clock())
    if found is None:
        _say_trouble(UserError("trust_missing"), console)
    else:
        say_installed(found, console)
    if trouble is not None:
        _say_trouble(trouble, console)
    console.document(
        {
            "installed": None if found is None else installed_json(found),
            "clock": None if trouble is None else trouble.code,
            "release": release_trouble(),
        }
    )
    return ExitCode.GOOD


def run_install(args: argparse.Namespace, console: Console) -> int:
    """Install what somebody gives.

    Raises:
        UserError: `no_trust_files`, `root_code_differs`, `trust_damaged`. ExchangeError: a file cannot be read or
            written.
    """
    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.trust_source import trust_files_of
    from ilms_desktop.workspace.trust_store import anchor_code, install_files, install_first, installed

    path, user_dir, now = Path(args.path), paths.user_dir(), system_clock()
    files = trust_files_of(path)
    if args.root_code:
        return _end(install_first(user_dir, files, args.root_code, now, source=path.name), console)
    if installed(user_dir) is not None:
        return _end(install_files(user_dir, files, now, source=path.name), console)
    code = anchor_code(files)
    if isinstance(code, Refusal):
        return _end(code, console)
    console.say(
        fill(gettext("Code of the roots in these files: {code}"), {"code": code}),
        gettext("Compare it with the code in the letter of the ILO, group by group. Nothing was installed yet."),
        gettext("If every digit is the same, type the command again with --root-code and the digits of the letter."),
    )
    console.result(code)
    console.document({"installed": None, "root_code": code})
    return ExitCode.HELD


def say_installed(found: Installed, console: Console) -> None:
    """Say what is installed, and what a person should be told about it today."""
    from ilms_desktop.package.messages import code_texts
    from ilms_desktop.package.register import SignerStatus
    from ilms_desktop.workspace.clock import system_clock

    values = {
        "version": str(found.version),
        "issued": f"{found.bundle.issued:%Y-%m-%d}",
        "code": found.root_code,
        "keys": ", ".join(each.id for each in found.bundle.desk if each.status is SignerStatus.ACTIVE) or "–",
        "telephone": found.contacts.telephone,
    }
    console.say(*(fill(gettext(each), values) for each in _FACTS))
    for note in found.notes(system_clock()):
        console.say(*code_texts(note.code, note.parameters))


def installed_json(found: Installed) -> dict[str, Any]:
    """The same as JSON."""
    from ilms_desktop.workspace.clock import system_clock

    bundle = found.bundle
    return {
        "version": found.version,
        "issued_utc": f"{bundle.issued:%Y-%m-%dT%H:%M:%SZ}",
        "expires_utc": f"{bundle.expires:%Y-%m-%dT%H:%M:%SZ}",
        "is_past_end": found.is_past_end(system_clock()),
        "root_code": found.root_code,
        "desk_keys": [{"id": each.id, "status": each.status.value} for each in bundle.desk],
        "age_recipients": len(bundle.age_recipients),
        "policies": {country: how.value for country, how in bundle.encryption.items()},
        "address": bundle.address,
        "telephone": bundle.telephone,
        "minimum_software": bundle.minimum_software,
    }


def tell_update(results: Iterable[Installed | Refusal | None], console: Console) -> None:
    """Say which newer trust bundles documents brought, and which were not installed."""
    from ilms_desktop.package.messages import support_line
    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.workspace.post_words import bundle_words

    for each in results:
        console.say(*bundle_words(each))
        if isinstance(each, Refusal):
            console.say(support_line(each))


def update_code(trust: Installed | Refusal | None) -> str | None:
    """The same as JSON: `OK`, the code of the refusal, or None where nothing newer came."""
    from ilms_desktop.package.outcome import ACCEPTED, Refusal

    if trust is None:
        return None
    return trust.code if isinstance(trust, Refusal) else ACCEPTED


def _end(result: Installed | Refusal, console: Console) -> int:
    from ilms_desktop.package.outcome import Refusal

    if isinstance(result, Refusal):
        console.document(_refused(result, console))
        return ExitCode.REFUSED
    console.say(gettext("This trust bundle counts on this computer:"))
    say_installed(result, console)
    console.result(result.version)
    console.document({"installed": installed_json(result), "root_code": result.root_code})
    return ExitCode.GOOD


def _refused(refusal: Refusal, console: Console) -> dict[str, Any]:
    from ilms_desktop.package.messages import result_texts, support_line

    matter, step = result_texts(refusal)
    console.say(matter, step, support_line(refusal))
    return {"code": refusal.code, "stage": refusal.stage.value, "text": f"{matter} {step}"}


def _say_trouble(trouble: UserError, console: Console) -> None:
    console.say(*error_parts(trouble))
