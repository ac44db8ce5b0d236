"""A field for a day: typed, stepped with the arrow keys, or chosen from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QDateEdit, QWidget

from ilms_desktop import i18n


class DayEdit(QDateEdit):
    """Shows a day as lists do, with Latin figures."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says of it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        # why: in a window that runs from the right Qt would turn the parts of the day round
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        locale = QLocale(i18n.locale())
        # why: figures are Latin everywhere else on the screen
        has_latin = locale.zeroDigit() == "0"
        self.setLocale(locale if has_latin else QLocale.c())
        self.setDisplayFormat("d MMM yyyy" if has_latin else "yyyy-MM-dd")

    @property
    def day(self) -> date:
        """What it shows."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.setDate(qdate(day))


def qdate(day: date) -> QDate:
    """A day as Qt takes it."""
    return QDate(day.year, day.month, day.day)
