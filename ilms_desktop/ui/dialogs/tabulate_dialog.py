"""Tabulate a survey: what its variables and their values mean, how figures are made, then the preview of every import.

Records are read in the background and are nowhere else than in memory while they are counted.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFileDialog, QHBoxLayout, QVBoxLayout

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.exchange.files import write_file
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.wide_dialog import WideDialog
from ilms_desktop.ui.models.recipe_model import ValuesModel, VariablesModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.recipe_draft import (
    MISSINGS,
    RecipeDraft,
    meaning_said,
    meaning_words,
    meanings_of,
)
from ilms_desktop.ui.presenters.source_offers import source_offers
from ilms_desktop.ui.progress import wait_for
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.kept_line import KeptLine
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_table import PlainTable
from ilms_desktop.ui.views.recipe_choices import RecipeChoices
from ilms_desktop.ui.views.value_combo import ValueCombo
from ilms_desktop.workspace.recipe_proposal import propose_recipe, propose_variable
from ilms_desktop.workspace.survey_files import survey_info
from ilms_desktop.workspace.tabulating import load_recipe, tabulate

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.definitions.microdata import SurveyVariable
    from ilms_desktop.exchange.microdata.outcome import Tabulation
    from ilms_desktop.exchange.microdata.recipe import Choices
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.tasks import Job

    T = TypeVar("T")

_WIDTHS: Final = (0, 0, 150)
_VALUE_WIDTHS: Final = (70, 0, 0)
_TOLD: Final = 3


class TabulateDialog(WideDialog):
    """Variables at the start, the values of the current one beside them, thresholds below."""

    #: what was counted, and what to know of it: ParsedFile, sentences
    wants_preview = Signal(object, object)

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(session.look, _("Tabulate a survey"), _("Preview…"), icon="import", parent=parent)
        self._session = session
        self._path = path
        self.draft: RecipeDraft | None = None
        title = fill(_("Count the tables in the records of {file}"), {"file": ltr(path.name)})
        self.body.addWidget(text_label(self.look, title, role=Role.SECTION, wraps=True))
        self.body.addLayout(self._head())
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(self._variables(), 1)
        middle.addLayout(self._values(), 1)
        self.body.addLayout(middle, 1)
        self.choices = RecipeChoices(self.look, self)
        self.choices.chose.connect(self._choose)
        self.body.addWidget(self.choices)
        self.remark.setText(_("The records stay on this computer and are not stored. Only tables come in."))
        self.go.setEnabled(False)
        self.list.setFocus()

    # --- parts

    def _head(self) -> QHBoxLayout:
        """Source, and recipes that are files."""
        row = QHBoxLayout()
        label = text_label(self.look, _("Source of the figures"), kind="second")
        self.source = ValueCombo[str](_("Source of the figures"), self)
        label.setBuddy(self.source)
        self.source.offer(_("(choose)"), source_offers(self._session.workspace))
        self.source.be_flexible()
        sources = self._session.workspace.sources()
        if len(sources) == 1:
            self.source.choose(sources[0].id)
        self.source.currentIndexChanged.connect(self._show_problems)
        row.addWidget(label)
        row.addWidget(self.source, 1)
        self.open_recipe = Button(self.look, _("Open a recipe…"), icon="open")
        self.open_recipe.clicked.connect(self.ask_for_recipe)
        row.addWidget(self.open_recipe)
        self.keep = Button(self.look, _("Keep the recipe…"), icon="save-to")
        self.keep.clicked.connect(self.ask_where)
        row.addWidget(self.keep)
        return row

    def _variables(self) -> QVBoxLayout:
        """What a survey may say, and by which variable."""
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(text_label(self.look, _("1. Which variable says what")).make_bold())
        self.model = VariablesModel(self)
        self.list = PlainTable(self.look, _("What the survey says"), self.model, widths=_WIDTHS, parent=self)
        self.list.did_move.connect(self._show_variable)
        self.list.chosen.connect(lambda _index: self.name.setFocus())
        column.addWidget(self.list, 1)
        return column

    def _values(self) -> QVBoxLayout:
        """Variable, values and their meanings."""
        column = QVBoxLayout()
        column.setSpacing(6)
        self.title = text_label(self.look, wraps=True).make_bold()
        column.addWidget(self.title)
        self.name = ValueCombo[str](_("Variable of the survey"), self)
        self.name.currentIndexChanged.connect(self._choose_name)
        self.name.be_flexible()
        column.addWidget(self.name)
        self.values_model = ValuesModel(self)
        self.values = PlainTable(
            self.look, _("Values of the variable"), self.values_model, widths=_VALUE_WIDTHS, parent=self
        )
        self.values.did_move.connect(self._show_value)
        self.values.chosen.connect(self._focus_meaning)
        column.addWidget(self.values, 1)
        row = QHBoxLayout()
        self.asked = text_label(self.look, kind="second")
        row.addWidget(self.asked)
        self.meaning = KeptLine(_("What the value means"), self)
        self.meaning.returnPressed.connect(self._take_meaning)
        row.addWidget(self.meaning, 1)
        column.addLayout(row)
        self.missing = ValueCombo[str](_("Where nothing is said"), self)
        self.missing.offer(
            _("Where nothing is said: the class for it, if there is one"),
            ((fill(_("Where nothing is said: {what}"), {"what": _(text)}), each) for each, text in MISSINGS.items()),
        )
        self.missing.currentIndexChanged.connect(self._choose_missing)
        self.missing.be_flexible()
        column.addWidget(self.missing)
        return column

    def _focus_meaning(self) -> None:
        """Enter on a value goes to what it means."""
        self.meaning.setFocus()
        self.meaning.selectAll()

    # --- the recipe

    def propose(self) -> None:
        """Guess a recipe; without the part of the program that reads such files, say so and go."""
        try:
            found = self._wait(
                lambda _job: (survey_info(self._path), propose_recipe(self._path)), _("Looking at the variables…")
            )
        except UserError as error:
            show_error(error, self.parentWidget())
            self.reject()
            return
        if found is None:
            self.reject()
            return
        info, proposal = found
        self.show_draft(RecipeDraft(info, proposal.recipe, proposal.unmatched))
        self.list.show_row(0)

    def show_draft(self, draft: RecipeDraft) -> None:
        """Show a recipe."""
        self.draft = draft
        self.model.show_draft(draft)
        self.choices.show_choices(draft.recipe.choices)
        self._show_variable()
        self._show_problems()

    def ask_for_recipe(self) -> QFileDialog:
        """Ask for the recipe of another year."""
        dialog = QFileDialog(self, _("Open a recipe"), str(self._path.parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Recipes (*.toml)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.take_recipe(Path(name)))
        dialog.open()
        return dialog

    def take_recipe(self, path: Path) -> None:
        """Take a recipe that was kept."""
        if self.draft is None:
            return
        try:
            recipe = load_recipe(path)
        except UserError as error:
            self.say(i18n.error_text(error))
            return
        self.show_draft(RecipeDraft(self.draft.info, recipe, {}))

    def ask_where(self) -> QFileDialog:
        """Ask where the recipe is kept."""
        dialog = QFileDialog(self, _("Keep the recipe"), str(self._path.with_suffix(".toml")))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.setNameFilter(_("Recipes (*.toml)"))
        dialog.fileSelected.connect(lambda name: self.keep_recipe(Path(name)))
        dialog.open()
        return dialog

    def keep_recipe(self, path: Path) -> None:
        """Write the recipe as a file."""
        from ilms_desktop.exchange.microdata.recipe_text import write_recipe

        if self.draft is None:
            return
        try:
            write_file(path, write_recipe(self.draft.recipe).encode("utf-8"))
        except UserError as error:
            self.say(i18n.error_text(error))
            return
        self._session.bus.did_tell.emit(fill(_("Saved as {path}"), {"path": ltr(str(path))}))

    # --- one variable

    @property
    def variable(self) -> SurveyVariable | None:
        """What the current row is about."""
        return self.model.variable(self.list.currentIndex())

    def _names(self) -> dict[str, str]:
        """What values of the current variable may mean."""
        meant = self.variable
        if meant is None or self.draft is None:
            return {}
        each = self.draft.recipe.variables.get(meant.id)
        return meanings_of(meant, each.codelist if each else "")

    def _show_variable(self) -> None:
        """The variable of the current row, its values, and what is done without."""
        meant, draft = self.variable, self.draft
        if meant is None or draft is None:
            return
        each = draft.recipe.variables.get(meant.id)
        self.title.setText(fill(_("2. {what}"), {"what": meant.title}))
        self._offer_names(draft)
        self.name.blockSignals(True)
        self.name.choose(each.name if each and each.name in draft.info.variables else None)
        self.name.blockSignals(False)
        self.missing.blockSignals(True)
        self.missing.choose(each.missing if each and each.missing in MISSINGS else None)
        self.missing.blockSignals(False)
        self.missing.setEnabled(each is not None)
        names = self._names()
        completer = QCompleter([meaning_words(code, names) for code in names], self.meaning)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.meaning.setCompleter(completer)
        self.values_model.show_values(draft.values(meant.id), names)
        self.values.show_row(0)

    def _offer_names(self, draft: RecipeDraft) -> None:
        """Variables of the survey with their labels."""
        labels = draft.info.labels
        words = _("{name} · {label}")
        self.name.offer(
            _("the survey does not say it"),
            (
                (fill(words, {"name": ltr(name), "label": labels[name]}) if name in labels else ltr(name), name)
                for name in draft.info.variables
            ),
        )

    def _show_value(self) -> None:
        """The current value, and what it means by now."""
        row = self.values_model.value(self.values.currentIndex())
        self.meaning.setEnabled(row is not None)
        self.asked.setText(fill(_("{value} means"), {"value": ltr(row.value)}) if row else "")
        self.meaning.setText(meaning_words(row.meaning, self._names()) if row and row.meaning else "")

    def _choose_name(self) -> None:
        """Another variable says it, or none; its values are looked at again."""
        meant, draft, name = self.variable, self.draft, self.name.value
        if meant is None or draft is None:
            return
        if name is None:
            self.show_draft(draft.without(meant.id))
            return
        try:
            found = self._wait(
                lambda _job: propose_variable(self._path, meant.id, name), _("Looking at the variables…")
            )
        except UserError as error:
            self.say(i18n.error_text(error))
            return
        if found is not None:
            self.show_draft(draft.with_variable(*found))

    def _take_meaning(self) -> None:
        """What the current value means."""
        meant, draft = self.variable, self.draft
        row = self.values_model.value(self.values.currentIndex())
        if meant is None or draft is None or row is None:
            return
        text = self.meaning.text()
        meaning = meaning_said(text, self._names()) if text.strip() else ""
        if meaning is None:
            self.say(fill(_("“{text}” is none of the meanings. Choose one of the names."), {"text": text.strip()}))
            return
        self.show_draft(draft.with_meaning(meant.id, row.value, meaning))
        self.values.setFocus()

    def _choose_missing(self) -> None:
        """What is done with records of which the variable says nothing."""
        meant, draft = self.variable, self.draft
        if meant is not None and draft is not None and meant.id in draft.recipe.variables:
            self.show_draft(draft.with_missing(meant.id, self.missing.value or ""))

    def _choose(self, choices: Choices) -> None:
        """Other thresholds."""
        if self.draft is not None:
            self.draft = replace(self.draft, recipe=replace(self.draft.recipe, choices=choices))
            self._show_problems()

    # --- the deed

    def _show_problems(self) -> None:
        """What is still missing before anything can be counted."""
        if self.draft is None:
            return
        problems = list(self.draft.problems())
        if self.source.value is None:
            problems.insert(0, _("Choose the source of the figures."))
        self.say(" ".join(problems[:_TOLD]))
        self.go.setEnabled(not problems)

    def do(self) -> None:
        """Count, then show what would come in."""
        try:
            found = self._wait(self._tabulate, _("Counting the tables…"))
        except UserError as error:
            self.say(i18n.error_text(error))
            return
        if found is not None:
            self.wants_preview.emit(found.parsed, tuple(found.words()))

    def _tabulate(self, job: Job) -> Tabulation:
        """Count in the background, table by table."""
        assert self.draft is not None and self.source.value is not None  # noqa: S101, PT018 - the button waits for both
        return tabulate(self._session.workspace, self._path, self.draft.recipe, source=self.source.value, step=job.step)

    def _wait(self, work: Callable[[Job], T], words: str) -> T | None:
        """Wait for work in the background; None where the person stopped it."""
        parent = self if self.isVisible() else self.parentWidget()
        return wait_for(self._session.tasks, work, words=words, look=self.look, parent=parent)
