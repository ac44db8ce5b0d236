"""Model of the labels of a foreign file: what each tells, where it stands, and the code it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.import_model import RowsModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.mapping_draft import codes_of, meaning_words
from ilms_desktop.workspace.mapping.words import dim_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.workspace.mapping.apply import LabelUse
    from ilms_desktop.workspace.mapping.model import SheetMapping

_TITLES: Final = (N_("Label"), N_("Tells"), N_("First in"), N_("Figures"), N_("Stands for"))


class LabelsModel(RowsModel):
    """Labels that nobody knows first."""

    titles = _TITLES

    def __init__(self, edition: Edition, parent: Any = None) -> None:
        super().__init__(parent)
        self._edition = edition
        self._uses: tuple[LabelUse, ...] = ()
        self._names: dict[str, str] = {}
        self._is_one_sheet = True

    @property
    def uses(self) -> tuple[LabelUse, ...]:
        """Labels in the order of the list."""
        return self._uses

    def use(self, index: QModelIndex) -> LabelUse | None:
        """Label of a row."""
        return self._uses[index.row()] if index.isValid() else None

    def show_labels(self, uses: Sequence[LabelUse], mapping: SheetMapping) -> None:
        """Take other labels; those of which nobody knows what they are come first, the most frequent at the top."""
        self.beginResetModel()
        unknown = sorted((each for each in uses if each.meaning is None), key=lambda each: -each.figures)
        self._uses = (*unknown, *(each for each in uses if each.meaning is not None))
        self._is_one_sheet = len({each.place.rpartition("!")[0] for each in uses if "!" in each.place}) <= 1
        self._names = {
            code.id: code.label
            for part in mapping.parts
            for dim in part.places
            for code in codes_of(self._edition, part, dim)
        }
        self.endResetModel()

    def name(self, code: str) -> str:
        """Name of a code."""
        return self._names.get(code, code)

    def rowCount(self, parent: Any = None) -> int:
        """Number of labels."""
        return 0 if parent is not None and parent.isValid() else len(self._uses)

    def texts(self, row: int) -> tuple[str, ...]:
        """Texts of a label."""
        use = self._uses[row]
        stands = meaning_words(use, self._names) if use.meaning else self._offer(use)
        place = use.place.rpartition("!")[2] if self._is_one_sheet else use.place
        return use.text or _("(no label)"), dim_words(use.dim), ltr(place), ltr(str(use.figures)), stands

    def _offer(self, use: LabelUse) -> str:
        """What it may stand for; nothing is taken by itself."""
        if not use.suggestions:
            return _("not known")
        return _("not known; like {names}").replace("{names}", _(", ").join(map(self.name, use.suggestions)))
