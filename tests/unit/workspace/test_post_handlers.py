"""What goes out and comes in is kept, and the figures of a package stay as they were sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from ilms_desktop.errors import BugError, CommandRefused
from ilms_desktop.model.command import (
    AddSource,
    AllowFindings,
    AnswerQuestions,
    Batch,
    BringBack,
    CarryReasons,
    ChooseVersion,
    Declaration,
    DeclareQTable,
    EditSource,
    FileDocument,
    GoBack,
    Label,
    MakeRestorePoint,
    NameCountries,
    OrderSources,
    RecordSubmission,
    RemoveSource,
    Revise,
    SaySent,
    SetContact,
    SetObservations,
    SetQTableField,
    TakeAnswersBack,
    WithdrawAllowances,
)
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.post import Answer, AnswerOutcome, Mailing, Way
from ilms_desktop.model.source import Source
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.workspace.post_handlers import LONGEST_ANSWER, LONGEST_REASON, SHORTEST_REASON
from tests.unit.workspace.post_support import receipt, submission
from tests.unit.workspace.workspace_support import (
    A5,
    C1,
    REGISTER,
    REVISE,
    SURVEY,
    again,
    cell,
    figures,
    new,
    put,
    refused,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ilms_desktop.model.command import Command
    from ilms_desktop.workspace.workspace import Workspace

TOTAL = cell("T", "CRS_RES_TOTAL")
FILES = {"zip": ("ILMS_KHM-01_2026_S0001.zip", b"PK\0exact bytes")}
QUESTION = "KHM-2026-Q0001-001"


def record(number: int = 1) -> RecordSubmission:
    """A package that was sealed."""
    document = submission(number)
    said = Submission(
        package=document.package,
        package_id=document.package_id,
        signer=document.signer,
        sequence=number,
        previous=submission(number - 1).package_id if number > 1 else None,
        kind=SubmissionKind.FULL,
        created=document.moment,
        file_name=f"{document.package}.zip",
        file_sha256="00" * 32,
        observations=1,
    )
    return RecordSubmission(said, document, FILES)


def figure(value: int) -> SetObservations:
    """One figure."""
    return SetObservations(((ObservationKey(C1, TOTAL), Observation(value * 1000, 0)),), Label("Type"))


def answer(**changes: Any) -> Answer:
    """An answer to the one question."""
    return replace(Answer(QUESTION, AnswerOutcome.EXPLANATION, "Counted at two borders.", "en"), **changes)


def outcome(action: Callable[[], object]) -> str | None:
    """The code with which something is refused; None when it is done."""
    try:
        action()
    except CommandRefused as error:
        return error.code
    return None


CHANGES: tuple[Command, ...] = (
    figure(7),
    AddSource(Source("FX:N1", "FX", "Border police", years=(2023,))),
    EditSource(Source(REGISTER, "FX", "Other name", years=(2022, 2023))),
    RemoveSource(SURVEY),
    OrderSources((SURVEY, REGISTER)),
    NameCountries(C1, ("THA",)),
    DeclareQTable(C1, Declaration.NOTHING),
    SetQTableField(C1, "T7", "x"),
    AllowFindings(("x",), "counted at two borders"),
    WithdrawAllowances(("x",)),
    GoBack(1, "x"),
    BringBack(1, Label("x")),
    Batch((CarryReasons(()), figure(7)), Label("Import")),
)


@pytest.mark.parametrize("command", CHANGES, ids=lambda each: type(each).__name__)
def test_figures_that_went_out_stay_as_they_were_sent(quiet: Workspace, command: Command) -> None:
    """Whatever changes them is refused, until a new version begins."""
    put(quiet, C1, {TOTAL: 5})
    quiet.execute(record())
    error = refused(quiet.execute, command)
    assert (error.code, error.context["package"]) == ("locked", "S0001")
    opened = again(quiet)
    assert refused(opened.execute, command).code == "locked"
    opened.execute(REVISE)
    assert outcome(lambda: opened.execute(command)) != "locked"
    opened.close()


def test_what_is_no_figure_may_be_said_of_a_frozen_file(quiet: Workspace) -> None:
    """Sending, receipts and answers come after the package."""
    put(quiet, C1, {TOTAL: 5})
    package = record()
    quiet.execute(package)
    about = package.submission.package_id
    quiet.execute(SaySent(about, date(2026, 10, 1), Way.HAND, "S0001"))
    quiet.execute(FileDocument(receipt(1, submission(1)), {"zip": ("r.zip", b"receipt")}))
    quiet.execute(AnswerQuestions((answer(),)))
    quiet.execute(MakeRestorePoint("Sent"))
    quiet.execute(SetContact("Statistics", "NIS", "A. Person", ""))
    quiet.execute(ChooseVersion(SURVEY, A5.table_key, "ECO_SECTOR"))
    quiet.execute(Batch((CarryReasons(()),), Label("Reasons")))
    assert figures(quiet) == {ObservationKey(C1, TOTAL): Observation(5000, 0)}


def test_a_package_is_kept_byte_for_byte(quiet: Workspace) -> None:
    """And sending it again needs nothing else."""
    quiet.execute(record())
    opened = again(quiet)
    (document,) = opened.post().documents
    assert document == submission(1)
    assert opened.document_bytes(document.package_id, "zip") == FILES["zip"][1]
    opened.close()


def test_a_package_whose_bytes_lie_elsewhere_is_recorded_alone(quiet: Workspace) -> None:
    """As those of files that were made by older versions of the program."""
    quiet.execute(RecordSubmission(record().submission))
    assert quiet.post().documents == ()
    assert quiet.locked_by == record().submission


def test_a_new_version_has_a_reason(quiet: Workspace) -> None:
    """It stays in the file, with who gave it and for which package."""
    quiet.execute(record())
    for reason in ("x" * (SHORTEST_REASON - 1), " " * 20, "x" * (LONGEST_REASON + 1)):
        assert refused(quiet.execute, Revise(reason, "S0001")).code == "revision_reason"
    changes = quiet.execute(Revise("  The ministry sent newer figures. ", "S0001"))
    (revision,) = quiet.post().revisions
    assert (revision.reason, revision.package_id) == ("The ministry sent newer figures.", submission(1).package_id)
    assert (revision.entry, revision.person) == (changes.entry, "A. Person")
    assert changes.post
    assert refused(quiet.execute, REVISE).code == "not_locked"


def test_what_a_person_says_of_sending_is_kept_and_taken_back(quiet: Workspace) -> None:
    """The newest word counts."""
    quiet.execute(record())
    about = submission(1).package_id
    quiet.execute(SaySent(about, date(2026, 9, 30), Way.MAIL, "S0001"))
    quiet.execute(SaySent(about, date(2026, 10, 1), Way.UPLOAD, "S0001"))
    assert quiet.post().mailings == {about: Mailing(about, date(2026, 10, 1), Way.UPLOAD)}
    quiet.execute(SaySent(about, None, Way.MAIL, "S0001"))
    assert quiet.post().mailings == {}


def test_nothing_was_sent_tomorrow(quiet: Workspace) -> None:
    """But east of Greenwich the day is one further than in the journal."""
    today = quiet.clock().date()
    quiet.execute(record())
    about = submission(1).package_id
    quiet.execute(SaySent(about, today + timedelta(days=1), Way.MAIL, "S0001"))
    late = SaySent(about, today + timedelta(days=2), Way.MAIL, "S0001")
    assert refused(quiet.execute, late).code == "sent_in_future"


def test_answers_are_checked_and_dated(quiet: Workspace) -> None:
    """With who gave them; a later one takes the place of an earlier one."""
    assert refused(quiet.execute, AnswerQuestions((answer(text=" "),))).code == "answer_without_text"
    assert refused(quiet.execute, AnswerQuestions((answer(text="x" * (LONGEST_ANSWER + 1)),))).code == "answer_too_long"
    quiet.execute(AnswerQuestions((answer(expected=date(2026, 12, 1)),)))
    kept = quiet.post().answers[QUESTION]
    assert (kept.text, kept.language, kept.person, kept.expected) == (
        "Counted at two borders.",
        "en",
        "A. Person",
        None,
    )
    assert kept.at is not None
    confirmed = answer(outcome=AnswerOutcome.CONFIRMED, text="")
    quiet.execute(AnswerQuestions((confirmed,)))
    assert (quiet.post().answers[QUESTION].outcome, quiet.post().answers[QUESTION].language) == (
        AnswerOutcome.CONFIRMED,
        "",
    )
    corrected = answer(outcome=AnswerOutcome.CORRECTION, text="", expected=date(2026, 12, 1))
    quiet.execute(AnswerQuestions((corrected,)))
    assert quiet.post().answers[QUESTION].expected == date(2026, 12, 1)
    quiet.execute(TakeAnswersBack((QUESTION,)))
    assert quiet.post().answers == {}


def test_none_of_this_is_a_step_of_undo_nor_part_of_another(quiet: Workspace) -> None:
    """Undo goes for the last thing that was typed."""
    quiet.execute(record())
    quiet.execute(REVISE)
    put(quiet, C1, {TOTAL: 5})
    about = submission(1).package_id
    aside: tuple[Command, ...] = (
        SaySent(about, date(2026, 10, 1), Way.MAIL, "S0001"),
        FileDocument(receipt(1, submission(1)), {"zip": ("r.zip", b"receipt")}),
        AnswerQuestions((answer(),)),
        TakeAnswersBack((QUESTION,)),
    )
    for command in aside:
        quiet.execute(command)
        with pytest.raises(BugError):
            quiet.execute(Batch((command,), Label("x")))
    quiet.undo()
    assert figures(quiet) == {}
    assert about in quiet.post().mailings
    assert refused(quiet.undo).code == "undo_across_lock"
    quiet.redo()
    assert len(figures(quiet)) == 1


def test_going_back_leaves_what_was_sent_and_said(quiet: Workspace) -> None:
    """The desk does not forget it either."""
    put(quiet, C1, {TOTAL: 5})
    before = quiet.execute(MakeRestorePoint("Before")).entry
    put(quiet, C1, {TOTAL: 6})
    quiet.execute(record())
    quiet.execute(FileDocument(receipt(1, submission(1)), {"zip": ("r.zip", b"receipt")}))
    quiet.execute(AnswerQuestions((answer(),)))
    quiet.execute(REVISE)
    post = quiet.post()
    quiet.execute(GoBack(before, "Before"))
    assert figures(quiet) == {ObservationKey(C1, TOTAL): Observation(5000, 0)}
    assert quiet.post() == post
    assert quiet.submissions() == (record().submission,)


class Machine(RuleBasedStateMachine):
    """A questionnaire to which anything is done in any order."""

    folder: Path

    def __init__(self) -> None:
        """A new file."""
        super().__init__()
        self.runs = len(list(self.folder.iterdir()))
        self.workspace: Workspace = new(self.folder / f"{self.runs}.ilms")
        self.frozen: dict[ObservationKey, Observation] | None = None
        self.packages = 0
        self.points: list[int] = []
        self.documents = 0

    def _do(self, change: Any) -> None:
        """A change of figures, which is refused exactly while they are frozen."""
        before = figures(self.workspace)
        code = outcome(change)
        assert (code == "locked") == (self.frozen is not None)
        assert code is None or figures(self.workspace) == before

    @rule(value=st.integers(0, 9))
    def type_a_figure(self, value: int) -> None:
        """In a cell."""
        self._do(lambda: self.workspace.execute(figure(value)))

    @rule()
    def undo(self) -> None:
        """Take the last step back, if there is one."""
        if self.workspace.undo_status().undo is not None:
            self.workspace.undo()

    @rule()
    def redo(self) -> None:
        """Repeat it, if there is one."""
        if self.workspace.undo_status().redo is not None:
            self.workspace.redo()

    @rule()
    def name_a_moment(self) -> None:
        """A restore point."""
        self.points.append(self.workspace.execute(MakeRestorePoint("Point")).entry)

    @precondition(lambda self: self.points)
    @rule(data=st.data())
    def go_back(self, data: st.DataObject) -> None:
        """To any moment."""
        point = data.draw(st.sampled_from(self.points))
        self._do(lambda: self.workspace.execute(GoBack(point, "Point")))

    @rule()
    def change_the_contact(self) -> None:
        """A step that is allowed at any time."""
        name = f"Office {self.workspace.journal_head()[0]}"
        self.workspace.execute(SetContact(name, "", "A. Person", ""))

    @rule()
    def seal(self) -> None:
        """A package."""
        self.packages += 1
        self.documents += 1
        self.workspace.execute(record(self.packages))
        self.frozen = figures(self.workspace)

    @precondition(lambda self: self.packages)
    @rule()
    def take_a_receipt(self) -> None:
        """From the desk."""
        self.documents += 1
        told = receipt(self.documents, submission(self.packages))
        self.workspace.execute(FileDocument(told, {"zip": ("r.zip", b"receipt")}))

    @rule()
    def revise(self) -> None:
        """Begin a new version, if there is anything to begin it after."""
        if self.frozen is None:
            assert refused(self.workspace.execute, REVISE).code == "not_locked"
        else:
            self.workspace.execute(REVISE)
            self.frozen = None

    @rule()
    def open_again(self) -> None:
        """The computer was switched off."""
        self.workspace = again(self.workspace)

    @invariant()
    def stands_as_it_was_sent(self) -> None:
        """After each step."""
        assert (self.workspace.locked_by is None) == (self.frozen is None)
        assert self.frozen in (None, figures(self.workspace))
        assert len(self.workspace.post().documents) == self.documents

    def teardown(self) -> None:
        """Close the file."""
        self.workspace.close()


def test_whatever_is_done_the_figures_of_a_package_stay_and_nothing_that_was_sent_is_lost(tmp_path: Path) -> None:
    """Steps, undo, redo, going back, packages, receipts, new versions and restarts in any order."""
    Machine.folder = tmp_path
    run_state_machine_as_test(Machine, settings=settings(max_examples=12, stateful_step_count=25))
