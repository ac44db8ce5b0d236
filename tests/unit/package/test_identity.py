"""The document against what is known about its sender."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ilms_desktop.package import identity
from ilms_desktop.package.names import PackageName, parse_package_name
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.register import Signer
from tests.vectors.package import world
from tests.vectors.package.resign import complete


def name() -> PackageName:
    """The good package name, taken apart."""
    found = parse_package_name(world.NAME)
    assert found is not None
    return found


@pytest.mark.parametrize(("changes", "good"), [({}, True), ({"country": "TZA"}, False), ({"signer": "ken-02"}, False)])
def test_country_and_signer_are_those_of_the_key(changes: dict[str, Any], good: bool) -> None:
    """Nobody speaks for another country, or for a colleague."""
    problem = identity.read_sender(complete(**changes), Signer("ken-01", world.KEN.public))
    assert (problem is None) is good


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"package": "ILMS_KEN-01_2026_S0002"}, "package"),
        ({"country": "TZA"}, "country"),
        ({"signer": "ken-02"}, "signer"),
        ({"collection": "ILMS-2027"}, "collection"),
    ],
)
def test_the_name_says_what_the_document_says(changes: dict[str, Any], field: str | None) -> None:
    """People read the name; it must not mislead them."""
    problem = identity.read_name(complete(**changes), name())
    assert (problem and problem.parameters["field"]) == field


def test_the_recipient_is_the_desk() -> None:
    """Nobody passes a package on to somebody for whom it was not signed."""
    assert identity.read_recipient(complete()) is None
    assert identity.read_recipient(complete(recipient="X")) == Problem("RECIPIENT", {"recipient": "X"})


@pytest.mark.parametrize(("ahead", "good"), [(0, True), (48, True), (49, False), (-100_000, True)])
def test_the_clock_of_the_sender_is_at_most_two_days_ahead(ahead: int, good: bool) -> None:
    """How old a document is does not matter."""
    now = world.NOW.replace(hour=9, minute=30) - timedelta(hours=ahead)
    assert (identity.read_clock(complete(), now) is None) is good
