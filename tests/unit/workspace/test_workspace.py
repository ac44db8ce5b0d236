"""The door for change: every step is durable, taken back exactly, and nothing else moves."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ilms_desktop.errors import StorageError
from ilms_desktop.model.changes import UndoStatus
from ilms_desktop.model.command import Label, RemoveSource, SetObservations
from ilms_desktop.model.contact import Contact
from ilms_desktop.model.key import CellKey, ObservationKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.storage import meta
from ilms_desktop.storage.document import create_database
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.workspace_support import (
    A5,
    C4,
    REGISTER,
    Quiet,
    again,
    cell,
    figures,
    keys,
    new,
    options,
    put,
    refused,
)

if TYPE_CHECKING:
    from pathlib import Path

THAI = cell("T", "CDS_DES_THA")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"country": "XYZ"}, "unknown_country"),
        ({"round_id": "1999"}, "unknown_round"),
        ({"edition_id": "ilms-1999"}, "unknown_edition"),
        ({"language": "tlh"}, "unknown_language"),
    ],
)
def test_a_file_that_makes_no_sense_is_not_made(tmp_path: Path, facts: dict[str, Any], code: str) -> None:
    """No file is left behind by a slip in a name."""
    wanted = {"country": "KHM", "round_id": "2026", "edition_id": None, **options(), **facts}
    assert refused(lambda: Quiet.create(tmp_path / "x.ilms", **wanted)).code == code
    assert list(tmp_path.iterdir()) == []


def test_an_older_edition_can_be_chosen(tmp_path: Path) -> None:
    """An old round opens with its own definitions."""
    wanted = {"country": "KHM", "round_id": "2026", "edition_id": "ilms-asean", **options(), "is_example": True}
    with Quiet.create(tmp_path / "x.ilms", **wanted) as made:
        assert (made.edition.id, made.is_example) == ("ilms-asean", True)


def test_a_file_is_not_made_twice(copied: Path) -> None:
    """The first one stays."""
    before = copied.read_bytes()
    assert refused(lambda: new(copied)).code == "workspace_exists"
    assert copied.read_bytes() == before


def test_opening_and_closing_leaves_the_file_as_it_is(copied: Path) -> None:
    """Also when everything in it was looked at."""
    before = copied.read_bytes()
    with Workspace.open(copied, **options()) as opened:
        opened.check()
        opened.completeness()
        opened.table_view(REGISTER, C4.table_key)
        list(opened.observations())
    assert copied.read_bytes() == before


def test_a_file_that_lacks_its_facts_is_damaged(tmp_path: Path) -> None:
    """Without country and edition nothing in it means anything."""
    create_database(tmp_path / "x.ilms", {meta.COUNTRY: "KHM"})
    error = refused(lambda: Quiet.open(tmp_path / "x.ilms", **options()))
    assert error.code == "workspace_damaged"
    assert "edition" in str(error.context["detail"])
    raw = sqlite3.connect(tmp_path / "x.ilms")
    assert raw.execute("SELECT count(*) FROM meta").fetchone() == (1,)
    raw.close()


def test_a_file_is_copied_when_it_changed(copied: Path) -> None:
    """One copy a day of work, made before the next day's."""
    folder = copied.with_name("khm.ilms.backups")
    assert len(list(folder.iterdir())) == 1
    with Quiet.open(copied, **options()) as opened:
        put(opened, C4, {THAI: 5})
        assert len(list(folder.iterdir())) == 1
    again_opened = Quiet.open(copied, **options())
    assert len(list(folder.iterdir())) == 2
    assert again_opened.backup_trouble is None
    again_opened.close()


def test_where_no_copy_can_be_made_the_figures_can_still_be_read(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A full disk is told, and does not lock anybody out."""
    made = new(tmp_path / "khm.ilms")
    put(made, C4, {THAI: 5})
    made.backups_folder.write_text("not a folder")
    opened = again(made)
    assert isinstance(opened.backup_trouble, StorageError)
    assert opened.observation(ObservationKey(C4, THAI)) == Observation(5000, 0)
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        "no copy on opening: disk_trouble"
    ]
    opened.close()


def test_a_step_says_who_when_and_what(quiet: Workspace) -> None:
    """The screen repaints from it, and says until when everything is saved."""
    changes = put(quiet, C4, {THAI: 5})
    assert changes.label == Label("Type {n}", {"n": "1"})
    assert (changes.entry, changes.keys) == (3, keys(C4, [THAI]))
    assert changes.qtables == {C4}
    (told,) = quiet.history(ObservationKey(C4, THAI))
    assert told.at <= changes.saved_at
    assert (told.person, told.office) == ("A. Person", "MOL")


def test_the_person_at_the_computer_signs_for_the_step(copied: Path) -> None:
    """A file goes from hand to hand."""
    with Quiet.open(copied, **options(person="B. Person", office="NIS")) as opened:
        put(opened, C4, {THAI: 5})
        (told,) = opened.history(ObservationKey(C4, THAI))
        assert (told.person, told.office) == ("B. Person", "NIS")
        assert opened.contact == Contact(office="MOL", person="A. Person")


def test_steps_are_named_and_taken_back_after_closing(quiet: Workspace) -> None:
    """Yesterday's paste can be undone today, and done again tomorrow."""
    put(quiet, C4, {THAI: 5})
    put(quiet, C4, {THAI: 6, cell("M", "CDS_DES_THA"): 1})
    opened = again(quiet)
    assert opened.undo_status() == UndoStatus(undo=Label("Type {n}", {"n": "2"}), redo=None)
    changes = opened.undo()
    assert changes.keys == keys(C4, [THAI, cell("M", "CDS_DES_THA")])
    assert changes.label == Label("Type {n}", {"n": "2"})
    opened = again(opened)
    assert opened.undo_status() == UndoStatus(undo=Label("Type {n}", {"n": "1"}), redo=Label("Type {n}", {"n": "2"}))
    opened.redo()
    assert opened.observation(ObservationKey(C4, THAI)) == Observation(6000, 0)
    assert opened.undo_status().redo is None
    opened.close()


def test_a_refused_command_changes_nothing(quiet: Workspace) -> None:
    """Neither file nor memory nor undo."""
    put(quiet, C4, {THAI: 5})
    before = (figures(quiet), quiet.journal_head(), quiet.undo_status())
    refused(quiet.execute, RemoveSource(REGISTER))
    refused(lambda: put(quiet, C4, {THAI: Observation(1, 9)}))
    assert (figures(quiet), quiet.journal_head(), quiet.undo_status()) == before


def test_a_full_disk_changes_nothing(quiet: Workspace) -> None:
    """The message says so; what was saved before is still there, and work goes on when there is room."""
    put(quiet, C4, {THAI: 5})
    before = (figures(quiet), quiet.journal_head(), quiet.undo_status(), quiet.completeness())
    database = quiet._database
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    many = {cell(sex, f"ECO_AGGREGATE_{code}", "CBR_BIR_TOTAL"): 5 for sex in "TMF" for code in ("AGR", "CON", "MKT")}
    with_notes = {where: Observation(what * 1000, 0, note="x" * 900) for where, what in many.items()}
    assert refused(lambda: put(quiet, A5, with_notes)).code == "disk_full"
    assert (figures(quiet), quiet.journal_head(), quiet.undo_status(), quiet.completeness()) == before
    database.rows(f"PRAGMA max_page_count = {pages + 1000}")
    put(quiet, A5, with_notes)
    assert len(figures(quiet)) == 10


def test_closing_twice_is_harmless(quiet: Workspace) -> None:
    """A window closes what a `with` block closes again."""
    quiet.close()
    quiet.close()


CODES = ("TOTAL", "THA", "KOR", "X")
CELLS = [CellKey(sex, "_", f"CDS_DES_{code}") for sex in ("SEX_T", "SEX_M") for code in CODES]
KEYS = [ObservationKey(C4._replace(year=year), each) for year in (2022, 2023) for each in CELLS]
SAID = st.one_of(
    st.just(BLANK),
    st.integers(-3, 3).map(lambda value: Observation(value * 1000, 0)),
    st.sampled_from(
        [Observation(status="N"), Observation(500, 1, status="E"), Observation(text="?"), Observation(note="n")]
    ),
)


class AnySteps(RuleBasedStateMachine):
    """Any steps, any undo and redo, closing and opening, against a plain dict and a list of dicts."""

    done = Bundle("done")
    prepared: Path

    @initialize()
    def start(self) -> None:
        """A fresh copy of the questionnaire."""
        import shutil
        import tempfile
        from pathlib import Path

        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.prepared / "khm.ilms", self.folder / "khm.ilms")
        self.workspace: Workspace = Quiet.open(self.folder / "khm.ilms", **options())
        self.figures: dict[ObservationKey, Observation] = {}
        self.past: list[dict[ObservationKey, Observation]] = []
        self.future: list[dict[ObservationKey, Observation]] = []

    @rule(entries=st.lists(st.tuples(st.sampled_from(KEYS), SAID), min_size=1, max_size=6))
    def type(self, entries: list[tuple[ObservationKey, Observation]]) -> None:
        """Fill or empty some cells."""
        wanted = {key: said for key, said in {**self.figures, **dict(entries)}.items() if not said.is_blank}
        changes = self.workspace.execute(SetObservations(tuple(entries), Label("Type")))
        changed = {key for key in KEYS if wanted.get(key) != self.figures.get(key)}
        assert changes.keys == changed
        if changed:
            self.past.append(self.figures)
            self.future.clear()
        self.figures = wanted

    @rule()
    def undo(self) -> None:
        """Take a step back, if there is one."""
        if self.past:
            self.workspace.undo()
            self.future.append(self.figures)
            self.figures = self.past.pop()

    @rule()
    def redo(self) -> None:
        """Repeat a step, if there is one."""
        if self.future:
            self.workspace.redo()
            self.past.append(self.figures)
            self.figures = self.future.pop()
        else:
            assert refused(self.workspace.redo).code == "nothing_to_redo"

    @rule()
    def close_and_open(self) -> None:
        """Go home and come back."""
        self.workspace = again(self.workspace)

    @invariant()
    def the_file_says_what_was_said(self) -> None:
        """Exactly that, in the file, on the screen and in the counts."""
        assert figures(self.workspace) == self.figures
        assert self.workspace.undo_status().redo is None or self.future
        for year in self.workspace.table_view(REGISTER, C4.table_key).years:
            assert {ObservationKey(year.qtable, each): said for each, said in year.observations.items()} == {
                key: said for key, said in self.figures.items() if key.qtable == year.qtable
            }
            assert {each.klass for each in year.observations} <= {*year.named, "CDS_DES_TOTAL", "CDS_DES_X"}

    def teardown(self) -> None:
        """Close the file; its journal must be whole."""
        assert self.workspace.journal_break() is None
        self.workspace.close()


def test_any_steps_do_what_a_plain_dict_does(prepared: Path) -> None:
    """A step changes its own cells and no other; undo and redo are exact; closing and opening change nothing."""
    AnySteps.prepared = prepared
    run_state_machine_as_test(AnySteps, settings=settings(max_examples=25, stateful_step_count=20, deadline=None))


def test_steps_do_not_depend_on_the_place_of_the_file(quiet: Workspace, tmp_path: Path) -> None:
    """A copy of the file goes on where the file was."""
    put(quiet, C4, {THAI: 5})
    quiet.close()
    copy = tmp_path / "other.ilms"
    copy.write_bytes(quiet.path.read_bytes())
    with Quiet.open(copy, **options()) as opened:
        assert opened.undo().keys == keys(C4, [THAI])
        assert replace(opened.contact) == opened.contact


def test_another_language_reads_the_same_file(ruled: Workspace) -> None:
    """A page in French shows the figures of now, also after the next change; the window stays in its language."""
    put(ruled, C4, {THAI: Observation(text="many")})
    first = ruled.in_language("fr")
    assert ruled.in_language("fr") is first
    assert ruled.in_language("en") is ruled
    assert first.edition.countries["KHM"].name == "Cambodge"
    assert [each.message for each in first.check().findings] != [each.message for each in ruled.check().findings]
    put(ruled, C4, {THAI: 7})
    assert first.observation(ObservationKey(C4, THAI)) == ruled.observation(ObservationKey(C4, THAI))
    assert ruled.in_language("fr") is not first
    assert ruled.in_language("fr").completeness().total == ruled.completeness().total
    assert refused(lambda: ruled.in_language("tlh")).code == "unknown_language"
    ruled.use_language("fr")
    assert ruled.in_language("fr") is ruled
