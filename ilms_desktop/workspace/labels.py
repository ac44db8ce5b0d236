"""Names of undo steps for commands that do not bring their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.model.command import (
    STEP,
    AddSource,
    AllowFindings,
    AnswerQuestions,
    Batch,
    BringBack,
    CarryReasons,
    ChooseVersion,
    Command,
    DeclareQTable,
    DeleteRestorePoint,
    EditSource,
    FileDocument,
    GoBack,
    KeepRound,
    Label,
    MakeRestorePoint,
    NameCountries,
    OrderSources,
    PlanWork,
    RecordSubmission,
    RemoveSource,
    RenameRestorePoint,
    Revise,
    SaySent,
    SetContact,
    SetObservations,
    SetQTableField,
    TakeAnswersBack,
    WithdrawAllowances,
)
from ilms_desktop.model.part import ConfirmOffice, ForgetOffice, MergePart, TakeAssignment, TakeMergeBack

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.key import QTableKey


def label_of(command: Command) -> Label:
    """Name of the step that a command makes."""
    return _LABELS[type(command)](command)


def words_of(label: Label) -> str:
    """Name of a step in the language in use, with the name of another step in it where there is one."""
    values = dict(label.values)
    if label.inner is not None:
        values[STEP] = words_of(label.inner)
    return fill(gettext(label.text), values)


def _in_table(text: str, qtable: QTableKey, **more: str) -> Label:
    return Label(text, {"table": qtable.table, "year": str(qtable.year), **more})


_LABELS: Final[dict[type, Callable[[Any], Label]]] = {
    SetObservations: lambda command: command.label,
    Batch: lambda command: command.label,
    AddSource: lambda command: Label(N_("Add source {source}"), {"source": command.source.name}),
    EditSource: lambda command: (
        Label(N_("Change “{field}” of {source}"), {"field": command.field, "source": command.source.name})
        if command.field
        else Label(N_("Edit source {source}"), {"source": command.source.name})
    ),
    RemoveSource: lambda command: Label(N_("Remove source {source}"), {"source": command.source}),
    OrderSources: lambda _: Label(N_("Change the order of the sources")),
    NameCountries: lambda command: _in_table(N_("Name countries in {table}, {year}"), command.qtable),
    ChooseVersion: lambda command: Label(
        N_("Choose {version} in {table}"), {"version": command.version, "table": command.table.number}
    ),
    DeclareQTable: lambda command: _in_table(
        N_("Declare {table}, {year}") if command.declaration else N_("Take back the declaration of {table}, {year}"),
        command.qtable,
    ),
    SetQTableField: lambda command: _in_table(
        N_("Set {field} of {table}, {year}"), command.qtable, field=command.field
    ),
    AllowFindings: lambda command: Label(N_("Explain findings: {count}"), {"count": str(len(command.findings))}),
    WithdrawAllowances: lambda command: Label(
        N_("Take back explanations: {count}"), {"count": str(len(command.findings))}
    ),
    CarryReasons: lambda command: Label(N_("Keep earlier reasons: {count}"), {"count": str(len(command.reasons))}),
    PlanWork: lambda command: Label(N_("Change the work plan: {count}"), {"count": str(len(command.entries))}),
    KeepRound: lambda command: Label(N_("Compare with round {round}"), {"round": command.standing.name}),
    SetContact: lambda _: Label(N_("Change office and person")),
    MakeRestorePoint: lambda command: Label(N_("Restore point “{name}”"), {"name": command.name}),
    RenameRestorePoint: lambda command: Label(N_("Name a restore point “{name}”"), {"name": command.name}),
    DeleteRestorePoint: lambda command: Label(
        N_("Delete a restore point") if command.is_deleted else N_("Put a restore point back")
    ),
    GoBack: lambda command: Label(N_("Go back to “{name}”"), {"name": command.name}),
    BringBack: lambda command: Label(N_("Bring back: {step}")).around(command.step),
    Revise: lambda command: Label(N_("New version after {package}"), {"package": command.package}),
    FileDocument: lambda command: Label(N_("Keep {package}"), {"package": command.document.package}),
    SaySent: lambda command: Label(
        N_("{package} was sent") if command.sent_on else N_("{package} was not sent after all"),
        {"package": command.package},
    ),
    AnswerQuestions: lambda command: Label(N_("Answer questions: {count}"), {"count": str(len(command.answers))}),
    TakeAnswersBack: lambda command: Label(N_("Take back answers: {count}"), {"count": str(len(command.queries))}),
    ConfirmOffice: lambda command: Label(N_("Confirm the key of {office}"), {"office": command.office.name}),
    ForgetOffice: lambda command: Label(N_("Forget the key of {office}"), {"office": command.code}),
    TakeAssignment: lambda command: Label(N_("Open the assignment {package}"), {"package": command.document.package}),
    MergePart: lambda command: command.label,
    TakeMergeBack: lambda command: Label(N_("Take back: {step}")).around(command.step),
    RecordSubmission: lambda command: Label(N_("Package {package}"), {"package": command.submission.package}),
}
