"""Which page of the help belongs to which part of the window; parts are named by their classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.workspace.help.additions import TROUBLES
from ilms_desktop.workspace.help.contents import contents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: property of a dialog that names its page itself
PROPERTY: Final = "help"
FIRST_PAGE: Final = "round"
#: screen -> address
SCREENS: Final[Mapping[str, str]] = {
    "StartScreen": "round#new",
    "TableScreen": "entering",
    "OverviewScreen": "completeness",
    "SourcesScreen": "sources",
    "HistoryScreen": "history",
    "SendScreen": "sending",
    "QuestionsScreen": "questions",
}
#: dialog -> address; one that is derived from another has that one's page unless it has its own
DIALOGS: Final[Mapping[str, str]] = {
    "AddSourceDialog": "sources#add",
    "ArrivalsDialog": "sending#receipt",
    "AssignmentDialog": "parts#fill",
    "BringBackDialog": "history#cell",
    "BusyDialog": FIRST_PAGE,
    "CameBackDialog": "sending#large",
    "ChartDialog": "completeness#charts",
    "CopySourceDialog": "sources#copy",
    "DeedDialog": FIRST_PAGE,
    "EmptyDialog": "entering#year",
    "EnrolDialog": "signing-key#enrol",
    "ExplainDialog": "findings#explain",
    "ExportDialog": "importing#workbook",
    "HandDialog": "parts#hand-out",
    "HelpDialog": "window#help",
    "ImportDialog": "importing#preview",
    "ImportLogDialog": "importing#log",
    "KeysDialog": "grid-keys",
    "LostKeyDialog": "signing-key#lost",
    "MappingDialog": "importing#mapping",
    "MergeDialog": "parts#merge",
    "NamePointDialog": "history#points",
    "NewFileDialog": "round#new",
    "NothingDialog": "completeness",
    "OfficeDialog": "parts#hand-out",
    "PartsDialog": "parts",
    "PasteDialog": "pasting#preview",
    "PlanDialog": "completeness",
    "ProgressDialog": FIRST_PAGE,
    "QTableDialog": "entering#year",
    "RecallDialog": "sealing#after",
    "ReportDialog": "completeness#print",
    "RestorePointsDialog": "history#points",
    "ReviseDialog": "sealing#after",
    "ScreenDialog": FIRST_PAGE,
    "SealAnswersDialog": "questions#send",
    "SealDialog": "sealing#seal",
    "SigningDialog": "sealing",
    "TabulateDialog": "importing#survey",
    "VersionDialog": "tables",
    "WideDialog": FIRST_PAGE,
    "YourKeyDialog": "signing-key",
}


def address_of(classes: Iterable[str]) -> str:
    """Page of a screen or dialog: that of the first of its classes that has one; the first page where none has."""
    known = {**SCREENS, **DIALOGS}
    return next((known[name] for name in classes if name in known), FIRST_PAGE)


def trouble_address(code: str) -> str:
    """Way out of a problem."""
    section = contents().troubles.get(code)
    return f"{TROUBLES}#{section}" if section else TROUBLES
