"""How small structured things stand in text columns: moments, lists of numbers or codes, maps of texts.

One spelling each, so that equal things are equal texts; the journal and the undo of a step rely on it.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"


def moment_text(moment: datetime) -> str:
    """A moment as `2026-10-01T09:30:00Z`.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(moment)
    return moment.astimezone(UTC).strftime(_MOMENT)


def read_moment(text: str) -> datetime:
    """The moment of a text written by `moment_text`."""
    # why: strptime takes some 8 microseconds, and a history has thousands of moments
    return datetime.fromisoformat(text)


def json_text(value: Any) -> str:
    """The one JSON spelling of a value: keys sorted, no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_texts(text: str) -> dict[str, str]:
    """Map of texts written by `json_text`."""
    stored: Mapping[str, str] = json.loads(text)
    return dict(stored)
