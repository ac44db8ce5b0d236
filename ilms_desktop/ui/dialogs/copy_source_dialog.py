"""Copy sources: out of this file, or out of another questionnaire such as last year's; what would come along is shown.

The other file is only read, in the background; copying is one step of undo.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.copy_lines import copy_line
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import TextLabel, text_label
from ilms_desktop.ui.views.path_row import PathRow, Wanted
from ilms_desktop.ui.views.scroll_content import put_into
from ilms_desktop.ui.views.surface import on_paper
from ilms_desktop.ui.views.wrapped_check import WrappedCheck
from ilms_desktop.workspace.earlier_reasons import copy_with_reasons
from ilms_desktop.workspace.other_file import OtherFile, read_other_file
from ilms_desktop.workspace.source_copies import copy_of, renamed

if TYPE_CHECKING:
    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.finding import EarlierReason
    from ilms_desktop.model.source import Source
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.source_copies import SourceCopy

_HEIGHT: Final = 560
_INDENT: Final = 28


@dataclass(slots=True)
class _Choice:
    """A source with its box and the lines below it."""

    source: Source
    box: WrappedCheck
    about: TextLabel
    remarks: TextLabel


class CopySourceDialog(DeedDialog):
    """Where from, which, and with which years."""

    #: ids of the sources that were added
    added = Signal(tuple)

    def __init__(self, session: Session, *, source: str = "", parent: QWidget | None = None) -> None:
        """Begin with `source` of this file, or with the question for another file."""
        super().__init__(session.look, _("Copy sources"), "", icon="copy", parent=parent)
        self._session = session
        self.choices: list[_Choice] = []
        self._reasons: tuple[EarlierReason, ...] = ()
        look, workspace = session.look, session.workspace
        self.resize(self.minimumWidth(), look.px(_HEIGHT))
        self.body.addWidget(text_label(look, _("Which sources shall be copied?"), role=Role.SECTION))
        self.here = QRadioButton(_("Sources of this file"), self)
        self.here.setEnabled(bool(workspace.sources()))
        self.there = QRadioButton(_("Sources of another questionnaire file, such as last year's"), self)
        self.body.addWidget(self.there)
        self.path = PathRow(
            look,
            _("Questionnaire file"),
            wanted=Wanted.FILE,
            filters=(_("Questionnaires (*.ilms)"), _("All files (*)")),
        )
        self.body.addLayout(self._indented(self.path))
        self.body.addWidget(self.here)
        self.later = QCheckBox(_("Reference years one year later"), self)
        self.later.setChecked(True)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        on_paper(self.area.viewport())
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.later)
        self.remark.setText(_("One step of Undo takes all of it back."))
        self.there.toggled.connect(self._choose_origin)
        self.later.toggled.connect(self._describe)
        self.path.did_finish.connect(self._read)
        (self.here if source else self.there).setChecked(True)
        self._choose_origin()
        (self.here if source else self.path).setFocus()
        for choice in self.choices:
            choice.box.box.setChecked(choice.source.id == source)

    def _indented(self, widget: QWidget) -> QHBoxLayout:
        """A line that belongs to the one above it; a layout, since margins of widgets know no direction."""
        row = QHBoxLayout()
        row.addSpacing(self.look.px(_INDENT))
        row.addWidget(widget, 1)
        return row

    # --- which sources

    def _choose_origin(self) -> None:
        """Sources of this file, or of the one that is named."""
        self.path.setEnabled(self.there.isChecked())
        self.say("")
        if self.there.isChecked():
            self._read()
        else:
            self._offer(self._session.workspace.sources(), _("No source yet."))

    def _read(self) -> None:
        """Read the file that is named, in the background."""
        name = self.path.text().strip()
        self.say("")
        if not name:
            self._offer((), _("Choose the file first. It is only read; nothing in it changes."))
            return
        self._offer((), _("Reading…"))
        workspace, path = self._session.workspace, Path(name)

        def done(found: OtherFile) -> None:
            if self.there.isChecked() and self.path.text().strip() == name:
                self._offer(found.sources, _("That file describes no source."))
                self._keep(found.reasons)

        def failed(error: BaseException) -> None:
            if self.there.isChecked() and self.path.text().strip() == name:
                self._offer((), "")
                self._refuse(error)

        self._session.tasks.run(lambda: read_other_file(path, own=workspace), done=done, failed=failed)

    def _keep(self, reasons: tuple[EarlierReason, ...]) -> None:
        """Remember the reasons of the other file, and say that they come along."""
        self._reasons = reasons
        text = ngettext(
            "{n} reason given there is offered here again when its finding comes back.",
            "{n} reasons given there are offered here again when their findings come back.",
            len(reasons),
        )
        self.remark.setText(fill(text, {"n": ltr(str(len(reasons)))}) if reasons else "")

    def _refuse(self, error: BaseException) -> None:
        """Say why a file cannot be used."""
        if isinstance(error, UserError):
            self.say(i18n.error_text(error))
        else:
            show_error(error, self)

    def _offer(self, sources: tuple[Source, ...], otherwise: str) -> None:
        """Show sources with their boxes, or say why there are none."""
        look = self.look
        self._keep(())
        inside = QWidget()
        on_paper(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(2)
        self.choices = []
        here = {source.id for source in self._session.workspace.sources()}
        for source in sources:
            box = WrappedCheck(look, source.name)
            box.box.setChecked(self.there.isChecked() and source.id not in here)
            box.box.toggled.connect(self._compare)
            about = text_label(look, role=Role.HELP, kind="second", wraps=True)
            remarks = text_label(look, role=Role.HELP, kind="muted", wraps=True)
            layout.addWidget(box)
            layout.addLayout(self._indented(about))
            layout.addLayout(self._indented(remarks))
            layout.addSpacing(6)
            self.choices.append(_Choice(source, box, about, remarks))
        if not sources:
            layout.addWidget(text_label(look, otherwise, kind="second", wraps=True))
        layout.addStretch()
        put_into(self.area, inside)
        boxes = (choice.box.box for choice in self.choices)
        self.in_order(self.there, self.path.line, self.path.choose, self.here, *boxes, self.later)
        self._describe()
        self._compare()

    # --- what would come along

    def copies(self) -> list[SourceCopy]:
        """What would be copied now."""
        return [self._copy(choice.source) for choice in self.choices if choice.box.box.isChecked()]

    def _copy(self, source: Source) -> SourceCopy:
        """One copy; within the file its name says that it is one."""
        copy = copy_of(self._session.workspace, source, years_later=1 if self.later.isChecked() else 0)
        return copy if self.there.isChecked() else renamed(copy, fill(_("{name} (copy)"), {"name": source.name}))

    def _describe(self) -> None:
        """Say of each source what would come along."""
        for choice in self.choices:
            line = copy_line(self._session.workspace, self._copy(choice.source))
            choice.about.setText(f"{line.about}\n{line.takes}")
            choice.remarks.setText("\n".join(line.remarks))
            choice.remarks.setVisible(bool(line.remarks))
            choice.box.box.setAccessibleDescription(_(", ").join((line.about, line.takes, *line.remarks)))

    def _compare(self) -> None:
        """The button says how much it will do."""
        count = sum(choice.box.box.isChecked() for choice in self.choices)
        text = fill(ngettext("Copy {n} source", "Copy {n} sources", count), {"n": ltr(str(count))})
        self.go.setText(text)
        self.go.setEnabled(count > 0)

    def do(self) -> None:
        """Copy as one step; where it is refused, the choice stays and the reason is said."""
        bus, before = self._session.bus, {each.id for each in self._session.workspace.sources()}
        bus.did_fail.connect(self._tell)
        changes = self._session.execute(copy_with_reasons(self._session.workspace, self.copies(), self._reasons))
        bus.did_fail.disconnect(self._tell)
        if changes is not None:
            self.accept()
            self.added.emit(tuple(sorted(changes.sources - before)))

    def _tell(self, error: IlmsError) -> None:
        """Say why nothing was copied."""
        self._refuse(error)
