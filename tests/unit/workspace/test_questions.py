"""What becomes of the desk's questions in the file: where they point, how far they are, what the next package says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ilms_desktop.model.observation import Observation
from ilms_desktop.model.post import AnswerOutcome
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.workspace.answer_file import seal_answers
from ilms_desktop.workspace.questions import (
    Question,
    QuestionState,
    Urgency,
    of_file,
    questions,
    resolves,
    to_seal,
    value_now,
)
from ilms_desktop.workspace.seal_order import Order
from ilms_desktop.workspace.sealing import seal
from tests.unit.workspace.question_support import (
    HAND,
    SOURCE,
    TABLE,
    WOMEN,
    asked,
    packaged,
    query,
    query_file,
    receipt,
    say,
    take,
    wider,
)
from tests.unit.workspace.workspace_support import C1, C4, REGISTER, REVISE, again, cell, figures, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

CORRECTION = AnswerOutcome.CORRECTION
FIRST = "KHM-2026-Q0012-001"
#: a coherent change of the figures
FEWER = {cell("T", "CRS_RES_TOTAL"): 80, cell("F", "CRS_RES_TOTAL"): 20}


def one(workspace: Workspace, query_id: str = FIRST) -> Question:
    """A question by its id."""
    return next(each for each in questions(workspace) if each.id == query_id)


def answered(workspace: Workspace) -> str:
    """Id of a sealed answer file to the first file of questions."""
    about = one(workspace).file.package_id
    return seal_answers(workspace, about, HAND, with_carrier=False).document.package_id


def test_a_question_stands_at_its_cell(quiet: Workspace) -> None:
    """With everything that the desk wrote, in the person's language."""
    (found,) = asked(quiet, query(suggested="29.5", compare=[{"label": "2022", "value": "28"}]))
    assert found.cell_key is not None
    assert (found.cell_key.qtable, found.cell_key.cell) == (C1, cell("F", "CRS_RES_TOTAL"))
    assert (found.number, found.urgency, found.rule, found.kind) == ("Q0012-001", Urgency.MUST, "V10", "outlier")
    assert (found.suggested, [(each.label, each.value) for each in found.compare]) == ("29.5", [("2022", "28")])
    assert (found.deadline, found.recipient) == (date(2026, 12, 15), "")
    assert (found.state, found.is_open, found.is_pending) == (QuestionState.OPEN, True, False)
    assert found.marks(found.cell_key)


@pytest.mark.parametrize(("language", "spoken"), [("fr", "fr"), ("es", "en")])
def test_the_text_is_in_the_persons_language_or_the_original(quiet: Workspace, language: str, spoken: str) -> None:
    """The desk writes some languages; the first one is always there."""
    asked(quiet)
    quiet.use_language(language)
    assert one(quiet).language == spoken
    assert one(quiet).text == query()["text"][spoken]


def test_the_most_urgent_question_comes_first(quiet: Workspace) -> None:
    """By deadline, then by severity, then by number."""
    found = asked(
        quiet,
        query(1, severity="for-information"),
        query(2, severity="please-answer"),
        query(3),
        query(4),
        query(5, severity="for-information", deadline="2026-11-01"),
    )
    assert [each.number[-3:] for each in found] == ["005", "003", "004", "002", "001"]
    assert [each.id[-3:] for each in of_file(found, found[0].file.package_id)] == ["001", "002", "003", "004", "005"]


def test_it_is_told_where_the_figure_changed_since(quiet: Workspace) -> None:
    """Value now beside the value seen; trailing zeros are no change."""
    asked(quiet, query(value_seen="30.000"))
    now = value_now(quiet, one(quiet))
    assert now is not None
    assert (now.figure, now.is_changed) == ("30", False)
    quiet.execute(REVISE)
    put(quiet, C1, FEWER)
    changed = value_now(quiet, one(quiet))
    assert changed is not None
    assert (changed.figure, changed.is_changed) == ("20", True)


@pytest.mark.parametrize(
    ("seen", "said", "is_changed"),
    [(None, Observation(status="N"), False), (None, Observation(1000), True), ("30", Observation(status="N"), True)],
)
def test_a_letter_is_no_figure(quiet: Workspace, seen: str | None, said: Observation, *, is_changed: bool) -> None:
    """The desk sees an empty cell where a letter stands."""
    asked(quiet, query(value_seen=seen))
    quiet.execute(REVISE)
    put(quiet, C1, {cell("F", "CRS_RES_TOTAL"): said})
    now = value_now(quiet, one(quiet))
    assert now is not None
    assert (now.observation, now.is_changed) == (said, is_changed)


def test_a_question_about_a_whole_table_marks_no_cell_and_has_no_figure(quiet: Workspace) -> None:
    """It is shown with every cell of it, but a mark on each would drown the others."""
    found = asked(quiet, query(1, cell=TABLE, value_seen=None), query(2, cell=SOURCE, value_seen=None))
    assert all(value_now(quiet, each) is None for each in found)
    key = next(key for key in figures(quiet) if key.qtable == C1)
    assert [(each.is_about(key), each.marks(key)) for each in found] == [(True, False)] * 2
    other = key._replace(qtable=C4)
    assert [each.is_about(other) for each in found] == [False, True]


def test_a_question_about_rows_marks_each_of_them(quiet: Workspace) -> None:
    """Sex and classes may be left out one without the other."""
    (found,) = asked(quiet, query(cell=wider("classes"), value_seen=None))
    keys = [key for key in figures(quiet) if found.marks(key)]
    assert {key.cell.sex for key in keys} == {"SEX_F"}


def test_a_question_about_a_package_of_another_computer_is_shown_and_not_linked(quiet: Workspace) -> None:
    """Its cell may mean something else here."""
    put(quiet, C1, {cell("F", "CRS_RES_TOTAL"): 30})
    (found,) = asked(quiet, about="ab" * 32)
    assert (found.is_linked, found.cell_key, value_now(quiet, found)) == (False, None, None)
    key = next(iter(figures(quiet)))
    assert not found.is_about(key)
    say(quiet, found.id, CORRECTION)
    assert resolves(quiet) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "FX:N9"},
        {"table": "Z9"},
        {"criterion": "colour"},
        {"class_version": [{"concept": "CRS", "code": "CRS_OTHER"}]},
        {"sex": "SEX_X"},
        {"classes": [{"concept": "CRS", "code": "CRS_RES_NOWHERE"}]},
    ],
)
def test_a_cell_that_is_not_here_links_nowhere(quiet: Workspace, changes: dict[str, Any]) -> None:
    """Another edition may have it, or the source is gone; the question is shown all the same."""
    (found,) = asked(quiet, query(cell={**WOMEN, **changes}))
    assert (found.is_linked, found.cell_key) == (False, None)
    assert found.cell == {**WOMEN, **changes}


def test_a_question_to_one_signer_says_so(quiet: Workspace) -> None:
    """Whoever reads it may have to hand it on."""
    (found,) = asked(quiet, recipient="khm-02")
    assert found.recipient == "khm-02"


# --- how far


def test_the_state_follows_answer_file_receipt_and_later_question(quiet: Workspace) -> None:
    """Open, answered here, sealed, at the desk, replaced: each told by what the file holds."""
    asked(quiet)
    assert to_seal(questions(quiet)) == ()
    say(quiet, FIRST)
    assert one(quiet).state is QuestionState.ANSWERED
    assert [each.tail for each in to_seal(questions(quiet))] == ["Q0012"]
    package_id = answered(quiet)
    assert (one(quiet).state, one(quiet).by, one(quiet).sealed_in) == (QuestionState.SEALED, "A0001", "A0001")
    assert to_seal(questions(quiet)) == ()
    receipt(quiet, package_id, "received", 43)
    assert (one(quiet).state, one(quiet).by, one(quiet).receipt) == (QuestionState.RECEIVED, "A0001", 43)
    asked(quiet, query(file=13, replaces=FIRST), number=13, about=one(quiet).file.fields["in_reply_to"])
    assert (one(quiet).state, one(quiet).by) == (QuestionState.REPLACED, "KHM-2026-Q0013-001")
    assert not one(quiet).can_be_answered
    assert one(again(quiet)).state is QuestionState.REPLACED


def test_another_answer_is_to_be_sealed_again(quiet: Workspace) -> None:
    """What went out stays as it was until a later answer file takes its place."""
    asked(quiet)
    say(quiet, FIRST)
    answered(quiet)
    say(quiet, FIRST, AnswerOutcome.EXPLANATION, text="A new agreement.", language="en")
    assert (one(quiet).state, one(quiet).sealed_in, one(quiet).is_pending) == (QuestionState.ANSWERED, "A0001", True)
    answered(quiet)
    assert (one(quiet).state, one(quiet).by) == (QuestionState.SEALED, "A0002")


def test_a_refused_answer_file_counts_for_nothing(quiet: Workspace) -> None:
    """The desk did not take it, so the answer is to be sealed again."""
    asked(quiet)
    say(quiet, FIRST)
    receipt(quiet, answered(quiet), "refused", 43)
    assert (one(quiet).state, one(quiet).sealed_in, one(quiet).is_pending) == (QuestionState.ANSWERED, "", True)


# --- corrected


def corrected(workspace: Workspace, **order: Any) -> str:
    """Id of a package with other figures."""
    workspace.execute(REVISE)
    put(workspace, C1, FEWER)
    return packaged(workspace, **order)


def test_the_next_submission_names_what_it_corrects(quiet: Workspace) -> None:
    """As soon as the figure is another one; the question then says which package."""
    asked(quiet)
    say(quiet, FIRST, CORRECTION)
    assert resolves(quiet) == []
    package_id = corrected(quiet)
    document = quiet.post().document(package_id)
    assert document is not None
    assert document.fields["resolves"] == [FIRST]
    assert (one(quiet).state, one(quiet).by, one(quiet).receipt) == (QuestionState.CORRECTED, "S0002", 0)
    assert resolves(quiet) == [FIRST]
    receipt(quiet, package_id, "imported", 44)
    assert one(quiet).receipt == 44
    assert resolves(quiet) == []


def test_only_what_is_answered_as_correction_is_named(quiet: Workspace) -> None:
    """An explanation stands by the figure that was sent, and an open question says nothing."""
    asked(quiet, query(1), query(2))
    say(quiet, FIRST)
    quiet.execute(REVISE)
    put(quiet, C1, FEWER)
    assert resolves(quiet) == []


def test_only_tables_that_travel_correct_anything(quiet: Workspace) -> None:
    """A batch names each question in the package that holds its table; nil and withdrawal name none."""
    asked(quiet, query(1), query(2, cell=SOURCE, value_seen=None), query(3, cell=TABLE, value_seen=None))
    for number in (1, 2, 3):
        say(quiet, f"KHM-2026-Q0012-{number:03d}", CORRECTION)
    quiet.execute(REVISE)
    put(quiet, C4, {cell("F", "CDS_DES_TOTAL"): 5})
    assert resolves(quiet) == ["KHM-2026-Q0012-002"]
    put(quiet, C1, FEWER)
    assert resolves(quiet, {"C4"}) == ["KHM-2026-Q0012-002"]
    order = Order(parts=(frozenset({"C4"}), frozenset({"C1"})), with_summary=False, with_carrier=False)
    seal(quiet, order, HAND)
    listed = [each.fields["resolves"] for each in quiet.post().documents if each.fields.get("batch")]
    assert sorted(len(each) for each in listed) == [1, 3]


def test_a_question_stays_open_where_the_desk_says_that_nothing_changed(quiet: Workspace) -> None:
    """The receipt of an imported package has a finding then."""
    asked(quiet)
    say(quiet, FIRST, CORRECTION)
    finding = {"severity": "W", "cell": WOMEN, "text_key": None, "text": None, "parameters": {"query": FIRST}}
    receipt(quiet, corrected(quiet), "imported", 44, findings=[finding | {"code": "RESOLVES_UNCHANGED"}])
    assert one(quiet).state is QuestionState.ANSWERED
    assert resolves(quiet) == [FIRST]


def test_a_refused_submission_corrects_nothing(quiet: Workspace) -> None:
    """The next one names the question again."""
    asked(quiet)
    say(quiet, FIRST, CORRECTION)
    receipt(quiet, corrected(quiet), "refused", 44)
    assert one(quiet).state is QuestionState.ANSWERED
    assert resolves(quiet) == [FIRST]


def test_a_withdrawal_names_no_question(quiet: Workspace) -> None:
    """It carries no figure."""
    asked(quiet)
    say(quiet, FIRST, CORRECTION)
    package_id = corrected(quiet)
    taken_back = packaged(quiet, kind=SubmissionKind.WITHDRAWAL, supersedes=package_id)
    document = quiet.post().document(taken_back)
    assert document is not None
    assert document.fields["resolves"] == []


# --- they change nothing


@given(
    queries=st.lists(
        st.fixed_dictionaries(
            {
                "cell": st.sampled_from(
                    [WOMEN, TABLE, SOURCE, wider("sex"), wider("classes"), {**WOMEN, "source": "FX:N9"}]
                ),
                "value_seen": st.one_of(st.none(), st.sampled_from(["0", "30", "124.0"])),
                "suggested": st.one_of(st.none(), st.sampled_from(["0", "12.4"])),
                "severity": st.sampled_from([str(each) for each in Urgency]),
                "text": st.fixed_dictionaries({"en": st.sampled_from(["Please check.", "x" * 2000])}),
            }
        ),
        min_size=1,
        max_size=8,
    ),
    is_known=st.booleans(),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_questions_come_figures_notes_and_findings_stay(
    ruled: Workspace, queries: list[dict[str, Any]], *, is_known: bool
) -> None:
    """Importing questions never changes a value, a note or the outcome of a check."""
    if not ruled.submissions():
        put(ruled, C1, {cell("M", "CRS_RES_TOTAL"): Observation(60_000, note="As published.")})
        packaged(ruled)
    about = ruled.submissions()[0].package_id if is_known else "ab" * 32
    number = len(ruled.post().documents) + 1
    before = figures(ruled), ruled.report().findings, ruled.qtables(), ruled.sources()
    take(ruled, query_file(about, [query(n, file=number, **each) for n, each in enumerate(queries, 1)], number=number))
    assert (figures(ruled), ruled.check().findings, ruled.qtables(), ruled.sources()) == before
    assert len([each for each in questions(ruled) if each.file.number == number]) == len(queries)
    assert {each.cell["source"] for each in questions(ruled)} <= {REGISTER, "FX:N9"}
