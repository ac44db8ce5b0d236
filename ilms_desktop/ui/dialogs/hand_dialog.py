"""Hand tables to an office, or hand the work back: what, with which key, into which folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.part import Office
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.part_words import scope_words
from ilms_desktop.ui.presenters.source_offers import source_offers
from ilms_desktop.ui.views.key_choice import KeyChoice, KeyOffer
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.path_row import PathRow, Wanted
from ilms_desktop.ui.views.value_combo import ValueCombo
from ilms_desktop.workspace import parts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.part import Handed
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.own_key import SigningWith

_WIDTH: Final = 700


@dataclass(frozen=True, slots=True)
class HandWish:
    """What the person gave.

    Attributes:
        key: the key that signs, not opened yet. folder: for the file.
        office: code of the office that gets an assignment; empty for a return. wanted: what it is asked for.
    """

    key: SigningWith
    folder: Path
    office: str
    wanted: parts.Wanted


class HandDialog(DeedDialog):
    """A form of one page."""

    #: everything is given: HandWish
    wants = Signal(object)

    def __init__(self, session: Session, offer: KeyOffer, parent: QWidget | None = None) -> None:
        """Ask for an assignment, or for a return where the file was made out of an assignment."""
        handed = session.workspace.handed
        title = _("Hand tables out") if handed is None else _("Hand the work back")
        super().__init__(session.look, title, _("Make the file"), icon="sign", parent=parent)
        self.setMinimumWidth(self.look.px(_WIDTH))
        self._session = session
        self.form = QFormLayout()
        self.form.setVerticalSpacing(8)
        if handed is None:
            self._ask_what()
        else:
            self._say_what(handed)
        self.key = KeyChoice(self.look, offer, self.form, self)
        if handed is not None:
            # why: the coordinator knows the key of this office under this id, whatever the ILO calls it
            self.key.signer.setText(handed.signer)
        self.folder = PathRow(self.look, _("Folder"), wanted=Wanted.FOLDER)
        self.folder.line.setText(str(session.workspace.path.parent))
        self._row(_("Folder"), self.folder)
        self.body.addLayout(self.form)
        self.remark.setText(_("It sends nothing: you give the file to the other office."))
        self.key.did_change.connect(self._compare)
        self.folder.did_change.connect(self._compare)
        self._compare()
        (self.office if handed is None else self.folder).setFocus()

    # --- parts

    def _row(self, title: str, widget: QWidget) -> None:
        label = text_label(self.look, title)
        label.setBuddy(widget)
        self.form.addRow(label, widget)

    def _say_what(self, handed: Handed) -> None:
        values = {"scope": scope_words(handed.scope), "office": ltr(handed.coordinator)}
        self.body.addWidget(
            text_label(
                self.look, fill(_("Everything of {scope} goes back to {office}, as it stands now."), values), wraps=True
            )
        )

    def _ask_what(self) -> None:
        workspace = self._session.workspace
        about = _("The figures go out as they stand; what comes back is compared with them, cell by cell.")
        self.body.addWidget(text_label(self.look, about, wraps=True))
        self.office = ValueCombo[Office](_("Office"), self)
        offers = [
            (fill(_("{code}: {name}"), {"code": ltr(each.code), "name": each.name}), each)
            for each in workspace.offices()
        ]
        self.office.offer(_("Choose…"), offers)
        if len(offers) == 1:
            self.office.choose(offers[0][1])
        # why: Tab goes through widgets in the order in which they were made
        self.tables = QLineEdit(self)
        self.source = ValueCombo[str](_("Source"), self)
        self.source.offer(_("All sources"), source_offers(workspace))
        self.years = QLineEdit(self)
        for title, widget in (
            (_("Office"), self.office),
            (_("Tables"), self.tables),
            (_("Source"), self.source),
            (_("Years"), self.years),
        ):
            widget.setAccessibleName(title)
            self._row(title, widget)
        self.tables.setAccessibleDescription(_("Numbers such as C4, C1; empty for all of the office."))
        self.years.setAccessibleDescription(_("Such as 2022, 2023; empty for all of the source."))
        self.found = text_label(self.look, kind="second", wraps=True)
        self.form.addRow("", self.found)
        for line in (self.tables, self.years):
            line.textChanged.connect(self._compare)
        for combo in (self.office, self.source):
            combo.currentIndexChanged.connect(self._compare)

    # --- the answer

    @property
    def wanted(self) -> parts.Wanted:
        """Tables, sources and years that were named."""
        if self._session.workspace.handed is not None:
            return parts.Wanted()
        years = tuple(int(each) for each in _listed(self.years.text()) if each.isdecimal())
        source = self.source.value
        return parts.Wanted(_listed(self.tables.text()), () if source is None else (source,), years)

    def _compare(self) -> None:
        """The deed is possible once everything is given; what the office will get is told meanwhile."""
        is_complete = self.key.is_complete and bool(self.folder.text().strip())
        if self._session.workspace.handed is None:
            is_complete = self._tell_scope() and is_complete
        self.go.setEnabled(is_complete)
        self.say("")

    def _tell_scope(self) -> bool:
        """Say what is meant, or why it cannot be."""
        from ilms_desktop import i18n
        from ilms_desktop.errors import UserError

        office = self.office.value
        if office is None:
            self.found.setText(_("Choose the office first. Tables and years may stay empty: then all are meant."))
            return False
        try:
            scope = parts.scope_for(self._session.workspace, office, self.wanted)
        except UserError as error:
            self.found.setText(i18n.error_text(error))
            return False
        self.found.setText(fill(_("Will be handed out: {scope}."), {"scope": scope_words(scope)}))
        return True

    def do(self) -> None:
        """Hand over what was given; the dialog stays until the file is made."""
        office = (
            "" if self._session.workspace.handed is not None or self.office.value is None else self.office.value.code
        )
        self.wants.emit(HandWish(self.key.chosen(), Path(self.folder.text().strip()), office, self.wanted))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.replace(";", ",").split(",") if each.strip())
