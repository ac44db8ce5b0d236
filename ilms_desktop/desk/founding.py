"""Making and signing the trust bundles of a desk's folder.

The next version keeps of the one before what is not said anew. The root keys sign where they are kept, away from the
desk: what travels there and back is the folder `trust`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.desk import folder
from ilms_desktop.errors import CommandRefused
from ilms_desktop.package import strict_json
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.shape import write_moment
from ilms_desktop.package.trust import DeskKeyStatus, read_bundle
from ilms_desktop.package.trust_install import bundle_path, signature_path
from ilms_desktop.package.trust_write import make_bundle, sign_bundle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey

#: what a first bundle says where nobody says otherwise
_FIRST: Final[Mapping[str, Any]] = {
    "version": 0,
    "quorum": 2,
    "age_recipients": [],
    "policies": {"ALL": {"encryption": "off"}},
    "minimum_software": "0.1.0",
}


def write_bundle(path: Path, changes: Mapping[str, Any], *, now: datetime) -> Path:
    """Write the next bundle of a desk's folder, unsigned.

    Args:
        path: of the desk's folder; it need not be there yet.
        changes: fields of the bundle that differ from the one before; the first one needs `roots`, `desk_keys`,
            `expires_utc` and `contacts`.
        now: when it is issued.

    Returns:
        Path of the bundle.

    Raises:
        UserError: `trust_not_made`. ExchangeError: `file_unwritable`, or the bundle before cannot be read.
    """
    before = _newest(folder.read_trust(path))
    fields = {**before, **changes, "version": before["version"] + 1, "issued_utc": write_moment(now)}
    fields.pop("format", None)
    if "desk_keys" in changes:
        fields["desk_keys"] = [*changes["desk_keys"], *_withdrawn(before, changes["desk_keys"])]
    target = path / bundle_path(fields["version"])
    folder.put(target, make_bundle(fields))
    return target


def withdraw(path: Path, key_id: str, status: DeskKeyStatus, *, now: datetime) -> Path:
    """Write the next bundle of a desk's folder, in which one key of the desk counts no longer; unsigned.

    Args:
        path: of the desk's folder.
        key_id: of the key.
        status: `retired` or `revoked`. A retired key may be revoked later; nothing brings a key back.
        now: since when.

    Returns:
        Path of the bundle.

    Raises:
        CommandRefused: `desk_key_unknown`, `desk_key_withdrawn`. UserError: `trust_not_made`.
        ExchangeError: `file_unwritable`, or the bundle before cannot be read.
    """
    listed = _newest(folder.read_trust(path)).get("desk_keys", [])
    found = next((each for each in listed if each["id"] == key_id), None)
    if found is None:
        known = ", ".join(each["id"] for each in listed) or "–"
        raise CommandRefused("desk_key_unknown", id=key_id, known=known)
    if found["status"] in {status, DeskKeyStatus.REVOKED}:
        raise CommandRefused("desk_key_withdrawn", id=key_id, status=found["status"])
    changed = {**found, "status": status.value, "since_utc": write_moment(now)}
    return write_bundle(path, {"desk_keys": [changed if each is found else each for each in listed]}, now=now)


def _withdrawn(before: Mapping[str, Any], named: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Entries of keys that do not count any more, unless they are named anew: the list says so for ever."""
    ids = {each["id"] for each in named}
    listed = before.get("desk_keys", ())
    return [each for each in listed if each["status"] != DeskKeyStatus.CURRENT and each["id"] not in ids]


def _newest(files: Mapping[str, bytes]) -> Mapping[str, Any]:
    """Fields of the newest bundle there is, signed or not."""
    for name in sorted((name for name in files if name.endswith(".json")), reverse=True):
        value = strict_json.load(files[name])
        if isinstance(value, dict):
            return value
    return _FIRST


def sign(path: Path, data: bytes, key: SigningKey, *, root: str | None) -> Path:
    """Write the signature of a root key beside a bundle.

    Args:
        path: of the bundle.
        data: its bytes.
        key: of the root.
        root: id that the signature's file is named by; None = the one that the bundle gives the key. A root that
            leaves signs the bundle that no longer names it, so it must be said then.

    Raises:
        CommandRefused: `trust_unreadable`, `root_unknown`. ExchangeError: `file_unwritable`.
    """
    bundle = read_bundle(data)
    if isinstance(bundle, Problem):
        raise CommandRefused("trust_unreadable", path=path, reason=bundle.code)
    name = root or next((each for each, public in bundle.roots.items() if public == key.public), None)
    if name is None:
        raise CommandRefused("root_unknown", path=path)
    target = path.parent.parent / signature_path(bundle.version, name)
    folder.put(target, sign_bundle(data, key))
    return target
