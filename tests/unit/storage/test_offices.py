"""Offices, limits and choices come back from the file as they were put in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.part import ConfirmedBy, ConfirmOffice, ForgetOffice, Office, Portion, Scope
from ilms_desktop.storage.offices import handed_of, read_scope, scope_json
from tests.unit.workspace.workspace_support import again, new

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OFFICE = Office(
    "MOL", "Ministry of Labour", "khm-71", "ssh-ed25519 AAAA", ("C4",), MOMENT, ConfirmedBy.POST, "A. Person"
)


def test_an_office_stays_in_the_file_until_it_is_forgotten(tmp_path: Path) -> None:
    """The list lies in the questionnaire, not on the computer."""
    workspace = new(tmp_path / "khm.ilms")
    workspace.execute(ConfirmOffice(OFFICE))
    workspace = again(workspace)
    assert workspace.offices() == (OFFICE,)
    workspace.execute(ForgetOffice("MOL"))
    assert workspace.offices() == ()
    workspace.close()


def test_a_scope_is_written_as_the_part_writes_it() -> None:
    """Document and file have one spelling."""
    scope = Scope((Portion(TableKey("A5", Criterion.BIRTH), "BA:5", (2022, 2023)),))
    listed = scope_json(scope)
    assert listed == [{"table": "A5", "source": "BA:5", "criterion": "birth", "years": [2022, 2023]}]
    assert read_scope(listed) == scope


def test_a_file_of_a_whole_country_has_no_limit() -> None:
    """Only files made out of an assignment have one."""
    assert handed_of({}) is None
