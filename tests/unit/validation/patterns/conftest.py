"""One table, and what one rule says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.model.key import Criterion, QTableKey, TableKey
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.results import together
from tests.oracle.files import File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]

SOURCE = "FX:N1"


@pytest.fixture
def file() -> Iterator[File]:
    """An empty file of the current edition."""
    file = File(load_edition("ilms-2019"))
    yield file
    file.close()


@pytest.fixture
def told(file: File) -> Told:
    """Findings of one rule on one table, written as number, figures and what differs from the usual."""

    def run(rule: str, number: str, figures: dict[str, str], **changes: str) -> list[Finding]:
        if not file.connection.exec_driver_sql("SELECT count(*) FROM source").scalar():
            file.source(SOURCE)
        criterion = Criterion(changes.get("criterion", "none"))
        versions = file.edition.table(TableKey(number, criterion)).versions
        file.write(QTableKey(SOURCE, number, criterion, changes.get("version", versions[0]), 2020), figures)
        checker = Checker(file.edition, load_round("2026"), "KHM", load_rules("ilms-2019"))
        return [each for each in together(checker.full(file.connection).values()).findings if each.rule == rule]

    return run


@pytest.fixture
def over_years(file: File) -> Told:
    """Findings of one rule on one table over the years, written as number and figures by year."""

    def run(rule: str, number: str, years: dict[int, dict[str, str]], **changes: str) -> list[Finding]:
        source = changes.get("source", SOURCE)
        file.source(source)
        criterion = Criterion(changes.get("criterion", "none"))
        versions = file.edition.table(TableKey(number, criterion)).versions
        for year, figures in years.items():
            file.write(QTableKey(source, number, criterion, changes.get("version", versions[0]), year), figures)
        checker = Checker(file.edition, load_round("2026"), "KHM", load_rules("ilms-2019"))
        return [each for each in together(checker.full(file.connection).values()).findings if each.rule == rule]

    return run
