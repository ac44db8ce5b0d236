"""What a rule says of one instance, in the form in which engine and oracle are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey


class Said(NamedTuple):
    """What a rule says of one instance; severity is empty where it waits."""

    rule: str
    severity: str
    cells: frozenset[ObservationKey]
    missing: frozenset[ObservationKey] = frozenset()
