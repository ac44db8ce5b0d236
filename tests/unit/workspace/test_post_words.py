"""Words of standings, receipts and reminders: never more than is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.post import Mailing, Way
from ilms_desktop.package.outcome import Outcome, Refusal, Stage
from ilms_desktop.workspace.post import Outgoing, Standing
from ilms_desktop.workspace.post_words import (
    bundle_words,
    kind_words,
    overdue_words,
    receipt_findings,
    receipt_words,
    sharing_changes,
    sharing_words,
    standing_words,
    way_words,
)
from tests.unit.workspace.post_support import answer_file, receipt, submission
from tests.unit.workspace.trust_support import install_six

if TYPE_CHECKING:
    from pathlib import Path

SENT = date(2026, 10, 2)
FIRST, SECOND = submission(1), submission(2)
RECEIPT = receipt(42, FIRST)


def table(name: str, sharing: str, until: str | None = None) -> dict[str, Any]:
    """A table as documents list it."""
    return {"id": name, "sharing": sharing, "embargo_until": until}


def test_each_standing_has_its_words() -> None:
    """Those of the status bar and the outbox."""
    mailing = Mailing(FIRST.package_id, SENT, Way.MAIL)
    words = {
        standing: standing_words(Outgoing(FIRST, standing, mailing=mailing, receipts=(RECEIPT,), by=SECOND))
        for standing in Standing
    }
    assert words == {
        Standing.SIGNED: "Packaged, not mailed",
        Standing.SENT: "Mailed (you said so) 2 Oct 2026",
        Standing.RECEIVED: "Received (receipt no. 0042)",
        Standing.HELD: "On hold",
        Standing.IMPORTED: "Accepted",
        Standing.REFUSED: "Refused",
        Standing.SUPERSEDED: "Superseded by S0002",
        Standing.RECALLED: "Recalled by S0002",
    }
    assert standing_words(Outgoing(FIRST, Standing.SIGNED)) == "Packaged, not mailed"


def test_numbers_may_be_isolated_for_the_screen() -> None:
    """So that they stay in order in a text that runs from right to left."""
    words = standing_words(Outgoing(FIRST, Standing.SUPERSEDED, by=SECOND), lambda text: f"<{text}>")
    assert words == "Superseded by <S0002>"


def test_a_receipt_is_called_by_number_and_day() -> None:
    """As people say it on the telephone."""
    assert receipt_words(RECEIPT) == "Receipt no. 0042, 4 Oct 2026"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("full", "complete reply"),
        ("correction", "correction"),
        ("nil", "nothing to report"),
        ("withdrawal", "recall"),
    ],
)
def test_each_kind_has_its_words(kind: str, words: str) -> None:
    """Beside the number in every list."""
    assert kind_words(submission(1, kind=kind)) == words


def test_answers_are_called_answers() -> None:
    """They are no submission."""
    assert kind_words(answer_file(1)) == "answers to questions"
    assert [way_words(way) for way in Way] == ["by mail", "by an upload page", "by hand"]


def test_a_late_receipt_is_told_with_its_days() -> None:
    """And what to do: the same file, never a new one."""
    outgoing = Outgoing(FIRST, Standing.SENT, mailing=Mailing(FIRST.package_id, SENT, Way.MAIL))
    told = overdue_words(outgoing, SENT + timedelta(days=12))
    assert told == "S0001: no receipt for 12 days. Send the same file again."


def test_other_sharing_levels_are_told_table_by_table() -> None:
    """A level that differs, another day, a table that the receipt does not name; equal ones are left out."""
    sent = submission(
        1,
        tables=[
            table("A1", "public"),
            table("A2", "embargo", "2027-01-01"),
            table("A3", "partner-states"),
            table("A4", "ilo-only"),
        ],
    )
    understood = replace(
        RECEIPT,
        fields={
            **RECEIPT.fields,
            "tables": [table("A1", "public"), table("A2", "embargo", "2027-02-01"), table("A4", "public")],
        },
    )
    changes = sharing_changes(sent, understood)
    assert [sharing_words(each) for each in changes] == [
        (
            "Table A2 was sent as “public from 1 Jan 2027”; the ILO understood “public from 1 Feb 2027”. "
            "Telephone the ILO."
        ),
        "Table A3 was sent as “for the ILO and partner states”; the receipt does not name it.",
        "Table A4 was sent as “for the ILO alone”; the ILO understood “public”. Telephone the ILO.",
    ]
    assert sharing_changes(sent, RECEIPT) == ()
    assert sharing_changes(answer_file(1), understood) == ()


def test_findings_speak_in_the_desks_own_text_or_by_their_code() -> None:
    """A code of a newer desk is told as one."""
    plain: dict[str, Any] = {"severity": "W", "cell": None, "text_key": None, "parameters": {}, "text": None}
    found = replace(
        RECEIPT,
        fields={
            **RECEIPT.fields,
            "findings": [
                plain | {"code": "AUDIT_BEHIND"},
                plain | {"code": "AUDIT_BEHIND", "text": "Please telephone."},
                plain | {"code": "NEWER", "parameters": None},
            ],
        },
    )
    (first, own, newer) = receipt_findings(found)
    assert "older than one that was sent before" in first[0]
    assert own == ("Please telephone.", first[1])
    assert "NEWER" in newer[0]


def test_what_came_of_a_trust_bundle_is_said_where_one_came(tmp_path: Path) -> None:
    """That it counts, or why it does not and what to do."""
    assert bundle_words(None) == ()
    assert bundle_words(install_six(tmp_path), lambda text: f"<{text}>") == (
        "With it came trust bundle <6> of the ILO; it counts from now on.",
    )
    matter, step = bundle_words(Refusal("TRUST_QUORUM", Stage.TRUST, Outcome.REFUSE))
    assert "it was not installed" in matter
    assert step
