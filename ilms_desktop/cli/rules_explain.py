"""`ilms rules explain`: what a rule asks, why, from when on it speaks, and examples with figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ilms_desktop import paths
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command
from ilms_desktop.cli.rule_catalogue import edition_argument, known_rule, level_words, read_catalogue, rule_json
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.definitions.thresholds import Threshold
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.written_cases import WrittenCase


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Explain a rule: what must hold, why, thresholds with their reasons, words, cases."
    parser = command(commands, "explain", summary=summary, run=run, json=True)
    parser.add_argument("rule", metavar="RULE", help="id of the rule, such as V10")
    edition_argument(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Explain one rule."""
    from ilms_desktop.validation.rule_tables import tables_of
    from ilms_desktop.validation.written_cases import read_cases

    edition, rules = read_catalogue(args)
    rule = rules[known_rule(args.rule, rules)]
    tables = tables_of(rule, rules, edition)
    parts = _thresholds(rule)
    cases = [case for case in read_cases() if case.rule == rule.id]
    console.say(*_words(rule, tables, parts, edition=edition.id))
    console.say(*_case_words(cases))
    console.document({"edition": edition.id, **rule_json(rule, tables), **_more_json(rule, parts, cases)})
    return ExitCode.GOOD


def _thresholds(rule: Rule) -> tuple[Threshold, ...]:
    """Thresholds as they stand in the rule's file, with their reasons in the language in use."""
    from ilms_desktop import i18n
    from ilms_desktop.definitions.files import read_text
    from ilms_desktop.definitions.reading import need, need_keys
    from ilms_desktop.definitions.thresholds import thresholds
    from ilms_desktop.definitions.translatable import threshold_path
    from ilms_desktop.validation.rules import read_rule_texts

    root, name = paths.forms_dir(), f"rules/{rule.id}.toml"
    texts = read_rule_texts(root, i18n.language())
    found = thresholds(need_keys(root, name)["parameters"], need(read_text(root, name)))
    return tuple(replace(each, reason=texts.get(threshold_path(rule.id, each.name), each.reason)) for each in found)


def _words(rule: Rule, tables: Sequence[TableDefinition], parts: Iterable[Threshold], *, edition: str) -> Iterator[str]:
    """The rule in words, part by part."""
    from ilms_desktop.workspace.finding_words import severity_words

    yield f"{rule.id}  {rule.title}"
    facts = {"severity": f"{severity_words(rule.severity)} ({rule.severity})", "level": level_words(rule.level)}
    yield fill(gettext("At most: {severity}. About: {level}."), facts)
    if rule.ess:
        yield fill(gettext("Type of rule in the European Statistical System: {ess}."), {"ess": rule.ess})
    yield from _part(gettext("What must hold"), [rule.formula])
    yield from _part(gettext("Why"), [rule.why])
    yield from _part(gettext("When it waits or says nothing"), [rule.waits])
    yield from _part(gettext("Thresholds"), [_threshold_words(each) for each in parts])
    yield from _part(gettext("What it says"), [rule.message, *rule.parameters["texts"].values()])
    yield from _part(gettext("What to do"), [rule.hint])
    names = ", ".join(table.id for table in tables) or gettext(
        "none by itself: it looks at sources, or at failing sums"
    )
    yield from _part(fill(gettext("Tables in {edition}"), {"edition": edition}), [names])


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading over its lines; nothing where nothing is said."""
    said = [line for line in lines if line]
    if said:
        yield from ("", title, *(f"  {line}" for line in said))


def _threshold_words(threshold: Threshold) -> str:
    values = {"name": threshold.name, "value": threshold.value, "reason": threshold.reason}
    return fill(gettext("{name} = {value}: {reason}") if threshold.reason else gettext("{name} = {value}"), values)


def _case_words(cases: Iterable[WrittenCase]) -> Iterator[str]:
    """Cases as figures that a person can read."""
    outcomes = {
        "pass": gettext("says nothing"),
        "fail": gettext("speaks"),
        "not_evaluated": gettext("does not ask yet"),
    }
    for case in cases:
        yield ""
        yield fill(gettext("Case: {name} – the rule {outcome}"), {"name": case.name, "outcome": outcomes[case.expect]})
        yield from (f"  {line}" for line in _figures(case))
        if "says" in case.content:
            yield f"  → {case.content['says']}"


def _figures(case: WrittenCase) -> Iterator[str]:
    """Sources and figures of a case, each cell by its labels."""
    from ilms_desktop import i18n
    from ilms_desktop.definitions.loader import load_edition
    from ilms_desktop.storage.memory_file import cell_of
    from ilms_desktop.validation.wording import Wording

    wording = Wording.of(load_edition(case.edition, language=i18n.language()))
    for source, fields in case.source_fields.items():
        yield f"{source}: {_pairs(fields)}" if fields else source
    for key, table in case.tables:
        if table.get("fields"):
            yield f"{key.table}, {key.year}: {_pairs(table['fields'])}"
        yield from (f"{wording.place(key, cell_of(codes))}: {text}" for codes, text in table["figures"].items())


def _pairs(fields: dict[str, str]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in fields.items())


def _more_json(rule: Rule, parts: Iterable[Threshold], cases: Iterable[WrittenCase]) -> dict[str, Any]:
    """What the list does not say, as JSON."""
    return {
        "formula": rule.formula,
        "why": rule.why,
        "waits": rule.waits,
        "thresholds": [{"name": each.name, "value": each.value, "reason": each.reason} for each in parts],
        "message": rule.message,
        "texts": dict(rule.parameters["texts"]),
        "hint": rule.hint,
        "cases": [
            {"name": case.name, "edition": case.edition, "expect": case.expect.value, "figures": list(_figures(case))}
            for case in cases
        ],
    }
