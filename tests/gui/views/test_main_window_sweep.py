"""Every screen, tab, menu, popup and dialog in every language: nothing is cut off, nothing is left in English.

The sweep runs in a process of its own, on a screen of 1366 by 768. Here the longest languages run, the one from right
to left, and the pseudo-language; `python -m tests.sweep` runs all of them and keeps pictures.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QListView, QPushButton, QScrollArea, QWidget

from ilms_desktop.i18n import TONGUES
from ilms_desktop.pseudo_text import CODE as PSEUDO
from ilms_desktop.ui.dialogs.plan_dialog import PlanDialog
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.look import Taste
from ilms_desktop.ui.models.lines_model import LINES_ROLE, TOOLTIP, LinesModel
from ilms_desktop.ui.views.go_to_popup import GoToPopup
from ilms_desktop.ui.views.labels import ElidedLabel
from ilms_desktop.ui.views.wrapped_link import WrappedLink
from tests.gui.conftest import C1, SOURCE
from tests.sweep.dialogs import DIALOGS
from tests.sweep.measure import (
    Known,
    cut_texts,
    overlapping,
    shortened,
    shortened_lines,
    sideways,
    unreachable,
    untranslated,
)
from tests.sweep.seen import describe, kinds_in_sight, widget_kinds

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.views.main_window import MainWindow

ROOT: Final = Path(__file__).resolve().parents[3]
DIALOG_FILES: Final = sorted((ROOT / "ilms_desktop" / "ui" / "dialogs").glob("*_dialog.py"))
#: dialogs that others are made of
_BASES: Final = frozenset({"busy", "deed", "screen", "signing", "wide"})
_NOTHING: Final = Known((), frozenset(), frozenset())


def swept(*words: str) -> list[str]:
    """What a sweep reports; empty where it has nothing to report."""
    command = [sys.executable, "-m", "tests.sweep", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    found = [line for line in done.stdout.splitlines() if " · " in line]
    return found if done.returncode in (0, 1) else [*found, done.stderr]


@pytest.mark.parametrize("words", [("ar", "--theme", "dark"), (PSEUDO,), ("fr", "--zoom", "200")], ids="-".join)
def test_nothing_is_cut_off_and_nothing_is_left_in_english(words: tuple[str, ...]) -> None:
    """At 1366 by 768, the smallest screen; nothing lies over something else, or where nobody can reach it.

    At 100 % every kind of widget that the program has must have been in sight.
    """
    assert swept("--language", *words) == []


def test_the_sweep_knows_what_it_has_not_seen() -> None:
    """A kind of widget that no opener shows is reported, whatever module it is in."""
    assert kinds_in_sight(QLabel()) == {QLabel}
    known = widget_kinds()
    assert {PlanDialog, ElidedLabel, GoToPopup} <= known
    assert ScreenDialog not in known
    assert describe(PlanDialog) == "dialogs.plan_dialog.PlanDialog"


def test_every_dialog_is_in_the_sweep() -> None:
    """A dialog that nobody opens is looked at by nobody."""
    names = {path.stem.removesuffix("_dialog").replace("_", "-") for path in DIALOG_FILES} - _BASES
    opened = set(DIALOGS)
    assert sorted(name for name in names if not any(each.startswith(name) for each in opened)) == []


def test_languages_that_are_offered_have_names() -> None:
    """A code in the list of languages tells nobody anything; the pseudo-language is not offered."""
    assert PSEUDO not in TONGUES
    assert all(tongue.name != code for code, tongue in TONGUES.items())


def test_the_window_folds_at_200_per_cent(window: MainWindow, look: Look) -> None:
    """Labels wrap, nothing crashes, the grid is still there."""
    look.wear(Taste(theme="light", density="compact", zoom=200))
    window.open_table(SOURCE, C1)
    window.deeds.show_findings()
    assert window.table.grid.viewport().width() > 100
    assert not window.grab().isNull()


def shown(qtbot: QtBot, child: QWidget, width: int) -> QWidget:
    """A widget in a window, as wide as asked."""
    holder = QDialog()
    qtbot.addWidget(holder)
    child.setParent(holder)
    child.setGeometry(0, 0, width, child.sizeHint().height())
    holder.resize(600, 200)
    holder.show()
    return holder


@pytest.mark.parametrize("kind", [QLabel, QPushButton, QCheckBox])
def test_the_sweep_sees_what_is_cut(qtbot: QtBot, kind: Callable[[str], QWidget]) -> None:
    """The tests above must not be green because the measure is blind."""
    assert cut_texts(shown(qtbot, kind("Reference period of the survey"), 60)) != []
    assert cut_texts(shown(qtbot, kind("Reference period of the survey"), 500)) == []


def test_the_sweep_sees_a_chosen_word_that_is_cut(qtbot: QtBot) -> None:
    """The list has room for it, the line has not."""
    box = QComboBox()
    box.addItem("Reference period of the survey")
    assert cut_texts(shown(qtbot, box, 60)) != []


def test_the_sweep_sees_a_shortened_line_without_its_words(qtbot: QtBot, look: Look) -> None:
    """Designed is only what tells the whole text somewhere."""
    line = ElidedLabel(look)
    line.show_text("Reference period of the survey")
    holder = shown(qtbot, line, 60)
    assert shortened(holder) == []
    line.setToolTip("")
    assert shortened(holder) != []


def test_the_sweep_sees_what_lies_outside(qtbot: QtBot) -> None:
    """Neither a button beyond the edge nor a window beyond the screen."""
    button = QPushButton("Seal")
    holder = shown(qtbot, button, 80)
    assert unreachable(holder, (1366, 768)) == []
    button.move(900, 10)
    assert unreachable(holder, (1366, 768)) != []
    assert unreachable(holder, (300, 100)) != []


def test_the_sweep_sees_what_lies_over_something_else(qtbot: QtBot) -> None:
    """Two labels in one place."""
    label = QLabel("Seal")
    holder = shown(qtbot, label, 80)
    other = QLabel("Send", holder)
    other.setGeometry(100, 0, 80, 20)
    other.show()
    assert overlapping(holder) == []
    other.move(40, 0)
    assert overlapping(holder) != []


def test_the_sweep_sees_what_no_bar_scrolls_to(qtbot: QtBot) -> None:
    """Content that is wider than an area without a bar."""
    area = QScrollArea()
    label = QLabel("Seal")
    area.setWidget(label)
    holder = shown(qtbot, area, 200)
    label.resize(150, 20)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inside = QLabel("Send", label)
    inside.show()
    assert sideways(holder) == []
    inside.move(190, 0)
    assert sideways(holder) != []
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    assert sideways(holder) == []


class _Cut(LinesModel[str]):
    """Lines that end with dots."""

    tip = ""

    def told(self, line: str, role: int) -> Any:
        """The line, cut."""
        return (f"{line}…",) if role == LINES_ROLE else self.tip if role == TOOLTIP else None


def test_the_sweep_sees_lines_that_end_with_dots(qtbot: QtBot) -> None:
    """A tooltip has the rest, or somebody will never read it."""
    model, view = _Cut(), QListView()
    model.show_lines(["Administrative"])
    view.setModel(model)
    holder = shown(qtbot, view, 200)
    assert shortened_lines(holder) != []
    model.tip = "Administrative Records"
    assert shortened_lines(holder) == []


def test_the_sweep_sees_links_and_rich_texts_that_are_cut(qtbot: QtBot, look: Look) -> None:
    """Both wrap, so that too little height is what cuts them."""
    link, rich = WrappedLink(look, "Reference period of the survey"), QLabel("<b>Reference period of the survey</b>")
    rich.setWordWrap(True)
    for each in (link, rich):
        holder = shown(qtbot, each, 90)
        each.resize(90, each.heightForWidth(90))
        assert cut_texts(holder) == []
        each.resize(90, 12)
        assert cut_texts(holder) != []


def test_the_sweep_sees_english_in_the_pseudo_language(qtbot: QtBot) -> None:
    """Data, codes and keys are nobody's to translate."""
    holder = shown(qtbot, QLabel("[Ðååţåå] \u2066FX:14128\u2069 C4 khm.csv Ctrl+S"), 300)
    assert untranslated(holder, _NOTHING) == []
    assert untranslated(shown(qtbot, QLabel("[Ðååţåå] of the survey"), 300), _NOTHING) != []
    known = Known(("of the survey",), frozenset(), frozenset())
    assert untranslated(shown(qtbot, QLabel("[Ðååţåå] of the survey"), 300), known) == []
