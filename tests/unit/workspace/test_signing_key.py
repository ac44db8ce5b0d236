"""A key file opens with its passphrase, and its public half names the signer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.package.keys import key_file, new_key, public_line
from ilms_desktop.workspace import signing_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = new_key(bytes(range(32)))
PASSPHRASE = "a long passphrase"


def made(folder: Path, passphrase: str | None, signer: str = "khm-01") -> Path:
    """A key and its public half."""
    path = folder / "khm.key"
    path.write_bytes(key_file(KEY, passphrase))
    signing_key.public_path(path).write_bytes(public_line(KEY.public, signer).encode())
    return path


def refused(call: Callable[[], object]) -> str:
    """Code of the refusal."""
    with pytest.raises(SigningKeyError) as caught:
        call()
    return caught.value.code


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_key_opens_and_names_its_signer(tmp_path: Path, passphrase: str | None) -> None:
    """With a passphrase or without."""
    path = made(tmp_path, passphrase)
    assert signing_key.needs_passphrase(path) is (passphrase is not None)
    assert signing_key.open_key(path, passphrase).public == KEY.public
    assert signing_key.signer_of(path) == "khm-01"


def test_a_key_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    """Missing, protected, wrong, no key at all, a folder without public half, a name that is no signer."""
    path = made(tmp_path, PASSPHRASE)
    assert refused(lambda: signing_key.open_key(tmp_path / "no.key", None)) == "key_missing"
    assert refused(lambda: signing_key.open_key(path, "")) == "passphrase_needed"
    assert refused(lambda: signing_key.open_key(path, "another passphrase")) == "wrong_passphrase"
    assert refused(lambda: signing_key.needs_passphrase(signing_key.public_path(path))) == "key_unreadable"
    signing_key.public_path(path).unlink()
    assert refused(lambda: signing_key.signer_of(path)) == "key_missing"
    assert refused(lambda: signing_key.signer_of(made(tmp_path, None, signer="somebody"))) == "bad_signer"
