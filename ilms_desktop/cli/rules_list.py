"""`ilms rules list`: every rule with its level, severity and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command
from ilms_desktop.cli.rule_catalogue import edition_argument, level_words, read_catalogue, rule_json
from ilms_desktop.i18n import fill, gettext, ngettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import TableDefinition


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    parser = command(commands, "list", summary="List the rules of an edition.", run=run, json=True)
    edition_argument(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """List the rules."""
    from ilms_desktop.validation.rule_tables import tables_of

    edition, rules = read_catalogue(args)
    found = [(rule, tables_of(rule, rules, edition)) for rule in rules.values()]
    console.say(*(_words(rule, tables, of=len(edition.tables)) for rule, tables in found))
    count = ngettext("{count} rule in {edition}.", "{count} rules in {edition}.", len(found))
    console.say(fill(count, {"count": str(len(found)), "edition": edition.id}))
    listed = [rule_json(rule, tables) for rule, tables in found]
    console.document({"edition": edition.id, "rules": listed})
    return ExitCode.GOOD


def _words(rule: Rule, tables: Sequence[TableDefinition], *, of: int) -> str:
    """A rule in one line."""
    values = {
        "rule": rule.id,
        "severity": rule.severity.value,
        "ess": rule.ess or "–",
        "title": rule.title,
        "level": level_words(rule.level),
        "tables": str(len(tables)),
        "of": str(of),
    }
    text = gettext("{rule}  {severity}  {ess}  {title} ({level}; {tables} of {of} tables)")
    alone = gettext("{rule}  {severity}  {ess}  {title} ({level})")
    return fill(text if tables else alone, values)
