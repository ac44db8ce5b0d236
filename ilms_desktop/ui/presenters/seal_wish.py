"""What a person may choose when sealing: a complete reply, a correction or nothing to report, and what goes along."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.post import Standing
from ilms_desktop.workspace.seal_order import Order

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.ui.presenters.seal_plan import SealPlan
    from ilms_desktop.workspace.workspace import Workspace

#: these may be corrected; the figures of others are none
_WITH_FIGURES: Final = frozenset({SubmissionKind.FULL, SubmissionKind.CORRECTION})
_GONE: Final = frozenset({Standing.REFUSED, Standing.RECALLED})


@dataclass(frozen=True, slots=True)
class SealWish:
    """With what sealing begins.

    Attributes:
        is_split: whether it becomes several packages, so that each fits into a mail.
        revision: reason of the new version that is begun right before, where a package froze the figures; else empty.
    """

    is_split: bool = False
    revision: str = ""


class Encrypted(StrEnum):
    """Whether the package is encrypted for the ILO."""

    #: it is not, and nobody is asked
    NO = "no"
    #: the person chooses
    CHOICE = "choice"
    #: the ILO asks for it
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class SealChoices:
    """What can be chosen.

    Attributes:
        corrects: the package that a correction would correct, or None. is_empty: whether there are no figures, so that
            “nothing to report” can be said. encrypted: whether the package is encrypted.
    """

    corrects: Submission | None
    is_empty: bool
    encrypted: Encrypted

    def kinds(self) -> tuple[tuple[SubmissionKind, str], ...]:
        """Kinds of reply with their words, the usual one first."""
        found = [(SubmissionKind.FULL, _("Complete reply"))]
        if self.corrects is not None and not self.is_empty:
            words = fill(_("Correction of {package}: changed tables only"), {"package": ltr(self.corrects.tail)})
            found.append((SubmissionKind.CORRECTION, words))
        if self.is_empty:
            found.append((SubmissionKind.NIL, _("Nothing to report: no figures this year")))
        return tuple(found)

    def order(self, kind: SubmissionKind, *, workbook: bool, journal: bool, encrypt: bool, reason: str | None) -> Order:
        """What is to be sealed, as it was chosen."""
        is_correction = kind is SubmissionKind.CORRECTION and self.corrects is not None
        return Order(
            kind=kind,
            supersedes=self.corrects.package_id if is_correction and self.corrects is not None else None,
            allow_reason=reason,
            with_workbook=workbook,
            with_journal=journal,
            encrypt=encrypt and self.encrypted is Encrypted.CHOICE,
        )


def seal_choices(workspace: Workspace, plan: SealPlan, user_dir: Path) -> SealChoices:
    """What can be chosen for the file now."""
    return SealChoices(_corrects(workspace), not plan.values, encryption_of(workspace, user_dir))


def _corrects(workspace: Workspace) -> Submission | None:
    """The newest package with figures that still counts."""
    gone = {each.document.package_id for each in workspace.post().outbox() if each.standing in _GONE}
    known = [each for each in workspace.submissions() if each.kind in _WITH_FIGURES and each.package_id not in gone]
    return max(known, key=lambda each: (each.created, each.sequence), default=None)


def encryption_of(workspace: Workspace, user_dir: Path) -> Encrypted:
    """Whether what goes out is encrypted for the ILO, as far as that is known before sealing."""
    # why: what reads bundles costs time to import, and few sessions seal (ADR 0011)
    from ilms_desktop.package.trust import Encryption
    from ilms_desktop.workspace.encrypting import may_choose
    from ilms_desktop.workspace.trust_store import installed

    try:
        trust = installed(user_dir)
    except UserError:
        # why: a damaged bundle is told when sealing; until then nothing is chosen
        return Encrypted.NO
    if may_choose(trust, workspace.country):
        return Encrypted.CHOICE
    is_required = trust is not None and trust.policy(workspace.country) is Encryption.REQUIRED
    return Encrypted.ALWAYS if is_required else Encrypted.NO
