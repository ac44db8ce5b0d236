"""The upper part of the form of a source: type, criteria, reference years, and the tables that follow from them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import EditSource
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import bare, ltr
from ilms_desktop.ui.presenters.field_help import Help
from ilms_desktop.ui.presenters.places import year_ranges
from ilms_desktop.ui.presenters.source_cover import cover
from ilms_desktop.ui.presenters.year_entry import read_years
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.combo import ElidedCombo
from ilms_desktop.ui.views.field_row import BACK, FormRow
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import Criterion
    from ilms_desktop.model.source import Source
    from ilms_desktop.ui.session import Session


class SourceHead(QWidget):
    """Three answers on which the tables depend."""

    #: the person is at one of them: Help
    entered = Signal(object)
    #: a command for the row of a name: name, Command
    wants = Signal(str, object)
    #: it is to be a source of another type: code of the type
    wants_type = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._source: Source | None = None
        self._helps: dict[QObject, Callable[[], Help]] = {}
        look = session.look
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(9)
        self.grid.setColumnStretch(1, 1)
        self.type = self._type_box()
        self.criteria: dict[Criterion, QCheckBox] = {}
        boxes = self._criteria_boxes()
        self.years = self._years_line()
        self.fills = text_label(look, role=Role.HELP, kind="second", wraps=True)
        self.rows = {
            "type": FormRow(look, _("Type"), self.type),
            "criteria": FormRow(look, _("Fills modules A and B by"), boxes),
            "years": FormRow(look, _("Reference years"), self.years),
            "tables": FormRow(look, _("Its tables"), self.fills),
        }
        for place, row in enumerate(self.rows.values()):
            row.add_to(self.grid, place)
            row.line.addSpacing(look.px(BACK) + row.line.spacing())

    # --- putting together

    def _type_box(self) -> ElidedCombo:
        """Types that a person may choose."""
        box = ElidedCombo(self)
        box.setAccessibleName(_("Type"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        for source_type in self._edition.source_types.values():
            if source_type.offered:
                box.addItem(type_words(self._edition, source_type.code), source_type.code)
        box.activated.connect(self._store_type)
        self._help(box, self._type_help)
        return box

    def _criteria_boxes(self) -> QWidget:
        """By which criteria the source fills modules A and B."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for criterion in self._edition.criteria:
            box = QCheckBox(words.criterion_words(criterion), holder)
            box.clicked.connect(self._store_criteria)
            self._help(box, _criteria_help)
            self.criteria[criterion] = box
            row.addWidget(box)
        row.addStretch()
        holder.setFocusProxy(next(iter(self.criteria.values())))
        return holder

    def _years_line(self) -> QLineEdit:
        """Years and spans of years."""
        line = QLineEdit(self)
        line.setAccessibleName(_("Reference years"))
        # why: spans of years run from left to right in every script
        line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if self._session.look.is_right_to_left:
            line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        line.editingFinished.connect(self._store_years)
        self._help(line, self._years_help)
        return line

    def _help(self, widget: QWidget, text: Callable[[], Help]) -> None:
        """Tell about a widget when the person comes to it."""
        self._helps[widget] = text
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The help follows the focus."""
        if event.type() == QEvent.Type.FocusIn and watched in self._helps:
            self.entered.emit(self._helps[watched]())
        return super().eventFilter(watched, event)

    # --- what is shown

    @property
    def _edition(self) -> Edition:
        return self._session.workspace.edition

    def show_source(self, source: Source, *, also_shown: Collection[int]) -> None:
        """Show a source.

        Args:
            source: as it is now.
            also_shown: years that were not chosen for it, and are shown because they hold values.
        """
        is_refused = bool(self.rows["years"].trouble.text()) and self._source is not None and self._source == source
        self._source = source
        place = self.type.findData(source.type)
        if place < 0:
            self.type.addItem(type_words(self._edition, source.type), source.type)
        self.type.setCurrentIndex(self.type.findData(source.type))
        for criterion, box in self.criteria.items():
            box.setChecked(criterion in source.criteria)
        if not is_refused:
            self._show_years()
            self.rows["years"].say("")
        found = cover(self._edition, source)
        lines = [fill(_("Fills {tables}"), {"tables": text}) for text in found.fills]
        lines += [fill(_("Does not fill {tables}"), {"tables": text}) for text in found.not_filled]
        if also_shown:
            years = year_ranges(sorted(also_shown))
            lines.append(fill(_("Also shown, because values stand in them: {years}"), {"years": years}))
        self.fills.setText("\n".join(lines))
        for name in ("type", "criteria"):
            self.rows[name].say("")

    def _show_years(self) -> None:
        """Years as they are stored."""
        if self._source is not None:
            self.years.setText(bare(year_ranges(list(self._source.years))))

    # --- deeds

    def _store_criteria(self) -> None:
        """Keep the criteria at once; a refused one goes back."""
        source = self._source
        if source is not None:
            chosen = tuple(criterion for criterion, box in self.criteria.items() if box.isChecked())
            for criterion, box in self.criteria.items():
                box.setChecked(criterion in source.criteria)
            self.wants.emit("criteria", EditSource(replace(source, criteria=chosen), _("Fills modules A and B by")))

    def _store_years(self) -> None:
        """Keep the years; what is no year stays in the line, and is told."""
        source = self._source
        if source is None or self.years.text() == bare(year_ranges(list(source.years))):
            self.rows["years"].say("")
            return
        entry = read_years(self.years.text())
        if entry.unread:
            told = _("“{text}” is no year. Write years and spans such as 2019–2023, 2025.")
            self.rows["years"].say(fill(told, {"text": _("”, “").join(entry.unread)}))
        else:
            self.wants.emit("years", EditSource(replace(source, years=entry.years), _("Reference years")))

    def _store_type(self) -> None:
        """Ask for another type; the box shows the old one until it is changed."""
        source, new_type = self._source, str(self.type.currentData())
        if source is not None and new_type != source.type:
            self.type.setCurrentIndex(self.type.findData(source.type))
            self.wants_type.emit(new_type)

    # --- help

    def _type_help(self) -> Help:
        """What a type decides."""
        text = _("The type decides which questions are asked and which tables can be filled.")
        stays = _("It can be changed until the source has values.")
        return Help(_("Type"), text, (stays,))

    def _years_help(self) -> Help:
        """Which years the round takes."""
        round_ = self._session.workspace.round
        values = {"first": ltr(str(round_.first_year)), "last": ltr(str(round_.last_year))}
        limits = fill(_("The round takes the years {first} to {last}."), values)
        text = _("Years for which the source has figures: single years and spans, such as 2019–2023, 2025.")
        return Help(_("Reference years"), text, (limits, _("A year with values stays until its cells are cleared.")))


def type_words(edition: Edition, source_type: str) -> str:
    """Type with its code: "FX · Other administrative records"."""
    values = {"code": ltr(source_type), "label": edition.source_types[source_type].label}
    return fill(_("{code} · {label}"), values)


def _criteria_help() -> Help:
    """What a criterion decides."""
    text = _(
        "Who counts as a migrant: persons born abroad, or foreign citizens. Tables of modules A and B are filled once "
        "for each criterion that the source can tell; module C has none."
    )
    return Help(_("Fills modules A and B by"), text)
