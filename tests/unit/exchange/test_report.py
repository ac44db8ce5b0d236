"""Every reason for refusing a row has a sentence that says what to do."""

from __future__ import annotations

import re

import pytest

from ilms_desktop.exchange.report import REASONS, Refusal, RefusedRow, reason_text
from ilms_desktop.number_text import Unread


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_its_sentence_and_its_next_step(reason: Refusal) -> None:
    """What happened, then what to do: two sentences at least."""
    assert len(re.findall(r"[.?](?: |$)", REASONS[reason])) >= 2


def test_every_reason_for_not_reading_a_number_is_a_reason_for_refusing_its_row() -> None:
    """Otherwise a new kind of unreadable text would end in a crash. An empty text is `no_value` here."""
    assert {reason.value for reason in Unread} - {"empty"} <= {reason.value for reason in Refusal}


def test_the_sentence_names_what_stood_there() -> None:
    """Text of the file is put in as it is, never taken as a pattern."""
    row = RefusedRow(line=3, text="…", reason=Refusal.TEXT, params={"value": "{value} %s"})
    assert reason_text(row).startswith("“{value} %s” is not a number.")
