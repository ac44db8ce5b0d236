"""The list of keys holds every key the window knows, and every key of the design."""

from __future__ import annotations

from ilms_desktop.ui.actions import DEEDS
from ilms_desktop.ui.key_list import key_sections, native, plain
from ilms_desktop.ui.views.grid_keys import all_keys

#: the keyboard map of the design, in portable notation
DESIGN = (
    *("Up", "Down", "Left", "Right", "Tab", "Return", "Home", "End", "PgUp", "PgDown", "F1", "F2", "Esc", "F5"),
    *("Ctrl+G", "Ctrl+Z", "Ctrl+Y", "Ctrl+F", "Ctrl+C", "Ctrl+V", "F6", "Shift+F6", "F7", "F8", "Shift+F8"),
    *("Ctrl+D", "Ctrl+R", "Ctrl+Return", "Del", "Ctrl+Del", "Ctrl+F8", "Ctrl+Shift+F8", "Alt+1", "Alt+4"),
    *("Alt+Return", "Shift+F2", "Ctrl+E", "Ctrl+PgUp", "Ctrl+PgDown", "Shift+F10", "Menu", "Ctrl+Space"),
    *("Shift+Space", "Ctrl+A", "Ctrl+S", "Ctrl+P", "Ctrl++", "Ctrl+-", "Ctrl+0", "Ctrl+/"),
)


def listed() -> set[str]:
    """Every key of the list."""
    return {key for section in key_sections() for line in section.lines for key in line.keys}


def test_every_key_of_the_window_is_listed() -> None:
    """The list is made of the tables the window works with."""
    assert {key for deed in DEEDS for key in native(deed.keys)} <= listed()
    assert set(native(key for key, _meant in all_keys())) <= listed()


def test_every_key_of_the_design_is_listed() -> None:
    """Translators may change mnemonics, not this map."""
    assert [key for key in native(DESIGN) if key not in listed()] == []


def test_every_line_has_words_and_every_section_a_title() -> None:
    """Words stand without mnemonic and dots."""
    for section in key_sections():
        assert section.title
        for line in section.lines:
            assert line.keys
            assert line.words
            assert "&" not in line.words
            assert not line.words.endswith("…")
    assert plain("&Open…") == "Open"
    assert native(("0…9", "C, 4")) == ("0…9", "C, 4")
