"""Handlers of commands, found by the command's type in one table.

A handler refuses before it writes; whatever it raises, nothing of its step stays.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import BugError
from ilms_desktop.model.command import (
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
from ilms_desktop.model.contact import Contact
from ilms_desktop.model.part import ConfirmOffice, ForgetOffice, MergePart, TakeAssignment, TakeMergeBack
from ilms_desktop.storage import meta
from ilms_desktop.workspace.allow_handlers import allow_findings, carry_reasons, withdraw_allowances
from ilms_desktop.workspace.bring_back import bring_back
from ilms_desktop.workspace.part_handlers import (
    confirm_office,
    forget_office,
    keep_assignment,
    keep_return,
    take_merge_back,
)
from ilms_desktop.workspace.plain_text import clean
from ilms_desktop.workspace.plan_handlers import keep_round, plan_work
from ilms_desktop.workspace.post_handlers import (
    answer_questions,
    file_document,
    record_submission,
    revise,
    say_sent,
    take_answers_back,
)
from ilms_desktop.workspace.restore_points import (
    delete_restore_point,
    go_back,
    make_restore_point,
    rename_restore_point,
)
from ilms_desktop.workspace.source_handlers import (
    add_source,
    choose_version,
    edit_source,
    order_sources,
    remove_source,
)
from ilms_desktop.workspace.table_handlers import declare_qtable, name_countries, set_observations, set_qtable_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.workspace.draft import Draft

_ALONE: Final = (
    RecordSubmission,
    Revise,
    FileDocument,
    SaySent,
    AnswerQuestions,
    TakeAnswersBack,
    MakeRestorePoint,
    RenameRestorePoint,
    DeleteRestorePoint,
    GoBack,
    BringBack,
    ConfirmOffice,
    ForgetOffice,
    TakeAssignment,
    MergePart,
    TakeMergeBack,
)
#: what a package holds: frozen with it until a new version is begun
_CHANGES_FIGURES: Final = (
    SetObservations,
    AddSource,
    EditSource,
    RemoveSource,
    OrderSources,
    NameCountries,
    DeclareQTable,
    SetQTableField,
    AllowFindings,
    WithdrawAllowances,
    GoBack,
    BringBack,
    TakeAssignment,
    MergePart,
    TakeMergeBack,
)


def handle(command: Command, draft: Draft) -> None:
    """Carry a command out inside the draft's transaction.

    Raises:
        CommandRefused: the command is not allowed.
    """
    _HANDLERS[type(command)](command, draft)


def changes_figures(command: Command) -> bool:
    """Whether a command changes what a package holds."""
    if isinstance(command, Batch):
        return any(changes_figures(each) for each in command.commands)
    return isinstance(command, _CHANGES_FIGURES)


def asks_for_findings(command: Command) -> bool:
    """Whether a command's handler looks at the findings."""
    if isinstance(command, Batch):
        return any(asks_for_findings(each) for each in command.commands)
    return isinstance(command, AllowFindings)


def _batch(command: Batch, draft: Draft) -> None:
    for each in command.commands:
        # why: undo stops at a package and passes over restore points, so each is an entry of its own
        if isinstance(each, _ALONE):
            raise BugError("bug", detail=f"{type(each).__name__} inside a batch")
        handle(each, draft)


def _take_assignment(command: TakeAssignment, draft: Draft) -> None:
    keep_assignment(command, draft)
    for each in command.commands:
        handle(each, draft)


def _merge_part(command: MergePart, draft: Draft) -> None:
    keep_return(command, draft)
    for each in command.commands:
        handle(each, draft)


def _set_contact(command: SetContact, draft: Draft) -> None:
    texts = {name: clean(text).replace("\n", " ").strip() for name, text in asdict(command).items()}
    meta.put_contact(draft.recorder, Contact(**texts))


_HANDLERS: Final[dict[type, Callable[[Any, Draft], None]]] = {
    SetObservations: set_observations,
    AddSource: add_source,
    EditSource: edit_source,
    RemoveSource: remove_source,
    OrderSources: order_sources,
    NameCountries: name_countries,
    ChooseVersion: choose_version,
    DeclareQTable: declare_qtable,
    SetQTableField: set_qtable_field,
    AllowFindings: allow_findings,
    WithdrawAllowances: withdraw_allowances,
    CarryReasons: carry_reasons,
    PlanWork: plan_work,
    KeepRound: keep_round,
    SetContact: _set_contact,
    RecordSubmission: record_submission,
    Revise: revise,
    FileDocument: file_document,
    SaySent: say_sent,
    AnswerQuestions: answer_questions,
    TakeAnswersBack: take_answers_back,
    MakeRestorePoint: make_restore_point,
    RenameRestorePoint: rename_restore_point,
    DeleteRestorePoint: delete_restore_point,
    GoBack: go_back,
    BringBack: bring_back,
    ConfirmOffice: confirm_office,
    ForgetOffice: forget_office,
    TakeAssignment: _take_assignment,
    MergePart: _merge_part,
    TakeMergeBack: take_merge_back,
    Batch: _batch,
}
