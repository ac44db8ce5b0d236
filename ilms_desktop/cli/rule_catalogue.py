"""The catalogue of rules as the commands on rules share it: one edition, the language in use, rules by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import gettext
from ilms_desktop.model.finding import Level

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import TableDefinition


class Catalogue(NamedTuple):
    """An edition and its rules by id."""

    edition: Edition
    rules: dict[str, Rule]


def edition_argument(parser: Parser) -> None:
    """The edition that a command speaks of."""
    parser.add_argument("--edition", help="edition, such as ilms-2019 (default: that of the newest round)")


def read_catalogue(args: argparse.Namespace) -> Catalogue:
    """The catalogue of the edition that was asked for.

    Raises:
        DefinitionError: `unknown_edition`, or broken files.
    """
    # why: definitions cost a tenth of a second, and the parser asks this module for its words (ADR 0011)
    from ilms_desktop.definitions.loader import list_rounds, load_edition, load_round
    from ilms_desktop.validation import load_rules

    name = args.edition or load_round(list_rounds()[-1]).edition
    edition = load_edition(name, language=i18n.language())
    return Catalogue(edition, {rule.id: rule for rule in load_rules(name, i18n.language())})


def known_rule(name: str, known: Iterable[str]) -> str:
    """Id of a rule, however it is written.

    Raises:
        UserError: `unknown_rule`.
    """
    if name.upper() not in known:
        raise UserError("unknown_rule", rule=name, known=", ".join(known))
    return name.upper()


def level_words(level: Level) -> str:
    """What a rule is about."""
    return {
        Level.QUESTIONNAIRE: gettext("the whole questionnaire"),
        Level.SURVEY: gettext("a source"),
        Level.TOPIC: gettext("several tables"),
        Level.QTABLE: gettext("a table over the years"),
        Level.VALUE: gettext("a cell or row"),
    }[level]


def rule_json(rule: Rule, tables: Iterable[TableDefinition]) -> dict[str, Any]:
    """What a rule is, as JSON."""
    return {
        "id": rule.id,
        "title": rule.title,
        "kind": rule.kind,
        "level": rule.level.value,
        "severity": rule.severity.value,
        "severity_at_sending": (rule.sending or rule.severity).value,
        "ess": rule.ess or None,
        "tables": [table.id for table in tables],
    }
