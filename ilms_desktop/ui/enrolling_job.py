"""The work of enrolling, done in the background: make a key and its request, take the ILO's answer, write a draft.

Knows no widget; `key_deeds` starts it and shows what comes back.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import ilms_desktop
from ilms_desktop.exchange.files import read_file
from ilms_desktop.ui import mail_program
from ilms_desktop.ui.drafts import keep_draft, keep_file
from ilms_desktop.ui.file_manager import select_file
from ilms_desktop.ui.mail_program import DraftWay
from ilms_desktop.ui.sending_job import Prepared
from ilms_desktop.workspace.own_key import OwnKey

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.ui.key_place import KeyPlace
    from ilms_desktop.ui.presenters.enrol_form import EnrolWish
    from ilms_desktop.workspace.enrolment import Enrolment
    from ilms_desktop.workspace.enrolment_grant import Taken
    from ilms_desktop.workspace.enrolment_request import Replaced


def make_request(place: KeyPlace, wish: EnrolWish) -> Enrolment:
    """Make a key and its request.

    Raises:
        IlmsError: whatever keeps it from being made; then there is neither.
    """
    from ilms_desktop.workspace.enrolment_request import request_enrolment
    from ilms_desktop.workspace.trust_store import installed

    replaced = _replaced(place, wish)
    found = installed(place.user_dir)
    return request_enrolment(
        place.user_dir,
        wish.applicant,
        guard=place.vault() if wish.passphrase is None else wish.passphrase,
        now=place.clock().replace(microsecond=0),
        random_bytes=secrets.token_bytes,
        program_version=ilms_desktop.__version__,
        replaced=replaced,
        trust_version=0 if found is None else found.version,
    )


def take_answers(place: KeyPlace, path: Path) -> tuple[Taken, ...]:
    """Verify the ILO's grant, or every one attached to a mail, and keep what is genuine beside its key.

    Raises:
        UserError: `trust_missing` where nobody can say whose keys the ILO has; others of reading and writing.
    """
    from ilms_desktop.workspace.enrolment_grant import take_grants

    return take_grants(place.user_dir, read_file(path), path.name, place.clock())


def prepare_mail(place: KeyPlace, enrolment: Enrolment, *, to: str) -> Prepared:
    """Write what the person's mail program needs for request and sheet, and start it where it is started with a file.

    A program that opens drafts gets one with both attached; for any other one both files are laid ready to be dragged.

    Raises:
        UserError: the sheet cannot be made, or the address is none. ExchangeError: `file_unwritable`.
    """
    from ilms_desktop.mail.draft import enrolment_draft
    from ilms_desktop.mail.mailto import mailto
    from ilms_desktop.mail.texts import EnrolmentLetter
    from ilms_desktop.workspace.enrolment_sheet import sheet_name, sheet_pdf

    name = str(enrolment.request["package"])
    letter = EnrolmentLetter(name, enrolment.request_id)
    request = (enrolment.request_path.name, read_file(enrolment.request_path))
    sheet = (sheet_name(enrolment), sheet_pdf(enrolment))
    program = place.mail()
    if program.way is DraftWay.FILE:
        path = keep_draft(place.user_dir, name, enrolment_draft(letter, to=to, request=request, sheet=sheet))
        is_open = bool(program.command) and mail_program.start(program.opening(path))
        return Prepared(path, "" if is_open else path.as_uri())
    keep_file(place.user_dir, *sheet)
    path = keep_file(place.user_dir, *request)
    return Prepared(path, mailto(letter, to=to), is_selected=select_file(path))


def _replaced(place: KeyPlace, wish: EnrolWish) -> Replaced | None:
    """The key in whose place the new one comes: opened to vouch for it where it is renewed."""
    from ilms_desktop.workspace.enrolment_request import Replaced

    if wish.old is not None:
        grant = wish.old.grant
        signer = "" if grant is None else grant.signer
        key, _ = OwnKey(wish.old, signer, place.vault, wish.old_passphrase).open()
        return Replaced(signer, key, wish.old)
    return Replaced(wish.replaces) if wish.replaces else None
