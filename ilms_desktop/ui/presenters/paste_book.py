"""What a paste asks beside the table on screen: meanings of labels, totals, rows of more countries."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ilms_desktop.model.layout import build_layout
from ilms_desktop.model.structure import Axis
from ilms_desktop.ui.presenters.paste_labels import LabelReader
from ilms_desktop.workspace.label_matching import label_book
from ilms_desktop.workspace.what_if import WhatIf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ilms_desktop.model.codelist import Codelist
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.table_view import TableView
    from ilms_desktop.workspace.reader import Reader


class PasteBook:
    """Answers for one table in one class version; what is asked for is worked out once."""

    def __init__(self, workspace: Reader, view: TableView) -> None:
        """Take the questionnaire and the table."""
        self._workspace = workspace
        self._view = view

    @cached_property
    def what_if(self) -> WhatIf:
        """Totals for figures that are not stored yet."""
        layout = self._view.layout
        return WhatIf(self._workspace, layout.table, layout.version)

    @cached_property
    def countries(self) -> Codelist | None:
        """List of the countries that the table may name, or None."""
        layout = self._view.layout
        if not layout.table.names_countries:
            return None
        return self._workspace.edition.axis_list(layout.table, Axis.CLASS, layout.version)

    def labels(self, is_figure: Callable[[str], bool]) -> LabelReader:
        """What labels mean in the table."""
        layout, edition = self._view.layout, self._workspace.edition
        lists = ((axis, edition.axis_list(layout.table, axis, layout.version)) for axis in layout.table.axes)
        totals = {axis: codes.total for axis, codes in lists if codes is not None and codes.total is not None}
        book = label_book(edition, layout.table, layout.version)
        return LabelReader(book, layout.table.axes, totals, is_figure)

    def rows_of(self, codes: Sequence[str]) -> list[LayoutRow]:
        """Rows that these countries would have in the table."""
        layout, edition = self._view.layout, self._workspace.edition
        wider = build_layout(edition, layout.table, layout.version, named=codes)
        return [row for row in wider.rows if row.cell.klass in set(codes)]
