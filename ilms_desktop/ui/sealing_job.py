"""The work of sealing, done in the background: open the key, print the summary, seal.

Knows no widget; the dialog starts it and shows what comes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ilms_desktop
from ilms_desktop.workspace import signing_key

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.sealing import SealResult
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SealRequest:
    """What the person gave.

    Attributes:
        key: file of the signing key. passphrase: of the key, empty where it has none.
        folder: where the package goes. reason: with which errors may stand, or None.
    """

    key: Path
    passphrase: str
    folder: Path
    reason: str | None


def seal_now(workspace: Workspace, request: SealRequest) -> SealResult:
    """Seal the file.

    Raises:
        IlmsError: whatever keeps the package from being made; then there is none.
    """
    # why: typesetting and signing libraries cost half a second, and few sessions seal (ADR 0011)
    from ilms_desktop.package.keys import key_code
    from ilms_desktop.report.summary import completeness_pdf
    from ilms_desktop.workspace.sealing import pass_gate, seal
    from ilms_desktop.workspace.summary_data import summary_data

    key = signing_key.open_key(request.key, request.passphrase)
    signer = signing_key.signer_of(request.key)
    # why: the printed page goes into the package, so it must already show which findings were given a reason
    pass_gate(workspace, request.reason)
    page = summary_data(workspace, now=workspace.clock(), key_code=" ".join(key_code(key.public)))
    return seal(
        workspace,
        key=key,
        signer=signer,
        out=request.folder,
        allow_reason=request.reason,
        program_version=ilms_desktop.__version__,
        summary_pdf=completeness_pdf(page),
    )
