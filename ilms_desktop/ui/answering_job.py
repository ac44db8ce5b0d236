"""The work of sealing answers, done in the background: open the key, write, sign, verify.

Knows no widget; the dialog starts it and shows what comes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ilms_desktop
from ilms_desktop import paths

if TYPE_CHECKING:
    from ilms_desktop.workspace.answer_file import SealedAnswers
    from ilms_desktop.workspace.own_key import SigningWith
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AnswersRequest:
    """What the person gave.

    Attributes:
        key: the key that signs, not opened yet. about: package_id of the file of questions.
        encrypt: whether the person asked for encryption.
    """

    key: SigningWith
    about: str
    encrypt: bool = False


def seal_answers_now(workspace: Workspace, request: AnswersRequest) -> SealedAnswers:
    """Seal the answers to a file of questions; the answer file is kept in the questionnaire.

    Raises:
        IlmsError: whatever keeps it from being made; then there is none.
    """
    # why: typesetting and signing libraries cost half a second, and few sessions seal (ADR 0011)
    from ilms_desktop.workspace.answer_file import seal_answers
    from ilms_desktop.workspace.seal_order import Hand

    key, signer = request.key.open()
    hand = Hand(key, signer, ilms_desktop.__version__, paths.user_dir())
    return seal_answers(workspace, request.about, hand, encrypt=request.encrypt)
