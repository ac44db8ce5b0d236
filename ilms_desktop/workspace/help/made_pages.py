"""Pages that are made of the questionnaire's definitions: one for each table, field and rule."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ilms_desktop.definitions.concepts import load_concepts
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.help_page import Block, BlockKind, HelpPage, Section, Span, SpanKind, bullets, paragraph
from ilms_desktop.model.key import Criterion
from ilms_desktop.validation import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.source import FieldDefinition
    from ilms_desktop.model.structure import TableDefinition

#: pages of the contents that list what is made here
TABLES, FIELDS, RULES = "tables", "fields", "rules"


def made_pages(edition: Edition) -> Iterator[HelpPage]:
    """Pages of all tables, fields and rules of an edition, in its language.

    Raises:
        DefinitionError: `definitions_broken`.
    """
    for number, tables in groupby(edition.tables, key=lambda table: table.number):
        yield _table_page(number, list(tables), edition)
    for field in edition.fields:
        yield _field_page(field)
    for rule in load_rules(edition.id, edition.language):
        yield _rule_page(rule)


def _table_page(number: str, tables: list[TableDefinition], edition: Edition) -> HelpPage:
    """A table: what it counts, by each criterion."""
    concepts = load_concepts(language=edition.language)
    unit = fill(gettext("Unit: {unit}"), {"unit": concepts.units[tables[0].unit].title})
    sections = [Section("", "", (paragraph(unit),))]
    for table in tables:
        named = concepts.criteria.get(table.criterion)
        title = named.title if named and len(tables) > 1 else gettext("What goes in")
        sections.append(Section(str(table.criterion), title, tuple(_table_blocks(table, edition))))
    return HelpPage(f"{TABLES}/{number}", f"{number} · {tables[0].title}", tuple(sections), TABLES)


def _table_blocks(table: TableDefinition, edition: Edition) -> Iterator[Block]:
    """What is said of a table for one criterion."""
    if table.criterion is not Criterion.NONE:
        yield Block(BlockKind.TEXT, (((Span(table.title, SpanKind.STRONG),),),))
    yield from (paragraph(text) for text in (table.universe_text, table.instruction) if text)
    lists = [edition.codelists[version].title for version in table.offered_versions]
    if lists:
        yield bullets(tuple((Span(each),) for each in lists))
    words = fill(gettext("Indicator {id}"), {"id": ""}).strip()
    yield Block(BlockKind.TEXT, (((Span(f"{words} "), Span(table.indicator, SpanKind.CODE)),),))


def _field_page(field: FieldDefinition) -> HelpPage:
    """A field: what goes in, and what may be chosen."""
    blocks = [paragraph(field.help)]
    if field.choices:
        blocks.append(bullets(tuple((Span(label),) for _value, label in field.choices)))
    return HelpPage(f"{FIELDS}/{field.code}", field.title, (Section("", "", tuple(blocks)),), FIELDS)


def _rule_page(rule: Rule) -> HelpPage:
    """A rule: why it exists, what must hold, when that is not asked."""
    named = ((gettext("What must hold"), rule.formula), (gettext("When it is not asked"), rule.waits))
    sections = [Section("", "", (paragraph(rule.why),))]
    sections += [Section(f"s{place}", title, (paragraph(text),)) for place, (title, text) in enumerate(named) if text]
    return HelpPage(f"{RULES}/{rule.id}", f"{rule.title} ({rule.id})", tuple(sections), RULES)
