"""Beside the overview: what is still to do, what was declared, and what stands before sealing; a tab for each."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.gap_delegate import GapDelegate
from ilms_desktop.ui.delegates.ready_delegate import ReadyDelegate
from ilms_desktop.ui.models.declared_model import DeclaredModel
from ilms_desktop.ui.models.gaps_model import GapsModel
from ilms_desktop.ui.models.ready_model import ReadyModel
from ilms_desktop.ui.presenters.ready_list import Place, State, verdict
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.ui.views.surface import Bar, on_frame, on_paper
from ilms_desktop.workspace.gaps import Lack

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, SignalInstance
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.declared_list import Declared
    from ilms_desktop.ui.presenters.ready_list import Point
    from ilms_desktop.workspace.gaps import Gap


#: of the width of the screen
_MOST: Final = 0.4
#: height of a list that can be worked with
_LEAST_LIST: Final = 96


class Tab(IntEnum):
    """Tabs in their order."""

    #: tables that are not answered
    GAPS = 0
    #: tables of which something was said as a whole
    DECLARED = 1
    #: the list before sealing
    READY = 2


class OverviewSide(QFrame):
    """Three lists, each with its deeds under it."""

    #: a Gap: its cells, why they are empty, its plan, nothing to report
    wants_cells = Signal(object)
    wants_reason = Signal(object)
    wants_plan = Signal(object)
    wants_nothing = Signal(object)
    #: the plan as a file, and on paper
    wants_export = Signal()
    wants_print = Signal()
    #: a Declared: its cells, and taking it back
    wants_declared = Signal(object)
    wants_take_back = Signal(object)
    #: Place where a point of the list is put right
    wants_place = Signal(object)
    wants_seal = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        on_paper(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = Bar(look, self)
        on_frame(head)
        self.tabs = QTabBar(head)
        self.tabs.setDocumentMode(True)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(_("Gaps, declarations, list before sealing"))
        row = QVBoxLayout(head)
        row.setContentsMargins(4, 3, 4, 1)
        row.addWidget(self.tabs)
        layout.addWidget(head)
        self.stack = QStackedWidget(self)
        for page in (self._build_gaps(), self._build_declared(), self._build_ready()):
            self.tabs.addTab(_("Ready to seal") if self.tabs.count() == Tab.READY else "")
            self.stack.addWidget(page)
        self.tabs.setTabToolTip(Tab.READY, _("Ready to seal"))
        layout.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)

    # --- putting together

    def _build_gaps(self) -> QWidget:
        """Gaps with what can be done about each, and the plan as a whole."""
        self.gaps = GapsModel(self)
        self.gap_list = self._list(_("Gaps"), self.gaps)
        self.gap_list.setItemDelegate(GapDelegate(self._look, self.gap_list))
        self.gap_list.activated.connect(lambda _index: self._with_gap(self.wants_cells))
        self.go = self._button(_("Go to cells"), "go-to", Kind.PRIMARY)
        self.say_why = self._button(_("Say why…"))
        self.plan = self._button(_("Plan…"), "calendar")
        self.nothing = self._button(_("Nothing to report…"))
        self.export = self._button(_("Export the plan…"), "export", Kind.FLAT)
        self.print = self._button(_("Print the plan…"), "print", Kind.FLAT)
        for button, signal in (
            (self.go, self.wants_cells),
            (self.say_why, self.wants_reason),
            (self.plan, self.wants_plan),
            (self.nothing, self.wants_nothing),
        ):
            button.clicked.connect(lambda _on=False, each=signal: self._with_gap(each))
        self.export.clicked.connect(self.wants_export)
        self.print.clicked.connect(self.wants_print)
        self.gap_list.selectionModel().currentChanged.connect(lambda *_: self._allow())
        about = _("Empty cells count as not yet reported. Fill them, or put a letter for why there is no figure.")
        buttons = (self.go, self.say_why, self.plan, self.nothing, self.export, self.print)
        return self._page(about, self.gap_list, buttons)

    def _build_declared(self) -> QWidget:
        """What was said of whole years."""
        self.declared = DeclaredModel(self)
        self.declared_list = self._list(_("Declared"), self.declared)
        self.declared_list.setItemDelegate(GapDelegate(self._look, self.declared_list))
        self.declared_list.activated.connect(lambda _index: self._with_declared(self.wants_declared))
        self.show_declared_cells = self._button(_("Go to cells"), "go-to", Kind.PRIMARY)
        self.take_back = self._button(_("Take back"))
        self.show_declared_cells.clicked.connect(lambda: self._with_declared(self.wants_declared))
        self.take_back.clicked.connect(lambda: self._with_declared(self.wants_take_back))
        about = _("Years of which one sentence speaks for all cells. A figure that is entered takes it back.")
        return self._page(about, self.declared_list, (self.show_declared_cells, self.take_back))

    def _build_ready(self) -> QWidget:
        """The list before sealing."""
        self.ready = ReadyModel(self)
        self.ready_list = self._list(_("Ready to seal"), self.ready)
        self.ready_list.setItemDelegate(ReadyDelegate(self._look, self.ready_list))
        self.ready_list.chosen.connect(self._go_to_point)
        self.seal = self._button(_("Seal…"), "lock", Kind.PRIMARY)
        self.seal.clicked.connect(self.wants_seal)
        self.verdict = text_label(self._look, wraps=True).make_bold()
        return self._page(_("Choose a point to go where it is put right."), self.ready_list, (self.seal,), self.verdict)

    def _page(
        self, about: str, view: PlainList, buttons: tuple[QPushButton, ...], first: QWidget | None = None
    ) -> QWidget:
        """Sentence, list, buttons."""
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 8)
        if first is not None:
            head.addWidget(first)
        head.addWidget(text_label(self._look, about, role=Role.HELP, kind="second", wraps=True))
        layout.addLayout(head)
        layout.addWidget(view, 1)
        layout.addWidget(_Foot(page, buttons))
        view.setMinimumHeight(_LEAST_LIST)
        area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        on_paper(area.viewport())
        return area

    def _list(self, title: str, model: QAbstractItemModel) -> PlainList:
        view = PlainList(title, self)
        view.setModel(model)
        return view

    def _button(self, text: str, icon: str = "", kind: Kind = Kind.SECONDARY) -> Button:
        return Button(self._look, text, icon=icon, kind=kind)

    def fit(self, room: int) -> None:
        """Take the width of a panel, but no more than a part of `room`."""
        self.setFixedWidth(min(self._look.px(metrics.PANEL_WIDTH - 12), int(room * _MOST)))

    # --- what is shown

    def show_gaps(self, found: tuple[Gap, ...], *, with_source: bool, today: date) -> None:
        """Take other gaps; the one that was chosen stays chosen."""
        before = self.gaps.line(self.gap_list.currentIndex())
        self.gaps.show_gaps(found, with_source=with_source, today=today)
        self._name(Tab.GAPS, _("Gaps {n}"), len(found))
        if found:
            same = self.gaps.first(
                lambda gap: before is not None and (gap.source, gap.table) == (before.source, before.table)
            )
            self.gap_list.setCurrentIndex(same if same.isValid() else self.gaps.index(0))
        self._allow()

    def show_declared(self, found: tuple[Declared, ...]) -> None:
        """Take other declarations."""
        self.declared.show_lines(found)
        self._name(Tab.DECLARED, _("Declared {n}"), len(found))
        for button in (self.show_declared_cells, self.take_back):
            button.setEnabled(bool(found))
        if found:
            self.declared_list.setCurrentIndex(self.declared.index(0))

    def show_ready(self, points: tuple[Point, ...]) -> None:
        """Take the list before sealing."""
        self.ready.show_lines(points)
        self.verdict.setText(verdict(points))
        if points:
            first = self.ready.first(lambda point: point.state is not State.DONE)
            self.ready_list.setCurrentIndex(first if first.isValid() else self.ready.index(0))

    def _name(self, tab: Tab, text: str, count: int) -> None:
        self.tabs.setTabText(tab, fill(text, {"n": str(count)}))
        self.tabs.setTabToolTip(tab, self.tabs.tabText(tab))

    def _allow(self) -> None:
        """Deeds that mean something for the chosen gap."""
        gap = self.gaps.line(self.gap_list.currentIndex())
        has_cells = gap is not None and gap.lack is not Lack.SOURCE
        self.go.setEnabled(gap is not None)
        self.go.setText(_("Go to cells") if has_cells or gap is None else _("Go to sources"))
        self.plan.setEnabled(gap is not None)
        for button in (self.say_why, self.nothing):
            button.setEnabled(has_cells)
        for button in (self.export, self.print):
            button.setEnabled(bool(self.gaps.lines))

    # --- deeds

    def _with_gap(self, signal: SignalInstance) -> None:
        gap = self.gaps.line(self.gap_list.currentIndex())
        if gap is not None:
            signal.emit(gap)

    def _with_declared(self, signal: SignalInstance) -> None:
        found = self.declared.line(self.declared_list.currentIndex())
        if found is not None:
            signal.emit(found)

    def _go_to_point(self, index: QModelIndex) -> None:
        point = self.ready.line(index)
        if point is not None and point.place is not Place.NONE:
            self.wants_place.emit(point.place)


class _Foot(QFrame):
    """Buttons in as many lines as they need."""

    def __init__(self, parent: QWidget, buttons: tuple[QPushButton, ...]) -> None:
        super().__init__(parent)
        self.setProperty("kind", "strip")
        flow = FlowLayout(self, spacing=7)
        flow.setContentsMargins(12, 10, 12, 10)
        for button in buttons:
            flow.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the lines of another width: a page that scrolls asks how low it may be, not how high it must be."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))
