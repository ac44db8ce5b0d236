"""Metadata fields are offered, asked and required as the ILO's metadata say."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.definitions.sources import exception
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import FieldKind, FieldLevel

FIELDS = {field.code: field for field in load_edition("ilms-2019").fields}
TYPES = ("AA", "BA", "BB", "BX", "CA", "DA", "EA", "EB", "FB", "FJ", "FX")
#: which source type is offered which field
OFFERED = {
    "AA": "S1 S3 S4 S5 S13",
    "BA": "S1 S3 S4 T2 T3 S13",
    "BX": "S1 S3 S4 T2 T3 S13",
    "CA": "S1 S3 S4 S7 S8 S9 S13",
    "DA": "S1 S3 S4 S6 S7 S8 S13",
    "EA": "S1 S3 S4 S5 S6 S7 S8 S9 S13",
    "EB": "S1 S3 S4 S5 S6 S7 S8 S9 S13",
    "FB": "S1 S3 S4 S7 S8 S9 S13",
    "FX": "S1 S3 S4 S7 S8 S9 S13",
}


@pytest.mark.parametrize(("source_type", "codes"), OFFERED.items())
def test_a_source_type_is_offered_the_fields_of_the_ilo(source_type: str, codes: str) -> None:
    """A household survey has no size of establishments, a register no minimum age."""
    asked = [
        code
        for code, field in FIELDS.items()
        if field.level is FieldLevel.SOURCE and code[0] in "ST" and field.is_offered(source_type)
    ]
    assert set(asked) == set(codes.split())


def test_only_the_name_is_required() -> None:
    """The ILO cannot take a source without a name; everything else is asked, never enforced."""
    assert {code for code, field in FIELDS.items() if field.required_for} == {"S1"}
    assert FIELDS["S1"].required_for == frozenset(TYPES)
    assert (FIELDS["S1"].max_length, FIELDS["S1"].warn_length) == (250, 100)


def test_the_product_asks_softly_for_more() -> None:
    """Period, lowest age, working age and a contact make figures usable."""
    assert {code for code, field in FIELDS.items() if field.asked_for} == {
        *("S3", "T2", "working_age_min", "contact_name", "contact_email", "T36"),
    }
    assert FIELDS["T2"].asked_for == {"BA", "BB", "BX"}
    assert FIELDS["working_age_min"].subjects == {"working_age"}


def test_earnings_have_their_defaults() -> None:
    """Mean, nominal, per month; gross or net is a choice, except where the collection said gross."""
    assert dict(FIELDS["T7"].defaults) == {"earnings": "T7:121"}
    assert dict(FIELDS["T8"].defaults) == {"mean": "T8:127", "median": "T8:128"}
    assert FIELDS["T8"].fixed_for == {"median"}
    assert dict(FIELDS["T9"].defaults) == {"earnings": "T9:133"}
    assert dict(FIELDS["T10"].defaults) == {"income": "T10:138"}
    assert FIELDS["T30"].kind is FieldKind.CURRENCY


def test_fields_know_how_they_leave_the_product() -> None:
    """What has no code of its own goes out as a remark; what is private does not go out."""
    assert FIELDS["register_event"].note_type == "I13"
    assert FIELDS["working_age_min"].note_type == "T2"
    assert FIELDS["contact_telephone"].note_type == FIELDS["sharing"].note_type == ""
    assert FIELDS["sharing"].default == "public"
    assert [value for value, _label in FIELDS["sharing"].choices] == ["public", "ilo-only", "partner-states", "embargo"]


def test_the_ilos_own_fields_are_read_only() -> None:
    """They arrive with a prefill and go back unchanged."""
    assert {code for code, field in FIELDS.items() if field.read_only} == {"I33", "R1", "S13"}


def test_fields_speak_the_language() -> None:
    """Titles, helps, headings and choices are translated."""
    french = {field.code: field for field in load_edition("ilms-2019", language="fr").fields}

    assert french["S1"].title == "Nom de l'enquête (sans l'année)"
    assert french["S3"].section == "De quoi il s'agit"
    assert french["counts_events"].choices == (("yes", "Oui"), ("no", "Non"), ("unknown", "Inconnu"))
    assert all(french[code].help != field.help for code, field in FIELDS.items())


def test_an_exception_names_one_criterion_or_all() -> None:
    """`A9:birth` leaves the table by citizenship open."""
    assert exception("A9:birth") == ("A9", Criterion.BIRTH)
    assert exception("C2") == ("C2", None)


def test_an_answer_in_other_words_is_asked_for_beside_its_list() -> None:
    """Every list with "other" or "nonstandard" has a text that says which, and so has a level with a condition."""
    conditions = {code: field.only_with for code, field in FIELDS.items() if field.only_with[0]}
    assert conditions["sharing_from"] == ("sharing", frozenset({"embargo"}))
    assert conditions["residence_which"] == ("residence_rule", frozenset({"other"}))
    asked = {other for other, _values in conditions.values()}
    assert asked >= {"S3", "S4", "S5", "S6", "S7", "S8", "S9", "T2", "T3", "register_event", "residence_rule"}
    assert {code for code, field in FIELDS.items() if field.multiline} == {"register_population", "S11", "I13"}
