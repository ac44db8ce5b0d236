"""What the computer gives for keys: its key store and its mail program."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.ui import key_place, mail_program
from ilms_desktop.ui.mail_program import DraftWay


def test_a_store_that_keeps_nothing_safe_is_refused() -> None:
    """That of the tests is one."""
    with pytest.raises(SigningKeyError) as caught:
        key_place.open_store()
    assert caught.value.code == "keystore_refused"


def test_the_mail_program_of_the_computer_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for packages."""
    monkeypatch.setattr(mail_program.ThisSystem, "handler", lambda _self: "")
    assert key_place.this_mail_program().way is DraftWay.ADDRESS
