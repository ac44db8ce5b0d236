"""The signals by which screens hear of changes; nobody calls another screen directly."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Signals of one open file."""

    #: a command, undo or redo was carried out: Changes
    did_execute = Signal(object)
    #: the whole file was checked: CheckReport
    did_check = Signal(object)
    #: the last package was counted, to be compared with: Standing
    did_count_package = Signal(object)
    #: a command was refused or could not be saved: IlmsError
    did_fail = Signal(object)
    #: somebody wants a cell to be shown: ObservationKey
    wants_cell = Signal(object)
    #: somebody wants the findings of a cell or the finding itself to be shown: key of a finding
    wants_finding = Signal(str)
    #: somebody wants a source to be shown: its id
    wants_source = Signal(str)
    #: something was done that may be undone: sentence for the toast
    did_say = Signal(str)
    #: something was done outside the file: sentence for the toast
    did_tell = Signal(str)
