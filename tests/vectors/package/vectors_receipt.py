"""Vectors of receipts, and the good receipt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package.known import Sent
from ilms_desktop.package.names import Kind, namespace
from ilms_desktop.package.register import Register, SignerStatus
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world
from tests.vectors.package.vector import Vector

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.vectors.package.vector import Case

_TZA_NAME: Final = "ILMS_TZA-01_2026_S0001"


def _good(**known: Any) -> Callable[[], Case]:
    """The good receipt at a program that knows something else."""
    return lambda: kw.case(Kind.RECEIPT, kw.good(Kind.RECEIPT), known=replace(kw.PROGRAM, **known))


def _changed(_known: dict[str, Any] | None = None, **changes: Any) -> Callable[[], Case]:
    known = replace(kw.PROGRAM, **(_known or {}))
    return lambda: kw.case(Kind.RECEIPT, kw.changed(Kind.RECEIPT, **changes), known=known)


def _signed(**signing: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.RECEIPT, kw.sealed(Kind.RECEIPT, **signing))


def _sent(**state: Any) -> dict[str, Any]:
    """The outbox, the package of the good receipt in another state."""
    return {"outbox": {kw.SENT_ID: replace(Sent(world.NAME, "ken-01", 1), **state)}}


def _of_another_country() -> Case:
    answered = kw.complete(Kind.RECEIPT)["in_reply_to"] | {"package": _TZA_NAME, "signer": "tza-01"}
    fields = kw.complete(Kind.RECEIPT, package=f"{_TZA_NAME}_R0042", country="TZA", in_reply_to=answered)
    return kw.case(Kind.RECEIPT, kw.sealed(Kind.RECEIPT, fields), file_name=f"{_TZA_NAME}_R0042.zip")


def _for_a_superseded_package() -> Case:
    older = {"package": "ILMS_KEN-01_2026_S0000", "package_id": kw.OLDER_SENT_ID}
    answered = kw.complete(Kind.RECEIPT)["in_reply_to"] | older
    fields = kw.complete(Kind.RECEIPT, package="ILMS_KEN-01_2026_S0000_R0041", number=41, in_reply_to=answered)
    data = kw.sealed(Kind.RECEIPT, fields)
    return kw.case(Kind.RECEIPT, data, file_name="ILMS_KEN-01_2026_S0000_R0041.zip")


def _retired() -> Case:
    register = Register((replace(kw.DESK, status=SignerStatus.ENDED),))
    return kw.case(Kind.RECEIPT, kw.good(Kind.RECEIPT), register=register)


VECTORS: Final = (
    Vector("r1", "receipt-signed-by-submitter-key", "KEY_ROLE", "C", _signed(key=world.KEN)),
    Vector("r2", "receipt-wrong-namespace", "SIG_NAMESPACE", "C", _signed(space=namespace(Kind.QUERY))),
    Vector("r3", "receipt-for-other-country", "RECEIPT_IDENTITY", "F", _of_another_country),
    Vector("r4", "receipt-unknown-package-id", "RECEIPT_UNKNOWN_PACKAGE", "H", _good(outbox={})),
    Vector(
        "r5",
        "receipt-same-number-other-status",
        "RECEIPT_FORK",
        "H",
        _changed(
            {"received": {Kind.RECEIPT: {42: kw.OTHER_ID}}, **_sent(status="imported", receipt=42)}, status="held"
        ),
    ),
    Vector("r6", "receipt-older-after-newer", "RECEIPT_STALE", "H", _good(**_sent(status="imported", receipt=43))),
    Vector("r7", "receipt-by-retired-desk-key", "KEY_EXPIRED", "C", _retired),
    Vector("r8", "receipt-replayed-for-superseded-package", "RECEIPT_STALE", "H", _for_a_superseded_package),
    Vector(
        "r9",
        "receipt-status-goes-back",
        "RECEIPT_STATUS",
        "H",
        _changed(_sent(status="imported", receipt=41), status="received"),
    ),
    Vector("r10", "receipt-good-accepted", "OK", "-", _good()),
)
