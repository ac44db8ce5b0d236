"""The form of a source has the fields of its type, under their headings, and asks softly for what is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import NAME_FIELD, FieldLevel, Source
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.source_form import choices_of, open_words, source_form, value_of, with_value

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.source import FieldDefinition


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The current questionnaire."""
    return load_edition("ilms-2019")


SURVEY = Source(id="BA:544", type="BA", name="Labour force survey")


def field(edition: Edition, code: str) -> FieldDefinition:
    """Field of a code."""
    return next(each for each in edition.fields if each.code == code)


def test_fields_are_those_of_the_type(edition: Edition) -> None:
    """A household survey has an age limit, a register has not."""
    survey = {each.code for each in source_form(edition, SURVEY).fields}
    register = {each.code for each in source_form(edition, replace(SURVEY, id="FX:1", type="FX")).fields}
    assert "T2" in survey
    assert "T2" not in register
    assert "register_population" in register
    levels = {each.level for each in source_form(edition, SURVEY).fields}
    assert levels == {FieldLevel.SOURCE}


def test_every_field_stands_under_one_heading(edition: Edition) -> None:
    """In the order of the definitions."""
    form = source_form(edition, SURVEY)
    assert all(section.title and section.fields for section in form.sections)
    assert len({each.code for each in form.fields}) == len(form.fields)


def test_answers_are_counted_and_open_ones_listed(edition: Edition) -> None:
    """The name is an answer like the others; an empty text is none."""
    form = source_form(edition, SURVEY)
    assert form.answered == 1
    asked = form.open[0]
    answered = source_form(edition, with_value(edition, SURVEY, asked, "x"))
    assert answered.answered == 2
    assert asked not in answered.open


def test_values_go_in_and_out(edition: Edition) -> None:
    """The name is kept apart from the fields; an empty answer takes the old one away."""
    name, web = field(edition, NAME_FIELD), field(edition, "url")
    assert value_of(SURVEY, name) == "Labour force survey"
    assert with_value(edition, SURVEY, name, "Census").name == "Census"
    filled = with_value(edition, SURVEY, web, "https://example.org")
    assert value_of(filled, web) == "https://example.org"
    assert with_value(edition, filled, web, "").fields == {}


def test_which_one_is_asked_only_after_other(edition: Edition) -> None:
    """And what was said there goes with the answer that asked for it."""
    rule, which = field(edition, "residence_rule"), field(edition, "residence_which")
    form = source_form(edition, SURVEY)
    assert which not in form.fields
    other = with_value(edition, SURVEY, rule, "other")
    assert source_form(edition, other).is_shown(which)
    said = with_value(edition, other, which, "Registered for a year")
    assert source_form(edition, said).answered == 3
    assert with_value(edition, said, rule, "12_months").fields == {"residence_rule": "12_months"}


def test_the_working_age_is_asked_where_tables_depend_on_it(edition: Edition) -> None:
    """A register of nationals abroad fills none of them; an answer that is there is shown all the same."""
    age = field(edition, "working_age_min")
    register = replace(SURVEY, id="FX:1", type="FX")
    assert not source_form(edition, register).is_shown(age)
    assert source_form(edition, replace(register, criteria=(Criterion.BIRTH,))).is_shown(age)
    assert source_form(edition, with_value(edition, register, age, "15")).is_shown(age)


def test_open_answers_are_told_in_a_sentence(edition: Edition) -> None:
    """Softly, by name; nothing is said where nothing is open."""
    period = field(edition, "S3")
    assert bare(open_words([period])).startswith("1 answer is still open: Data reference period.")
    assert "None of them stops sending" in open_words([period, period])
    assert open_words([]) == ""


def test_choices_come_from_lists_or_the_field(edition: Edition) -> None:
    """Only codes that a person may choose."""
    listed = choices_of(edition, field(edition, "S3"))
    assert all(value.startswith("S3") and label for value, label in listed)
    assert [value for value, _label in choices_of(edition, field(edition, "counts_events"))]
    assert choices_of(edition, field(edition, NAME_FIELD)) == ()
