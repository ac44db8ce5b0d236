"""The sources screen: list, form, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import AddSource
from ilms_desktop.ui.delegates.source_delegate import SourceDelegate
from ilms_desktop.ui.dialogs.add_source_dialog import AddSourceDialog
from ilms_desktop.ui.models.sources_model import SourcesModel
from ilms_desktop.ui.presenters.source_lines import source_lines
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.ui.views.soft_note import SoftNote
from ilms_desktop.ui.views.source_form_view import SourceFormView
from ilms_desktop.ui.views.surface import on_paper

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QShowEvent

    from ilms_desktop.model.source import FieldDefinition, Source
    from ilms_desktop.ui.presenters.source_form import SourceForm
    from ilms_desktop.ui.session import Session

_LIST: Final = 236
_HELP: Final = 276


class SourcesScreen(QWidget):
    """Everything that describes where figures come from."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._current = ""
        self._is_old = True
        on_paper(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self._build_list())
        self.form = SourceFormView(session)
        self.form.entered.connect(self._help_with)
        self.form.did_show.connect(self._note_open)
        empty = text_label(
            session.look,
            _("No source yet. Add the survey, census or register your figures come from; then its tables appear."),
            kind="second",
            wraps=True,
        )
        empty.setContentsMargins(24, 24, 24, 24)
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.form)
        self.middle.addWidget(empty)
        layout.addWidget(self.middle, 1)
        layout.addWidget(self._build_help())
        session.bus.did_execute.connect(self._age)
        session.look.dress(self._dress)

    def _build_list(self) -> QWidget:
        """Sources with Add."""
        look = self._session.look
        self.side = QFrame(self)
        on_paper(self.side)
        layout = QVBoxLayout(self.side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 10)
        head.addWidget(text_label(look, _("Sources"), role=Role.SECTION))
        head.addStretch()
        self.add = Button(look, _("Add"), icon="add")
        self.add.clicked.connect(self.ask_for_source)
        head.addWidget(self.add)
        layout.addLayout(head)
        self.model = SourcesModel(self)
        self.list = PlainList(_("Sources"), self.side)
        self.list.setModel(self.model)
        self.list.setItemDelegate(SourceDelegate(look, self.list))
        self.list.selectionModel().currentChanged.connect(self._choose)
        layout.addWidget(self.list, 1)
        about = text_label(
            look,
            _("The ILO gives the survey number; until then N1 stands for it."),
            role=Role.HELP,
            kind="muted",
            wraps=True,
        )
        about.setContentsMargins(14, 10, 14, 12)
        layout.addWidget(about)
        return self.side

    def _build_help(self) -> QWidget:
        """Help of the field in focus, and what is still open."""
        look = self._session.look
        self.help = QFrame(self)
        on_paper(self.help)
        layout = QVBoxLayout(self.help)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(text_label(look, _("Help"), role=Role.SECTION))
        self.help_title = text_label(look, wraps=True).make_bold()
        self.help_text = text_label(
            look, _("Go to a field; what goes in is told here. Answers are saved at once."), wraps=True
        )
        self.help_title.hide()
        layout.addWidget(self.help_title)
        layout.addWidget(self.help_text)
        layout.addSpacing(6)
        self.note = SoftNote(look)
        layout.addWidget(self.note)
        layout.addStretch()
        return self.help

    def _dress(self) -> None:
        """Widths of the look in use."""
        look = self._session.look
        self.side.setFixedWidth(look.px(_LIST))
        self.help.setFixedWidth(look.px(min(_HELP, metrics.PANEL_WIDTH)))

    # --- what is shown

    def _age(self) -> None:
        """Something changed; it is read again when it is seen."""
        self._is_old = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is seen."""
        super().showEvent(event)
        if self._is_old:
            self.refresh()

    def refresh(self) -> None:
        """Read the sources again; the chosen one stays."""
        self._is_old = False
        lines = source_lines(self._session.workspace)
        self.model.show_lines(lines)
        known = [line.id for line in lines]
        if self._current not in known:
            self._current = known[0] if known else ""
        self.middle.setCurrentIndex(0 if self._current else 1)
        if self._current:
            self.list.setCurrentIndex(self.model.find(self._current))
            self.form.show_source(self._current)
        else:
            self.note.say("")

    def _choose(self, index: QModelIndex) -> None:
        """Show another source."""
        line = self.model.line(index)
        if line is not None and line.id != self._current:
            self._current = line.id
            self.form.show_source(line.id)

    def _help_with(self, field: FieldDefinition) -> None:
        """Tell what goes into a field."""
        self.help_title.setText(field.title)
        self.help_title.show()
        self.help_text.setText(field.help or _("Write it in the words of the source."))

    def _note_open(self, form: SourceForm) -> None:
        """Tell once, softly, what is not answered."""
        if not form.open:
            self.note.say("")
            return
        text = ngettext(
            "{n} answer is still open: {fields}. It does not stop sending; the ILO will ask for it.",
            "{n} answers are still open: {fields}. None of them stops sending; the ILO will ask for them.",
            len(form.open),
        )
        titles = _(", ").join(field.title for field in form.open)
        self.note.say(fill(text, {"n": str(len(form.open)), "fields": titles}))

    def show_source(self, source: str) -> None:
        """Show a source by its id."""
        if self._is_old:
            self.refresh()
        self.list.setCurrentIndex(self.model.find(source))

    # --- deeds

    def ask_for_source(self) -> AddSourceDialog:
        """Open the dialog for another source."""
        dialog = AddSourceDialog(self._session, self)
        dialog.made.connect(self._add)
        dialog.open()
        return dialog

    def _add(self, source: Source) -> None:
        """Add a source and show it."""
        before = {each.id for each in self._session.workspace.sources()}
        if self._session.execute(AddSource(source)) is not None:
            added = [each.id for each in self._session.workspace.sources() if each.id not in before]
            self._current = added[0] if added else self._current
            self.refresh()
