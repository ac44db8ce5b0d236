"""Values of metadata fields."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.source import FieldDefinition, FieldKind, FieldLevel
from ilms_desktop.workspace.field_checks import checked_fields, checked_value
from tests.unit.workspace.workspace_support import refused

EDITION = load_edition("ilms-2019")
FIELDS = {field.code: field for field in EDITION.fields}


def field(kind: FieldKind, **more: object) -> FieldDefinition:
    """A field as definitions may have it."""
    return FieldDefinition("f", "F", "", kind, FieldLevel.SOURCE, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("definition", "value", "kept"),
    [
        (FIELDS["S3"], " S3:5 ", "S3:5"),
        (FIELDS["sharing"], "embargo", "embargo"),
        (FIELDS["working_age_min"], "15", "15"),
        (FIELDS["working_age_min"], "", ""),
        (FIELDS["sharing_from"], "2027-01-31", "2027-01-31"),
        (FIELDS["T30"], "KHR", "KHR"),
        (FIELDS["register_population"], "a\r\nb", "a\nb"),
        (FIELDS["url"], "https://example.org/\r\npage", "https://example.org/ page"),
        (field(FieldKind.NUMBER), "-12", "-12"),
    ],
)
def test_a_value_that_fits_is_kept(definition: FieldDefinition, value: str, kept: str) -> None:
    """Blanks around it and foreign line ends do not matter."""
    assert checked_value(EDITION, definition, value) == kept


@pytest.mark.parametrize(
    ("definition", "value", "code"),
    [
        (FIELDS["S3"], "5", "bad_field_value"),
        (FIELDS["sharing"], "secret", "bad_field_value"),
        (FIELDS["working_age_min"], "31", "bad_field_value"),
        (FIELDS["working_age_max"], "15", "bad_field_value"),
        (FIELDS["working_age_min"], "fifteen", "bad_field_value"),
        (FIELDS["working_age_min"], "١٥", "bad_field_value"),
        (FIELDS["sharing_from"], "31.1.2027", "bad_field_value"),
        (FIELDS["sharing_from"], "20270131", "bad_field_value"),
        (FIELDS["T30"], "riel", "bad_field_value"),
        (FIELDS["register_population"], "x" * 501, "text_too_long"),
        (field(FieldKind.TEXT), "x" * 2001, "text_too_long"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(definition: FieldDefinition, value: str, code: str) -> None:
    """The message names the values there are."""
    assert refused(lambda: checked_value(EDITION, definition, value)).code == code


def test_a_source_keeps_only_filled_fields() -> None:
    """An emptied field is as if it had never been filled."""
    kept = checked_fields(EDITION, {"S3": "S3:5", "S7": "", "agency": " "}, source_type="FX")
    assert kept == {"S3": "S3:5"}


@pytest.mark.parametrize("code", ["S99", "S1", "T7", "S5", "S13"])
def test_fields_of_other_places_are_refused(code: str) -> None:
    """The name, fields of tables and fields of other types of source have their own place."""
    error = refused(lambda: checked_fields(EDITION, {code: "x"}, source_type="FX"))
    assert (error.code, error.context["field"]) == ("unknown_field", code)
