"""Every deed of the main window as an action: words, icon, keys. Menus and tool bar are made of them.

The table below is the whole keyboard map of the window outside the grid; no single letter is a shortcut.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look


@dataclass(frozen=True, slots=True)
class Deed:
    """One action.

    Attributes:
        name: how code calls it. text: gettext id, with the menu's mnemonic.
        icon: name of its icon; only what is in the tool bar has one. keys: in portable notation.
        is_checkable: whether it is a switch. short: gettext id of its words in the tool bar.
        in_grid: whether its keys mean something only while the focus is in the grid.
    """

    name: str
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    is_checkable: bool = False
    short: str = ""
    in_grid: bool = False


#: of the suggestion that is shown; the second for keyboards on which the dot needs Shift
APPLY_KEYS: Final = ("Ctrl+.", "Ctrl+F7")

DEEDS: Final = (
    Deed("new", N_("&New questionnaire…"), keys=("Ctrl+N",)),
    Deed("open", N_("&Open…"), keys=("Ctrl+O",)),
    Deed("save", N_("&Save"), keys=("Ctrl+S",)),
    Deed("points", N_("&Restore points…")),
    Deed("import", N_("&Import…"), "import", ("Ctrl+I",), short=N_("Import…")),
    Deed("tabulate", N_("&Tabulate a survey…")),
    Deed("imports", N_("Files that were i&mported…")),
    Deed("export", N_("&Export…"), keys=("Ctrl+Shift+E",)),
    Deed("print", N_("&Print…"), keys=("Ctrl+P",)),
    Deed("close", N_("&Close questionnaire"), keys=("Ctrl+W",)),
    Deed("quit", N_("&Quit"), keys=("Ctrl+Q",)),
    Deed("undo", N_("&Undo"), "undo", ("Ctrl+Z",), short=N_("Undo")),
    Deed("redo", N_("&Redo"), "redo", ("Ctrl+Y", "Ctrl+Shift+Z"), short=N_("Redo")),
    Deed("cut", N_("Cu&t"), keys=("Ctrl+X",)),
    Deed("copy", N_("&Copy"), keys=("Ctrl+C",)),
    Deed("paste", N_("&Paste"), "paste", ("Ctrl+V",), short=N_("Paste")),
    Deed("paste_options", N_("Paste with &options…"), keys=("Ctrl+Shift+V",)),
    Deed("find", N_("&Find in the table…"), keys=("Ctrl+F",)),
    Deed("filter", N_("F&ilter rows…"), keys=("Ctrl+Shift+F",)),
    Deed("hide_empty", N_("&Hide empty rows"), keys=("Ctrl+Shift+H",), is_checkable=True),
    Deed("go_to", N_("&Go to…"), keys=("F5", "Ctrl+G")),
    Deed("fill_down", N_("Fill &down"), keys=("Ctrl+D",), in_grid=True),
    Deed("fill_right", N_("Fill &right (later years)"), keys=("Ctrl+R",), in_grid=True),
    Deed("fill_selection", N_("Fill the &selection"), keys=("Ctrl+Return", "Ctrl+Enter"), in_grid=True),
    Deed("clear", N_("C&lear"), keys=("Del",), in_grid=True),
    Deed("clear_all", N_("Clear &with notes"), keys=("Ctrl+Del",), in_grid=True),
    Deed("select_all", N_("Select &all"), keys=("Ctrl+A",), in_grid=True),
    Deed("select_column", N_("Select &year"), keys=("Ctrl+Space",), in_grid=True),
    Deed("select_row", N_("Select r&ow"), keys=("Shift+Space",), in_grid=True),
    Deed("country", N_("&Add country…"), keys=("Ctrl+Shift+N",)),
    Deed("remove_country", N_("Re&move this country")),
    Deed("letter_N", N_("Not available (N)"), keys=("Alt+1",), short="N"),
    Deed("letter_X", N_("Not applicable (X)"), keys=("Alt+2",), short="X"),
    Deed("letter_C", N_("Confidential (C)"), keys=("Alt+3",), short="C"),
    Deed("letter_S", N_("Not significant (S)"), keys=("Alt+4",), short="S"),
    Deed("letter_N_reason", N_("Not available (N) with a reason…")),
    Deed("note", N_("&Note…"), "note", ("Shift+F2",), short=N_("Note")),
    Deed("year_menu", N_("&Year…"), keys=("Alt+Down",), in_grid=True),
    Deed("why_empty", N_("Say &why cells are empty…")),
    Deed("fields", N_("&Fields of the year…")),
    Deed("chart", N_("C&hart…"), keys=("Ctrl+Shift+C",)),
    Deed("next_table", N_("Ne&xt table"), keys=("Ctrl+PgDown",)),
    Deed("previous_table", N_("Pre&vious table"), keys=("Ctrl+PgUp",)),
    Deed("next_empty", N_("Next &empty cell"), keys=("Ctrl+F8",)),
    Deed("previous_empty", N_("Previous e&mpty cell"), keys=("Ctrl+Shift+F8",)),
    Deed("check", N_("&Check now"), "check", ("F7",), short=N_("Check")),
    Deed("next_finding", N_("&Next finding"), keys=("F8",)),
    Deed("previous_finding", N_("&Previous finding"), keys=("Shift+F8",)),
    Deed("explain", N_("&Explain the finding here…"), keys=("Ctrl+E",)),
    Deed("apply", N_("&Apply the suggestion"), keys=APPLY_KEYS),
    Deed("export_findings", N_("E&xport the findings…")),
    Deed("print_findings", N_("P&rint the findings…")),
    Deed("seal", N_("&Seal…"), "sign", ("Ctrl+L",), short=N_("Seal…")),
    Deed("send", N_("Send to the &ILO"), keys=("Ctrl+4",)),
    Deed("questions", N_("&Questions of the ILO"), keys=("Ctrl+5",)),
    Deed("seal_answers", N_("Seal the &answers…")),
    Deed("revise", N_("&Begin a new version…")),
    Deed("answer", N_("Open an answer &from the ILO…")),
    Deed("parts", N_("Parts of other &offices…")),
    Deed("your_key", N_("Your &key…")),
    Deed("overview", N_("&Overview"), keys=("Ctrl+1",)),
    Deed("sources", N_("&Sources and metadata"), keys=("Ctrl+2",)),
    Deed("file_history", N_("Histor&y of the file"), keys=("Ctrl+3",)),
    Deed("tree", N_("&Fold the tree"), keys=("Ctrl+B",)),
    Deed("panel", N_("&Panel"), "panel", ("F9",), is_checkable=True, short=N_("Findings")),
    Deed("cell", N_("&Cell panel"), keys=("Alt+Return",)),
    Deed("notes", N_("N&otes of the cell")),
    Deed("history", N_("&History of the cell"), keys=("Ctrl+H",)),
    Deed("next_pane", N_("Next p&ane"), keys=("F6",)),
    Deed("previous_pane", N_("Pre&vious pane"), keys=("Shift+F6",)),
    Deed("zoom_in", N_("Zoom &in"), keys=("Ctrl++", "Ctrl+=")),
    Deed("zoom_out", N_("Zoom ou&t"), keys=("Ctrl+-",)),
    Deed("zoom_reset", N_("100 &%"), keys=("Ctrl+0",)),
    Deed("help_here", N_("Explain this &place"), keys=("F1",)),
    Deed("help", N_("&Help…")),
    Deed("first_round", N_("&First round in ten minutes…")),
    Deed("glossary", N_("&Glossary…")),
    Deed("keys", N_("&Keys and legend…"), keys=("Ctrl+/",)),
    Deed("about", N_("&About ILMS Desktop")),
)


class Actions(QObject):
    """The actions of one window, by name."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.by_name: dict[str, QAction] = {deed.name: self._make(deed) for deed in DEEDS}
        look.dress(self._dress)

    def __getitem__(self, name: str) -> QAction:
        """Action of a name.

        Raises:
            KeyError: there is none.
        """
        return self.by_name[name]

    def _make(self, deed: Deed) -> QAction:
        """Action with words and keys."""
        action = QAction(_(deed.text), self)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.setCheckable(deed.is_checkable)
        if deed.in_grid:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if deed.short:
            action.setIconText(_(deed.short))
        action.setToolTip(_tooltip(action))
        return action

    def _dress(self) -> None:
        """Icons of the look in use."""
        for deed in DEEDS:
            if deed.icon:
                self.by_name[deed.name].setIcon(self._look.icon(deed.icon))
                self.by_name[deed.name].setIconVisibleInMenu(False)


def _tooltip(action: QAction) -> str:
    """Words without mnemonic, with the first key."""
    words = action.text().replace("&", "").rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({keys})" if keys else words
