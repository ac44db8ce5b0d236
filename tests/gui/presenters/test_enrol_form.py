"""What is missing in “Enrol this computer”, and what cannot stand so, in words beside the field."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.enrol_form import Protecting, missing, trouble_of

FULL = {"country": "KHM", "name": "Sok Dara", "office": "MOL", "email": "a@b.example", "telephone": "+855 23"}
BY_SIGN_IN = Protecting(by_sign_in=True)


def test_everything_that_is_missing_is_told_at_once() -> None:
    """Each beside its own field; with all of it nothing is told."""
    assert missing(FULL, BY_SIGN_IN) == {}
    assert set(missing(dict.fromkeys(FULL, "  "), BY_SIGN_IN)) == set(FULL)


@pytest.mark.parametrize(
    ("first", "second", "field", "words"),
    [
        ("short", "short", "first", "at least 12 characters"),
        ("correct horse battery", "correct horse batery", "second", "not the same"),
    ],
)
def test_a_passphrase_is_long_and_typed_twice(first: str, second: str, field: str, words: str) -> None:
    """A slip in it would lock the key for good."""
    told = missing(FULL, Protecting(by_sign_in=False, first=first, second=second))
    assert words in told[field]
    assert missing(FULL, Protecting(by_sign_in=False, first=first * 3, second=first * 3)) == {}


@pytest.mark.parametrize(
    ("error", "field", "words"),
    [
        (SigningKeyError("enrolment_field", field="email", value="dara"), "email", "“dara” is not an e-mail address"),
        (SigningKeyError("enrolment_field", field="collections", value="x"), "", "cannot stand in the request"),
        (SigningKeyError("keystore_failed", detail="locked"), "store", "Ask me every time"),
        (SigningKeyError("wrong_passphrase", path="key"), "old", "does not open the old key"),
        (SigningKeyError("renewal_too_late", signer="khm-01"), "", "Ask for a replacement"),
    ],
)
def test_a_trouble_is_told_beside_its_field(error: SigningKeyError, field: str, words: str) -> None:
    """Or below the form, where it belongs to none."""
    found, told = trouble_of(error)
    assert found == field
    assert words in bare(told)
