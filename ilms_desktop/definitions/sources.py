"""Metadata fields and source types from their files, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.definitions.codelists import split
from ilms_desktop.definitions.forms import FIELDS
from ilms_desktop.definitions.reading import need_keys
from ilms_desktop.definitions.translatable import choice_path, code_path, field_path, named_path
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import FieldDefinition, FieldKind, FieldLevel, SourceType

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from ilms_desktop.definitions.files import Row
    from ilms_desktop.definitions.texts import Texts


def read_fields(root: Path, texts: Texts) -> tuple[FieldDefinition, ...]:
    """Metadata fields in the order of the editor."""
    keys = need_keys(root, FIELDS)
    headings = {
        section["id"]: texts.get(named_path("section", section["id"], "title"), section["title"])
        for section in keys["sections"]
    }
    return tuple(_field(entry, texts, heading=headings[entry["section"]]) for entry in keys["fields"])


def _field(entry: Mapping[str, Any], texts: Texts, *, heading: str) -> FieldDefinition:
    """One metadata field."""
    code = entry["code"]
    return FieldDefinition(
        code=code,
        title=texts.get(field_path(code, "title"), entry["title"]),
        help=texts.get(field_path(code, "help"), entry["help"]),
        kind=FieldKind(entry["kind"]),
        level=FieldLevel(entry["level"]),
        codelist=entry.get("codelist", ""),
        section=heading,
        offered_for=frozenset(entry.get("offered_for", ())),
        required_for=frozenset(entry.get("required_for", ())),
        asked_for=frozenset(entry.get("asked_for", ())),
        max_length=entry.get("max_length", 0),
        minimum=entry.get("minimum"),
        maximum=entry.get("maximum"),
        note_type=entry.get("note_type", ""),
        choices=tuple(
            (choice["value"], texts.get(choice_path(code, choice["value"]), choice["label"]))
            for choice in entry.get("choices", ())
        ),
        subjects=frozenset(entry.get("subjects", ())),
        default=entry.get("default", ""),
        defaults=tuple(entry.get("defaults", {}).items()),
        fixed_for=frozenset(entry.get("fixed_for", ())),
        read_only=entry.get("read_only", False),
        warn_length=entry.get("warn_length", 0),
        only_with=_only_with(entry.get("only_with")),
        multiline=entry.get("multiline", False),
    )


def _only_with(entry: Mapping[str, Any] | None) -> tuple[str, frozenset[str]]:
    """Other field with the values that make a field be asked."""
    return ("", frozenset()) if entry is None else (entry["field"], frozenset(entry["values"]))


def build_source_types(rows: list[Row], texts: Texts, offered: Collection[str]) -> dict[str, SourceType]:
    """Source types by code, in the order of the list; only those of `offered` may be chosen."""
    return {row["code"]: _source_type(row, texts, offered=row["code"] in offered) for row in rows}


def _source_type(row: Row, texts: Texts, *, offered: bool) -> SourceType:
    """One source type."""
    code = row["code"]
    return SourceType(
        code=code,
        label=texts.get(code_path("SOURCE_TYPE", code, "label"), row["label"]),
        acronym=texts.get(code_path("SOURCE_TYPE", code, "acronym"), row["acronym"]),
        group=row["group"],
        offered=offered and row["use"] == "offered",
        not_for=tuple(exception(part) for part in split(row["not_for"])),
    )


def exception(part: str) -> tuple[str, Criterion | None]:
    """Table that a source type cannot fill: `A9:birth` for one criterion, `C2` for all."""
    number, _, criterion = part.partition(":")
    return number, Criterion(criterion) if criterion else None
