"""An old step can be done again: what is free to change changes, everything else is told and left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilms_desktop.model.command import (
    AddSource,
    AllowFindings,
    BringBack,
    ChooseVersion,
    Declaration,
    DeclareQTable,
    EditSource,
    Label,
    MakeRestorePoint,
    NameCountries,
    OrderSources,
    RecordSubmission,
    RemoveSource,
    SetContact,
    SetObservations,
    SetQTableField,
    WithdrawAllowances,
)
from ilms_desktop.model.history import Fate
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.source import Source
from tests.unit.workspace.test_handlers import REASON, mismatch
from tests.unit.workspace.test_labels import SUBMISSION
from tests.unit.workspace.test_workspace import KEYS, SAID
from tests.unit.workspace.workspace_support import (
    A5,
    C4,
    REGISTER,
    REVISE,
    SURVEY,
    Quiet,
    again,
    cell,
    figures,
    new,
    put,
    refused,
)

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.changes import Changes
    from ilms_desktop.workspace.workspace import Workspace

THAI, KOREAN, JAPANESE = (cell("T", f"CDS_DES_{code}") for code in ("THA", "KOR", "JPN"))


def key(where: object) -> ObservationKey:
    """A cell of C4."""
    return ObservationKey(C4, where)  # type: ignore[arg-type]


def bring(workspace: Workspace, step: Changes, *over: ObservationKey) -> Changes:
    """Bring a step back."""
    return workspace.execute(BringBack(step.entry, step.label, frozenset(over)))


def fates(workspace: Workspace, step: Changes) -> dict[object, Fate]:
    """What would happen to the cells of a step."""
    return {each.key.cell: each.fate for each in workspace.bring_back_plan(step.entry).cells}


def test_steps_undone_before_a_new_edit_come_back(quiet: Workspace) -> None:
    """A new edit ends redo and says so; the work is not lost."""
    first = put(quiet, C4, {THAI: 5})
    second = put(quiet, C4, {KOREAN: 3})
    quiet.undo()
    quiet.undo()
    assert put(quiet, C4, {JAPANESE: 1}).ended_redo == 2
    assert put(quiet, C4, {JAPANESE: 2}).ended_redo == 0
    assert refused(quiet.redo).code == "nothing_to_redo"
    opened = again(quiet)
    changes = bring(opened, first)
    assert changes.keys == {key(THAI)}
    bring(opened, second)
    assert {each.cell: said.value for each, said in figures(opened).items()} == {
        THAI: 5000,
        KOREAN: 3000,
        JAPANESE: 2000,
    }
    opened.undo()
    assert key(KOREAN) not in figures(opened)
    assert opened.undo_status().undo == Label("Bring back: {step}", {"step": "Type {n}", "step.n": "1"})
    opened.close()


def test_a_cell_that_holds_something_else_is_left_and_told(quiet: Workspace) -> None:
    """Old, now, and what it would be; only the person may choose to change it."""
    put(quiet, C4, {THAI: 1, KOREAN: 1, JAPANESE: 1})
    step = put(quiet, C4, {THAI: 5, KOREAN: 6, JAPANESE: 7})
    quiet.undo()
    put(quiet, C4, {KOREAN: 9, JAPANESE: 7})
    plan = quiet.bring_back_plan(step.entry)
    assert fates(quiet, step) == {THAI: Fate.CHANGES, KOREAN: Fate.CONFLICTS, JAPANESE: Fate.STANDS}
    (conflict,) = plan.of(Fate.CONFLICTS)
    assert [each.value for each in (conflict.before, conflict.now, conflict.after)] == [1000, 9000, 6000]
    assert bring(quiet, step).keys == {key(THAI)}
    assert figures(quiet)[key(KOREAN)].value == 9000
    assert refused(lambda: bring(quiet, step)).code == "nothing_to_bring_back"
    assert bring(quiet, step, key(KOREAN)).keys == {key(KOREAN)}
    assert figures(quiet)[key(KOREAN)].value == 6000


def test_letters_texts_and_emptied_cells_come_back_as_they_were(quiet: Workspace) -> None:
    """Blank, zero and missing stay three things, and an old letter of an import is not refused."""
    put(quiet, C4, {THAI: 1, KOREAN: 0})
    step = put(quiet, C4, {THAI: BLANK, KOREAN: Observation(status="N"), JAPANESE: Observation(text="?")})
    quiet.undo()
    bring(quiet, step)
    assert figures(quiet) == {key(KOREAN): Observation(status="N"), key(JAPANESE): Observation(text="?")}


def test_a_row_that_got_another_number_meanwhile_is_the_same_cell(quiet: Workspace) -> None:
    """Numbers of rows are given again; cells are known by their keys."""
    step = put(quiet, C4, {THAI: 5})
    quiet.undo()
    put(quiet, C4, {KOREAN: 3})
    bring(quiet, step)
    assert {each.cell: said.value for each, said in figures(quiet).items()} == {THAI: 5000, KOREAN: 3000}
    quiet.undo()
    assert {each.cell: said.value for each, said in figures(quiet).items()} == {KOREAN: 3000}


def test_what_was_said_of_sources_and_tables_comes_back(quiet: Workspace) -> None:
    """Each through the checks of its own command, in an order that works."""
    survey = Source("FX:7", "FX", "Second register", years=(2023,))
    steps = [
        quiet.execute(AddSource(survey)),
        quiet.execute(EditSource(replace(survey, name="Renamed"))),
        quiet.execute(ChooseVersion(REGISTER, C4.table_key, "CDS_DES")),
        quiet.execute(DeclareQTable(A5, Declaration.NOTHING, "Nobody asked for it.")),
        quiet.execute(SetQTableField(C4, "I13", "A remark.")),
        quiet.execute(NameCountries(C4, ("CDS_DES_THA", "CDS_DES_KOR"))),
        quiet.execute(SetContact("NIS", "KHM", "B. Person", "Head")),
        quiet.execute(OrderSources((SURVEY, REGISTER))),
    ]
    then = (quiet.sources(), quiet.qtables(), quiet.contact, quiet.version(REGISTER, C4.table_key))
    for _ in steps:
        quiet.undo()
    put(quiet, C4, {JAPANESE: 1})
    for step in steps:
        assert quiet.bring_back_plan(step.entry).does_something, step.label
        bring(quiet, step)
        assert refused(lambda each=step: bring(quiet, each)).code == "nothing_to_bring_back"
    put(quiet, C4, {JAPANESE: BLANK})
    quiet.execute(NameCountries(C4, ("CDS_DES_THA", "CDS_DES_KOR")))
    assert (quiet.sources(), quiet.qtables(), quiet.contact, quiet.version(REGISTER, C4.table_key)) == then


def test_what_was_taken_away_can_be_taken_away_again(quiet: Workspace) -> None:
    """A source that goes, and the choice of a version that is taken back."""
    quiet.execute(ChooseVersion(SURVEY, A5.table_key, "ECO_SECTOR"))
    gone = quiet.execute(RemoveSource(SURVEY))
    quiet.undo()
    put(quiet, C4, {THAI: 5})
    assert quiet.bring_back_plan(gone.entry).others == 2
    bring(quiet, gone)
    assert [each.id for each in quiet.sources()] == [REGISTER]
    put(quiet, C4, {THAI: 6})


def test_reasons_come_back_and_go_again(ruled: Workspace) -> None:
    """Given and withdrawn, as any other step."""
    finding = mismatch(ruled)
    given = ruled.execute(AllowFindings((finding.key,), REASON))
    withdrawn = ruled.execute(WithdrawAllowances((finding.key,)))
    bring(ruled, given)
    assert len(ruled.allowances()) == 1
    bring(ruled, withdrawn)
    assert ruled.allowances() == ()


def test_other_things_that_changed_since_are_left_and_counted(quiet: Workspace) -> None:
    """A name that somebody chose later is not written over."""
    step = quiet.execute(EditSource(replace(quiet.source(REGISTER), name="One")))
    quiet.execute(EditSource(replace(quiet.source(REGISTER), name="Two")))
    plan = quiet.bring_back_plan(step.entry)
    assert (plan.others, plan.left, plan.does_something) == (0, 1, False)
    assert refused(lambda: bring(quiet, step)).code == "nothing_to_bring_back"
    assert quiet.source(REGISTER).name == "Two"


def test_figures_of_a_source_that_is_gone_are_refused(quiet: Workspace) -> None:
    """The check of typing holds for old figures too; the message says what is missing."""
    step = put(quiet, A5, {cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): 5})
    quiet.undo()
    quiet.execute(RemoveSource(SURVEY))
    before = quiet.journal_head()
    assert refused(lambda: bring(quiet, step)).code == "unknown_source"
    assert quiet.journal_head() == before


def test_packages_and_points_are_not_brought_back(quiet: Workspace) -> None:
    """There is nothing of the figures in them."""
    package = quiet.execute(RecordSubmission(SUBMISSION))
    for step in (package, quiet.execute(REVISE), quiet.execute(MakeRestorePoint("x"))):
        plan = quiet.bring_back_plan(step.entry)
        assert (plan.cells, plan.others, plan.left, plan.does_something) == ((), 0, 0, False)
        assert refused(lambda each=step: bring(quiet, each)).code == "nothing_to_bring_back"
    assert refused(quiet.execute, BringBack(99, Label("x"))).code == "nothing_to_bring_back"
    assert refused(quiet.bring_back_plan, 99).code == "unknown_step"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty questionnaire for the property test."""
    path = tmp_path_factory.mktemp("any") / "khm.ilms"
    new(path).close()
    return path


ENTRIES = st.lists(st.tuples(st.sampled_from(KEYS[:4]), SAID), min_size=1, max_size=4)


@settings(max_examples=25)
@given(steps=st.lists(st.tuples(ENTRIES, st.booleans()), min_size=1, max_size=6), data=st.data())
def test_bringing_back_changes_exactly_what_the_plan_says(
    file: Path, steps: list[tuple[list[tuple[ObservationKey, Observation]], bool]], data: st.DataObject
) -> None:
    """Free cells and chosen ones get what the step put there; every other cell keeps what it holds."""
    import shutil

    from tests.unit.workspace.workspace_support import options

    path = file.with_name("one.ilms")
    shutil.copy(file, path)
    with Quiet.open(path, **options()) as workspace:
        made = []
        for entries, is_undone in steps:
            changes = workspace.execute(SetObservations(tuple(entries), Label("Type")))
            if changes.keys:
                made.append(changes)
                if is_undone:
                    workspace.undo()
        if not made:
            return
        step = data.draw(st.sampled_from(made))
        plan = workspace.bring_back_plan(step.entry)
        conflicts = plan.of(Fate.CONFLICTS)
        over = (
            frozenset(data.draw(st.sets(st.sampled_from([each.key for each in conflicts]))))
            if conflicts
            else frozenset()
        )
        wanted = {**figures(workspace)}
        for each in plan.cells:
            if each.fate is Fate.CHANGES or each.key in over:
                wanted[each.key] = each.after
        wanted = {where: said for where, said in wanted.items() if not said.is_blank}
        if wanted == figures(workspace) and not plan.others:
            assert refused(lambda: bring(workspace, step, *over)).code == "nothing_to_bring_back"
        else:
            bring(workspace, step, *over)
        assert figures(workspace) == wanted
