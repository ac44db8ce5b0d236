"""What is read of the post of an open file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ilms_desktop.model.command import AnswerQuestions, FileDocument, SaySent
from ilms_desktop.model.post import Answer, AnswerOutcome, Way
from tests.unit.workspace.post_support import receipt, sealed, submission
from tests.unit.workspace.test_sealing import GOOD
from tests.unit.workspace.workspace_support import C1, REVISE, again, put, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_a_new_file_has_no_post(quiet: Workspace) -> None:
    """And nothing froze its figures."""
    assert quiet.post().outbox() == ()
    assert quiet.locked_by is None


def test_everything_is_read_together(ruled: Workspace) -> None:
    """Documents, files, mailings, answers and versions, also after opening again."""
    put(ruled, C1, GOOD)
    package = sealed(ruled)
    told = receipt(1, submission(1))
    ruled.execute(FileDocument(told, {"zip": ("r.zip", b"receipt")}))
    ruled.execute(SaySent(package.package_id, date(2026, 10, 1), Way.MAIL, "S0001"))
    ruled.execute(AnswerQuestions((Answer("Q1", AnswerOutcome.CONFIRMED),)))
    ruled.execute(REVISE)
    opened = again(ruled)
    post = opened.post()
    assert {each.tail for each in post.documents} == {"S0001", "R0001"}
    assert [file.carrier for file in post.files[package.package_id]] == ["zip"]
    assert (set(post.mailings), set(post.answers), len(post.revisions)) == ({package.package_id}, {"Q1"}, 1)
    opened.close()


def test_it_is_read_once_and_again_after_a_change(quiet: Workspace) -> None:
    """A window asks all the time."""
    before = quiet.post()
    put(quiet, C1, GOOD)
    assert quiet.post() is before
    changes = quiet.execute(AnswerQuestions((Answer("Q1", AnswerOutcome.CONFIRMED),)))
    assert changes.post
    assert quiet.post() is not before


def test_the_package_that_froze_the_figures_is_the_newest(ruled: Workspace) -> None:
    """Until a new version begins."""
    put(ruled, C1, GOOD)
    sealed(ruled)
    ruled.execute(REVISE)
    assert ruled.locked_by is None
    second = sealed(ruled)
    assert ruled.locked_by == second.submission


def test_bytes_that_were_not_kept_are_not_made_up(ruled: Workspace) -> None:
    """The person is told which form is missing."""
    put(ruled, C1, GOOD)
    package = sealed(ruled)
    assert ruled.document_bytes(package.package_id, "zip") == package.files["zip"][1]
    error = refused(ruled.document_bytes, package.package_id, "age")
    assert (error.code, error.context["carrier"]) == ("document_not_kept", "age")


def test_tables_are_shown_as_frozen_while_a_package_holds_their_figures(ruled: Workspace) -> None:
    """Nobody should type what is refused afterwards."""
    put(ruled, C1, GOOD)

    def locked() -> set[bool]:
        return {year.locked for year in ruled.table_view(C1.source, C1.table_key).years}

    assert locked() == {False}
    sealed(ruled)
    assert locked() == {True}
    ruled.execute(REVISE)
    assert locked() == {False}
