"""Bring a step back where some of its cells hold something else by now: which of those are to change all the same?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import BringBack
from ilms_desktop.model.history import Fate
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.models.brought_model import BroughtModel
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_table import PlainTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.history import BringBackPlan
    from ilms_desktop.ui.session import Session

_SIZE: Final = (760, 460)
_VALUE: Final = 116


class BringBackDialog(ScreenDialog):
    """What comes back by itself, and the cells to choose from."""

    #: the step is to be brought back: BringBack
    wants = Signal(object)

    def __init__(self, session: Session, plan: BringBackPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._look = session.look
        look = session.look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bring back a step"))
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        layout = QVBoxLayout()
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(8)
        layout.addWidget(text_label(look, words.step_words(plan.label), role=Role.SECTION, wraps=True))
        self.told = text_label(look, _told(plan), wraps=True)
        layout.addWidget(self.told)
        self.model = BroughtModel(session, plan.of(Fate.CONFLICTS), self)
        self.model.did_tick.connect(self._count)
        widths = (0, _VALUE, _VALUE, _VALUE)
        self.list = PlainTable(look, _("Cells that hold something else by now"), self.model, widths=widths, parent=self)
        for signal in (self.list.chosen, self.list.wants_tick):
            signal.connect(self.model.turn)
        layout.addWidget(self.list, 1)
        ticks = QHBoxLayout()
        self.all = Button(look, _("Choose all"), kind=Kind.FLAT)
        self.all.clicked.connect(lambda: self.model.tick_all(on=True))
        self.none = Button(look, _("Choose none"), kind=Kind.FLAT)
        self.none.clicked.connect(lambda: self.model.tick_all(on=False))
        for button in (self.all, self.none):
            ticks.addWidget(button)
        ticks.addStretch()
        layout.addLayout(ticks)
        outer.addLayout(layout, 1)
        outer.addWidget(self._foot())
        self.list.show_row(0)
        self._count()

    def _foot(self) -> Foot:
        """Cancel and the deed with its number."""
        look = self._look
        foot = Foot(self)
        row = foot.row
        row.addWidget(text_label(look, _("One step of Undo takes all of it back."), role=Role.HELP, kind="second"))
        row.addStretch()
        cancel = Button(look, _("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.back = Button(look, "", icon="redo", kind=Kind.PRIMARY)
        self.back.clicked.connect(self._take)
        row.addWidget(self.back)
        return foot

    def _count(self) -> None:
        """The button says how much it will do."""
        count = len(self._plan.of(Fate.CHANGES)) + len(self.model.ticked)
        text = fill(ngettext("Bring back {n} cell", "Bring back {n} cells", count), {"n": ltr(str(count))})
        self.back.setText(text if count or not self._plan.others else _("Bring back"))
        self.back.setEnabled(bool(count or self._plan.others))

    def _take(self) -> None:
        """Hand the command over."""
        self.accept()
        self.wants.emit(BringBack(self._plan.entry, self._plan.label, frozenset(self.model.ticked)))


def _told(plan: BringBackPlan) -> str:
    """What happens to the cells that are not asked about, then what is asked."""
    free, stands, asked = (len(plan.of(fate)) for fate in (Fate.CHANGES, Fate.STANDS, Fate.CONFLICTS))
    parts = []
    if free:
        text = ngettext(
            "{n} cell still holds what it held and is brought back.",
            "{n} cells still hold what they held and are brought back.",
            free,
        )
        parts.append(fill(text, {"n": ltr(str(free))}))
    if stands:
        text = ngettext("{n} cell holds it already.", "{n} cells hold it already.", stands)
        parts.append(fill(text, {"n": ltr(str(stands))}))
    text = ngettext(
        "{n} cell was changed since and is left as it is, unless you choose it:",
        "{n} cells were changed since and are left as they are, unless you choose them:",
        asked,
    )
    return " ".join([*parts, fill(text, {"n": ltr(str(asked))})])
