"""Checks of the standard reasons: each code stands once, each rule that a reason fits is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.crosscheck_codelists import repeated
from ilms_desktop.definitions.forms import REASONS
from ilms_desktop.definitions.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.definitions.forms import Forms


def check_reasons(forms: Forms) -> Iterator[Problem]:
    """Codes are unique, and rules exist."""
    entries = forms.entries(REASONS, "reasons")
    for code in repeated(entry["code"] for entry in entries):
        yield Problem("codelist.repeated", REASONS, code, {"value": code})
    for entry in entries:
        for rule in entry["rules"]:
            if f"rules/{rule}.toml" not in forms.documents:
                yield Problem("ref.rule", REASONS, entry["code"], {"rule": rule})


REASON_CHECKS: Final[tuple[Callable[[Forms], Iterator[Problem]], ...]] = (check_reasons,)
