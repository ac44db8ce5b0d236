"""Questions through the one door: their cells must be those of the questionnaire."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package.carrier import Openers
from ilms_desktop.package.outcome import Outcome, Refusal, Verified
from ilms_desktop.workspace.questions import questions
from ilms_desktop.workspace.receiving_documents import Arrived, Receiver, receive
from tests.unit.workspace.question_support import WOMEN, packaged, query, query_file
from tests.unit.workspace.trust_support import install_six

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture
def receiver(tmp_path: Path) -> Receiver:
    """A person with a trust bundle."""
    install_six(tmp_path / "user")
    return Receiver(tmp_path / "user", Openers())


def arrived(workspace: Workspace, receiver: Receiver, about: str, **changes: Any) -> Arrived:
    """What comes of a file with one question."""
    sealed = query_file(about, [query(**changes)])
    (found,) = receive(workspace, sealed.data, sealed.file_name, receiver=receiver, now=NOW)
    return found


def test_good_questions_are_kept_and_stand_at_their_cells(quiet: Workspace, receiver: Receiver) -> None:
    """Linked, since the package was sent from here."""
    found = arrived(quiet, receiver, packaged(quiet))
    assert isinstance(found.result, Verified)
    assert [each.is_linked for each in questions(quiet)] == [True]


def test_a_cell_that_the_questionnaire_does_not_have_refuses_the_whole_file(
    quiet: Workspace, receiver: Receiver
) -> None:
    """So that no question is lost silently."""
    cell = {**WOMEN, "classes": [{"concept": "CRS", "code": "CRS_RES_NOWHERE"}]}
    found = arrived(quiet, receiver, packaged(quiet), cell=cell)
    assert isinstance(found.result, Refusal)
    assert found.result.code == "QUERY_CELL"
    assert quiet.post().of(DocumentKind.QUERY) == ()


def test_questions_about_a_strangers_package_are_kept_and_shown(quiet: Workspace, receiver: Receiver) -> None:
    """The verifier holds them; the file shows them, not linked."""
    found = arrived(quiet, receiver, "cd" * 32)
    assert isinstance(found.result, Refusal)
    assert (found.result.code, found.result.outcome) == ("QUERY_UNKNOWN_PACKAGE", Outcome.HOLD)
    assert [each.is_linked for each in questions(quiet)] == [False]
