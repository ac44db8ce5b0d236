"""The work of sealing, done in the background: open the key, print the summary, seal.

Knows no widget; the dialog starts it and shows what comes back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import ilms_desktop
from ilms_desktop import paths
from ilms_desktop.model.command import Revise

if TYPE_CHECKING:
    from ilms_desktop.workspace.own_key import SigningWith
    from ilms_desktop.workspace.seal_order import Order
    from ilms_desktop.workspace.sealing import SealResult
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SealRequest:
    """What the person gave.

    Attributes:
        key: the key that signs, not opened yet. order: what is to be sealed.
        is_split: whether it becomes as many packages as it takes for each to fit into a mail.
        revision: reason of the new version that is begun right before, where a package froze the figures; else empty.
    """

    key: SigningWith
    order: Order
    is_split: bool = False
    revision: str = ""


def seal_now(workspace: Workspace, request: SealRequest) -> tuple[SealResult, ...]:
    """Seal the file; the packages are kept in it.

    Raises:
        IlmsError: whatever keeps the package from being made; then there is none.
    """
    # why: typesetting and signing libraries cost half a second, and few sessions seal (ADR 0011)
    from ilms_desktop.mail.size import Budget
    from ilms_desktop.workspace.batching import parts_for
    from ilms_desktop.workspace.seal_order import Hand
    from ilms_desktop.workspace.sealing import seal

    key, signer = request.key.open()
    hand = Hand(key, signer, ilms_desktop.__version__, paths.user_dir())
    order, frozen_by = request.order, workspace.locked_by
    if request.is_split:
        order = replace(order, parts=parts_for(workspace, order, hand, Budget()))
    if request.revision and frozen_by is not None:
        workspace.execute(Revise(request.revision, frozen_by.tail))
    return seal(workspace, order, hand)
