"""The work of sending, done in the background: exact bytes out of the file, drafts, files to be dragged.

Knows no widget; `sending` starts it and shows what comes back. Nothing is sent and nothing is sealed here.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop import paths
from ilms_desktop.errors import UserError
from ilms_desktop.mail.draft import draft
from ilms_desktop.mail.mailto import mailto
from ilms_desktop.package.outcome import CarrierKind
from ilms_desktop.ui import mail_program
from ilms_desktop.ui.drafts import keep_draft, keep_file
from ilms_desktop.ui.file_manager import select_file
from ilms_desktop.ui.mail_program import DraftWay
from ilms_desktop.workspace import outgoing_mail
from ilms_desktop.workspace.pictures import WORKBOOK_PATH

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.edition import Round
    from ilms_desktop.model.post import Document, DocumentFile
    from ilms_desktop.ui.mail_program import MailProgram
    from ilms_desktop.workspace.post import Outgoing
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be sent.

    Attributes:
        document: what was signed. file: the carrier in which it goes.
        to: address of the desk. user_dir: the person's folder.
    """

    document: Document
    file: DocumentFile
    to: str
    user_dir: Path


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the window has to do now.

    Attributes:
        path: the file that was written, a draft or the carrier. opens: an address or draft that the system is to open,
            empty where a program was started. is_selected: whether the file manager shows the file already.
    """

    path: Path
    opens: str = ""
    is_selected: bool = False


def prepare_mail(workspace: Workspace, parcel: Parcel, program: MailProgram) -> Prepared:
    """Write what the mail program needs, and start it where it is started with the file.

    Raises:
        UserError: `mail_address`, `mail_file_name`. CommandRefused: `document_not_kept`.
        ExchangeError: `file_unwritable`.
    """
    data = workspace.document_bytes(parcel.document.package_id, parcel.file.carrier)
    letter = outgoing_mail.letter_of(parcel.document, parcel.user_dir)
    if program.way is DraftWay.FILE:
        made = draft(letter, to=parcel.to, file_name=parcel.file.file_name, attachment=data)
        path = keep_draft(parcel.user_dir, parcel.document.package, made)
        is_open = bool(program.command) and mail_program.start(program.opening(path))
        return Prepared(path, "" if is_open else path.as_uri())
    path = keep_file(parcel.user_dir, parcel.file.file_name, data)
    if program.way is DraftWay.ATTACH:
        command = mail_program.attaching(program, to=parcel.to, subject=letter.subject, text=letter.text, file=path)
        if mail_program.start(command):
            return Prepared(path, is_selected=True)
    return Prepared(path, mailto(letter, to=parcel.to), is_selected=select_file(path))


def prepare_file(workspace: Workspace, parcel: Parcel) -> Prepared:
    """Write the carrier where it can be dragged from, and have the file manager select it.

    Raises:
        CommandRefused: `document_not_kept`. ExchangeError: `file_unwritable`.
    """
    data = workspace.document_bytes(parcel.document.package_id, parcel.file.carrier)
    path = keep_file(parcel.user_dir, parcel.file.file_name, data)
    return Prepared(path, is_selected=select_file(path))


def has_workbook(workspace: Workspace, outgoing: Outgoing) -> bool:
    """Whether a package holds a workbook for people."""
    if all(each.carrier != CarrierKind.ZIP for each in outgoing.files):
        return False
    data = workspace.document_bytes(outgoing.document.package_id, CarrierKind.ZIP)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(name.endswith(f"/{WORKBOOK_PATH}") for name in package.namelist())


def desk_address(round_: Round) -> str:
    """E-mail address of the desk: that of the installed trust bundle, else that of the round."""
    # why: what reads bundles costs time to import, and most sessions send nothing (ADR 0011)
    from ilms_desktop.workspace.trust_store import installed

    try:
        found = outgoing_mail.desk_address(installed(paths.user_dir()))
    except UserError:
        # why: a damaged bundle is told where something is to be judged by it
        found = None
    return found or round_.contact
