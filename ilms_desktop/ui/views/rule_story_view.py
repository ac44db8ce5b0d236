"""Why a rule exists, unfolded in its place: what must hold, when it is not asked, thresholds with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.workspace.rule_story import rule_story

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.ui.session import Session


class RuleStoryView(QWidget):
    """Headings with their words; read when it is shown for the first time."""

    def __init__(self, session: Session, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._finding = finding
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self.texts: list[str] = []
        self.hide()

    def switch(self) -> None:
        """Unfold or fold."""
        if not self.texts:
            self._tell()
        self.setVisible(self.isHidden())

    def _tell(self) -> None:
        """Read the story."""
        workspace = self._session.workspace
        story = rule_story(self._finding.rule, workspace.edition.id, workspace.language, ltr=ltr)
        if story is None:
            self._say("", self._finding.why or self._finding.hint)
            return
        self._say("", story.why)
        self._say(_("What must hold"), story.compares)
        self._say(_("When it is not asked"), story.waits)
        self._say(_("Thresholds and their reasons"), *story.limits)

    def _say(self, title: str, *lines: str) -> None:
        """A heading over its lines; nothing where nothing is said."""
        look, said = self._session.look, [line for line in lines if line]
        if title and said:
            self._layout.addWidget(text_label(look, title, role=Role.HELP, wraps=True).make_bold())
        for line in said:
            self._layout.addWidget(text_label(look, line, role=Role.HELP, kind="second", wraps=True))
        self.texts += said
