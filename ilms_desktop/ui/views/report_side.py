"""The choices beside a report: which one, with a line what it is for, in which language, on which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop.i18n import TONGUES
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.report_choices import ReportWish, kinds, language_offers, paper_offers
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.option import Option
from ilms_desktop.ui.views.surface import on_frame
from ilms_desktop.ui.views.value_combo import ValueCombo

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look

_WIDTH: Final = 300
#: a larger zoom leaves the rest to the page
_MOST_WIDTH: Final = 460


class ReportSide(QFrame):
    """Reports under each other, language and paper below."""

    #: something else is chosen
    did_choose = Signal()
    #: another paper is chosen, which the person wants next time too
    did_choose_paper = Signal(str)

    def __init__(self, look: Look, wish: ReportWish, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(min(look.px(_WIDTH), _MOST_WIDTH))
        on_frame(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(5)
        column.addWidget(text_label(look, _("What is printed")).make_bold())
        self.area = self._scrolled(self._kinds(look, wish.kind))
        column.addWidget(self.area, 1)
        self.language = ValueCombo[str](_("Language"), self)
        self.language.offer_only(language_offers())
        self.paper = ValueCombo[str](_("Paper"), self)
        self.paper.offer_only(paper_offers())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(_under(look, _("Language"), self.language), 1)
        row.addWidget(_under(look, _("Paper"), self.paper), 1)
        column.addSpacing(4)
        column.addLayout(row)
        # why: the pseudo-language is no language of a page
        if wish.language in TONGUES:
            self.language.choose(wish.language)
        self.paper.choose(wish.paper)
        self._group.buttonToggled.connect(self._toggled)
        self.language.currentIndexChanged.connect(self.did_choose)
        self.paper.currentIndexChanged.connect(self._change_paper)

    def _scrolled(self, content: QWidget) -> QScrollArea:
        """Contents that scroll where there is no room, such as at 200 %; the focus goes to what is in them."""
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(_("What is printed"))
        area.setWidget(content)
        content.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _kinds(self, look: Look, chosen: str) -> QWidget:
        """Reports, each with its line."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        self._group = QButtonGroup(self)
        self.options: dict[str, Option] = {}
        for kind in kinds():
            option = Option(look, kind.name, kind.does, holder)
            option.button.setChecked(kind.id == chosen)
            self._group.addButton(option.button)
            self.options[kind.id] = option
            column.addWidget(option)
        column.addStretch()
        return holder

    @property
    def wish(self) -> ReportWish:
        """What is chosen."""
        kind = next(kind for kind, option in self.options.items() if option.button.isChecked())
        return ReportWish(kind, self.language.value or "", self.paper.value or "")

    @property
    def name(self) -> str:
        """Name of the report that is chosen."""
        return self.options[self.wish.kind].button.text()

    @property
    def in_tab_order(self) -> tuple[QWidget, ...]:
        """The choices in their order, for the Tab key."""
        return (*(option.button for option in self.options.values()), self.language, self.paper)

    def choose(self, kind: str) -> None:
        """Choose a report."""
        self.options[kind].button.setChecked(True)

    def focus_choice(self) -> None:
        """Put the focus on the report that is chosen."""
        self.options[self.wish.kind].button.setFocus()

    def _toggled(self, _button: object, is_on: bool) -> None:
        if is_on:
            self.area.ensureWidgetVisible(self.options[self.wish.kind])
            self.did_choose.emit()

    def _change_paper(self) -> None:
        self.did_choose_paper.emit(self.paper.value)
        self.did_choose.emit()


def _under(look: Look, title: str, combo: ValueCombo[str]) -> QWidget:
    """A choice under its title."""
    combo.be_flexible()
    label = text_label(look, title, kind="second", wraps=True)
    label.setBuddy(combo)
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(4)
    inside.addWidget(label)
    inside.addWidget(combo)
    return holder
