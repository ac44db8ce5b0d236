"""The written cases beside the rules, as the product reads them, under the names that tests of the rules use."""

from __future__ import annotations

from ilms_desktop.validation.written_cases import WrittenCase as Case
from ilms_desktop.validation.written_cases import read_cases

__all__ = ["Case", "read_cases"]
