"""Files, rules and checkers for tests of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.validation import Checker, load_rules
from tests.oracle.files import File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.model.edition import Edition


@pytest.fixture
def edition() -> Edition:
    """The current edition in English."""
    return load_edition("ilms-2019")


@pytest.fixture
def file(edition: Edition) -> Iterator[File]:
    """An empty file with one well described source."""
    file = File(edition)
    file.source("FX:N1", S3="S3:5", register_population="Everybody", contact_name="Somebody")
    yield file
    file.close()


@pytest.fixture
def checker_for() -> Callable[[Edition], Checker]:
    """A checker that has seen nothing yet, with all rules of an edition in its language."""

    def make(edition: Edition) -> Checker:
        return Checker(edition, load_round("2026"), "KHM", load_rules(edition.id, edition.language))

    return make
