"""Sources are offered with name and id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.source_offers import source_offers
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_a_source_is_offered_by_name_and_id(workspace: Workspace) -> None:
    """Two sources may have one name."""
    ((words, value),) = source_offers(workspace)
    assert value == SOURCE
    assert bare(words).endswith(f"({SOURCE})")
