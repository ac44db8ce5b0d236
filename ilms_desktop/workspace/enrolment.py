"""A person's keys and how far each is enrolled: request, grant, dates, renewal.

Facts only: which files hold them is said in `enrolment_files`, how they come about in `enrolment_request` and
`enrolment_grant`. Time is passed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

#: how long before the end of a key its renewal is offered
RENEWAL_OFFERED: Final = timedelta(days=60)
#: the private key in the folder of an enrolment
KEY_FILE: Final = "key"


class Purpose(StrEnum):
    """Why a key is to be enrolled; the values stand in the request."""

    #: a person on a computer who had none
    NEW = "new"
    #: before the end of a key, which vouches for the new one
    RENEWAL = "renewal"
    #: in place of a key that was lost or has ended
    REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True)
class Granted:
    """A grant that was imported.

    Attributes:
        package_id: hash of the grant. document: its fields, checked.
    """

    package_id: str
    document: Mapping[str, Any]

    @property
    def number(self) -> int:
        """Number that the desk gave it in the country."""
        return int(self.document["number"])

    @property
    def signer(self) -> str:
        """Id under which the key signs, `ken-01`."""
        return str(self.document["signer"])

    @property
    def valid_from(self) -> datetime:
        """The key counts from then on."""
        return _moment(self.document["valid_from"])

    @property
    def valid_until(self) -> datetime:
        """The key counts up to then, not including it."""
        return _moment(self.document["valid_until"])

    def is_valid(self, now: datetime) -> bool:
        """Whether the key counts today."""
        return self.valid_from <= now < self.valid_until


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One key of this computer.

    Attributes:
        folder: where its files lie. request_id: hash of the request. request: fields of its document, checked.
        grants: what the desk answered, by number.
    """

    folder: Path
    request_id: str
    request: Mapping[str, Any]
    grants: tuple[Granted, ...] = ()

    @property
    def mark(self) -> str:
        """Short name of the key, `1A2B3C4D`, which the name of the request ends with."""
        return str(self.request["package"]).rpartition("_")[2]

    @property
    def country(self) -> str:
        """Alpha-3 code."""
        return str(self.request["country"])

    @property
    def key_path(self) -> Path:
        """The private key."""
        return self.folder / KEY_FILE

    @property
    def request_path(self) -> Path:
        """The request, exactly as it was made."""
        return self.folder / f"{self.request['package']}.zip"

    @property
    def public(self) -> bytes:
        """The 32 bytes of the public key."""
        from ilms_desktop.package.keys import read_public

        found = read_public(self.request["public_key"])
        assert found is not None  # noqa: S101 - the fields were checked
        return found

    @property
    def created(self) -> datetime:
        """When the request was made."""
        return _moment(self.request["created_utc"])

    @property
    def grant(self) -> Granted | None:
        """The newest grant; None while the desk has not answered."""
        return max(self.grants, key=lambda each: each.number, default=None)


class State(StrEnum):
    """How far a key is."""

    #: no grant yet; packages under it wait at the desk
    WAITING = "waiting"
    #: granted from a later day on
    EARLY = "early"
    #: in use
    ENROLLED = "enrolled"
    #: a later key of this computer signs in its place
    REPLACED = "replaced"
    #: past its last day
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Status:
    """A key today.

    Attributes:
        enrolment: the key. state: see `State`. renewal_offered: whether the person is to be asked to renew it now.
    """

    enrolment: Enrolment
    state: State
    renewal_offered: bool

    @property
    def signer(self) -> str | None:
        """Id under which it signs; None before the grant."""
        grant = self.enrolment.grant
        return None if grant is None else grant.signer

    @property
    def until(self) -> datetime | None:
        """End of the key; None before the grant."""
        grant = self.enrolment.grant
        return None if grant is None else grant.valid_until

    @property
    def renewal_from(self) -> datetime | None:
        """When its renewal is offered; None before the grant."""
        return None if self.until is None else self.until - RENEWAL_OFFERED


def statuses(enrolments: Iterable[Enrolment], now: datetime) -> tuple[Status, ...]:
    """Every key of this computer as it is today, the newest request first."""
    listed = sorted(enrolments, key=lambda each: (each.created, each.mark), reverse=True)
    return tuple(_status(each, listed, now) for each in listed)


def signing_with(enrolments: Iterable[Enrolment], country: str, now: datetime) -> Enrolment | None:
    """The key that signs for a country today; None where none is enrolled. The newest request wins."""
    found = (
        each.enrolment
        for each in statuses(enrolments, now)
        if each.state is State.ENROLLED and each.enrolment.country == country
    )
    return next(found, None)


def _status(each: Enrolment, listed: list[Enrolment], now: datetime) -> Status:
    state = _state(each, listed, now)
    grant = each.grant
    offered = (
        state is State.ENROLLED
        and grant is not None
        and now >= grant.valid_until - RENEWAL_OFFERED
        and not any(_takes_over(other, each) and other.grant is None for other in listed)
    )
    return Status(each, state, offered)


def _state(each: Enrolment, listed: list[Enrolment], now: datetime) -> State:
    grant = each.grant
    if grant is None:
        return State.WAITING
    if now >= grant.valid_until:
        return State.ENDED
    if now < grant.valid_from:
        return State.EARLY
    replaced = any(
        _takes_over(other, each) and other.grant is not None and other.grant.valid_from <= now for other in listed
    )
    return State.REPLACED if replaced else State.ENROLLED


def _takes_over(other: Enrolment, each: Enrolment) -> bool:
    """Whether `other` was asked for in the place of `each`."""
    grant = each.grant
    is_later = (other.created, other.mark) > (each.created, each.mark)
    return is_later and grant is not None and other.request["replaces"] == grant.signer


def _moment(text: str) -> datetime:
    """A time whose form was checked."""
    return datetime.fromisoformat(text)
