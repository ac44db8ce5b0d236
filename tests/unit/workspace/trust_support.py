"""Trust bundles of the test roots as files, and a person's folder that has one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package.trust_install import bundle_path, signature_path
from ilms_desktop.package.trust_write import make_bundle, sign_bundle
from ilms_desktop.workspace.trust_store import Installed, install_first
from tests.vectors.package import trust_world

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey

NOW: Final = datetime(2026, 11, 22, 8, tzinfo=UTC)
#: after the end of the bundles
LATE: Final = datetime(2028, 7, 1, tzinfo=UTC)
ROOTS: Final = trust_world.ROOTS
NEW_ROOTS: Final = trust_world.NEW_ROOTS
TWO: Final = {name: ROOTS[name] for name in ("r1", "r2")}
CODE: Final = " ".join(trust_world.bundle().root_code)


def files(version: int = trust_world.VERSION, keys: Mapping[str, SigningKey] = TWO, **changes: Any) -> dict[str, bytes]:
    """A bundle and its signatures, by path below `data/`."""
    data = make_bundle(trust_world.fields(version=version, **changes))
    signatures = {signature_path(version, name): sign_bundle(data, key) for name, key in keys.items()}
    return {bundle_path(version): data, **signatures}


def new_roots(version: int = trust_world.VERSION + 1, keys: Mapping[str, SigningKey] = NEW_ROOTS) -> dict[str, bytes]:
    """A bundle of other roots."""
    return files(version, keys, roots=trust_world.root_list(NEW_ROOTS))


def install_six(user_dir: Path, **changes: Any) -> Installed:
    """A person's folder with version 6, the first one."""
    made = files(**changes)
    result = install_first(user_dir, made, CODE, NOW)
    assert isinstance(result, Installed)
    return result
