"""`ilms texts`: the files of a language go to its translator, and come back judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command, group
from ilms_desktop.i18n import fill, gettext, ngettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the commands."""
    texts = group(commands, "texts", summary="Work with the translations of program and questionnaire.")
    summary = "Write the files of a language for its translator: texts with their places, terms, list of pictures."
    export = command(texts, "export", summary=summary, run=run_export)
    export.add_argument("lang", metavar="LANG", help="language by its ISO 639-1 code, such as vi")
    export.add_argument("out", metavar="OUT_DIR", help="folder for the files")
    check = command(texts, "check", summary="Judge a translated file.", run=run_check, json=True)
    check.add_argument("file", metavar="FILE.po", help="the translated file")


def run_export(args: argparse.Namespace, console: Console) -> int:
    """Write the kit."""
    from ilms_desktop.exchange.files import write_files
    from ilms_desktop.workspace.translation_kit import kit

    folder = Path(args.out)
    for name, data in kit(args.lang).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        console.result(*write_files(path, {"": data}))
    return ExitCode.GOOD


def run_check(args: argparse.Namespace, console: Console) -> int:
    """Judge a file; 1 where something in it is wrong."""
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.workspace.translation_check import judge

    path = Path(args.file)
    found = judge(read_file(path), name=path.name)
    for trouble in found.troubles:
        console.say(trouble.words)
    values = {"done": str(found.translated), "all": str(found.wanted), "language": found.language}
    console.say(fill(gettext("{language}: {done} of {all} texts are translated; the others stay English."), values))
    text = ngettext("{n} thing is to be mended.", "{n} things are to be mended.", len(found.troubles))
    console.say(fill(text, {"n": str(len(found.troubles))}))
    listed = [{"code": each.code, "text": each.words} for each in found.troubles]
    console.document(
        {"language": found.language, "translated": found.translated, "texts": found.wanted, "troubles": listed}
    )
    return ExitCode.REFUSED if found.troubles else ExitCode.GOOD
