"""`ilms rules`: what the rules are, why, and whether they do what their cases say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.cli import rules_explain, rules_list, rules_test
from ilms_desktop.cli.parser import group

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the commands."""
    rules = group(commands, "rules", summary="Read the rules, and run their cases.")
    for each in (rules_list, rules_explain, rules_test):
        each.declare(rules)
