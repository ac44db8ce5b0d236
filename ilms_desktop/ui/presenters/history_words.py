"""Words of the history: kinds of steps, names of restore points, how much a step changed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.history import PointKind
from ilms_desktop.storage.journal import REDO, UNDO
from ilms_desktop.ui.presenters import dates, words
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from ilms_desktop.model.command import Label
    from ilms_desktop.model.history import HistoryLine, RestorePoint


class StepKind(StrEnum):
    """Kinds of steps by which the history is filtered."""

    #: typed, pasted, filled, imported
    FIGURES = "figures"
    #: sources and their metadata
    SOURCES = "sources"
    #: countries, class versions, declarations and fields of tables
    TABLES = "tables"
    #: reasons of findings
    EXPLANATIONS = "explanations"
    #: undo, redo, bring back, go back
    RETURNS = "returns"
    #: the work plan and what it is compared with
    PLAN = "plan"
    #: restore points and packages
    POINTS = "points"
    #: everything else
    OTHER = "other"


_KINDS: Final[dict[StepKind, tuple[str, frozenset[str]]]] = {
    StepKind.FIGURES: (N_("Figures"), frozenset({"SetObservations", "Batch", "MergePart", "TakeAssignment"})),
    StepKind.SOURCES: (N_("Sources"), frozenset({"AddSource", "EditSource", "RemoveSource", "OrderSources"})),
    StepKind.TABLES: (
        N_("Tables"),
        frozenset({"NameCountries", "ChooseVersion", "DeclareQTable", "SetQTableField"}),
    ),
    StepKind.EXPLANATIONS: (N_("Explanations"), frozenset({"AllowFindings", "WithdrawAllowances", "CarryReasons"})),
    StepKind.PLAN: (N_("Work plan"), frozenset({"PlanWork", "KeepRound"})),
    StepKind.RETURNS: (N_("Undo, redo, brought back"), frozenset({UNDO, REDO, "BringBack", "GoBack", "TakeMergeBack"})),
    StepKind.POINTS: (
        N_("Packages and restore points"),
        frozenset(
            {
                *("RecordSubmission", "MakeRestorePoint", "RenameRestorePoint", "DeleteRestorePoint"),
                *("Revise", "FileDocument", "SaySent", "AnswerQuestions", "TakeAnswersBack"),
                *("ConfirmOffice", "ForgetOffice"),
            }
        ),
    ),
    StepKind.OTHER: (N_("Other"), frozenset()),
}
#: commands of all kinds that are named; the rest is OTHER
NAMED_COMMANDS: Final = frozenset().union(*(commands for _words, commands in _KINDS.values()))


def kind_words(kind: StepKind) -> str:
    """Name of a kind of steps."""
    return _(_KINDS[kind][0])


def commands_of(kind: StepKind) -> frozenset[str]:
    """Commands of a kind; none for OTHER."""
    return _KINDS[kind][1]


def done_words(command: str, label: Label) -> str:
    """Name of a step; undo and redo say so."""
    step = words.step_words(label)
    if command == UNDO:
        return fill(_("Undo: {step}"), {"step": step})
    return fill(_("Redo: {step}"), {"step": step}) if command == REDO else step


def line_words(line: HistoryLine) -> str:
    """Name of a step in the list: undo and redo say so, what was taken back says so too."""
    step = done_words(line.command, line.label)
    return fill(_("{step} (undone)"), {"step": step}) if line.is_undone else step


def who_words(person: str, office: str) -> str:
    """Person and office, or that nobody is named."""
    return _(", ").join(part for part in (person, office) if part) or _("nobody named")


def count_words(cells: int, others: int) -> str:
    """How much changed."""
    told = [fill(ngettext("{n} cell", "{n} cells", cells), {"n": ltr(str(cells))})] if cells else []
    if others:
        told.append(fill(ngettext("{n} other thing", "{n} other things", others), {"n": ltr(str(others))}))
    return _(", ").join(told) or _("nothing")


def steps_words(count: int) -> str:
    """Number of steps."""
    return fill(ngettext("{n} step", "{n} steps", count), {"n": ltr(str(count))})


def point_name(point: RestorePoint) -> str:
    """Name of a restore point; that of a package is made here, in the language in use."""
    if point.kind is PointKind.PACKAGED:
        return fill(_("{number} packaged"), {"number": ltr(point.name)})
    return point.name


def point_lines(point: RestorePoint) -> tuple[str, str, str]:
    """A restore point as a line of the list: name, when and who, what came after."""
    who = fill(
        _("{time} · {person}"),
        {"time": dates.short_moment(point.at), "person": who_words(point.person, point.office)},
    )
    since = (
        fill(ngettext("{n} step since", "{n} steps since", point.steps_since), {"n": ltr(str(point.steps_since))})
        if point.steps_since
        else _("nothing changed since")
    )
    return point_name(point), who, since
