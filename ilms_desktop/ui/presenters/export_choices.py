"""What may leave and in which layout: a word about each layout, the wish of a person, the files made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.formats import LAYOUTS, layout
from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.exporting import outgoing, part_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ilms_desktop.exchange.formats import Layout
    from ilms_desktop.workspace.workspace import Workspace

#: layout -> what it carries and what it is for; gettext ids
_CARRIES: Final = {
    "ilostat-bulk": N_("Figures, letters and note codes, as ILOSTAT publishes them. Reads back in; no free remarks."),
    "ilostat-load": N_("Figures, letters and note codes for loading at the ILO; new, revised and deleted apart."),
    "ilostat-upload": N_("Figures, letters and note codes for the ILO's upload form; new, revised and deleted apart."),
    "sdmx-csv": N_("Figures, letters and note codes in the codes of SDMX, for statistical databases."),
    "sdmx-csv-1": N_("The same in the older version of SDMX-CSV, for programs that do not read 2.0 yet."),
    "sdmx-ml": N_("Figures, letters and note codes in the codes of SDMX, as XML."),
    "xlsx": N_("The questionnaire to fill in: tables, descriptions, lists to choose from. Reads back in."),
    "csv": N_("Figures with names beside the codes, and with remarks: for reading and for charts. Reads back in."),
}


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be written.

    Attributes:
        layout: name of the layout. path: the file.
        source: id of the one source that leaves, or None for all. tables: ids of tables; empty = all.
        is_blank: whether figures stay at home.
    """

    layout: str
    path: Path
    source: str | None = None
    tables: tuple[str, ...] = ()
    is_blank: bool = False


def layouts() -> tuple[Layout, ...]:
    """Layouts that are written."""
    return tuple(each for each in LAYOUTS.values() if each.writes)


def layout_lines(each: Layout) -> tuple[str, str]:
    """Title of a layout, and what it carries."""
    return _(each.title), _(_CARRIES[each.id])


def files_of(workspace: Workspace, wish: ExportWish) -> dict[str, bytes]:
    """The files of a wish.

    Raises:
        CommandRefused: `unknown_source`.
        ExchangeError: `unknown_tables`.
    """
    leaving = part_of(workspace, outgoing(workspace), source=wish.source, tables=wish.tables, is_blank=wish.is_blank)
    return layout(wish.layout).write(leaving)


def written_words(paths: Sequence[Path]) -> str:
    """Which files were written."""
    if len(paths) == 1:
        return fill(_("Saved as {path}"), {"path": ltr(str(paths[0]))})
    names = _(", ").join(ltr(path.name) for path in paths)
    text = ngettext("{n} file saved in {folder}: {names}", "{n} files saved in {folder}: {names}", len(paths))
    return fill(text, {"n": ltr(str(len(paths))), "folder": ltr(str(paths[0].parent)), "names": names})
