"""Bringing what the engine and the oracle say into one form, so that tests can compare them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ilms_desktop.validation.results import together
from tests.oracle.oracle import Oracle
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.validation import GroupResults
    from tests.oracle.files import File

#: rules that look at source records, not at figures
OF_SOURCES = frozenset({"V19"})


def said_by_engine(results: GroupResults) -> tuple[Counter[Said], int]:
    """What the engine says of the figures, and how many sums hold."""
    every = together(results.values())
    found = [said(finding) for finding in every.findings if finding.rule not in OF_SOURCES]
    waiting = [said(note)._replace(severity="") for note in every.not_evaluated]
    return Counter(found + waiting), every.passed


def said(finding: Finding) -> Said:
    """A finding in the form of the oracle."""
    return Said(finding.rule, str(finding.severity), frozenset(finding.cells), frozenset(finding.missing))


def said_by_oracle(
    file: File, fields: Mapping[str, Mapping[str, str]] | None = None, *, country: str = "KHM"
) -> tuple[Counter[Said], int]:
    """What the oracle says of a file, and how many sums hold."""
    oracle = Oracle(file.edition, file.observations(), named=file.named, fields=fields or {}, country=country)
    return oracle.said, oracle.passed
