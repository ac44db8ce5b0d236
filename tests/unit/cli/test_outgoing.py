"""People name a package as it comes to them."""

from __future__ import annotations

from datetime import date

import pytest

from ilms_desktop.cli.outgoing import day_of, id_named, megabytes
from tests.unit.workspace.workspace_support import refused

KNOWN = [("ILMS_KHM-01_2026_S0001", "aa"), ("ILMS_KHM-01_2026_S0002", "bb"), ("ILMS_KHM-02_2026_S0002", "cc")]


@pytest.mark.parametrize("name", ["S0001", "s0001", "ILMS_KHM-01_2026_S0001", "ilms_khm-01_2026_s0001", "AA"])
def test_a_package_is_found_by_each_of_its_names(name: str) -> None:
    """Number, whole name or identity, in any case."""
    assert id_named(KNOWN, name) == "aa"


@pytest.mark.parametrize("name", ["S0003", "S0002", ""])
def test_a_name_that_means_none_or_several_is_said(name: str) -> None:
    """With those there are."""
    error = refused(id_named, KNOWN, name)
    assert (error.code, "ILMS_KHM-02_2026_S0002" in str(error)) == ("unknown_outgoing", True)
    assert refused(id_named, [], name).context["known"] == "–"


@pytest.mark.parametrize("typed", ["0", "-1", "nan", "inf", "ten"])
def test_a_mail_server_takes_some_bytes(typed: str) -> None:
    """Anything else is wrong usage."""
    assert megabytes("7.5") == 7_500_000
    with pytest.raises(ValueError, match=typed):
        megabytes(typed)


def test_a_day_is_a_date() -> None:
    """Anything else is said with an example."""
    assert day_of("2026-11-22") == date(2026, 11, 22)
    assert refused(day_of, "yesterday").code == "bad_date"
