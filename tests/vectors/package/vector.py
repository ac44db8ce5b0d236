"""One vector: what it is called, what must come out, and how its file is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package.carrier import Openers
from ilms_desktop.package.known import NOTHING
from ilms_desktop.package.pdf_carrier import extract
from ilms_desktop.package.read import ALL_KINDS, verify
from tests.vectors.package import world

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from ilms_desktop.package.history import Ledger
    from ilms_desktop.package.known import Known
    from ilms_desktop.package.names import Kind
    from ilms_desktop.package.outcome import Refusal, Verified
    from ilms_desktop.package.register import Register


#: PDFs are opened in this process: the vectors are our own
_OPENERS: Final = Openers(pdf=extract)


@dataclass(frozen=True)
class Case:
    """A file and the world in which it is judged."""

    data: bytes
    file_name: str = world.FILE_NAME
    register: Register = world.REGISTER
    ledger: Ledger | None = None
    now: datetime = world.NOW
    openers: Openers = _OPENERS
    allowed_kinds: Collection[Kind] = ALL_KINDS
    known: Known = NOTHING

    def judge(self) -> Verified | Refusal:
        """What the verifier says."""
        return verify(
            self.data,
            self.file_name,
            register=self.register,
            ledger=self.ledger,
            now=self.now,
            openers=self.openers,
            allowed_kinds=self.allowed_kinds,
            known=self.known,
        )


@dataclass(frozen=True)
class Vector:
    """One scenario.

    Attributes:
        id, name: as in the format's list of vectors. code: expected code, `OK` where it must be accepted.
        stage: expected stage, `-` where it must be accepted. make: builds the file, or file and world.
    """

    id: str
    name: str
    code: str
    stage: str
    make: Callable[[], Case | bytes]

    def case(self) -> Case:
        """The file in its world."""
        made = self.make()
        return Case(made) if isinstance(made, bytes) else made
