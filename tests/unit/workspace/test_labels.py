"""Each undo step has a name that people understand."""

from __future__ import annotations

from typing import get_args

import pytest

from ilms_desktop.model.command import (
    AddSource,
    AllowFindings,
    Batch,
    BringBack,
    ChooseVersion,
    Command,
    Declaration,
    DeclareQTable,
    DeleteRestorePoint,
    EditSource,
    GoBack,
    Label,
    MakeRestorePoint,
    NameCountries,
    OrderSources,
    RecordSubmission,
    RemoveSource,
    RenameRestorePoint,
    SetContact,
    SetObservations,
    SetQTableField,
    WithdrawAllowances,
)
from ilms_desktop.model.source import Source
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.workspace.handlers import _HANDLERS
from ilms_desktop.workspace.labels import _LABELS, label_of, words_of
from tests.unit.workspace.workspace_support import C4, TickingClock

SOURCE = Source("FX:1", "FX", "Register")
SUBMISSION = Submission(
    package="ILMS_KHM-01_2026_S0001",
    package_id="a" * 64,
    signer="khm-01",
    sequence=1,
    previous=None,
    kind=SubmissionKind.FULL,
    created=TickingClock()(),
    file_name="x.zip",
    file_sha256="b" * 64,
    observations=1,
)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (SetObservations((), Label("Type")), "Type"),
        (Batch((), Label("Import {file}", {"file": "a.csv"})), "Import a.csv"),
        (AddSource(SOURCE), "Add source Register"),
        (EditSource(SOURCE), "Edit source Register"),
        (EditSource(SOURCE, "Agency"), "Change “Agency” of Register"),
        (OrderSources(("FX:1",)), "Change the order of the sources"),
        (RemoveSource("FX:1"), "Remove source FX:1"),
        (NameCountries(C4, ()), "Name countries in C4, 2023"),
        (ChooseVersion("FX:1", C4.table_key, "ECO_SECTOR"), "Choose ECO_SECTOR in C4"),
        (DeclareQTable(C4, Declaration.NOTHING), "Declare C4, 2023"),
        (DeclareQTable(C4, None), "Take back the declaration of C4, 2023"),
        (SetQTableField(C4, "T36", "T36:1"), "Set T36 of C4, 2023"),
        (AllowFindings(("a", "b"), "reason"), "Explain findings: 2"),
        (WithdrawAllowances(("a",)), "Take back explanations: 1"),
        (SetContact("", "", "", ""), "Change office and person"),
        (MakeRestorePoint("Before"), "Restore point “Before”"),
        (RenameRestorePoint(3, "Before"), "Name a restore point “Before”"),
        (DeleteRestorePoint(3), "Delete a restore point"),
        (DeleteRestorePoint(3, is_deleted=False), "Put a restore point back"),
        (GoBack(3, "Before"), "Go back to “Before”"),
        (BringBack(3, Label("Type in {table}", {"table": "C4"})), "Bring back: Type in C4"),
        (RecordSubmission(SUBMISSION), "Package ILMS_KHM-01_2026_S0001"),
    ],
)
def test_a_step_is_named(command: Command, name: str) -> None:
    """The menu says what undo would take back."""
    label = label_of(command)
    assert words_of(label) == name


def test_every_command_has_a_name_and_a_handler() -> None:
    """A command that was forgotten in one of the tables would end in a crash."""
    assert set(get_args(Command)) == set(_LABELS) == set(_HANDLERS)
