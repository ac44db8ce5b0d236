"""Any sequence of deeds at a table, closed and opened in between, says what a plain dictionary says.

The dictionary knows rows, years and what a deed is meant to do; it knows nothing of files, commands or widgets.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import shiboken6
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from ilms_desktop.model.command import AddSource, Batch, Label, NameCountries, SetObservations
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey, TableKey
from ilms_desktop.model.observation import BLANK, CellState, Observation
from ilms_desktop.model.source import Source
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.paste import Paste
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_options import PasteOptions
from ilms_desktop.ui.screens.table_screen import TableScreen
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views import grid_fill
from tests.unit.workspace.workspace_support import Quiet, options

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks

# why: it goes where other tests have been, and measuring would double its time
pytestmark = pytest.mark.no_cover

SOURCE: Final = "FX:14128"
YEARS: Final = (2021, 2022, 2023)
NAMED: Final = ("KOR", "THA")
KLASSES: Final = ("TOTAL", *NAMED, "X")
#: sex and class of each row, from top to bottom
ROWS: Final = [(sex, klass) for sex in "TMF" for klass in KLASSES]
#: sequences that are tried, and deeds in one of them at most
EXAMPLES: Final = 12
DEEDS: Final = 40
Place = tuple[int, int]
Area = tuple[Place, Place]
Cells = dict[Place, Observation]

#: what may be typed or stand in a pasted block -> what it says
READINGS: Final = {
    "": BLANK,
    "0": Observation(0, 0),
    "7": Observation(7000, 0),
    "12.4": Observation(12400, 1),
    "0.001": Observation(1, 3),
    "1,234.5": Observation(1234500, 1),
    "n": Observation(status="N"),
    "X": Observation(status="X"),
    "c": Observation(status="C"),
    "12.4 e": Observation(12400, 1, status="E"),
    "3 p": Observation(3000, 0, status="P"),
    "about 5": Observation(text="about 5"),
    "-5": Observation(text="-5"),
    "1.2345": Observation(text="1.2345"),
}
#: what the grid shows of it: nothing, zero and a letter are three things
SHOWN: Final = {CellState.ZERO: "0", CellState.BLANK: ""}

PLACES: Final = st.tuples(st.integers(0, len(ROWS) - 1), st.integers(0, len(YEARS) - 1))
#: two corners, not far from each other
AREAS: Final = st.tuples(PLACES, st.integers(-4, 4), st.integers(-2, 2)).map(
    lambda area: (area[0], (_within(area[0][0] + area[1], ROWS), _within(area[0][1] + area[2], YEARS)))
)
TEXTS: Final = st.sampled_from(sorted(READINGS))
BLOCKS: Final = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=4)
)


def key_of(place: Place) -> ObservationKey:
    """Key of a row in a year."""
    sex, klass = ROWS[place[0]]
    qtable = QTableKey(SOURCE, "C4", Criterion.NONE, "CDS_DES", YEARS[place[1]])
    return ObservationKey(qtable, CellKey(f"SEX_{sex}", "_", f"CDS_DES_{klass}"))


def said_in(cells: Cells) -> SetObservations:
    """The command that fills cells."""
    return SetObservations(tuple((key_of(place), said) for place, said in cells.items()), Label("Fill"))


def _within(number: int, things: Sequence[object]) -> int:
    """The number, or the nearest at which there is a thing."""
    return min(max(number, 0), len(things) - 1)


def _noted(said: Observation, note: str) -> Observation:
    """The same with a remark."""
    return Observation(said.value, said.decimals, said.status, said.text, note)


#: what stands in the table at the beginning: one cell in three says nothing; remarks stand beside something and nothing
START: Final[Cells] = {
    (number // len(YEARS), number % len(YEARS)): _noted(
        READINGS[sorted(READINGS)[number % len(READINGS)]] if number % 3 else BLANK,
        "old remark" if number % 9 in (3, 4) else "",
    )
    for number in range(len(ROWS) * len(YEARS))
    if (number % 3 and number % len(READINGS)) or number % 9 == 3
}


class Totals:
    """Whether a total follows from its parts; told from the questionnaire's words, not from the program."""

    def __init__(self, cells: Cells, column: int) -> None:
        self.cells = {ROWS[row]: said for (row, at), said in cells.items() if at == column}

    def found(self, sex: str, klass: str) -> tuple[bool, bool]:
        """Whether there is a computed total, and whether all its parts are there."""
        found = [parts for way in self._ways(sex, klass) if "figure" in (parts := [self._part(*each) for each in way])]
        return bool(found), any("" not in parts for parts in found)

    def _ways(self, sex: str, klass: str) -> Iterable[list[tuple[str, str, bool]]]:
        """Parts, each with whether a country may lack it."""
        if sex == "T":
            yield [("M", klass, False), ("F", klass, False)]
        if klass == "TOTAL":
            yield [(sex, each, each == "X") for each in (*NAMED, "X")]

    def _part(self, sex: str, klass: str, may_lack: bool) -> str:
        """A figure, nothing that counts as zero, or empty where it is missing."""
        said = self.cells.get((sex, klass), BLANK)
        if said.value is not None:
            return "figure"
        if said.state is not CellState.BLANK:
            return "zero" if said.status == "X" else ""
        is_there, is_whole = self.found(sex, klass)
        if is_whole:
            return "figure"
        return "zero" if may_lack and not is_there else ""


class AnyDeeds(RuleBasedStateMachine):
    """Deeds of a person at table C4, against a dictionary and two lists of dictionaries."""

    prepared: Path
    look: Look
    tasks: Tasks

    def __init__(self) -> None:
        """A file of one's own, open at the table."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "own.ilms"
        shutil.copy(self.prepared, self.path)
        self.cells: Cells = dict(START)
        self.past: list[Cells] = []
        self.future: list[Cells] = []
        self.visible = list(range(len(ROWS)))
        self._open()

    def _open(self) -> None:
        self.workspace = Quiet.open(self.path, **options())
        self.session = Session(self.workspace, self.look, self.tasks)
        self.screen = TableScreen(self.session)
        self.screen.open(SOURCE, TableKey("C4", Criterion.NONE))
        self.head = self.workspace.journal_head()
        self.changed: set[ObservationKey] = set()
        self.session.bus.did_execute.connect(lambda changes: self.changed.update(changes.keys))

    def _close(self) -> None:
        shiboken6.delete(self.screen)
        self.workspace.close()

    # --- what the dictionary does

    def said(self, place: Place) -> Observation:
        """What stands in a cell."""
        return self.cells.get(place, BLANK)

    def is_computed(self, place: Place, *, whole: bool = False) -> bool:
        """Whether a cell shows a total that nobody typed, perhaps an incomplete one."""
        if self.said(place).state is not CellState.BLANK:
            return False
        return Totals(self.cells, place[1]).found(*ROWS[place[0]])[whole]

    def after(self, wanted: dict[Place, Observation]) -> None:
        """Cells that a deed fills, their remarks kept; a deed that changes nothing is no step."""
        cells = {**self.cells, **{place: _noted(said, self.said(place).note) for place, said in wanted.items()}}
        self.becomes(cells)

    def becomes(self, cells: Cells) -> None:
        """All cells as they are after a deed; the file must say that these changed and no others."""
        cells = {place: said for place, said in cells.items() if not said.is_blank}
        changed = {place for place in cells.keys() | self.cells.keys() if cells.get(place) != self.cells.get(place)}
        assert self.changed == {key_of(place) for place in changed}
        if changed:
            self.past.append(self.cells)
            self.future.clear()
        self.cells = cells

    def choose(self, first: Place, last: Place) -> list[Place]:
        """Select a rectangle, beginning in a corner; the places in sight, row by row."""
        self.changed.clear()
        model, chosen = self.screen.model, self.screen.grid.selectionModel()
        chosen.setCurrentIndex(model.index(*first), QItemSelectionModel.SelectionFlag.NoUpdate)
        top, end = zip(*map(sorted, zip(first, last, strict=True)), strict=True)
        part = QItemSelection(model.index(*top), model.index(*end))
        chosen.select(part, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        columns = range(top[1], end[1] + 1)
        return [(row, column) for row in range(top[0], end[0] + 1) if row in self.visible for column in columns]

    def in_sight(self, place: Place) -> Place:
        """The place, or the next one above that the filter shows; the current cell is never out of sight."""
        return max((row for row in self.visible if row <= place[0]), default=self.visible[0]), place[1]

    # --- deeds

    @rule(place=PLACES, text=TEXTS)
    def type(self, place: Place, text: str) -> None:
        """Type a text into a cell."""
        self.changed.clear()
        model, said = self.screen.model, READINGS[text]
        model.setData(model.index(*place), text)
        self.after({place: said})

    @rule(place=PLACES, block=BLOCKS)
    def paste(self, place: Place, block: list[list[str]]) -> None:
        """Paste a block at a cell."""
        self._paste(place, block, only_empty=False)

    @rule(place=PLACES, block=BLOCKS)
    def paste_into_gaps(self, place: Place, block: list[list[str]]) -> None:
        """Paste a block where nothing stands yet."""
        self._paste(place, block, only_empty=True)

    def _paste(self, place: Place, block: list[list[str]], *, only_empty: bool) -> None:
        first = self.in_sight(place)
        self.choose(first, first)
        grid, state = self.screen.grid, self.screen.model.state
        assert state
        clip = read_clip("".join("\t".join(line) + "\r\n" for line in block))
        paste = Paste(state, clip, first, grid.visible_rows(), PasteBook(self.workspace, state.view))
        self.session.execute(paste.command(paste.plan(PasteOptions(only_empty=only_empty))))
        self.after(self._pasted(first, _trimmed(block), only_empty=only_empty))

    def _pasted(self, first: Place, block: list[list[str]], *, only_empty: bool) -> dict[Place, Observation]:
        """What a block puts where: nothing over whole totals, nothing for what is no figure, blanks for blanks."""
        below = [row for row in self.visible if row >= first[0]]
        wanted = {}
        for row, line in zip(below, block, strict=False):
            for column, text in zip(range(first[1], len(YEARS)), line, strict=False):
                place, said = (row, column), READINGS[text]
                is_kept = only_empty and self.said(place).state is not CellState.BLANK
                if said.text is None and not is_kept and not self.is_computed(place, whole=True):
                    wanted[place] = said
        return self._without_totals(wanted)

    def _without_totals(self, wanted: dict[Place, Observation]) -> dict[Place, Observation]:
        """Totals that were blank and stayed so are left out, if the parts tell them now; else they must be there."""
        stored = dict(self.workspace.observations())
        left = {
            place
            for place, said in wanted.items()
            if "T" in (ROWS[place[0]][0], ROWS[place[0]][1][:1])
            and self.said(place).state is CellState.BLANK
            and stored.get(key_of(place), BLANK) == _noted(BLANK, self.said(place).note)
            and said.state is not CellState.BLANK
        }
        kept = {place: said for place, said in wanted.items() if place not in left}
        after = {**self.cells, **kept}
        assert all(Totals(after, column).found(*ROWS[row]) == (True, True) for row, column in left)
        return kept

    @rule(area=AREAS, with_notes=st.booleans())
    def clear(self, area: Area, *, with_notes: bool) -> None:
        """Press Delete, or Ctrl+Delete."""
        places = self.choose(*area)
        self.screen.clear(with_notes=with_notes)
        emptied = {place: _noted(BLANK, "" if with_notes else self.said(place).note) for place in places}
        self.becomes({**self.cells, **emptied})

    @rule(area=AREAS)
    def fill_down(self, area: Area) -> None:
        """Press Ctrl+D."""
        places = self.choose(*area)
        self.screen.fill(grid_fill.fill_down)
        rows = sorted({row for row, _column in places})
        above = [row for row in self.visible if rows and row < rows[0]]
        top = rows[0] if len(rows) > 1 else max(above, default=-1)
        self._filled(((top, column), (row, column)) for row, column in places if rows and row != top >= 0)

    @rule(area=AREAS)
    def fill_right(self, area: Area) -> None:
        """Press Ctrl+R."""
        places = self.choose(*area)
        self.screen.fill(grid_fill.fill_right)
        columns = sorted({column for _row, column in places})
        start = columns[0] if len(columns) > 1 else (columns or [0])[0] - 1
        self._filled(((row, start), (row, column)) for row, column in places if column != start >= 0)

    @rule(area=AREAS)
    def fill_selection(self, area: Area) -> None:
        """Press Ctrl+Enter."""
        first = self.in_sight(area[0])
        places = self.choose(first, area[1])
        self.screen.fill(grid_fill.fill_selection)
        self._filled((first, place) for place in places if place != first)

    def _filled(self, pairs: Iterable[tuple[Place, Place]]) -> None:
        """Each target says what its source says, unless either is computed."""
        self.after(
            {
                target: self.said(source)
                for source, target in pairs
                if not self.is_computed(source) and not self.is_computed(target)
            }
        )

    @rule(area=AREAS, letter=st.sampled_from("NXCS"))
    def letter(self, area: Area, letter: str) -> None:
        """Press Alt+1 to Alt+4."""
        places = self.choose(*area)
        self.screen.set_letter(letter)
        meant = places if len(places) == 1 else [place for place in places if not self.is_computed(place)]
        self.after({place: Observation(status=letter) for place in meant})

    @rule(area=AREAS, letter=st.sampled_from(["E", "B", None]))
    def flag(self, area: Area, letter: str | None) -> None:
        """Put a letter beside the figures, or take it away."""
        places = self.choose(*area)
        self.screen.set_flag(letter)
        figures = {place: self.said(place) for place in places if self.said(place).value is not None}
        self.after({place: Observation(said.value, said.decimals, letter) for place, said in figures.items()})

    @rule(area=AREAS, note=st.sampled_from(["", "break in series"]))
    def note(self, area: Area, note: str) -> None:
        """Write a remark on some cells, or take it away."""
        noted = {place: _noted(self.said(place), note) for place in self.choose(*area)}
        self.session.execute(said_in(noted))
        self.becomes({**self.cells, **noted})

    @rule(text=st.sampled_from(["", "Korea", "Female"]))
    def show_rows(self, text: str) -> None:
        """Filter the rows; what is out of sight is out of reach."""
        self.screen.grid.filter_rows(text)
        named = {"": lambda _row: True, "Korea": lambda row: row[1] == "KOR", "Female": lambda row: row[0] == "F"}
        self.visible = [place for place, row in enumerate(ROWS) if named[text](row)]

    @precondition(lambda self: self.past)
    @rule(times=st.integers(1, 3), goes_home=st.booleans())
    def undo(self, times: int, *, goes_home: bool) -> None:
        """Press Ctrl+Z, perhaps several times, and perhaps go home then."""
        for _ in self.past[-times:]:
            self.session.undo()
            self.future.append(self.cells)
            self.cells = self.past.pop()
        if goes_home:
            self.close_and_open()

    @precondition(lambda self: self.future)
    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        """Press Ctrl+Y, perhaps several times."""
        for _ in self.future[-times:]:
            self.session.redo()
            self.past.append(self.cells)
            self.cells = self.future.pop()

    @precondition(lambda self: self.workspace.journal_head() != self.head)
    @rule()
    def close_and_open(self) -> None:
        """Go home and come back; the filter is forgotten, nothing else."""
        self._close()
        self._open()
        self.visible = list(range(len(ROWS)))

    # --- what must hold after each of them

    @invariant()
    def the_file_says_what_the_dictionary_says(self) -> None:
        """In the file, and nothing more in it."""
        assert dict(self.workspace.observations()) == {key_of(place): said for place, said in self.cells.items()}
        assert (self.workspace.undo_status().redo is not None) == bool(self.future)

    @invariant()
    def the_screen_says_what_the_dictionary_says(self) -> None:
        """Blank, zero and missing look different, and every row and year shows its own."""
        state = self.screen.model.state
        assert state
        assert self.screen.grid.visible_rows() == self.visible
        for row in range(len(ROWS)):
            for column in range(len(YEARS)):
                said, picture = self.said((row, column)), state.picture(row, column)
                assert state.observation(row, column) == said
                if not self.is_computed((row, column)):
                    assert picture.text == SHOWN.get(said.state, picture.text)
                    assert said.state is not CellState.MISSING or picture.text == said.status

    def teardown(self) -> None:
        """Undone to its beginning the file says what it said then, and its journal is whole."""
        while self.past:
            self.undo(1, goes_home=False)
        assert self.cells == START
        self.the_file_says_what_the_dictionary_says()
        assert self.workspace.journal_break() is None
        self._close()


def _trimmed(block: list[list[str]]) -> list[list[str]]:
    """The block without empty rows at its foot and empty columns at its end, which Excel adds at will."""
    while block and not any(block[-1]):
        block = block[:-1]
    width = max((place + 1 for line in block for place, text in enumerate(line) if text), default=0)
    return [line[:width] for line in block]


def test_any_deeds_at_a_table_do_what_a_dictionary_does(
    tmp_path_factory: pytest.TempPathFactory, look: Look, tasks: Tasks
) -> None:
    """No deed reaches outside its range; undo, redo, closing and opening are exact, in every order."""
    path = tmp_path_factory.mktemp("deeds") / "own.ilms"
    with Quiet.create(path, country="KHM", round_id="2026", edition_id=None, **options()) as made:
        made.execute(AddSource(Source(SOURCE, "FX", "Register", years=YEARS)))
        keys = [key_of((0, column)).qtable for column in range(len(YEARS))]
        codes = tuple(f"CDS_DES_{each}" for each in NAMED)
        made.execute(Batch(tuple(NameCountries(key, codes) for key in keys), Label("Countries")))
        made.execute(said_in(START))
    AnyDeeds.prepared, AnyDeeds.look, AnyDeeds.tasks = path, look, tasks
    run_state_machine_as_test(AnyDeeds, settings=settings(max_examples=EXAMPLES, stateful_step_count=DEEDS))
