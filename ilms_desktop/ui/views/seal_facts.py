"""What would go into the package, and what sealing does and does not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.places import year_ranges
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.seal_plan import SealPlan
    from ilms_desktop.ui.session import Session


class SealFacts(QFrame):
    """A card of sentences."""

    def __init__(self, session: Session, plan: SealPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = session.look
        self.setProperty("kind", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(7)
        layout.addWidget(text_label(look, _("What is in it")).make_bold())
        for text in facts(plan):
            layout.addWidget(text_label(look, text, wraps=True))
        layout.addSpacing(8)
        layout.addWidget(text_label(look, _("What it does")).make_bold())
        for text in (
            _("The figures are frozen in the file under a number of their own."),
            _("The program opens its own file again, with the desk's rules."),
            _("The file can be read without this program."),
        ):
            layout.addLayout(ticked(look, text))
        layout.addSpacing(8)
        layout.addWidget(text_label(look, _("What it does not do")).make_bold())
        layout.addWidget(
            text_label(
                look,
                _("Nothing leaves this computer. To change figures afterwards, begin a new version."),
                wraps=True,
            )
        )
        layout.addStretch()


def facts(plan: SealPlan) -> list[str]:
    """What would go into the package, in sentences."""
    tables = fill(ngettext("{n} table", "{n} tables", plan.tables), {"n": ltr(str(plan.tables))})
    sources = fill(ngettext("{n} source", "{n} sources", plan.sources), {"n": ltr(str(plan.sources))})
    values = fill(ngettext("{n} value", "{n} values", plan.values), {"n": ltr(str(plan.values))})
    what = {"tables": tables, "sources": sources, "years": year_ranges(list(plan.years)), "values": values}
    empty = ngettext("{n} cell is left empty.", "{n} cells are left empty.", plan.empty)
    explain = ngettext(
        "{n} warning is not explained yet; it stops nothing, the ILO will ask.",
        "{n} warnings are not explained yet; they stop nothing, the ILO will ask.",
        plan.to_explain,
    )
    texts = (
        [fill(_("{values} in {tables} from {sources}, {years}."), what)]
        if plan.values
        else [_("There are no figures yet.")]
    )
    texts.append(fill(empty, {"n": ltr(str(plan.empty))}))
    return [*texts, fill(explain, {"n": ltr(str(plan.to_explain))})] if plan.to_explain else texts


def ticked(look: Look, text: str, tail: str = "") -> QHBoxLayout:
    """A line with a green tick before it and perhaps a figure at its end."""
    row = QHBoxLayout()
    row.setSpacing(8)
    mark = QLabel()
    mark.setPixmap(look.pixmap("passed", color="green"))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text_label(look, text, wraps=True), 1)
    if tail:
        row.addWidget(text_label(look, tail, kind="second"))
    return row
