"""What is to be sealed, and with whose hand; plain values that a window or a command line fills in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.model.submission import SubmissionKind

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey


@dataclass(frozen=True, slots=True)
class Hand:
    """Who signs, with what.

    Attributes:
        key: opened; it is let go after the signature. signer: id of the person in the register, `khm-01`.
        program_version: of this program. user_dir: the person's folder, which notes numbers and holds the trust
            bundle; None where nothing is to be noted, as in a demonstration.
    """

    key: SigningKey
    signer: str
    program_version: str
    user_dir: Path | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be sealed.

    Attributes:
        kind: what the package is. supersedes: package_id that is corrected or taken back.
        parts: ids of the tables of each package of a batch; empty = one package with everything.
        allow_reason: reason with which every open error may stand, or None.
        with_summary, with_workbook: whether pictures for people are put in.
        with_journal: whether the journal since the package before travels along (format.md 8.2).
        with_carrier: whether a PDF with the package inside is made too.
        encrypt: whether the person asks for encryption; the desk's policy may ask for it, or not allow it.
        allow_example: whether a file of example figures may be sealed (the demonstration).
    """

    kind: SubmissionKind = SubmissionKind.FULL
    supersedes: str | None = None
    parts: tuple[frozenset[str], ...] = ()
    allow_reason: str | None = None
    with_summary: bool = True
    with_workbook: bool = False
    with_journal: bool = False
    with_carrier: bool = True
    encrypt: bool = False
    allow_example: bool = False
