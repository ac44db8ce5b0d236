"""Making and signing trust bundles: the work of the ILO's root keys, done offline.

What is written is read back by the reader that every computer uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.errors import UserError
from ilms_desktop.package import signature, strict_json
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.trust import FORMAT, NAMESPACE, read_bundle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.package.ed25519 import SigningKey


def make_bundle(fields: Mapping[str, Any]) -> bytes:
    """The bytes of a bundle, ready to be signed.

    Args:
        fields: of the bundle but for `format`.

    Raises:
        UserError: `trust_not_made`, with the code and the field that the reader would refuse.
    """
    data = strict_json.dump({**fields, "format": FORMAT})
    bundle = read_bundle(data)
    if isinstance(bundle, Problem):
        raise UserError("trust_not_made", reason=bundle.code, field=bundle.parameters.get("field", "–"))
    return data


def sign_bundle(data: bytes, key: SigningKey) -> bytes:
    """The armoured signature of a root key over the exact bytes of a bundle."""
    return signature.sign(data, namespace=NAMESPACE, key=key)
