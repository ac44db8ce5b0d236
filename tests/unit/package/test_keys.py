"""Signing keys as files and as digits."""

from __future__ import annotations

import base64
import subprocess
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.package import keys
from ilms_desktop.package.wire import pack_strings

if TYPE_CHECKING:
    from pathlib import Path

KEY = keys.new_key(b"4" * 32)
OPEN = keys.key_file(KEY, None)


@pytest.fixture(scope="module")
def protected() -> bytes:
    """A key file with a passphrase; 64 rounds take half a second, so it is made once."""
    return keys.key_file(KEY, "Pnom Penh 2026 é")


def key_file_of(body: bytes) -> bytes:
    """Any bytes in the armour of a key file."""
    return b"-----BEGIN OPENSSH PRIVATE KEY-----\n" + base64.encodebytes(body) + b"-----END OPENSSH PRIVATE KEY-----\n"


def failure(data: bytes, passphrase: str | None) -> str:
    """Code with which a key file does not open."""
    with pytest.raises(SigningKeyError) as caught:
        keys.load_key(data, passphrase, path="key")
    assert caught.value.context["path"] == "key"
    return caught.value.code


def test_an_open_key_file_opens() -> None:
    """With or without a passphrase typed."""
    assert keys.is_protected(OPEN) is False
    assert keys.load_key(OPEN, None).public == KEY.public
    assert keys.load_key(OPEN, "typed in vain").public == KEY.public


def test_a_protected_key_file_opens_with_its_passphrase_only(protected: bytes) -> None:
    """Each way to fail has its own code, so that the person knows what to do."""
    assert keys.is_protected(protected) is True
    assert keys.load_key(protected, "Pnom Penh 2026 é").public == KEY.public
    assert failure(protected, None) == "passphrase_needed"
    assert failure(protected, "pnom penh 2026 é") == "wrong_passphrase"
    assert failure(protected, "") == "passphrase_needed"


def test_a_key_file_is_locked_with_the_stated_rounds_and_cipher(protected: bytes) -> None:
    """A passphrase of a person needs slow derivation; weaker settings would open faster for a thief, too."""
    blob = base64.b64decode(b"".join(protected.splitlines()[1:-1]))
    assert pack_strings(b"aes256-ctr", b"bcrypt") in blob
    assert (64).to_bytes(4, "big") + (1).to_bytes(4, "big") in blob


def test_a_key_file_saved_with_other_line_ends_opens() -> None:
    """Windows editors and mail programs change them."""
    assert keys.load_key(OPEN.replace(b"\n", b"\r\n"), None).public == KEY.public


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"ssh-ed25519 AAAA khm-01\n",
        key_file_of(b"openssh-key-v1\0"),
        key_file_of(b"openssh-key-v2\0" + pack_strings(b"none")),
        key_file_of(b"openssh-key-v1\0" + pack_strings(b"none", b"none", b"")),
        b"-----BEGIN OPENSSH PRIVATE KEY-----\nA\n-----END OPENSSH PRIVATE KEY-----\n",
    ],
)
def test_what_is_no_key_file_is_said_to_be_none(data: bytes) -> None:
    """The .pub file, an empty file and a damaged one."""
    assert failure(data, None) == "key_unreadable"


def test_a_key_file_with_an_unknown_cipher_is_unreadable(protected: bytes) -> None:
    """A later OpenSSH may lock files in a way that we do not know."""
    blob = base64.b64decode(b"".join(protected.splitlines()[1:-1]))
    assert failure(key_file_of(blob.replace(b"aes256-ctr", b"aes256-xyz")), "any") == "key_unreadable"


def test_a_key_of_another_type_is_unreadable() -> None:
    """One algorithm only."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    other = generate_private_key(SECP256R1())
    assert failure(other.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()), None) == "key_unreadable"


@pytest.mark.parametrize(
    ("public", "digits"),
    [
        (
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "26348 11467 42571 53456 16141 34442 16338 16275",
        ),
        (
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "64197 90455 45778 48033 25711 62583 55643 76058",
        ),
    ],
)
def test_the_code_of_a_key_is_the_same_everywhere(public: str, digits: str) -> None:
    """Two programs must show the same digits, or no telephone call ever confirms anything."""
    assert " ".join(keys.key_code(bytes.fromhex(public))) == digits


def test_the_public_line_names_the_signer() -> None:
    """Type, key, signer id."""
    kind, text, comment = keys.public_line(KEY.public, "khm-01").split()
    assert (kind, comment) == ("ssh-ed25519", "khm-01")
    assert base64.b64decode(text).endswith(KEY.public)


def test_the_roots_have_one_code_together() -> None:
    """As the ILO prints it in its letter, whatever order they are listed in."""
    roots = [
        bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
        bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
        bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"),
    ]
    assert " ".join(keys.root_code(roots)) == "02146 92672 08063 84729 21330 76267 65566 65289"
    assert keys.root_code(reversed(roots)) == keys.root_code(roots)


@pytest.mark.parametrize("zero", "0٠۰०০０")
def test_a_code_may_be_typed_in_the_digits_of_the_person(zero: str) -> None:
    """Arabic, Persian, Hindi, Bengali or full-width ones, grouped in any way."""
    code = keys.key_code(KEY.public)
    typed = "".join(chr(ord(zero) + int(digit)) for digit in "".join(code))
    assert keys.same_code(typed, code)
    assert keys.same_code(f" {typed[:7]}\n{typed[7:]} ", code)
    assert not keys.same_code(typed[:-1], code)


@pytest.mark.parametrize("typed", ["", "²" * 40, "x" * 40])
def test_what_is_no_digit_is_no_code(typed: str) -> None:
    """A raised two is no two."""
    assert not keys.same_code(typed, keys.key_code(KEY.public))


def test_a_public_key_is_read_as_it_is_written() -> None:
    """And in one way only."""
    text = keys.public_text(KEY.public)
    assert keys.read_public(text) == KEY.public
    short = base64.b64encode(pack_strings(b"ssh-ed25519", b"short")).decode()
    for wrong in (f"{text} office", f"ssh-rsa {text.split()[1]}", text[:-1], f"{text}é", "ssh-ed25519 ", "", short):
        assert keys.read_public(wrong) is None


def test_a_key_file_names_its_public_key_in_clear(protected: bytes) -> None:
    """So that its passphrase can be found before it is opened."""
    assert keys.public_of_file(protected) == keys.public_of_file(OPEN) == KEY.public
    blob = base64.b64decode(b"".join(OPEN.splitlines()[1:-1]))
    assert keys.public_of_file(key_file_of(blob[:60])) is None
    assert keys.public_of_file(key_file_of(blob.replace(b"ssh-ed25519", b"ssh-ed00000"))) is None
    assert keys.public_of_file(b"rubbish") is None


def test_the_fingerprint_is_that_of_ssh_keygen(tmp_path: Path) -> None:
    """What a person compares on paper must be what OpenSSH shows."""
    (tmp_path / "k.pub").write_text(keys.public_line(KEY.public, "ken-01"))
    shown = subprocess.run(["ssh-keygen", "-l", "-f", tmp_path / "k.pub"], capture_output=True, text=True, check=True)
    assert keys.fingerprint(KEY.public) in shown.stdout.split()
