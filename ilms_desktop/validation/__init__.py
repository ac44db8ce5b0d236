"""Validation: the rules of the questionnaire against the figures of a file.

Rules are data under `forms/rules/` and `forms/derivations/`; docs/spec/rules.md describes them. The engine knows
kinds, never tables. It reads the store and returns findings as values; nothing is repaired by itself.
"""

from ilms_desktop.validation.checker import Checker
from ilms_desktop.validation.frames import Group
from ilms_desktop.validation.indicators import Indicator
from ilms_desktop.validation.results import GroupResult, GroupResults
from ilms_desktop.validation.rules import load_rules

__all__ = ["Checker", "Group", "GroupResult", "GroupResults", "Indicator", "load_rules"]
