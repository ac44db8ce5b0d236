"""Opening a questionnaire for a command: real clock, real ids, the language in use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop import i18n

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.workspace.workspace import Workspace


def open_workspace(args: argparse.Namespace, *, person: str = "") -> Workspace:
    """The questionnaire named on the command line; `person` stands in its journal, empty = that of the file.

    Raises:
        StorageError: it cannot be used; it is as it was.
    """
    # why: the database library costs a third of a second, and some commands need no questionnaire (ADR 0011)
    from ilms_desktop.workspace.clock import system_clock, system_ids
    from ilms_desktop.workspace.workspace import Workspace

    return Workspace.open(Path(args.file), language=i18n.language(), clock=system_clock, ids=system_ids, person=person)
