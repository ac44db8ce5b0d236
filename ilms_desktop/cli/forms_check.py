"""`ilms forms check`: are the questionnaire's definition files whole, and do they agree with each other?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop import paths
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command, group
from ilms_desktop.i18n import fill, gettext, ngettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    forms = group(commands, "forms", summary="Work with the definitions of the questionnaire.")
    command(forms, "check", summary="List every problem of the definition files.", run=run, json=True)


def run(_args: argparse.Namespace, console: Console) -> int:
    """Check the definitions; 1 when there are problems."""
    from ilms_desktop.definitions.check import check_forms

    problems = check_forms(paths.forms_dir())
    for problem in problems:
        console.say(
            f"{problem.file}: {problem.path}: {problem.text}" if problem.path else f"{problem.file}: {problem.text}"
        )
    if problems:
        text = ngettext("{count} problem in the definitions.", "{count} problems in the definitions.", len(problems))
        console.say(fill(text, {"count": str(len(problems))}))
    else:
        console.say(gettext("The definitions are in order."))
    found = [{"code": each.code, "file": each.file, "path": each.path, "text": each.text} for each in problems]
    console.document({"problems": found, "count": len(found)})
    return ExitCode.REFUSED if problems else ExitCode.GOOD
