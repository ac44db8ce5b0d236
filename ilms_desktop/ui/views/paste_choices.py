"""What a person may choose for one paste: where the cells go, what is replaced, how they are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.paste_options import Align, Leftover, PasteOptions
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.joined_buttons import JoinedButtons
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ilms_desktop.ui.look import Look

_REPLACE = "replace"
_ONLY_EMPTY = "only_empty"


class PasteChoices(QWidget):
    """The choices, one below the other."""

    #: the options as they are now
    chose = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._options = PasteOptions()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 12, 0)
        self._rows.setSpacing(4)
        self.align = self._joined(
            _("Put values in place"),
            ((Align.LABELS, _("by labels")), (Align.POSITION, _("by position"))),
            lambda value: replace(self._options, align=Align(value)),
        )
        self.filled = self._joined(
            _("Cells that have a value"),
            ((_REPLACE, _("replace")), (_ONLY_EMPTY, _("keep"))),
            lambda value: replace(self._options, only_empty=value == _ONLY_EMPTY),
        )
        self.leftover = self._joined(
            _("Where there is no number"),
            ((Leftover.LEAVE, _("leave")), (Leftover.TEXT, _("keep text")), (Leftover.LETTER, "N")),
            lambda value: replace(self._options, leftover=Leftover(value)),
        )
        self.leftover.buttons[Leftover.LETTER].setToolTip(_("Enter N, not available"))
        self.leftover.buttons[Leftover.LETTER].setAccessibleName(_("Enter N, not available"))
        self._title(_("Change while reading"))
        self.transpose = self._box(_("swap rows and columns"), "transpose")
        self.persons = self._box(_("these are persons: divide by 1000"), "persons")
        self.persons_hint = text_label(look, role=Role.HELP, kind="yellow", wraps=True)
        self.persons_hint.setText(_("The figures are whole and large. Are they single persons?"))
        self._rows.addWidget(self.persons_hint)
        self.round_off = self._box(_("round to the decimals that are kept"), "round_off")
        self.add_countries = self._box("", "add_countries")
        self._rows.addStretch()

    def show_options(self, options: PasteOptions) -> None:
        """Show choices without telling anybody."""
        self._options = options
        self.align.show_value(options.align)
        self.filled.show_value(_ONLY_EMPTY if options.only_empty else _REPLACE)
        self.leftover.show_value(options.leftover)
        for name in ("transpose", "persons", "round_off", "add_countries"):
            box: QCheckBox = getattr(self, name)
            box.blockSignals(True)
            box.setChecked(getattr(options, name))
            box.blockSignals(False)

    def offer(self, *, labels: bool, persons: bool, is_likely: bool, rounding: bool, countries: int) -> None:
        """Show only what makes sense for this block.

        Args:
            labels: whether the block has labels.
            persons: whether the table counts thousands of persons.
            is_likely: whether the figures seem to be single persons.
            rounding: whether figures have more decimals than are kept.
            countries: number of countries that the table does not name yet.
        """
        self.align.buttons[Align.LABELS].setEnabled(labels)
        self.persons.setVisible(persons)
        self.persons_hint.setVisible(persons and is_likely)
        self.round_off.setVisible(rounding)
        self.add_countries.setVisible(countries > 0)
        text = ngettext("add {n} country to the table", "add {n} countries to the table", countries)
        self.add_countries.setText(fill(text, {"n": str(countries)}))

    def _joined(
        self, title: str, choices: Iterable[tuple[str, str]], change: Callable[[str], PasteOptions]
    ) -> JoinedButtons:
        """Two or three choices of which one holds."""
        self._title(title)
        joined = JoinedButtons(self._look, choices, self)
        joined.setAccessibleName(title)

        def take(value: str) -> None:
            if value:
                self._take(change(value))
            else:
                # why: one of these choices always holds; the chosen one cannot be taken back
                self.show_options(self._options)

        joined.chose.connect(take)
        self._rows.addWidget(joined)
        return joined

    def _box(self, text: str, name: str) -> QCheckBox:
        """A choice that is on or off."""
        box = QCheckBox(text, self)
        box.toggled.connect(lambda is_on: self._take(replace(self._options, **{name: is_on})))
        self._rows.addWidget(box)
        return box

    def _title(self, text: str) -> None:
        """Heading of a choice."""
        if self._rows.count():
            self._rows.addSpacing(10)
        self._rows.addWidget(text_label(self._look, text).make_bold())

    def _take(self, options: PasteOptions) -> None:
        """Tell other choices."""
        self._options = options
        self.chose.emit(options)
