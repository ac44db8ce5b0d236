"""The cover says what the package says, in the person's words and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop import i18n
from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.package import write
from ilms_desktop.package.names import Kind
from ilms_desktop.report.cover import Words
from ilms_desktop.workspace.cover_data import cover_data
from tests.vectors.package import kinds_world, world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.package.write import Sealed

SEALED = write.build(world.document(), tables=world.tables(), files=world.files(), key=world.KEN)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The questionnaire in English."""
    return load_edition("ilms-2019")


@pytest.fixture
def french() -> Iterator[None]:
    """French for one test."""
    i18n.use("fr")
    yield
    i18n.use(i18n.DEFAULT_LANGUAGE)


def nil() -> Sealed:
    """A package that says that there is nothing to report."""
    files = {name: data for name, data in world.files().items() if not name.startswith("people/")}
    return write.build(world.document(kind="nil"), tables=[], files=files, key=world.KEN)


def test_the_facts_are_those_of_the_package(edition: Edition) -> None:
    """Name, country, collection, office, signer, date, place in the series, and the whole number."""
    sheet = cover_data(SEALED.verified, edition)
    values = [fact.value for fact in sheet.facts]
    assert (sheet.name, sheet.language, sheet.moment) == (world.NAME, "en", world.NOW.replace(hour=9, minute=30))
    for value in ("Kenya (KEN)", "ILMS-2026", "A. Mwangi, Statistician", "ken-01", "2026-11-21 09:30:00 UTC", "1"):
        assert value in values
    assert "(KNBS)" in " ".join(values)
    assert [fact.value.replace(" ", "") for fact in sheet.facts if fact.is_code] == [SEALED.package_id]
    assert [figure.value for figure in sheet.figures] == ["2", "25", "2", "1"]


def test_who_approved_stands_on_the_cover_where_somebody_did(edition: Edition) -> None:
    """Nothing is said where nobody had to."""
    approver = {"name": "D. Director", "function": "Director General"}
    for said, expected in ((None, False), (approver, True)):
        document = world.document(approved_by=said)
        sealed = write.build(document, tables=world.tables(), files=world.files(), key=world.KEN)
        facts = {fact.label.own: fact.value for fact in cover_data(sealed.verified, edition).facts}
        assert ("Approved by" in facts) is expected
        assert facts.get("Approved by", "D. Director, Director General") == "D. Director, Director General"


def test_each_table_says_its_rows_and_who_may_see_it(edition: Edition) -> None:
    """As in the package; an embargo with its date."""
    sheet = cover_data(SEALED.verified, edition, answered={"C4": "87 %"})
    assert sheet.tables is not None
    assert [(line.id, line.rows, line.answered) for line in sheet.tables.lines] == [
        ("A8-citizenship", "1", ""),
        ("C4", "24", "87 %"),
    ]
    assert all(line.title for line in sheet.tables.lines)
    assert sheet.tables.lines[0].sharing.own.endswith("2027-01-31")
    assert sheet.tables.rows == "25"


def test_english_is_not_said_twice(edition: Edition) -> None:
    """Where the person's language is English, one text is enough."""
    sheet = cover_data(SEALED.verified, edition)
    assert sheet.place == Words("Place and date")
    assert {fact.label.english for fact in sheet.facts} == {""}


@pytest.mark.usefixtures("french")
def test_english_stands_beside_other_languages() -> None:
    """For whoever files it elsewhere."""
    sheet = cover_data(SEALED.verified, load_edition("ilms-2019", language="fr"))
    assert sheet.tables is not None
    assert sheet.language == "fr"
    assert sheet.place == Words("Lieu et date", "Place and date")
    assert sheet.tables.lines[1].sharing.english == "public"


def test_nothing_to_report_has_no_list_of_tables(edition: Edition) -> None:
    """It is a reply all the same."""
    sheet = cover_data(nil().verified, edition)
    assert sheet.tables is None
    assert sheet.figures[0].value == "0"


def test_an_answer_file_says_which_questions_it_answers(edition: Edition) -> None:
    """And how many; it has no tables."""
    answers = write.build_kind(Kind.ANSWER, kinds_world.document(Kind.ANSWER), key=world.KEN)
    sheet = cover_data(answers.verified, edition)
    assert "answers to questions of the ILO" in " ".join(fact.value for fact in sheet.facts)
    assert "Q0012" in " ".join(fact.value for fact in sheet.facts)
    assert [(figure.label.own, figure.value) for figure in sheet.figures] == [
        ("questions answered", "1"),
        ("questions still open", "1"),
    ]
    assert sheet.tables is None
    assert "answers" in sheet.notice.own
