"""What a mail with a package needs beside its bytes, and the exact bytes in a folder: for window and command line.

Nothing is sent and nothing is made anew here: a package goes out as it was sealed, however often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused, UserError
from ilms_desktop.mail.draft import ADDRESS
from ilms_desktop.mail.texts import Letter
from ilms_desktop.package.outcome import CarrierKind
from ilms_desktop.workspace.enrolment_files import enrolments
from ilms_desktop.workspace.new_file import write_new

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.post import Document, DocumentFile
    from ilms_desktop.workspace.post import Outgoing
    from ilms_desktop.workspace.trust_store import Installed
    from ilms_desktop.workspace.workspace import Workspace

#: which form goes into a mail, the best first: what must be encrypted only so, and a PDF where ZIP files bounce
_FOR_MAIL: Final = (CarrierKind.AGE, CarrierKind.PDF, CarrierKind.ZIP)


def letter_of(document: Document, user_dir: Path) -> Letter:
    """What the mail says; the telephone is that of the person's request to enrol, where there is one."""
    try:
        known = [each for each in enrolments(user_dir) if each.grant and each.grant.signer == document.signer]
    except UserError:
        # why: a damaged folder of keys is told where a key is needed; here only the number is missing
        known = []
    telephone = str(known[0].request["telephone"]) if known else ""
    return Letter(document.package, document.package_id, telephone)


def desk_address(installed: Installed | None) -> str | None:
    """The e-mail address of the desk, where the installed trust bundle names one; None otherwise."""
    if installed is None:
        return None
    words = installed.contacts.address.split()
    return next((word for word in (each.strip("<>,;()") for each in words) if ADDRESS.fullmatch(word)), None)


def file_for(outgoing: Outgoing, carrier: str | None = None) -> DocumentFile:
    """The carrier that is asked for, or the one that goes into a mail.

    Raises:
        CommandRefused: `document_not_kept`.
    """
    by_carrier = {each.carrier: each for each in outgoing.files}
    wanted = _FOR_MAIL if carrier is None else (carrier,)
    for each in wanted:
        if each in by_carrier:
            return by_carrier[each]
    raise CommandRefused("document_not_kept", carrier=wanted[-1])


def save_file(workspace: Workspace, document: Document, file: DocumentFile, folder: Path) -> Path:
    """Write the exact bytes of a carrier into a folder; nothing is ever written over.

    The same bytes under the same name, as from the time before, count as written.

    Raises:
        CommandRefused: `document_not_kept`. ExchangeError: `package_exists`, `file_unwritable`.
    """
    data = workspace.document_bytes(document.package_id, file.carrier)
    path = folder / file.file_name
    if not _is_there(path, data):
        write_new(path, data)
    return path


def _is_there(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
