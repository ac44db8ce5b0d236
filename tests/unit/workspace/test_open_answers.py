"""What is still open about a source: one entry for each question, no more than the rule on sources would ask."""

from __future__ import annotations

from dataclasses import replace

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.open_answers import open_answers

EDITION = load_edition("ilms-2019")
SURVEY = Source("BA:544", "BA", "Labour Force Survey", criteria=(Criterion.BIRTH,))
REGISTER = Source("FX:N1", "FX", "Register")


def codes(source: Source, **more: list[dict[str, str]]) -> list[str]:
    """Codes of the open fields."""
    return [field.code for field in open_answers(EDITION, source, **more)]


def test_a_survey_is_asked_period_age_and_contact() -> None:
    """Its lowest age is its limit of working age, so it is asked once."""
    assert codes(SURVEY) == ["S3", "T2", "contact_name"]


def test_a_register_of_nationals_abroad_is_not_asked_the_working_age() -> None:
    """Only tables that depend on the limit ask for it."""
    assert codes(REGISTER) == ["S3", "register_population", "contact_name"]
    assert "working_age_min" in codes(replace(REGISTER, criteria=(Criterion.BIRTH,)))


def test_any_answer_to_a_question_closes_it() -> None:
    """A name or an e-mail; the age of the survey or the limit of working age."""
    answered = {"S3": "S3:5", "contact_email": "a@example.org", "T2": "T2:84"}
    assert codes(replace(SURVEY, fields=answered)) == []
    blank = {"S3": " ", "contact_email": "a@example.org", "T2": "T2:84"}
    assert codes(replace(SURVEY, fields=blank)) == ["S3"]


def test_an_answer_on_every_table_counts() -> None:
    """The definition of migrants may stand with the tables instead."""
    assert "register_population" not in codes(REGISTER, qtables=[{"T36": "T36:1"}])
    assert "register_population" in codes(REGISTER, qtables=[{"T36": "T36:1"}, {}])


def test_a_name_of_blanks_is_no_name() -> None:
    """Files of other programs may hold one."""
    assert codes(replace(SURVEY, name=" "))[0] == "S1"
