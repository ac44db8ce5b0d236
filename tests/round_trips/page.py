"""The table of the reference page that says what each layout carries, made from what the layouts declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.exchange.carried import TITLES
from ilms_desktop.exchange.formats import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Iterator


def table() -> str:
    """The table, as it stands on the page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    written = [each for each in LAYOUTS.values() if each.writes]
    yield f"| | {' | '.join(f'`{each.id}`' for each in written)} |"
    yield f"|---|{':---:|' * len(written)}"
    for content, title in TITLES.items():
        yield f"| {title} | {' | '.join('yes' if content in each.carries else '–' for each in written)} |"
