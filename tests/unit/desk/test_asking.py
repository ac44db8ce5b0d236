"""What a receiver would refuse as a question is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.desk import rows as events
from ilms_desktop.desk.asking import Questions, ask
from ilms_desktop.desk.receiving import receive
from ilms_desktop.errors import CommandRefused
from tests.unit.desk import desk_support as support
from tests.vectors.package import world

if TYPE_CHECKING:
    from ilms_desktop.desk.folder import Desk


@pytest.fixture
def asking(desk: Desk) -> Desk:
    """A desk that imported the first submission of ken-01."""
    package = support.submission()
    ready = support.enrolled(desk)
    return receive(ready, package.data, package.file_name, key=support.DESK, now=support.at(10)).desk


def put(desk: Desk, *questions: dict[str, Any], **questionnaire: Any) -> Desk:
    """Ask these questions about the first submission."""
    about = desk.state.package(world.NAME)
    assert about is not None
    about = {**about, "questionnaire": {**about["questionnaire"], **questionnaire}}
    asked = Questions(("en",), questions, "2026-12-15")
    return ask(desk, about, asked, to=None, key=support.DESK, now=support.at(20))[0]


def test_a_question_about_a_cell_of_the_questionnaire_is_asked(asking: Desk) -> None:
    """The row keeps what it was about, for the day on which the answer comes."""
    (facts,) = put(asking, support.question(), support.question(sex=None, classes=None)).state.of(events.ASKED)
    assert facts["queries"] == ["KEN-2026-Q0001-001", "KEN-2026-Q0001-002"]
    assert facts["cells"]["KEN-2026-Q0001-001"]["value_seen"] == "9.3"
    assert facts["cells"]["KEN-2026-Q0001-002"]["cell"]["sex"] is None


@pytest.mark.parametrize(
    "cell",
    [
        {"table": "C9"},
        {"criterion": "birth"},
        {"sex": "SEX_X"},
        {"class_version": [{"concept": "CDS", "code": "CDS_ORI"}]},
        {"classes": [{"concept": "CDS", "code": "CDS_DES_ZZZ"}]},
    ],
)
def test_a_cell_that_the_questionnaire_does_not_have_is_not_asked_about(cell: dict[str, Any], asking: Desk) -> None:
    """The whole file would be refused by whoever gets it; a question must not be lost like that."""
    with pytest.raises(CommandRefused) as trouble:
        put(asking, support.question(), support.question(**cell))
    assert (trouble.value.code, trouble.value.context["reason"]) == ("desk_document_refused", "QUERY_CELL")
    assert not list(asking.state.of(events.ASKED))


@pytest.mark.parametrize("made_with", [{"id": "another"}, {"version": 2}, {"package_id": "ab" * 32}])
def test_cells_of_a_questionnaire_that_the_desk_does_not_have_are_not_compared(
    made_with: dict[str, Any], asking: Desk
) -> None:
    """Another version may have what this one has not."""
    assert list(put(asking, support.question(table="C9"), **made_with).state.of(events.ASKED))
