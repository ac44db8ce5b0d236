"""A chart of the questionnaire: chosen at the side, drawn anew after every edit, saved, printed or copied.

The window behind stays usable. Files and the clipboard get the colours of paper, whatever the theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from ilms_desktop.errors import IlmsError
from ilms_desktop.i18n import error_text
from ilms_desktop.i18n import gettext as _
from ilms_desktop.report.chart.files import chart_png, picture_of
from ilms_desktop.report.chart.palette import paper
from ilms_desktop.report.chart.svg import svg
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.presenters.chart_choices import wish_of
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.style.charts import palette
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind as ButtonKind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.chart_side import ChartSide
from ilms_desktop.ui.views.chart_view import ChartView
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.tab_order import in_order
from ilms_desktop.workspace.chart_data import chart_of
from ilms_desktop.workspace.chart_places import Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.report.chart.files import Chart
    from ilms_desktop.ui.session import Session

_SIZE: Final = (1180, 640)
#: keys of the zoom, each with its step
_ZOOM_KEYS: Final = (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0))


class ChartDialog(ScreenDialog):
    """Choices, picture, deeds."""

    #: the picture is to be saved, or printed as PDF: Picture in the colours of paper
    wants_save = Signal(object)
    wants_print = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.chart: Chart | None = None
        look = session.look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Chart"))
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.side = ChartSide(session, self)
        self.side.did_choose.connect(self.draw)
        middle.addWidget(self.side)
        self.view = ChartView(look, self)
        self.view.did_resize.connect(self._show)
        middle.addWidget(self.view, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self._foot())
        in_order((*self.side.combos, self.view, *self._buttons))
        for keys, step in _ZOOM_KEYS:
            QShortcut(QKeySequence(keys), self, lambda step=step: self.view.step_zoom(step))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)
        session.bus.did_execute.connect(self.refresh)
        look.dress(self.draw)

    def _foot(self) -> Foot:
        """Zoom, and what can be done with the picture."""
        look = self._session.look
        foot = Foot(self, side=14)
        row = foot.row
        self.smaller = Button(look, "−", kind=ButtonKind.FLAT)
        self.larger = Button(look, "+", kind=ButtonKind.FLAT)
        for button, words, step in ((self.smaller, _("Smaller"), -1), (self.larger, _("Larger"), 1)):
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _on=False, step=step: self.view.step_zoom(step))
            row.addWidget(button)
        self.told = text_label(look, role=Role.HELP, kind="second", wraps=True)
        row.addWidget(self.told, 1)
        self.copying = Button(look, _("Copy as picture"), icon="copy")
        self.copying.clicked.connect(self.copy)
        self.saving = Button(look, _("Save as…"), icon="export")
        self.saving.clicked.connect(lambda: self._hand_over(self.wants_save))
        self.printing = Button(look, _("Print as PDF…"), icon="print")
        self.printing.clicked.connect(lambda: self._hand_over(self.wants_print))
        close = Button(look, _("Close"))
        close.clicked.connect(self.close)
        self._buttons = (self.smaller, self.larger, self.copying, self.saving, self.printing, close)
        for button in self._buttons[2:]:
            row.addWidget(button)
        return foot

    # --- what is shown

    def show_place(self, source: str, table: TableKey | None, kind: Kind = Kind.TREND) -> None:
        """Show a chart of a table, or the map of completeness of a source."""
        self.side.show_place(source, table, kind)
        self.draw()

    def refresh(self) -> None:
        """Draw what the file holds now."""
        self.side.refresh()
        self.draw()

    def draw(self) -> None:
        """Draw what is chosen; without a table there is nothing to draw, and it is said."""
        look = self._session.look
        wish = wish_of(self.side.chosen, look.writing)
        try:
            self.chart = None if wish is None else chart_of(self._session.workspace, wish)
        except IlmsError as error:
            self.chart = None
            self.told.setText(error_text(error))
        else:
            self.told.setText("" if wish else _("This source has no such table. Choose another chart or source."))
        self._show()
        self.view.canvas.setVisible(self.chart is not None)
        for button in (self.copying, self.saving, self.printing):
            button.setEnabled(self.chart is not None)

    def _show(self) -> None:
        """Show the chart that was drawn, in the width there is."""
        if self.chart is not None:
            self.view.show_picture(picture_of(self.chart, palette(self._session.look.tokens), width=self.view.room))

    # --- deeds

    def copy(self) -> None:
        """Put the picture into the clipboard, as PNG for most programs and as SVG for those that draw."""
        if self.chart is None:
            return
        picture = picture_of(self.chart, paper())
        try:
            png = chart_png(picture)
        except IlmsError as error:
            show_error(error, self)
            return
        data = QMimeData()
        data.setImageData(QImage.fromData(png))
        data.setData("image/svg+xml", svg(picture))
        data.setText(f"{picture.title}\n{picture.description}")
        QApplication.clipboard().setMimeData(data)
        self.told.setText(_("The picture is in the clipboard."))
        announce(self, self.told.text())

    def _hand_over(self, signal: object) -> None:
        """Hand the picture to whoever writes it."""
        if self.chart is not None:
            signal.emit(picture_of(self.chart, paper()))  # type: ignore[attr-defined] # a bound signal
