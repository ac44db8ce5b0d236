"""Vectors of the age carrier: files that the desk's identity opens or does not, and a package that came in clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.package import age
from ilms_desktop.package.carrier import Openers
from ilms_desktop.package.known import Known
from ilms_desktop.package.names import SIGNATURE_FILE
from tests.vectors.package import forge_age, trust_world, world
from tests.vectors.package.forge import emit, entries, index
from tests.vectors.package.vector import Case, Vector

if TYPE_CHECKING:
    from collections.abc import Callable

FILE_NAME = f"{world.NAME}.age"


def case(data: bytes) -> Case:
    """A file that arrives at the desk, which has its age identity."""
    return Case(data, FILE_NAME, openers=Openers(age=age.opener([forge_age.DESK_IDENTITY])))


def _for_nobody() -> Case:
    return case(forge_age.encrypted(world.good(), forge_age.NOBODY_SEED))


def _truncated() -> Case:
    return case(forge_age.encrypted(world.good())[:-100])


def _in_clear() -> Case:
    return Case(world.good(), known=Known(trust=trust_world.bundle()))


def _unsigned() -> Case:
    raws = entries(world.good())
    del raws[index(raws, SIGNATURE_FILE)]
    return case(forge_age.encrypted(emit(raws)))


_MADE: tuple[tuple[str, str, str, str, Callable[[], Case]], ...] = (
    ("a1", "age-to-another-recipient", "AGE_RECIPIENT", "0", _for_nobody),
    ("a2", "age-truncated", "AGE_DAMAGED", "0", _truncated),
    ("a3", "plain-package-where-policy-demands-age", "AGE_REQUIRED", "F", _in_clear),
    ("a4", "age-with-unsigned-zip", "LAYOUT_ORDER", "B", _unsigned),
)
VECTORS = tuple(Vector(*fields) for fields in _MADE)
