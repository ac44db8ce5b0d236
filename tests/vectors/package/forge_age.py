"""Age files that come out the same every time: the format's own steps, with fixed bytes where age draws random ones.

Recipients are test keys, made from fixed bytes; their texts are what `age-keygen` would print for those bytes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION: Final = b"age-encryption.org/v1"
DESK_SEED: Final = b"test age key of the desk".ljust(32, b".")
DESK_IDENTITY: Final = "AGE-SECRET-KEY-1W3JHXAPQV9NK2GRTV4UJQMMXYP6XSEFQV3JHX6EW9CHZUT3W9CHQ57S94F"
DESK_RECIPIENT: Final = "age1c6hlxl7t6pxtfl482k2ac8pgjk6xj92v9s042wxfd8l33v8arfuqk5jqlz"
NOBODY_SEED: Final = b"test age key of nobody".ljust(32, b".")

_SENDER: Final = b"test age key of one file".ljust(32, b".")
_FILE_KEY: Final = b"test file key...".ljust(16, b".")
_NONCE: Final = b"test file nonce.".ljust(16, b".")
_CHUNK: Final = 64 * 1024


def encrypted(plain: bytes, seed: bytes = DESK_SEED) -> bytes:
    """`plain`, encrypted for the key that is made from `seed`."""
    public = X25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    header = VERSION + b"\n" + _stanza(public) + b"---"
    mac = hmac.new(_derived(_FILE_KEY, b"", b"header"), header, hashlib.sha256).digest()
    return header + b" " + _text(mac) + b"\n" + _NONCE + _payload(plain)


def _stanza(public: bytes) -> bytes:
    """The file's key, locked for one recipient."""
    sender = X25519PrivateKey.from_private_bytes(_SENDER)
    share = sender.public_key().public_bytes_raw()
    shared = sender.exchange(X25519PublicKey.from_public_bytes(public))
    lock = ChaCha20Poly1305(_derived(shared, share + public, VERSION + b"/X25519"))
    return b"-> X25519 %s\n%s\n" % (_text(share), _text(lock.encrypt(bytes(12), _FILE_KEY, None)))


def _payload(plain: bytes) -> bytes:
    cipher = ChaCha20Poly1305(_derived(_FILE_KEY, _NONCE, b"payload"))
    chunks = [plain[at : at + _CHUNK] for at in range(0, len(plain), _CHUNK)] or [b""]
    last = len(chunks) - 1
    return b"".join(
        cipher.encrypt(number.to_bytes(11, "big") + bytes([number == last]), chunk, None)
        for number, chunk in enumerate(chunks)
    )


def _derived(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(secret)


def _text(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")
