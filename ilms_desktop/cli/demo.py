"""`ilms demo`: the main job, once, on the bundled sample, with all outputs in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ilms_desktop import i18n
from ilms_desktop.cli.check import counts_words, finding_words
from ilms_desktop.cli.completeness import words as completeness_words
from ilms_desktop.cli.completeness import write_summary
from ilms_desktop.cli.keyfiles import register_path
from ilms_desktop.cli.keys_new import make_key
from ilms_desktop.cli.parser import command
from ilms_desktop.cli.seal import seal_workspace
from ilms_desktop.cli.verify import tell, verify_file
from ilms_desktop.errors import ExchangeError
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser

_REASON: Final = "Demonstration: the published figures are shown as they are."
_SUMMARY_FILE: Final = "summary.pdf"


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Do the main job once on the bundled sample: fill, check, count, seal, verify."
    parser = command(commands, "demo", summary=summary, run=run)
    parser.add_argument("--out", required=True, metavar="DIR", help="folder for all outputs")


def run(args: argparse.Namespace, console: Console) -> int:
    """Do it; the exit code is that of the verification."""
    from ilms_desktop.workspace.clock import system_clock, system_ids
    from ilms_desktop.workspace.sample import create_sample, sample_facts
    from ilms_desktop.workspace.seal_order import Order

    folder = _fresh_folder(Path(args.out))
    facts = sample_facts()
    questionnaire, summary = folder / facts.file_name, folder / _SUMMARY_FILE
    console.say(facts.title, facts.credit)
    with create_sample(questionnaire, language=i18n.language(), clock=system_clock, ids=system_ids) as workspace:
        signer = f"{workspace.country.lower()}-01"
        key = folder / signer
        report = workspace.check()
        for finding in report.findings:
            console.say(*finding_words(finding))
        console.say(counts_words(report), *completeness_words(workspace.completeness()))
        write_summary(workspace, summary)
        make_key(key, signer_id=signer, country=workspace.country, passphrase=None, console=console)
        order = Order(allow_reason=_REASON, allow_example=True)
        (sealed,) = seal_workspace(workspace, order=order, key_path=key, out=folder, console=console)
    code = tell(verify_file(sealed.written["zip"], register_path(key)), console)
    console.say(fill(gettext("All outputs are in {path}"), {"path": str(folder)}))
    console.result(questionnaire, summary, *sealed.written.values())
    return code


def _fresh_folder(out: Path) -> Path:
    """The folder itself while it is empty, else the next numbered one inside it: nothing is written over.

    Raises:
        ExchangeError: `file_unwritable`.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        folder, number = out, 1
        while any(folder.iterdir()):
            number += 1
            folder = out / f"demo-{number}"
            folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExchangeError("file_unwritable", path=out, detail=error.strerror or type(error).__name__) from error
    return folder
