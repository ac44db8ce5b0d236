"""Documents that go out and come in, as values."""

from __future__ import annotations

import pytest

from ilms_desktop.model.post import DocumentKind
from tests.unit.workspace.post_support import answer_file, receipt, submission


@pytest.mark.parametrize(
    ("kind", "goes_out"),
    [
        (DocumentKind.SUBMISSION, True),
        (DocumentKind.ANSWER, True),
        (DocumentKind.RECEIPT, False),
        (DocumentKind.QUERY, False),
    ],
)
def test_a_document_goes_out_or_comes_in(kind: DocumentKind, *, goes_out: bool) -> None:
    """Only what goes out stands in the outbox."""
    assert kind.goes_out is goes_out


def test_people_name_a_document_by_the_end_of_its_name() -> None:
    """Country, person and year are the same in all of them."""
    assert submission(3).tail == "S0003"
    assert answer_file(1).tail == "A0001"
    assert receipt(42, submission(1)).tail == "R0042"
