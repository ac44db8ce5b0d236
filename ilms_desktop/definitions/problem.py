"""What can be wrong with the definition files: one value for each problem, one sentence for each code.

Problems are collected, never raised one by one; `loader` raises `DefinitionError` with all of them. The sentences are
for people who write definitions, so they stay English like the files themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill

if TYPE_CHECKING:
    from collections.abc import Mapping

#: code -> what is wrong and what to do about it
MESSAGES: Final[dict[str, str]] = {
    # reading
    "file.unreadable": "The file cannot be read: {detail}. Restore it, or correct the name that leads to it.",
    "file.encoding": "The file is not UTF-8 without byte order mark. Save it again as UTF-8.",
    "file.syntax": "The file cannot be parsed: {detail}. Correct the syntax.",
    "file.header": "The first line names the column {column} twice or leaves it empty. Name every column once.",
    "file.row": "Line {line} has {found} cells, the first line has {wanted}. Add or remove cells.",
    # shape
    "schema.broken": "The schema is not valid: {detail}. Correct it; nothing can be checked with it.",
    "schema.missing": "No schema is meant for this file. Add its pattern to the x-files of a schema, or remove it.",
    "schema.ambiguous": "Several schemas are meant for this file: {schemas}. Narrow their x-files.",
    "shape.unknown_key": "Unknown key: {detail}. Check the spelling, or remove it.",
    "shape.missing_key": "A key is missing: {detail}. Add it.",
    "shape.value": "The value does not fit: {detail}. Correct it.",
    # names and references
    "name.mismatch": "The file is called {name}, but it says {says}. Make them the same.",
    "ref.list": "There is no code list {list}. Add it to codelists/index.toml, or correct the name.",
    "ref.module": "The edition has no module {module}. Choose one of its modules.",
    "ref.criterion": "The edition does not use the criterion {criterion}. Remove the section, or add the criterion.",
    "ref.source_type": "There is no source type {type}. Choose one of SOURCE_TYPE.",
    "ref.source_group": "There is no group of sources {group}. Choose one of SOURCE_GROUP.",
    "ref.table": "No edition has a table {table}. Correct the number or the criterion.",
    "ref.section": "There is no section {section}. Choose one of the sections of the file.",
    "ref.subject": "No table has the subject {subject}. Correct it, or give it to a table.",
    "ref.field": "There is no field {field} of the same level. Name the field beside which this one is asked.",
    "ref.code": "The list {list} has no code {value}. Choose one of its codes.",
    "ref.country": "There is no country {country}. Use its code of countries.csv.",
    "ref.region": "There is no region {region} so far. Use one of regions.csv; a region stands after those it holds.",
    "ref.edition": "There is no edition {edition}. Choose one of the files in editions/.",
    "ref.language": "There is no language {language}. Add it to languages.toml, or remove it.",
    "ref.concept": "There is no concept {concept}. Add it to concepts/concepts.toml.",
    "ref.variable": "There is no variable {variable}. Add it to microdata/concepts.toml, or correct the name.",
    "ref.condition": "There is no condition {condition}. Add it to microdata/concepts.toml, or correct the name.",
    "ref.rule": "There is no rule {rule}. Choose one of the files in rules/, or remove it.",
    "ref.unit": "There is no unit {unit} with the power of ten {mult}. Add it to concepts/concepts.toml.",
    # editions and tables
    "edition.table_missing": "The edition lists table {table}, but there is no file for it. Add the file or drop it.",
    "edition.table_unlisted": "The edition does not list this table. Add {table} to its tables, or remove the file.",
    "edition.indicator_repeated": "The indicator {indicator} belongs to several tables: {tables}. Give each its own.",
    "table.axes": "The axes do not fit the section {criterion}: {detail}. Make axes and lists agree.",
    "table.list_kind": "{list} is a list of kind {kind}, not {wanted}. Choose a list that fits the axis.",
    "table.default": "The list {list} opens by default but is not offered. Add it to offered_versions.",
    "table.indicator": "{indicator} does not fit the table: {detail}. Correct the id or the table.",
    "table.countries": "named_countries and a country list go together. Give both, or neither.",
    "table.text": "{text} must stand either for the whole table or in every section. Give it in one of the two places.",
    "table.decimals": "Fewer decimals are stored than shown. Raise decimals_stored.",
    # code lists
    "codelist.file_missing": "The index names {list}, but there is no file for it. Add the file or drop the entry.",
    "codelist.unlisted": "The index does not name this list. Add it to codelists/index.toml, or remove the file.",
    "codelist.repeated": "{value} stands in the list twice. Remove one.",
    "codelist.pattern": "{value} does not match the pattern {pattern}. Correct the code, or the pattern of the index.",
    "codelist.parent": "The parent {parent} of {value} is missing or leads in a circle. Correct it.",
    "codelist.total": "The list has {count} rows of kind {kind}; it needs exactly one. Correct the column kind.",
    "codelist.order": "{value} has the same order as the row before it, or a smaller one. Sort the rows.",
    "codelist.alias": "{value} is the name of two codes. Remove one.",
    "codelist.dimension": "A list of this kind needs its dimension, and starts with it. Correct the index.",
    "country.repeated": "{value} stands in the list twice. Remove one.",
    # fields, statuses, rounds
    "field.range": "The limits of the field contradict each other. Correct them.",
    "round.years": "The years of the round contradict each other: {detail}. Correct them.",
    # texts
    "text.no_catalogue": "The language {language} is called complete, but lacks a catalogue. Add {catalogue}.",
    "text.missing": "Not translated: “{english}”. Translate it.",
    "text.stale": "Translated from another text than “{english}”. Translate it again.",
    "text.orphan": "Nothing has this text any more. Remove the entry.",
    "text.repeated": "The text is translated twice. Remove one entry.",
    "text.placeholders": "The translation has other placeholders than “{english}”. Use the same ones.",
    "text.too_long": "“{text}” has {length} letters, at most {limit} fit. Shorten it.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the definitions.

    Attributes:
        code: key into `MESSAGES`.
        file: name below `forms/`, with slashes.
        path: place inside the file: a key, a code, a line, or the path of a text.
        context: what the sentence names.
    """

    code: str
    file: str
    path: str = ""
    context: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is wrong and what to do about it, in English."""
        return fill(MESSAGES[self.code], dict(self.context))
