"""Vectors of parts between offices of one country, and the good one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package.history import Chain, Ledger
from ilms_desktop.package.names import Kind
from ilms_desktop.package.part_merge import cells_of
from ilms_desktop.package.register import Register, Signer
from ilms_desktop.package.tables import table_csv
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import resign, world
from tests.vectors.package.vector import Case, Vector

if TYPE_CHECKING:
    from collections.abc import Callable


def _good(**world_changes: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.PART, kw.good(Kind.PART), **world_changes)


def _changed(**changes: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.PART, kw.changed(Kind.PART, **changes))


def _replayed() -> Case:
    data = kw.good(Kind.PART)
    ledger = Ledger({("ken-71", Kind.PART): Chain.of({1: world.package_id(data)})})
    return kw.case(Kind.PART, data, ledger=ledger)


def _both_changed() -> Case:
    """What the office made of 9.3 stays; it was 9.1 at first, and the coordinator has 9.2 now."""
    base, ours = (dict(cells_of({world.TABLE: table_csv(world.ROWS).replace(b"9.3", now)})) for now in (b"9.1", b"9.2"))
    assignments = {kw.BASE_ID: kw.assignment(base=base, ours=ours)}
    return kw.case(Kind.PART, kw.good(Kind.PART), known=kw.coordinator(assignments=assignments))


def _submission_by_an_office() -> Case:
    """A submission that an office of the country signed, at the coordinator."""
    register = Register((replace(kw.LOCAL.signers[0], public=kw.MOL.public),))
    fields = resign.complete(signer="ken-71", package="ILMS_KEN-71_2026_S0001")
    data = resign.sealed(fields, name="ILMS_KEN-71_2026_S0001", sign=resign.signed_by(kw.MOL))
    return Case(data, "ILMS_KEN-71_2026_S0001.zip", register=register)


def _at_the_desk() -> Case:
    """The desk takes no parts, whoever signed them."""
    register = Register((*kw.REGISTER.signers, Signer("ken-71", kw.MOL.public)))
    allowed = frozenset({Kind.SUBMISSION, Kind.ANSWER, Kind.ENROL})
    return kw.case(Kind.PART, kw.good(Kind.PART), register=register, allowed_kinds=allowed)


_OTHER_QUESTIONNAIRE: Final = {"id": "ilms-2019", "version": 2, "package_id": None}
_ONE_YEAR: Final = frozenset({("C4", "FX-1", "2024")})

VECTORS: Final = (
    Vector("w1", "part-good-accepted", "OK", "-", _good(ledger=Ledger())),
    Vector("w2", "part-office-key-not-in-local-register", "KEY_UNKNOWN", "C", _good(register=Register())),
    Vector("w3", "part-sent-to-ilo-desk", "SIG_NAMESPACE", "C", _at_the_desk),
    Vector("w4", "part-for-other-country", "PART_IDENTITY", "F", _changed(country="TZA")),
    Vector(
        "w5",
        "part-made-with-other-round-pack",
        "PART_QUESTIONNAIRE",
        "F",
        _changed(questionnaire=_OTHER_QUESTIONNAIRE),
    ),
    Vector(
        "w6",
        "part-outside-assignment",
        "PART_SCOPE",
        "G",
        _good(known=kw.coordinator(assignments={kw.BASE_ID: kw.assignment(scope=_ONE_YEAR)})),
    ),
    Vector("w7", "part-base-unknown", "PART_BASE_UNKNOWN", "H", _good(known=kw.coordinator(assignments={}))),
    Vector("w8", "part-same-cell-changed-on-both-sides", "PART_CONFLICT", "H", _both_changed),
    Vector(
        "w9",
        "part-sequence-stale",
        "SEQ_STALE",
        "H",
        _good(ledger=Ledger({("ken-71", Kind.PART): Chain({2: kw.OTHER_ID}, 2, kw.OTHER_ID)})),
    ),
    Vector("w10", "part-replayed", "REPLAY_DUPLICATE", "H", _replayed),
    Vector("w11", "submission-signed-with-local-office-key", "KEY_ROLE", "C", _submission_by_an_office),
)
