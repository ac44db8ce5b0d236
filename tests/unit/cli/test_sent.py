"""What a person says of sending, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def test_a_package_was_sent_or_was_not_after_all(ilms: Any, sealed_file: Path) -> None:
    """Today by mail, unless something else is said."""
    told = ilms("sent", sealed_file, "S0001", "--json").document
    assert (told["standing"], told["way"]) == ("sent", "mail")
    ran = ilms("sent", sealed_file, "S0001", "--on", "2026-01-05", "--way", "hand")
    assert "Mailed (you said so) 5 Jan 2026" in ran.err
    assert "You said: sent on 5 Jan 2026, by hand." in ran.err
    told = ilms("sent", sealed_file, "S0001", "--not", "--json").document
    assert (told["standing"], told["sent_on"], told["way"]) == ("signed", None, None)


@pytest.mark.parametrize(
    ("words", "exit_code", "code"),
    [
        (("S0009",), 1, "unknown_outgoing"),
        (("S0001", "--on", "5 January"), 2, "bad_date"),
        (("S0001", "--on", "2999-01-01"), 1, "sent_in_future"),
    ],
)
def test_what_cannot_be_is_said(
    words: tuple[str, ...], exit_code: int, code: str, ilms: Any, sealed_file: Path
) -> None:
    """Nothing is kept then."""
    ran = ilms("sent", sealed_file, *words, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (exit_code, code)
    assert ilms("outbox", "list", sealed_file, "--json").document["packages"][0]["standing"] == "signed"
