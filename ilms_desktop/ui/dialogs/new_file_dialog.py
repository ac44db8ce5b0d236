"""A new questionnaire: country, round, edition, and the place of its file; nothing is ever written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.definitions.loader import edition_titles, list_rounds, load_round
from ilms_desktop.errors import StorageError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.new_file import NewFile, free_path, path_of
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.country_line import CountryLine
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.path_row import PathRow, Wanted

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.ui.look import Look


class NewFileDialog(DeedDialog):
    """Four answers; the dialog stays open until the file is there."""

    #: what is to be made: NewFile
    made = Signal(object)

    def __init__(self, look: Look, *, country: str, folder: Path, parent: QWidget | None = None) -> None:
        """Begin with a country (empty = not known yet), and keep the file in `folder` unless another is chosen."""
        super().__init__(look, _("New questionnaire"), _("Make the questionnaire"), icon="new", parent=parent)
        self._folder = folder
        self.body.addWidget(text_label(look, _("Which questionnaire do you fill?"), role=Role.SECTION))
        self.form = QFormLayout()
        self.form.setVerticalSpacing(9)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.country = CountryLine(look, country)
        self._add(_("Country"), self.country, _("Its name in any language of the program, or its code."))
        self.round = QComboBox(self)
        for round_id in reversed(list_rounds()):
            title = load_round(round_id, language=look.language).title
            self.round.addItem(title, round_id)
        self._add(_("Round"), self.round)
        self.edition = QComboBox(self)
        self._add(_("Edition"), self.edition, _("The edition of the round fits, unless the ILO asked for another one."))
        self.path = PathRow(
            look, _("Its file"), wanted=Wanted.NEW_FILE, filters=(_("Questionnaires (*.ilms)"), _("All files (*)"))
        )
        self._add(_("Its file"), self.path, _("One file holds everything; you can copy it like any other document."))
        self.body.addLayout(self.form)
        self.body.addStretch()
        self._proposed = ""
        self.round.currentIndexChanged.connect(self._show_editions)
        self.country.textChanged.connect(self._propose)
        self.path.did_change.connect(lambda: self.say(""))
        self._show_editions()
        self.in_order(self.country, self.round, self.edition, self.path.line, self.path.choose)
        (self.path if country else self.country).setFocus()

    def _add(self, title: str, widget: QWidget, about: str = "") -> None:
        """A row with its label, and a line of help below."""
        widget.setAccessibleName(title)
        widget.setAccessibleDescription(about)
        label = text_label(self.look, title)
        label.setBuddy(widget)
        self.form.addRow(label, widget)
        if about:
            self.form.addRow("", text_label(self.look, about, role=Role.HELP, kind="muted", wraps=True))

    # --- what is shown

    def _show_editions(self) -> None:
        """Editions, that of the round first."""
        usual = load_round(str(self.round.currentData())).edition
        titles = edition_titles(language=self.look.language)
        self.edition.clear()
        for edition in sorted(titles, key=lambda each: each != usual):
            label = fill(_("{title} (of the round)"), {"title": titles[edition]})
            self.edition.addItem(label if edition == usual else titles[edition], edition)
        self._propose()

    def _propose(self) -> None:
        """Propose a free name, unless the person chose another."""
        self.say("")
        if self.path.text() == self._proposed:
            path = free_path(self._folder, country=self.country.code, round_id=str(self.round.currentData()))
            self._proposed = str(path)
            self.path.line.setText(self._proposed)

    # --- the deed

    def do(self) -> None:
        """Hand the answers over once they are complete."""
        path = path_of(self.path.text())
        if not self.country.code:
            self._ask(self.country, _("Which country? Type its name or code and choose it from the list."))
        elif path is None:
            self._ask(self.path, _("Where shall the file be kept? Choose a folder and a name."))
        elif path.exists():
            self._ask(self.path, i18n.error_text(StorageError("workspace_exists", path=path)))
        elif not path.parent.is_dir():
            told = _("There is no folder {folder}. Choose one that is there.")
            self._ask(self.path, fill(told, {"folder": ltr(str(path.parent))}))
        else:
            self.say("")
            self.made.emit(
                NewFile(self.country.code, str(self.round.currentData()), str(self.edition.currentData()), path)
            )

    def _ask(self, widget: QWidget, text: str) -> None:
        """Say what is missing, and go there."""
        self.say(text)
        widget.setFocus()
