"""Ed25519 as this format wants it: signing, and a verification that refuses what common libraries let pass.

The arithmetic is the library's; the list of weak keys and the range check of the scalar are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64

_FIELD_PRIME: Final = 2**255 - 19
_GROUP_ORDER: Final = 2**252 + 27742317777372353535851937790883648493
_SIGN_BIT: Final = 1 << 255
#: y of the eight points whose order divides 8; the sign bit of x makes each of them two encodings
_LOW_ORDER_Y: Final = frozenset(
    {
        0,
        1,
        _FIELD_PRIME - 1,
        int.from_bytes(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"),
        int.from_bytes(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"),
    }
)


def is_weak(public: bytes) -> bool:
    """Whether a public key is one under which forged signatures verify, or is not written in its only right way."""
    y = int.from_bytes(public, "little") & ~_SIGN_BIT
    return y in _LOW_ORDER_Y or y >= _FIELD_PRIME


def signature_holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether `signature` is the one right signature of `message` by the key `public` (which is not weak)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    # why: S + order verifies as well as S, so that one signature could be turned into another without the key
    if int.from_bytes(signature[KEY_BYTES:], "little") >= _GROUP_ORDER:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


class SigningKey:
    """An opened private key. It lives in memory as short as possible and shows nothing of itself."""

    __slots__ = ("_private", "public")

    def __init__(self, private: Ed25519PrivateKey) -> None:
        """Wrap the library's key and keep its 32 public bytes at hand."""
        self._private = private
        self.public: bytes = private.public_key().public_bytes_raw()

    @classmethod
    def from_seed(cls, seed: bytes) -> SigningKey:
        """The key that belongs to 32 random bytes; the caller draws them."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature."""
        return self._private.sign(message)

    def to_openssh(self, passphrase: bytes | None, *, rounds: int) -> bytes:
        """The key in OpenSSH's private key format: bcrypt-pbkdf and aes256-ctr, or open when `passphrase` is None."""
        from cryptography.hazmat.primitives import serialization as ser

        form = ser.PrivateFormat.OpenSSH
        if passphrase is None:
            return self._private.private_bytes(ser.Encoding.PEM, form, ser.NoEncryption())
        # why: the library's "best available" encryption takes fewer rounds than a passphrase of a person needs
        locked = form.encryption_builder().kdf_rounds(rounds).build(passphrase)
        return self._private.private_bytes(ser.Encoding.PEM, form, locked)
