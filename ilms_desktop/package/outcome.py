"""What a verification comes to: values for every way to end, never exceptions.

`Problem` is what a single check says; `Refusal` and `Verified` are what the whole verification says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.package.names import PackageName
    from ilms_desktop.package.register import Signer

#: code that stands for "good" where a code is asked for
ACCEPTED: Final = "OK"


class Outcome(StrEnum):
    """What the caller has to do."""

    #: import it
    ACCEPT = "accept"
    #: import nothing
    REFUSE = "refuse"
    #: keep the bytes until the key is confirmed
    QUARANTINE = "quarantine"
    #: verified, but a person decides
    HOLD = "hold"
    #: seen before: the stored answer goes out again
    DUPLICATE = "duplicate"
    #: stored, but no status changes
    FILED = "filed"
    #: goes on, with a notice
    WARN = "warn"


class Stage(StrEnum):
    """Where in the fixed order a package failed."""

    #: what kind of file it is
    CARRIER = "0"
    #: the ZIP profile
    STRUCTURE = "A"
    #: folder, order, file name
    LAYOUT = "B"
    #: signature and register
    SIGNATURE = "C"
    #: tag files and manifest
    BAG = "D"
    #: bytes of the payload
    PAYLOAD = "E"
    #: who, to whom, when
    IDENTITY = "F"
    #: what is in the files
    CONTENT = "G"
    #: what came before
    HISTORY = "H"
    #: confirming a key by telephone
    REGISTER = "R"
    #: taking over a trust bundle
    TRUST = "T"


@dataclass(frozen=True, slots=True)
class Problem:
    """One failed check.

    Attributes:
        code: stable code of docs/spec/package.md.
        parameters: what the message names (entry, field, figures), as text of the file, not yet made safe to show.
        outcome: what it leads to.
    """

    code: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    outcome: Outcome = Outcome.REFUSE


class CarrierKind(StrEnum):
    """What a package travels in."""

    #: nothing: the package itself
    ZIP = "zip"
    #: the one attachment of a printable PDF
    PDF = "pdf"
    #: encrypted for the desk
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Carrier:
    """The file as it came; the identity of the package does not depend on it.

    Attributes:
        kind: what it is. sha256: of the whole file, hex. size: in bytes.
    """

    kind: CarrierKind
    sha256: str
    size: int

    @property
    def extension(self) -> str:
        """How its name must end, with the dot."""
        return f".{self.kind}"


@dataclass(frozen=True, slots=True)
class Verified:
    """A package that passed every check; all bytes here are covered by the signature.

    Attributes:
        package: its name, taken apart. package_id: SHA-256 of the tag manifest, hex.
        signer: whose key signed; None for a request to enrol. document: fields of the signed document.
        carrier: the file that it came in.
        payload: path below `data/` -> bytes. notes: what a person should be told, though it was accepted.
    """

    package: PackageName
    package_id: str
    signer: Signer | None
    document: Mapping[str, object]
    payload: Mapping[str, bytes]
    carrier: Carrier
    notes: tuple[Problem, ...] = ()

    @property
    def code(self) -> str:
        """`OK`, so that both ends of a verification can be asked for their code."""
        return ACCEPTED

    @property
    def outcome(self) -> Outcome:
        """Always `accept`."""
        return Outcome.ACCEPT


@dataclass(frozen=True, slots=True)
class Refusal:
    """A package that is not imported, or not yet.

    Attributes:
        code, stage, outcome, parameters: the first check that failed.
        package: name, once the layout held. package_id, signer: known once the signature held.
        verified: the whole content, only where every check up to the history passed (hold, duplicate, fork).
        carrier: the file that it came in, once it was opened.
    """

    code: str
    stage: Stage
    outcome: Outcome
    parameters: Mapping[str, str] = field(default_factory=dict)
    package: PackageName | None = None
    package_id: str | None = None
    signer: Signer | None = None
    verified: Verified | None = None
    carrier: Carrier | None = None

    @classmethod
    def of(cls, content: Verified, problem: Problem, stage: Stage) -> Refusal:
        """The refusal of a package that is good in itself, for what its receiver knows beyond it."""
        return cls(
            code=problem.code,
            stage=stage,
            outcome=problem.outcome,
            parameters=problem.parameters,
            package=content.package,
            package_id=content.package_id,
            signer=content.signer,
            carrier=content.carrier,
        )
