"""How far each key of a computer is, today."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.package import limits
from ilms_desktop.package.keys import new_key
from ilms_desktop.workspace.enrolment import RENEWAL_OFFERED, State, signing_with, statuses
from ilms_desktop.workspace.enrolment_files import enrolments
from ilms_desktop.workspace.enrolment_request import Replaced
from tests.unit.workspace.enrolment_support import GRANTED, LIFE, NOW, ask, dice, enrolled

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

END = GRANTED + LIFE
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


@pytest.mark.parametrize(
    ("now", "state", "offered"),
    [
        (GRANTED - SECOND, State.EARLY, False),
        (GRANTED, State.ENROLLED, False),
        (END - RENEWAL_OFFERED - SECOND, State.ENROLLED, False),
        (END - RENEWAL_OFFERED, State.ENROLLED, True),
        (END - SECOND, State.ENROLLED, True),
        (END, State.ENDED, False),
    ],
)
def test_a_key_goes_its_way_by_its_dates(tmp_path: Path, now: datetime, state: State, offered: bool) -> None:
    """Its renewal is offered sixty days before the end, while the key can still speak for the next one."""
    enrolled(tmp_path, ask(tmp_path))
    (status,) = statuses(enrolments(tmp_path), now)
    assert (status.state, status.renewal_offered) == (state, offered)
    assert (status.signer, status.until, status.renewal_from) == ("ken-01", END, END - timedelta(days=60))


def test_a_request_waits_for_its_grant(tmp_path: Path) -> None:
    """Nobody signs with it yet as far as the desk knows."""
    made = ask(tmp_path)
    (status,) = statuses([made], NOW)
    assert (status.state, status.signer, status.until, status.renewal_from) == (State.WAITING, None, None, None)
    assert signing_with([made], "KEN", NOW) is None


def test_a_renewed_key_signs_from_the_day_of_its_grant(tmp_path: Path) -> None:
    """The old one is not offered for renewal twice, and steps back when the new one counts."""
    old = enrolled(tmp_path, ask(tmp_path))
    now = END - timedelta(days=30)
    renewed = ask(tmp_path, now=now, seed=5, replaced=Replaced("ken-01", new_key(dice()(32)), old))
    newer, older = statuses(enrolments(tmp_path), now)
    assert (newer.state, older.state, older.renewal_offered) == (State.WAITING, State.ENROLLED, False)
    assert signing_with(enrolments(tmp_path), "KEN", now) == old
    enrolled(tmp_path, renewed, number=8, valid_from=now + timedelta(days=1))
    for later, states in ((now, [State.EARLY, State.ENROLLED]), (END - SECOND, [State.ENROLLED, State.REPLACED])):
        assert [each.state for each in statuses(enrolments(tmp_path), later)] == states
    signing = signing_with(enrolments(tmp_path), "KEN", END - SECOND)
    assert signing is not None
    assert signing.mark == renewed.mark
    assert signing_with(enrolments(tmp_path), "TZA", END - SECOND) is None


def test_the_newest_grant_counts(tmp_path: Path) -> None:
    """The desk may answer again, for example with other dates."""
    made = enrolled(tmp_path, ask(tmp_path))
    again = enrolled(tmp_path, made, number=9, valid_from=GRANTED + timedelta(days=3))
    assert [each.number for each in again.grants] == [7, 9]
    assert again.grant is not None
    assert again.grant.valid_from == GRANTED + timedelta(days=3)
