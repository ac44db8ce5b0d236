"""A desk made by commands, for the tests of commands of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def found_desk(ilms: Any, folder: Path) -> Path:
    """A desk with three roots, two of which signed, and the key `desk-2026` beside it."""
    for name in ("r1", "r2", "r3", "desk-2026"):
        assert ilms("desk-key", "new", folder / name, "--id", name, "--no-passphrase").code == 0
    ran = init(ilms, folder)
    bundle = ran.out.strip()
    for name in ("r1", "r2"):
        assert ilms("trust", "sign", bundle, "--key", folder / name).code == 0
    return folder / "desk"


def init(ilms: Any, folder: Path, *more: str) -> Any:
    """Write the first bundle of the desk."""
    roots = [word for name in ("r1", "r2", "r3") for word in ("--root", f"{name}={folder / name}.pub")]
    key = ("--desk-key", f"desk-2026={folder / 'desk-2026'}.pub", "--expires", "2099-01-01")
    contact = ("--address", "ILO, Geneva", "--telephone", "+41 22 000 00 00")
    ran = ilms("trust", "init", folder / "desk", *roots, *key, *contact, *more)
    assert ran.code == 0, ran.err
    return ran
