"""Who reads only the printed guide gets the main job done: its numbered lines are followed to the letter.

The person brings the country, a name, last year's sheet and reasons; the desk answers with its own commands. Keys,
menus, buttons and fields are only those that the guide names, in the order in which it names them.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from ilms_desktop import i18n
from ilms_desktop.i18n import gettext as _
from ilms_desktop.package import limits
from ilms_desktop.settings import Settings
from ilms_desktop.ui.dialogs.help_dialog import HelpDialog
from ilms_desktop.ui.look import Look, Taste
from ilms_desktop.ui.shell import Shell, set_direction
from ilms_desktop.ui.views.main_window import MainWindow
from ilms_desktop.workspace.clock import system_clock
from ilms_desktop.workspace.help.book import help_book
from ilms_desktop.workspace.help.guide import guide_sheet
from tests.gui.desk_support import Desk, mail_with, make_desk, saved_attachment
from tests.gui.guide_scenario import JUMP, MEANT, TYPED, WHY, YEARS, answers, decimal_sign, digits_on, sheet
from tests.gui.guide_support import Hand, Line, Mark, PrintedGuide, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from pytestqt.qtbot import QtBot

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the mail program of this test is a shell script"),
    # why: it goes where other tests have been, and measuring would double its time
    pytest.mark.no_cover,
]

#: of the whole work in order; nothing is imported, and the ILO asks nothing
NOT_NEEDED: Final = frozenset({"importing", "questions"})
#: findings that this person can bear
MOST: Final = 20
NOTHING: Final[Mapping[int, Callable[[], object]]] = MappingProxyType({})


# --- the computer


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of the ILO."""
    return make_desk(tmp_path_factory.mktemp("ilo"))


@pytest.fixture
def mail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mail program that is this person's own; the path of the draft that it opened stands in this file."""
    tools, opened = tmp_path / "bin", tmp_path / "opened"
    tools.mkdir()
    scripts = {"xdg-settings": "echo thunderbird.desktop", "thunderbird": f'printf %s "$1" > "{opened}"'}
    for name, script in scripts.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    return opened


@dataclass
class Person:
    """Somebody at a computer, with the guide in the hand."""

    shell: Shell
    hand: Hand
    folder: Path
    guide: PrintedGuide
    desk: Desk
    #: path of the draft that the mail program opened last stands in this file
    opened: Path

    @property
    def window(self) -> MainWindow:
        """The window over the questionnaire."""
        assert isinstance(self.shell.window, MainWindow)
        return self.shell.window

    def follow(
        self, line: Line, own: Mapping[int, Callable[[], object]] = NOTHING, *, leave: Container[int] = ()
    ) -> None:
        """Do everything that a line names.

        Args:
            line: of the guide.
            own: what the person does of their own after the thing at a place; before the first one with -1.
            leave: places of what this person does not need.
        """
        for place, mark in enumerate((Mark(), *line.marks), start=-1):
            if place >= 0 and place not in leave:
                self.hand.do(mark)
            if place in own:
                own[place]()
                self.hand.wait()

    def draft(self, qtbot: QtBot) -> Path:
        """The draft that the mail program opened."""
        qtbot.waitUntil(lambda: self.opened.is_file() and self.opened.read_text().endswith(".eml"))
        path = Path(self.opened.read_text())
        self.opened.unlink()
        return path


@pytest.fixture(params=["en", "fr", "es", "ar"])
def person(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    the_look: Look,
    qtbot: QtBot,
    desk: Desk,
    mail: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Person]:
    """A new computer on which the program was installed and started; two of four people prefer keys to menus."""
    language, user_dir = request.param, tmp_path / "user"
    monkeypatch.setenv("ILMS_USER_DIR", str(user_dir))
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)
    desk.trust_on(user_dir)
    i18n.use(language)
    set_direction(qapp)
    the_look.wear(Taste(theme="light", density="compact"))
    shell = Shell(qapp, the_look, Settings(language=language), user_dir)
    shell.show_start()
    known = answers(language, tmp_path / "khm.ilms")
    hand = Hand(qtbot, shell.tasks, lambda: shown(shell), known, prefers_keys=language in {"en", "ar"})
    guide = print_guide(hand, shown(shell), tmp_path / "guide.pdf")
    yield Person(shell, hand, tmp_path, guide, desk, mail)
    if shell.window is not None:
        shell.window.close()
    shell.quit()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    i18n.use("en")
    set_direction(qapp)
    the_look.wear(Taste(theme="light", density="compact"))
    shell.deleteLater()


def shown(shell: Shell) -> QWidget:
    """The window that is shown."""
    assert shell.window is not None
    return shell.window


def print_guide(hand: Hand, window: QWidget, path: Path) -> PrintedGuide:
    """The guide, printed by somebody else before: help of the first page, its button, a file."""
    hand.press("Tab")
    hand.press("F1")
    (help_,) = window.findChildren(HelpDialog)
    help_.print.click()
    hand.file(path)
    help_.reject()
    hand.wait()
    return PrintedGuide(path.read_bytes(), guide_sheet(help_book(), moment=system_clock()))


# --- the work, page by page


def begin(person: Person) -> None:
    """A new questionnaire."""
    for line in person.guide.lines("round#new"):
        person.follow(line)


def enrol(person: Person, qtbot: QtBot) -> None:
    """A key; the code is read out from the sheet of paper, and the desk answers by mail."""
    ask, fill_in, send, telephone, answer = person.guide.lines("signing-key#enrol")
    person.follow(ask)
    person.follow(fill_in)
    paper = person.folder / "sheet.pdf"
    person.follow(send, {0: lambda: person.hand.file(paper)})
    request = saved_attachment(person.draft(qtbot), person.folder)
    person.follow(telephone)
    grant = person.desk.grant(request, digits_on(paper))
    person.follow(answer, {0: lambda: person.hand.file(mail_with(grant, person.folder))})


def describe(person: Person) -> None:
    """A source, and what the ILO asks of it."""
    add, name, tick, complete = person.guide.lines("sources")
    person.follow(add)
    person.follow(name)
    person.follow(tick, leave={1})
    for _turn in range(3):
        person.follow(complete, {0: lambda: answer_field(person)})
    assert person.window.sources.help.first.isHidden()


def answer_field(person: Person) -> None:
    """Choose the first answer of a list, or write one."""
    if isinstance(QApplication.focusWidget(), QComboBox):
        person.hand.press("Down")
    else:
        person.hand.type("Sok Dara")
    person.hand.press("Tab")


def enter(person: Person) -> None:
    """Two figures, typed; one of them wrongly."""
    table, cell = person.guide.lines("entering")
    person.follow(table, {0: lambda: person.hand.type("A1")})
    on = "Left" if i18n.is_right_to_left() else "Right"

    def type_total(year: int) -> None:
        # why: Enter went down by one row
        for key in ("Ctrl+Home", *[on] * (year - YEARS[0])):
            person.hand.press(key)
        person.hand.type(TYPED[year].replace(".", decimal_sign()))

    for year in TYPED:
        person.follow(cell, {-1: partial(type_total, year)})


def paste(person: Person) -> None:
    """Last year's sheet, copied in another program."""
    copy, put = person.guide.lines("pasting")
    block = "\n".join("\t".join(row) for row in sheet()).replace(".", decimal_sign())
    person.follow(copy, {-1: lambda: QGuiApplication.clipboard().setText(block)})
    person.follow(put, {0: lambda: person.hand.press("Down")})


def judge(person: Person) -> None:
    """Every finding is corrected by its suggestion, or explained."""
    check, go, repair, explain, _again = person.guide.lines("findings")
    person.follow(check)
    for _turn in range(MOST):
        if not any(each.is_open for each in person.window.session.findings.report.findings):
            return
        person.follow(go)
        card = person.window.panel.findings.card
        assert card is not None
        person.follow(explain if card.apply is None else repair)
    pytest.fail("findings do not come to an end")


def close_gaps(person: Person) -> None:
    """The rest of this year was not asked; in another table there was nobody."""
    overview, go, why = person.guide.lines("completeness#gaps")
    person.follow(overview)
    person.hand.answers[plain(_("Reason"))] = WHY
    for table, leave in (("A1", {3, 4}), ("A3", {2, 3})):
        person.follow(go, {0: partial(person.hand.type, table)})
        person.follow(why, leave=leave)


def print_page(person: Person) -> None:
    """The page for the head of the office."""
    choose, look, save, shut = person.guide.lines("completeness#print")
    person.follow(choose)
    person.follow(look)
    person.follow(save, {0: lambda: person.hand.file(person.folder / "page.pdf")}, leave={1})
    person.follow(shut)


def seal(person: Person) -> None:
    """One signed file."""
    for line in person.guide.lines("sealing"):
        person.follow(line)


def send(person: Person, qtbot: QtBot) -> None:
    """A draft that is sent, and the receipt that comes back."""
    look, draft, said, take = person.guide.lines("sending")
    person.follow(look)
    person.follow(draft)
    person.follow(said)
    received = person.desk.receive(person.draft(qtbot))
    assert (received["code"], received["status"]) == ("OK", "imported")
    mail_back = mail_with(Path(received["receipt"]), person.folder)
    person.follow(take, {0: lambda: person.hand.file(mail_back)})


# --- what came of it


def judge_result(person: Person) -> None:
    """The package that was sent holds the sheet as it was meant, the typed total, the letters and the reasons."""
    post = person.window.session.workspace.post()
    (sent,) = post.outbox()
    assert sent.receipt is not None
    assert sent.mailing is not None
    assert (person.folder / "page.pdf").read_bytes().startswith(b"%PDF")
    data = person.window.session.workspace.document_bytes(sent.document.package_id, "zip")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name.partition("/data/")[2]: package.read(name) for name in package.namelist()}
    rows = list(csv.DictReader(io.StringIO(members["tables/A1-birth.csv"].decode())))
    figures = {(row["sex"], row["status"], row["class"], row["time"]): row["obs_value"] for row in rows}
    lines = list(dict.fromkeys(key[:3] for key in figures))
    pasted = [[figures[(*line, str(year))] for year in YEARS] for line in lines[1:]]
    assert pasted == sheet()
    assert figures[(*lines[0], "2023")] == MEANT
    assert figures[(*lines[0], "2025")] == TYPED[2025]
    assert {row["obs_status"] for row in rows if row["time"] == "2025"} == {"", "N"}
    metadata = json.loads(members["metadata.json"])
    assert {cell["note"] for cell in metadata["cells"]} == {WHY}
    declared = {(each["table"], each["declaration"], each["reason"]) for each in metadata["qtables"]}
    assert ("A3-birth", "nothing_to_report", WHY) in declared
    assert JUMP in members["validation.json"].decode()
    assert members["people/summary.pdf"].startswith(b"%PDF")


def test_a_person_who_reads_only_the_guide_does_the_main_job(person: Person, qtbot: QtBot) -> None:
    """From the first page of the program to the receipt; judged by the desk's tools and by what is in the package."""
    begin(person)
    work = {
        "signing-key#enrol": partial(enrol, person, qtbot),
        "sources": partial(describe, person),
        "entering": partial(enter, person),
        "pasting": partial(paste, person),
        "findings": partial(judge, person),
        "completeness#gaps": partial(close_gaps, person),
        "completeness#print": partial(print_page, person),
        "sealing": partial(seal, person),
        "sending": partial(send, person, qtbot),
    }
    listed = [link for line in person.guide.lines("round#steps") for link in line.links if link not in NOT_NEEDED]
    assert listed == list(work)
    for address in listed:
        work[address]()
    judge_result(person)


@pytest.mark.parametrize(
    "mark", [Mark("Seel"), Mark("Seal"), Mark("File › Seel"), Mark(keys="PgDn"), Mark("Send › Seal", "Ctrl+M")]
)
def test_a_guide_that_is_wrong_leads_nowhere(mark: Mark, window: MainWindow, qtbot: QtBot) -> None:
    """The test above must not be green because the hand finds a way of its own."""
    hand = Hand(qtbot, window.session.tasks, lambda: window, {}, prefers_keys=True)
    with pytest.raises(AssertionError, match=r"called Sea?e?l|no menu|there is no key|has other keys"):
        hand.do(mark)
