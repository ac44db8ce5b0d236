"""Enrolling a key: the old key's word under a renewal, and the confirmation by telephone.

The register is changed by the caller; here it is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.package import document_enrolment, signature
from ilms_desktop.package.keys import key_code, read_public, same_code
from ilms_desktop.package.names import RENEWAL, Kind, document_path, namespace
from ilms_desktop.package.outcome import Problem, Refusal, Stage
from ilms_desktop.package.register import is_out_of_dates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ilms_desktop.package.document_rules import Document
    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.outcome import Verified
    from ilms_desktop.package.register import Register, Signer

#: signature of the old key over the bytes of the request
OLD_KEY_PATH: Final = "old-key.sig"


def renewal_signature(request: bytes, old: SigningKey) -> bytes:
    """The old key's signature for a renewal.

    Args:
        request: bytes of `enrol.json`.
        old: the key that is replaced.
    """
    return signature.sign(request, namespace=namespace(RENEWAL), key=old)


def find_old_signer(
    document: Document, payload: Mapping[str, bytes], register: Register, now: datetime
) -> Signer | Problem | None:
    """The signer whose old key vouches for a renewal; whether that key was withdrawn is asked by the caller.

    Args:
        document: of the request.
        payload: path below `data/` -> bytes.
        register: who is enrolled.
        now: the verifier's clock.

    Returns:
        None where the request is no renewal; a problem with the suffix `OLD_KEY` where nobody vouches.
    """
    if document["purpose"] != document_enrolment.RENEWAL:
        return None
    signer = _voucher(payload, register)
    claimed = (document["replaces"], document["country"])
    if signer is None or (signer.id, signer.country) != claimed or is_out_of_dates(signer, now):
        return Problem("OLD_KEY", {"replaces": document["replaces"]})
    return signer


def _voucher(payload: Mapping[str, bytes], register: Register) -> Signer | None:
    """Whose signature stands under the request beside that of the new key."""
    signed = signature.decode(payload.get(OLD_KEY_PATH, b""))
    if isinstance(signed, Problem) or signed.namespace != namespace(RENEWAL):
        return None
    broken = signature.check(signed, payload[document_path(Kind.ENROL)]) is not None
    return None if broken else register.find(signed.public)


def confirm(request: Verified, *, typed: str, register: Register) -> bytes | Refusal:
    """The key of a verified request, to be entered into the register.

    Args:
        request: the request to enrol.
        typed: the digits that the focal point read out, as the officer typed them.
        register: who is enrolled.

    Returns:
        The 32 bytes, or the refusal of stage R: another key was meant, or somebody else has it.
    """
    public = read_public(str(request.document["public_key"])) or b""
    problem = _code_problem(public, typed) or _in_use_problem(public, register)
    if problem is None:
        return public
    return Refusal(
        code=problem.code,
        stage=Stage.REGISTER,
        outcome=problem.outcome,
        parameters=problem.parameters,
        package=request.package,
        package_id=request.package_id,
        verified=request,
        carrier=request.carrier,
    )


def _code_problem(public: bytes, typed: str) -> Problem | None:
    return None if same_code(typed, key_code(public)) else Problem("ENROL_CODE")


def _in_use_problem(public: bytes, register: Register) -> Problem | None:
    holder = register.find(public)
    return None if holder is None else Problem("ENROL_KEY_IN_USE", {"signer": holder.id})
