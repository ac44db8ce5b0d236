"""The deeds of the Questions screen: where a question leads, sealing the answers, the list as a file or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ilms_desktop.errors import CommandRefused
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.workspace.questions import to_seal

if TYPE_CHECKING:
    from ilms_desktop.ui.dialogs.seal_answers_dialog import SealAnswersDialog
    from ilms_desktop.ui.views.main_window import MainWindow
    from ilms_desktop.workspace.questions import Question


class QuestionDeeds(QObject):
    """Binds the screen of a window to what it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        screen, flows = window.questions, window.flows
        screen.wants_place.connect(self.go_to)
        screen.wants_seal.connect(self.seal)
        screen.wants_export.connect(flows.export_questions)
        screen.wants_print.connect(flows.print_questions)

    def show(self) -> None:
        """Bring the screen to the front."""
        self._window.show_node_kind(NodeKind.QUESTIONS)
        self._window.questions.focus_first()

    def go_to(self, question: Question) -> None:
        """Show the cell of a question, or the table or source it is about."""
        window, place = self._window, question.place
        if place is None or not question.is_linked:
            return
        key = question.cell_key
        if key is not None:
            window.go_to(key)
            if window.table.grid.current_key() != key:
                told = _(
                    "The table does not show this cell now. Choose the class version and the year of the question."
                )
                self._session.bus.did_tell.emit(told)
        elif place.table is not None:
            window.open_table(place.source, place.table)
        else:
            window.show_source(place.source)

    def seal(self) -> SealAnswersDialog | None:
        """Ask for the key, then seal the answers; where nothing is answered, say so."""
        from ilms_desktop.ui.dialogs.seal_answers_dialog import SealAnswersDialog

        files = self._session.questions.all
        if not to_seal(files):
            named = ", ".join(sorted({each.file.tail for each in files}))
            self._session.bus.did_fail.emit(CommandRefused("nothing_answered", file=named))
            return None
        flows = self._window.flows
        dialog = SealAnswersDialog(self._session, flows.key_deeds, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.did_seal.connect(flows.did_seal)
        dialog.used_key.connect(flows.used_key)
        dialog.open()
        return dialog
