"""Where one dimension of a foreign table stands: the kind of place, and the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.mapping_draft import WHERES, codes_of, usual_at
from ilms_desktop.ui.views.kept_line import KeptLine
from ilms_desktop.ui.views.value_combo import ValueCombo
from ilms_desktop.workspace.mapping.model import Dim, Place, Where
from ilms_desktop.workspace.mapping.words import code_words, dim_words

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.mapping.model import Part

_COLUMN: Final = "[A-Za-z]{1,3}"
_PATTERNS: Final = {
    Where.COLUMN: _COLUMN,
    Where.HEADING: _COLUMN,
    Where.ROW: "[1-9][0-9]{0,6}",
    Where.FIXED: "(19|20)[0-9][0-9]",
}
_SHORT: Final = 72
_KINDS: Final = (Where.COLUMN, Where.ROW, Where.HEADING, Where.SHEET)


class PlaceRow(QWidget):
    """Kind of place, then letters, a number or a code."""

    #: the dimension and where it stands now
    chose = Signal(str, object)

    def __init__(self, look: Look, edition: Edition, dim: Dim, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dim = dim
        self._edition = edition
        self._part: Part | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        name = dim_words(dim)
        self.kind = ValueCombo[Where](fill(_("{what}: where it stands"), {"what": name}), self)
        self.kind.offer(_(WHERES[Where.FIXED]), ((_(WHERES[each]), each) for each in _KINDS))
        self.kind.currentIndexChanged.connect(self._choose_kind)
        self.kind.be_flexible()
        row.addWidget(self.kind, 1)
        self.at = KeptLine(fill(_("{what}: column, row or year"), {"what": name}), self)
        self.at.setFixedWidth(look.px(_SHORT))
        self.at.editingFinished.connect(self._take)
        row.addWidget(self.at)
        self.code = ValueCombo[str](fill(_("{what}: code of all figures"), {"what": name}), self)
        self.code.currentIndexChanged.connect(self._take)
        self.code.be_flexible()
        row.addWidget(self.code, 1)

    def show_place(self, part: Part) -> None:
        """Show where it stands, without telling anybody."""
        self._part = part
        place = part.places[self.dim]
        self.kind.blockSignals(True)
        self.kind.choose(None if place.where is Where.FIXED else place.where)
        self.kind.blockSignals(False)
        codes = codes_of(self._edition, part, self.dim)
        is_code = place.where is Where.FIXED and bool(codes)
        self.code.setVisible(is_code)
        self.at.setVisible(not is_code and place.where is not Where.SHEET)
        if is_code:
            self.code.blockSignals(True)
            self.code.offer(_("(choose)"), ((code_words(code), code.id) for code in codes))
            self.code.choose(place.at if place.at in {code.id for code in codes} else None)
            self.code.blockSignals(False)
        pattern = _PATTERNS.get(place.where, "")
        self.at.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), self.at))
        self.at.setText(place.at)

    def _choose_kind(self) -> None:
        """Another kind of place; its usual place comes first."""
        if self._part is not None:
            where = self.kind.value or Where.FIXED
            at = usual_at(self._edition, self._part, self.dim, where)
            self.chose.emit(self.dim, Place(where, at, carried=self._part.places[self.dim].carried))

    def _take(self) -> None:
        """Tell another place of the same kind."""
        if self._part is None:
            return
        place = self._part.places[self.dim]
        at = (self.code.value or "") if not self.code.isHidden() else self.at.text().upper()
        if at != place.at:
            self.chose.emit(self.dim, Place(place.where, at, carried=place.carried))
