"""The sources screen: the list, and beside it all sources at a glance or the form of one with its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.add_source_dialog import AddSourceDialog
from ilms_desktop.ui.dialogs.copy_source_dialog import CopySourceDialog
from ilms_desktop.ui.presenters.source_form import open_words
from ilms_desktop.ui.presenters.source_lines import ALL, all_line, source_cards, source_lines
from ilms_desktop.ui.screens.seen_screen import SeenScreen
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.empty_state import EmptyState
from ilms_desktop.ui.views.focus_edge import FocusEdge
from ilms_desktop.ui.views.help_side import HelpSide
from ilms_desktop.ui.views.source_cards import SourceCards
from ilms_desktop.ui.views.source_form_view import SourceFormView
from ilms_desktop.ui.views.source_side import SourceSide
from ilms_desktop.ui.views.surface import on_paper
from ilms_desktop.workspace.source_copies import moved

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ilms_desktop.model.completeness import Completeness
    from ilms_desktop.ui.presenters.source_form import SourceForm
    from ilms_desktop.ui.session import Session


class SourcesScreen(SeenScreen):
    """Everything that describes where figures come from."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        look = session.look
        self._current: str | None = None
        self._ids: list[str] = []
        self._open: SourceForm | None = None
        on_paper(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        self.side = SourceSide(look, self)
        self.list, self.model = self.side.list, self.side.model
        self.form = SourceFormView(session)
        self.form.setAccessibleName(_("Source"))
        FocusEdge(self.form)
        self.cards = SourceCards(look)
        self.empty = self._build_empty()
        self.middle = QStackedWidget(self)
        for page in (self.form, self.cards, self.empty):
            self.middle.addWidget(page)
        self.help = HelpSide(look, self)
        layout.addWidget(self.side)
        layout.addWidget(self.middle, 1)
        layout.addWidget(self.help)
        self._connect()
        look.dress(self._fit)

    def _fit(self) -> None:
        """Share the width; the form in the middle needs most of it."""
        self.side.fit(self.width())
        self.help.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width."""
        super().resizeEvent(event)
        self._fit()

    def _build_empty(self) -> EmptyState:
        """What is shown while there is no source."""
        look = self._session.look
        self.add_first = Button(look, _("Add a source"), icon="add", kind=Kind.PRIMARY)
        self.add_first.clicked.connect(self.ask_for_source)
        self.copy_first = Button(look, _("Copy from last year's file…"), icon="copy")
        self.copy_first.clicked.connect(lambda: self.ask_for_copy(ALL))
        text = _("Add the survey, census or register your figures come from; then its tables appear.")
        return EmptyState(look, _("No source yet."), text, self.add_first, self.copy_first)

    def _connect(self) -> None:
        """Who hears whom."""
        self.side.chose.connect(self._choose)
        self.side.wants_add.connect(self.ask_for_source)
        self.side.wants_copy.connect(self.ask_for_copy)
        self.side.wants_move.connect(self._move)
        self.side.wants_form.connect(self._enter)
        self.form.entered.connect(self.help.tell)
        self.form.did_show.connect(self._remind)
        self.help.wants_open.connect(self._go_to_open)
        self.cards.wants_source.connect(self.open_answer)

    # --- what is shown

    def read(self) -> None:
        """Read the sources again; the chosen one stays, or the one that came into its place."""
        completeness = self._session.workspace.completeness()
        lines = source_lines(self._session.workspace, completeness)
        ids = [line.id for line in lines]
        if self._current != ALL and self._current not in ids:
            place = self._ids.index(self._current) if self._current in self._ids else 0
            self._current = ids[min(place, len(ids) - 1)] if ids else None
        self._current = self._current if ids else None
        self._ids = ids
        shown = (all_line(lines, completeness), *lines) if lines else ()
        self.side.show_lines(shown, current=self._current or ALL)
        self._show(completeness)

    def _show(self, completeness: Completeness) -> None:
        """Show the form, all sources, or that there is none."""
        page = self.empty if self._current is None else self.cards if self._current == ALL else self.form
        self.middle.setCurrentWidget(page)
        self.help.setVisible(page is self.form)
        if page is self.cards:
            self.cards.show_cards(source_cards(self._session.workspace, completeness))
        elif self._current:
            chosen = self._session.workspace.source(self._current).years
            years = {cell.year for cell in completeness.cells if cell.source == self._current}
            self.form.show_source(self._current, also_shown=years - set(chosen))

    def _choose(self, source: str) -> None:
        """Show another source, or all of them."""
        if source != self._current:
            self._current = source
            self._show(self._session.workspace.completeness())

    def _remind(self, form: SourceForm) -> None:
        """Tell once, softly, what is not answered."""
        self._open = form
        self.help.remind(open_words(form.open))

    def show_source(self, source: str) -> None:
        """Show a source by its id."""
        self.refresh_if_old()
        self.side.choose(source)

    # --- deeds

    def open_answer(self, source: str, code: str) -> None:
        """Show a source, and go into one of its fields (empty = none)."""
        self.show_source(source)
        self.form.go_to(code)

    def _go_to_open(self) -> None:
        """Go into the first field that is asked and not answered."""
        if self._open is not None and self._open.open:
            self.form.go_to(self._open.open[0].code)

    def _enter(self) -> None:
        """Go on in the form with the keys."""
        if self.middle.currentWidget() is self.form:
            self.form.go_to(next(iter(self.form.rows)))

    def _move(self, step: int) -> None:
        """Put the source in use one place up or down."""
        if self._current:
            self._session.execute(moved(self._ids, self._current, step))

    def ask_for_source(self) -> AddSourceDialog:
        """Open the dialog for another source."""
        dialog = AddSourceDialog(self._session, self)
        dialog.added.connect(self.show_source)
        dialog.open()
        return dialog

    def ask_for_copy(self, source: str) -> CopySourceDialog:
        """Open the dialog that copies sources; `source` is the one in use, empty for last year's file."""
        dialog = CopySourceDialog(self._session, source=source, parent=self)
        dialog.added.connect(lambda ids: self.show_source(ids[0]))
        dialog.open()
        return dialog
