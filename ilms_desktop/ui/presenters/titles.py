"""Titles of the window: country, round, source, table; EXAMPLE where the figures are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.workspace.workspace import Workspace


def window_title(workspace: Workspace, parts: Sequence[str]) -> str:
    """Title such as "Cambodia 2026 · Register · C4 — ILMS Desktop"."""
    country = workspace.edition.countries[workspace.country].name
    first = fill(_("{country} {round}"), {"country": country, "round": workspace.round.id})
    example = [_("EXAMPLE")] if workspace.is_example else []
    as_of = [fill(_("AS IT WAS: {name}"), {"name": workspace.as_of})] if workspace.as_of else []
    place = " · ".join([*example, *as_of, first, *(part for part in parts if part)])
    return fill(_("{place} — ILMS Desktop"), {"place": place})


def program_title() -> str:
    """Name of the program; it is the same in every language."""
    return "ILMS Desktop"
