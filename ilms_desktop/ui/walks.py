"""Walks over a whole source: to the next or previous empty cell and finding, and to places that were typed.

Where a table has no more, the walk goes on in the next one and says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.definitions.loader import load_countries
from ilms_desktop.i18n import TONGUES, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.go_to import Kind, Target, row_targets, table_targets
from ilms_desktop.ui.presenters.name_choice import country_choices
from ilms_desktop.ui.views.go_to_popup import GoToPopup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.ui.presenters.name_choice import NameChoice
    from ilms_desktop.ui.presenters.tree import TreeNode
    from ilms_desktop.ui.views.main_window import MainWindow


class Walks:
    """Steps of one window."""

    def __init__(self, window: MainWindow) -> None:
        """Walk in `window`."""
        self._window = window
        self._session = window.session

    # --- empty cells

    def step_empty(self, step: int) -> None:
        """Go to the next (1) or previous (-1) empty cell, in this table or the next that has one."""
        window = self._window
        grid = window.table.grid
        if grid.step_empty(step):
            return
        before = window.table.model.state
        for node in self._tables_from(step):
            window.show_node(node)
            if self._go_to_end(step):
                self._tell(_("No more empty cell in {table}; this is {other}."), before, node)
                return
        if before is not None:
            window.open_table(before.view.source, before.table.key)
        self._session.bus.did_tell.emit(_("No empty cell in this direction in any table of this source."))

    def _tables_from(self, step: int) -> Iterator[TreeNode]:
        """Tables of the source with something empty, after (before) the one in use."""
        state = self._window.table.model.state
        if state is None:
            return
        tables = [node for node in self._window.tree.tables() if node.source == state.view.source]
        here = next((place for place, node in enumerate(tables) if node.table == state.table.key), 0)
        ahead = tables[here + 1 :] if step > 0 else tables[:here][::-1]
        yield from (node for node in ahead if node.counts is not None and node.counts.empty)

    def _go_to_end(self, step: int) -> bool:
        """Go to the first (1) or last (-1) empty cell of the table on screen; False where it has none in sight."""
        key = self._window.table.first_empty() if step > 0 else self._window.table.last_empty()
        return key is not None and self._window.table.grid.go_to(key)

    def _tell(self, text: str, before: object, node: TreeNode) -> None:
        """Say that the walk goes on elsewhere."""
        number = getattr(getattr(before, "table", None), "number", "")
        self._session.bus.did_tell.emit(fill(text, {"table": number, "other": f"{node.code} {node.title}"}))

    # --- findings

    def step_finding(self, step: int) -> None:
        """Next or previous open finding, and its cell; that of the current cell first while the list was not open."""
        window = self._window
        findings = window.panel.findings
        seen = findings.card.finding if findings.isVisible() and findings.card else None
        window.deeds.show_findings()
        if seen is not None:
            # why: showing the list opens the finding of the current cell; the walk goes on where it was
            findings.open_finding(seen.key)
        here = findings.card.finding if findings.card else None
        finding = here if here is not None and here.is_open and seen is None else findings.step(step)
        if finding is None:
            self._session.bus.did_tell.emit(_("No open findings."))
            return
        if finding.cells:
            window.go_to(finding.cells[0])
            findings.open_finding(finding.key)
        if seen is not None:
            self._tell_turn(findings.open_keys(), seen.key, finding.key, step=step)

    def _tell_turn(self, keys: list[str], before: str, now: str, *, step: int) -> None:
        """Say where the walk began anew at the other end of the list."""
        if before not in keys or (keys.index(now) - keys.index(before)) * step > 0:
            return
        last, first = _("That was the last finding; this is the first."), _("That was the first; this is the last.")
        self._session.bus.did_tell.emit(last if step > 0 else first)

    # --- places that are typed

    def ask_where(self) -> GoToPopup:
        """Ask for a table, a row or a cell to go to."""
        window, workspace = self._window, self._session.workspace
        state = window.table.model.state if window.screens.currentWidget() is window.table else None
        sources = {source.id: source.name for source in workspace.sources()}
        targets = table_targets(window.tree.tables(), sources, state.view.source if state else "")
        if state is not None:
            targets += row_targets(state, self._countries())
        popup = GoToPopup(self._session.look, targets, state, window)
        popup.chose.connect(self._go_to)
        popup.ask()
        return popup

    def _countries(self) -> list[NameChoice]:
        """Countries with their names in every language."""
        workspace = self._session.workspace
        also = (load_countries(language=language) for language in TONGUES if language != workspace.language)
        return country_choices(workspace.edition.countries, also=also)

    def _go_to(self, target: Target) -> None:
        """Go where the person wants."""
        window = self._window
        state = window.table.model.state
        if target.kind is Kind.TABLE:
            node = next((node for node in window.tree.tables() if node.key == target.node), None)
            if node is not None:
                window.show_node(node)
        elif target.kind is Kind.ROW:
            window.table.grid.go_to_row(target.row)
        elif state is not None:
            window.table.grid.go_to(state.key(target.row, target.column))
            window.table.grid.setFocus()
