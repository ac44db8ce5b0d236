"""Where the keys of this computer are kept, and what the computer gives for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.ui import mail_program
from ilms_desktop.workspace.enrolment import statuses
from ilms_desktop.workspace.enrolment_files import enrolments

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ilms_desktop.keystore.vault import Vault
    from ilms_desktop.ui.mail_program import MailProgram
    from ilms_desktop.workspace.clock import Clock
    from ilms_desktop.workspace.enrolment import Status


def open_store() -> Vault:
    """The key store of this computer.

    Raises:
        SigningKeyError: `keystore_refused`, `keystore_failed`.
    """
    from ilms_desktop.keystore.vault import open_vault

    return open_vault()


def this_mail_program() -> MailProgram:
    """The mail program of this computer."""
    return mail_program.mail_program(mail_program.ThisSystem())


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where keys are kept, and what the computer gives for them.

    Attributes:
        user_dir: folder of the person. clock: the time. vault: gives the key store of this computer, or says why there
        is none. mail: finds out the person's mail program.
    """

    user_dir: Path
    clock: Clock
    vault: Callable[[], Vault] = open_store
    mail: Callable[[], MailProgram] = this_mail_program

    def statuses(self) -> tuple[Status, ...]:
        """Every key of this computer as it is today, the newest request first.

        Raises:
            SigningKeyError: `enrolment_damaged`.
        """
        return statuses(enrolments(self.user_dir), self.clock())
