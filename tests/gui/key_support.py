"""Keys of a person of Cambodia in a folder of their own, for the tests of the window; time stands at `NOW`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.keystore.vault import Vault, open_vault
from ilms_desktop.ui.key_deeds import KeyContext, KeyDeeds
from ilms_desktop.ui.key_place import KeyPlace
from ilms_desktop.ui.mail_program import DraftWay, MailProgram
from tests.gui.conftest import START
from tests.unit.keystore.memory_backend import NAME, MemoryBackend
from tests.unit.workspace.enrolment_support import APPLICANT, ask, enrolled

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.enrolment import Enrolment

#: the windows' clock, that of the files too
NOW: Final = START + timedelta(days=1)
PERSON: Final = replace(
    APPLICANT, country="KHM", name="Sok Dara", office="Ministry of Labour", email="dara@mol.example", reference=""
)
CONTEXT: Final = KeyContext("KHM", "ILMS-2026", "desk@ilo.example")


def no_store() -> Vault:
    """A computer without a safe key store."""
    raise SigningKeyError("keystore_refused", backend="nothing")


def store(backend: MemoryBackend) -> Vault:
    """A key store, as the program sees it."""
    return open_vault(backend, allowed={NAME})


def waiting(user_dir: Path, *, now: datetime = NOW - timedelta(hours=1), seed: int = 1) -> Enrolment:
    """A key that waits for the ILO."""
    return ask(user_dir, applicant=PERSON, now=now, seed=seed)


def granted(user_dir: Path, *, age: timedelta = timedelta(days=10)) -> Enrolment:
    """A key that was enrolled as khm-01 some time ago."""
    begun = NOW - age
    return enrolled(user_dir, waiting(user_dir, now=begun), signer="khm-01", valid_from=begun)


def deeds_over(
    window: QWidget, user_dir: Path, *, look: Look, tasks: Tasks, settings: Settings, backend: MemoryBackend | None
) -> KeyDeeds:
    """The deeds of a window; without a back end the computer has no safe key store."""
    vault = no_store if backend is None else lambda: store(backend)
    place = KeyPlace(user_dir, lambda: NOW, vault, lambda: MailProgram("Thunderbird", DraftWay.FILE))
    return KeyDeeds(place, CONTEXT, window, look=look, tasks=tasks, settings=settings)
