"""What the receiver of a document knows: who they are, and what they sent, got, asked and installed before.

Plain values that the caller fills from wherever it keeps them. A field that is None is not known, and what hangs on it
is not asked: a stranger with `ilms-verify` knows nothing of all this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ilms_desktop.package.names import Kind
    from ilms_desktop.package.trust import TrustBundle

#: source, table id, class version, year, sex, status, class: the address of a figure in a table file
CellAddress = tuple[str, str, str, str, str, str, str]
#: figure as text, and status letter; both empty where there is nothing
CellContent = tuple[str, str]
#: table id, source, year
ScopeUnit = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """A package in the outbox.

    Attributes:
        package: its name. signer, sequence: as in its document.
        status: of its newest receipt, and receipt: that receipt's number; None and 0 before the first.
        superseded: whether a later package took its place.
    """

    package: str
    signer: str
    sequence: int
    status: str | None = None
    receipt: int = 0
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A file of questions that the desk sent: to which country, and the ids of its questions."""

    country: str
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class TableCodes:
    """What a cell of a table may be addressed by.

    Attributes:
        sexes: codes; none where the table has no such axis.
        classes: concept -> class version -> codes, in the order of the table.
    """

    sexes: frozenset[str]
    classes: Mapping[str, Mapping[str, frozenset[str]]]


#: tables of a questionnaire by number and criterion
Codebook = Mapping[tuple[str, str], TableCodes]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Work that was handed to an office.

    Attributes:
        scope: what it may fill. base: what stood there then. ours: what stands there now; blank cells are left out.
    """

    scope: frozenset[ScopeUnit]
    base: Mapping[CellAddress, CellContent] = field(default_factory=dict)
    ours: Mapping[CellAddress, CellContent] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that a document is compared with, beyond the chain of its signer.

    Attributes:
        country: alpha-3, whose program this is. signers: own signer ids. office: own office code. software: version of
            this program.
        questionnaire: id, version and package_id in use. codebooks: (id, version) -> tables of that questionnaire.
        outbox: package_id -> what was sent. received: kind -> number -> package_id of the desk's documents.
        asked: package_id -> file of questions (desk). keys: own public keys. requests: package_ids of own requests.
        packs: round pack id -> version -> package_id, of all that were installed.
        assignments: package_id -> work that was handed out (coordinator). trust: the installed bundle.
    """

    country: str | None = None
    signers: frozenset[str] | None = None
    office: str | None = None
    software: str | None = None
    questionnaire: tuple[str, int, str | None] | None = None
    codebooks: Mapping[tuple[str, int], Codebook] | None = None
    outbox: Mapping[str, Sent] | None = None
    received: Mapping[Kind, Mapping[int, str]] | None = None
    asked: Mapping[str, Asked] | None = None
    keys: frozenset[bytes] | None = None
    requests: frozenset[str] | None = None
    packs: Mapping[str, Mapping[int, str]] | None = None
    assignments: Mapping[str, Assignment] | None = None
    trust: TrustBundle | None = None


#: somebody who knows nothing
NOTHING: Final = Known()
