"""The installer's trust bundle at the start of the program, whichever face of it is started."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop import logs, paths
from ilms_desktop.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path


#: folder of the installer's bundle below the resources of the program
RESOURCE: Final = "trust"


def seed_at_start(user_dir: Path) -> None:
    """Install the installer's bundle where it is newer; whatever stands in the way keeps nobody from working.

    It stands in the log; who needs the bundle afterwards is told then.
    """
    if not (paths.resources_dir() / RESOURCE).is_dir():
        return
    # why: what reads bundles costs time to import, and a build without one needs none of it (ADR 0011)
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.trust_store import seed

    try:
        seed(user_dir, system_clock())
    except UserError as error:
        logs.area("workspace").warning("the installer's trust bundle was not installed: %s", error.code)
