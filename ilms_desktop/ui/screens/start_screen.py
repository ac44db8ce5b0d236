"""The first page: four answers and three ways on; later, the files opened last come first."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import ilms_desktop
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.titles import program_title
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.country_line import CountryLine
from ilms_desktop.ui.views.file_drop import FileDrop
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.recent_files import RecentFiles
from ilms_desktop.ui.views.start_key_note import StartKeyNote
from ilms_desktop.ui.views.surface import on_frame, on_paper
from ilms_desktop.ui.views.view_choices import language_names
from ilms_desktop.ui.views.way_card import WayCard

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.key_deeds import KeyDeeds
    from ilms_desktop.ui.look import Look

_LEFT: Final = 470
#: of the width of the window
_MOST: Final = 0.36
_FORM: Final = 600
_RECENT: Final = 5
_INPUT: Final = 32


class StartScreen(QWidget):
    """A window of its own."""

    #: another language
    wants_language = Signal(str)
    #: a new questionnaire for these settings
    wants_new = Signal(object)
    #: a file: chosen by path, or to be asked for (empty)
    wants_open = Signal(str)
    #: a fresh copy of the example
    wants_sample = Signal()
    #: a file of the list is not wanted there any more: its path
    wants_forget = Signal(str)
    did_close = Signal()

    def __init__(self, look: Look, settings: Settings, *, editions: tuple[str, ...], round_id: str) -> None:
        """Offer `editions` of the questionnaire in `round_id`."""
        super().__init__()
        self._look = look
        self._settings = settings
        self.setWindowTitle(program_title())
        self.drop = FileDrop(self)
        self.drop.dropped.connect(self.wants_open)
        self.setMinimumSize(960, 600)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._promises(editions))
        layout.addWidget(self._questions(round_id), 1)
        look.dress(self._fit)
        (self.country if self.is_first else self.recent.files[0].open).setFocus()

    # --- putting together

    def _promises(self, editions: tuple[str, ...]) -> QWidget:
        """What the program promises."""
        look = self._look
        side = QFrame(self)
        on_frame(side)
        area = self._left = _scrolling(side, self)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(64, 70, 48, 40)
        layout.setSpacing(6)
        layout.addWidget(text_label(look, program_title(), role=Role.FIGURE))
        about = _("The questionnaire on international labour migration statistics, on your own computer.")
        layout.addWidget(text_label(look, about, kind="second", wraps=True))
        layout.addSpacing(20)
        for icon, title, text in (
            (
                "save-to",
                _("Every keystroke is saved"),
                _("Nothing is lost when the power goes. No network, no account, no administrator."),
            ),
            ("check", _("Checked while you type"), _("In plain words, with the other years beside the cell.")),
            ("mail", _("You send it"), _("The program makes one signed file. Nothing leaves this computer by itself.")),
        ):
            layout.addLayout(self._promise(icon, title, text))
            layout.addSpacing(12)
        layout.addStretch()
        version = {"version": ltr(ilms_desktop.__version__), "editions": _(", ").join(map(ltr, editions))}
        text = fill(_("Version {version} · editions {editions}"), version)
        layout.addWidget(text_label(look, text, role=Role.HELP, kind="muted", wraps=True))
        on_frame(area.viewport())
        return area

    def _promise(self, icon: str, title: str, text: str) -> QHBoxLayout:
        """One promise with its icon."""
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = text_label(look)
        mark.setPixmap(look.pixmap(icon, color="accent", size=20))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(text_label(look, title).make_bold())
        column.addWidget(text_label(look, text, kind="second", wraps=True))
        row.addLayout(column, 1)
        return row

    def _questions(self, round_id: str) -> QScrollArea:
        """Answers and ways on; files opened last come first where there are any."""
        look = self._look
        page = QWidget()
        outer = QHBoxLayout(page)
        outer.setContentsMargins(72, 0, 48, 0)
        inside = QWidget(page)
        inside.setMaximumWidth(look.px(_FORM))
        outer.addWidget(inside, 1)
        outer.addStretch()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 52, 0, 24)
        layout.setSpacing(6)
        self.is_first = not self._settings.recent
        ways = partial(self._build_ways, round_id)
        parts = (self._build_answers, ways) if self.is_first else (self._build_recent, ways, self._build_answers)
        for build in parts:
            layout.addLayout(build())
            layout.addSpacing(10)
        self.key_note = StartKeyNote(look)
        layout.addWidget(self.key_note)
        layout.addStretch()
        area = _scrolling(page, self)
        on_paper(area.viewport())
        return area

    def _fit(self) -> None:
        """At a large zoom the promises leave the answers most of the width."""
        self._left.setFixedWidth(min(self._look.px(_LEFT), int(self.width() * _MOST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width."""
        super().resizeEvent(event)
        self._fit()

    def _build_recent(self) -> QVBoxLayout:
        """Files opened last."""
        layout = self._titled(_("Welcome back"), _("Your files; the one opened last comes first."))
        self.recent = RecentFiles(self._look, self._settings.recent[:_RECENT])
        self.recent.wants_open.connect(self.wants_open)
        self.recent.wants_forget.connect(self.wants_forget)
        layout.addWidget(self.recent)
        return layout

    def _build_answers(self) -> QVBoxLayout:
        """Language, country, office, name."""
        if self.is_first:
            layout = self._titled(_("Before you start"), _("Four answers, all changeable later."))
        else:
            layout = QVBoxLayout()
            layout.setSpacing(6)
            layout.addWidget(text_label(self._look, _("Your answers"), role=Role.SECTION))
        layout.addLayout(self._answers())
        self.trouble = text_label(self._look, role=Role.HELP, kind="red", wraps=True)
        self.trouble.hide()
        layout.addWidget(self.trouble)
        return layout

    def _build_ways(self, round_id: str) -> QVBoxLayout:
        """New, open, example."""
        layout = QVBoxLayout()
        layout.setSpacing(10)
        self.ways = self._ways(round_id)
        for way in self.ways.values():
            layout.addWidget(way)
        return layout

    def _titled(self, title: str, about: str) -> QVBoxLayout:
        """The part at the top, with the title of the page."""
        layout = QVBoxLayout()
        layout.setSpacing(6)
        layout.addWidget(text_label(self._look, title, role=Role.PAGE_TITLE))
        layout.addWidget(text_label(self._look, about, role=Role.HELP, kind="second", wraps=True))
        layout.addSpacing(6)
        return layout

    def use_keys(self, keys: KeyDeeds) -> None:
        """Offer a first key, or show how far the newest one is."""

        def go_on() -> None:
            keys.answered(self.answers())
            keys.begin()

        def show() -> None:
            self.key_note.show_key(next(iter(keys.statuses()), None))

        self.key_note.wants_key.connect(go_on)
        keys.did_change.connect(show)
        show()

    def _answers(self) -> QGridLayout:
        """The four answers in two columns."""
        look = self._look
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        self.language = QComboBox(self)
        for code, name in language_names():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(look.language))
        self.language.activated.connect(self._choose_language)
        self.country = CountryLine(look, self._settings.country)
        self.office = QLineEdit(self._settings.office, self)
        self.person = QLineEdit(self._settings.person, self)
        answers = (
            (_("Language of the program"), self.language),
            (_("Country"), self.country),
            (_("Office"), self.office),
            (_("Your name"), self.person),
        )
        for place, (title, widget) in enumerate(answers):
            row, column = divmod(place, 2)
            label = text_label(look, title, role=Role.HELP, kind="second")
            label.setBuddy(widget)
            widget.setAccessibleName(title)
            widget.setMinimumHeight(look.px(_INPUT))
            # why: a file dropped on a line is opened, not written into it
            widget.setAcceptDrops(False)
            grid.addWidget(label, 3 * row, column)
            grid.addWidget(widget, 3 * row + 1, column)
            grid.setRowMinimumHeight(3 * row + 2, 8)
            grid.setColumnStretch(column, 1)
        help_text = _("The name stands beside your notes and in the history of each cell.")
        grid.addWidget(text_label(look, help_text, role=Role.HELP, kind="muted", wraps=True), 6, 0, 1, 2)
        return grid

    def _ways(self, round_id: str) -> dict[str, WayCard]:
        """New, open, example."""
        look = self._look
        new = fill(_("Country and round {round}; then its sources"), {"round": ltr(round_id)})
        ways = {
            "new": WayCard(look, _("New questionnaire"), new, icon="new", is_primary=self.is_first),
            "open": WayCard(look, _("Open a file"), _("A questionnaire (or drop it here)"), icon="open"),
            "sample": WayCard(
                look,
                _("Try with example data"),
                _("Marked EXAMPLE everywhere; it cannot be packaged"),
                icon="definitions",
            ),
        }
        ways["new"].clicked.connect(self._new)
        ways["open"].clicked.connect(lambda: self.wants_open.emit(""))
        ways["sample"].clicked.connect(self.wants_sample)
        return ways

    # --- deeds

    def answers(self) -> Settings:
        """Settings with what was answered."""
        return replace(
            self._settings,
            country=self.country.code,
            office=self.office.text().strip(),
            person=self.person.text().strip(),
        )

    def mark_missing(self, paths: Collection[str]) -> None:
        """Mark the files opened last that are not there."""
        if not self.is_first:
            self.recent.mark_missing(paths)

    def _choose_language(self) -> None:
        """Ask for another language; answers stay."""
        self.wants_language.emit(str(self.language.currentData()))

    def _new(self) -> None:
        """Ask for a new questionnaire, once the country is known."""
        answers = self.answers()
        if not answers.country:
            self.trouble.setText(_("Which country? Type its name or code and choose it from the list."))
            self.trouble.show()
            self.country.setFocus()
            return
        self.trouble.hide()
        self.wants_new.emit(answers)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the page is gone."""
        super().closeEvent(event)
        self.did_close.emit()


def _scrolling(content: QWidget, parent: QWidget) -> QScrollArea:
    """A side of the page that scrolls where there is little room."""
    area = QScrollArea(parent)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    return area
