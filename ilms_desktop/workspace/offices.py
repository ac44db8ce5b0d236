"""The country's own list of offices: whose key was confirmed by its 40 digits, for parts and nothing else.

It lies in the questionnaire file. The ILO's register never enters it, and it never enters the ILO's: a key of this
list cannot sign a submission, and a key enrolled with the ILO counts here once it was confirmed here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused, SigningKeyError
from ilms_desktop.model.part import ConfirmedBy, Office

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ilms_desktop.package.register import Register
    from ilms_desktop.workspace.workspace import Workspace

_CODE: Final = re.compile(r"[A-Za-z0-9]{2,12}")
#: where the numbers of offices begin, so that they look like none of the ILO's
_FIRST_NUMBER: Final = 71
_LAST_NUMBER: Final = 999


@dataclass(frozen=True, slots=True)
class Introduction:
    """What is said of an office when its key is confirmed.

    Attributes:
        code: `MOL`. name: in words. tables: numbers of those that it may be asked for; empty = all.
        signer: id of its key; empty = the next free one, or the one that it has.
        way: how the digits were heard.
    """

    code: str
    name: str
    tables: tuple[str, ...] = ()
    signer: str = ""
    way: ConfirmedBy = ConfirmedBy.TELEPHONE


def key_in_file(data: bytes, file_name: str) -> bytes:
    """The 32 bytes of the key that a file presents: a request to enrol, a part, or a public key as text.

    Raises:
        SigningKeyError: `office_key_unreadable`.
    """
    from ilms_desktop.package.keys import read_public
    from ilms_desktop.package.outcome import Problem
    from ilms_desktop.package.part_key import key_under

    words = data[:400].decode("ascii", "replace").split()
    public = read_public(" ".join(words[:2]))
    if public is not None:
        return public
    found = key_under(data, file_name)
    if isinstance(found, Problem):
        raise SigningKeyError("office_key_unreadable", name=file_name, reason=found.code)
    return found[1]


def confirmed_office(
    public: bytes,
    typed: str,
    said: Introduction,
    *,
    offices: Iterable[Office],
    country: str,
    author: str,
    now: datetime,
) -> Office:
    """The office of a key, once the digits that it read out fit; the digits that are expected are shown nowhere.

    Args:
        public: its key.
        typed: 40 digits, grouped in any way.
        said: of the office.
        offices: those of the list.
        country: alpha-3.
        author: who typed the digits.
        now: this computer's time.

    Raises:
        SigningKeyError: `office_code_differs`, `bad_signer`. CommandRefused: `office_code`, `office_taken`.
    """
    from ilms_desktop.package.keys import key_code, public_text, same_code
    from ilms_desktop.package.register import is_signer_id

    if not _CODE.fullmatch(said.code):
        raise CommandRefused("office_code", office=said.code)
    if not same_code(typed, key_code(public)):
        raise SigningKeyError("office_code_differs")
    known = tuple(offices)
    own = next((each.signer for each in known if each.code == said.code), "")
    signer = said.signer or own or _next_signer(country, known)
    if not is_signer_id(signer) or not signer.startswith(f"{country.lower()}-"):
        raise SigningKeyError("bad_signer", signer=signer)
    line = public_text(public)
    for other in known:
        if other.code != said.code and (other.signer == signer or other.public_key == line):
            raise CommandRefused("office_taken", office=other.code, name=other.name)
    moment = now.replace(microsecond=0)
    name = said.name.strip() or said.code
    return Office(said.code, name, signer, line, said.tables, moment, said.way, author)


def local_register(offices: Iterable[Office]) -> Register:
    """The list as the verifier asks it: each key for parts alone."""
    from ilms_desktop.package.keys import read_public
    from ilms_desktop.package.register import OFFICE_KINDS, Register, Signer

    return Register(
        tuple(
            Signer(each.signer, read_public(each.public_key) or b"", OFFICE_KINDS, office=each.code) for each in offices
        )
    )


def office(workspace: Workspace, code: str) -> Office:
    """An office of the list.

    Raises:
        CommandRefused: `unknown_office`.
    """
    known = workspace.offices()
    for each in known:
        if each.code == code:
            return each
    raise CommandRefused("unknown_office", office=code, known=", ".join(each.code for each in known) or "–")


def _next_signer(country: str, known: Iterable[Office]) -> str:
    taken = {each.signer for each in known}
    numbered = (f"{country.lower()}-{number:02d}" for number in range(_FIRST_NUMBER, _LAST_NUMBER + 1))
    return next(each for each in numbered if each not in taken)
