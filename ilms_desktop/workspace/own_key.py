"""Which key signs: this computer's own one for a country, or a file that somebody names; and how it is opened.

Both faces of the program seal through here. What a person types is asked for elsewhere and never kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.keystore.passphrase import Protection
from ilms_desktop.workspace import signing_key
from ilms_desktop.workspace.enrolment import Purpose, State, statuses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.keystore.vault import Vault
    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.workspace.enrolment import Enrolment, Status

    #: gives the passphrase that the person types; told what is wrong with the key store, or None
    Ask = Callable[[SigningKeyError | None], str]


class SigningWith(Protocol):
    """A key that was chosen and is not open yet."""

    def open(self) -> tuple[SigningKey, str]:
        """The key and the signer id under which it signs.

        Raises:
            SigningKeyError: it cannot be opened.
        """


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file that the person names.

    Attributes:
        path: of the private key; its `.pub` file names the signer. passphrase: empty where it has none.
    """

    path: Path
    passphrase: str = ""

    def open(self) -> tuple[SigningKey, str]:
        """The key and the signer id in the `.pub` file beside it.

        Raises:
            SigningKeyError: `key_missing`, `key_unreadable`, `passphrase_needed`, `wrong_passphrase`, `bad_signer`.
        """
        return signing_key.open_key(self.path, self.passphrase), signing_key.signer_of(self.path)


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key of this computer.

    Attributes:
        enrolment: the key. signer: id under which it signs. vault: gives the key store of this computer, or says why
            there is none. passphrase: what the person typed; empty where they were not asked.
    """

    enrolment: Enrolment
    signer: str
    vault: Callable[[], Vault]
    passphrase: str = ""

    def open(self) -> tuple[SigningKey, str]:
        """The key and its signer id.

        Raises:
            SigningKeyError: `passphrase_needed` where the person must be asked, or the trouble with the key store that
                makes them be asked; `wrong_passphrase`, `key_unreadable`, `bad_signer`.
        """
        # why: the window and the command line start without cryptography (ADR 0011)
        from ilms_desktop.package.register import is_signer_id

        if not is_signer_id(self.signer):
            raise SigningKeyError("bad_signer", signer=self.signer)
        return open_enrolled(self.enrolment, self._store(), self._typed), self.signer

    def _store(self) -> Vault | None:
        """The key store, where the passphrase of this key lies in it and nothing was typed."""
        return None if self.passphrase or not is_behind_sign_in(self.enrolment) else self.vault()

    def _typed(self, trouble: SigningKeyError | None) -> str:
        if not self.passphrase:
            raise trouble or SigningKeyError("passphrase_needed", path=str(self.enrolment.key_path))
        return self.passphrase


def is_behind_sign_in(enrolment: Enrolment) -> bool:
    """Whether the passphrase of a key lies in the key store of the system."""
    return bool(enrolment.request["protection"] == Protection.SIGN_IN)


def open_enrolled(enrolment: Enrolment, vault: Vault | None, ask: Ask) -> SigningKey:
    """A key of this computer: by the key store where its passphrase lies there, else by what is typed.

    Args:
        enrolment: the key.
        vault: of this computer; None where it has none or holds nothing for this key.
        ask: gives the passphrase that the person types.

    Raises:
        SigningKeyError: `key_unreadable`, `passphrase_needed`, `wrong_passphrase`.
        ExchangeError: the file cannot be read.
    """
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.workspace.key_protection import unlock

    path = enrolment.key_path
    return unlock(read_file(path), vault=vault, ask=ask, path=str(path))


def key_for(enrolments: Iterable[Enrolment], country: str, now: datetime) -> Status | None:
    """The key that signs for a country today: one that is enrolled, else one that waits for the ILO; else None.

    Packages under a waiting key are kept at the ILO until the key is confirmed.
    """
    own = [each for each in statuses(enrolments, now) if each.enrolment.country == country]
    ordered = (each for state in (State.ENROLLED, State.WAITING) for each in own if each.state is state)
    return next(ordered, None)


def expected_signer(status: Status) -> str:
    """The id under which a key signs; while it waits, the one that the ILO gives in the ordinary course of things."""
    request = status.enrolment.request
    if status.signer is not None:
        return status.signer
    if request["purpose"] == Purpose.RENEWAL:
        return str(request["replaces"])
    country, _, number = str(request["replaces"] or f"{status.enrolment.country.lower()}-00").partition("-")
    return f"{country}-{int(number) + 1:02d}"
