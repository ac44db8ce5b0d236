"""Sources as lines of a choice: name and id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def source_offers(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Words and id of each source, in the order of the questionnaire."""
    return tuple(
        (fill(_("{source} ({id})"), {"source": each.name, "id": ltr(each.id)}), each.id) for each in workspace.sources()
    )
