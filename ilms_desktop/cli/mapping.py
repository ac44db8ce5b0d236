"""`ilms mapping`: guess, check, keep and list the mappings by which foreign spreadsheets come in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, group, workspace_argument
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.exchange.foreign.cells import ForeignBook
    from ilms_desktop.workspace.mapping.apply import Applied, LabelUse
    from ilms_desktop.workspace.mapping.propose import Proposal


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the commands."""
    words = group(commands, "mapping", summary="Work with mappings of foreign spreadsheets.")
    proposing = command(
        words,
        "propose",
        summary="Guess a mapping of a spreadsheet, for a person to correct.",
        run=run_propose,
        json=True,
    )
    proposing.add_argument("data", metavar="DATA", help="the spreadsheet: XLSX, XLS, ODS or CSV")
    proposing.add_argument(
        "--table",
        action="append",
        default=[],
        metavar="ID",
        help="table that may be chosen, such as C4; may be repeated",
    )
    proposing.add_argument(
        "--for", dest="file", metavar="FILE.ilms", help="questionnaire whose edition and country count"
    )
    proposing.add_argument("--country", metavar="ISO3", help="country of the figures, where no questionnaire is named")
    proposing.add_argument("--out", metavar="M.toml", help="file to write (default: standard output)")
    checking = command(
        words,
        "check",
        summary="Say what a mapping makes of a spreadsheet: which labels match, what is refused.",
        run=run_check,
        json=True,
    )
    checking.add_argument("mapping", metavar="MAPPING", help="file of the mapping, or the name under which it is kept")
    checking.add_argument("data", metavar="DATA", help="the spreadsheet")
    workspace_argument(checking)
    saving = command(words, "save", summary="Keep a mapping under its name for next year.", run=run_save)
    saving.add_argument("mapping", metavar="M.toml", help="file of the mapping")
    command(words, "list", summary="List the mappings that are kept.", run=run_list, json=True)


def run_propose(args: argparse.Namespace, console: Console) -> int:
    """Guess a mapping."""
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.workspace.mapping.toml_text import write_mapping

    proposal = _proposal(args, opened(args.data))
    text = write_mapping(proposal.mapping)
    console.say(*proposal.remarks)
    if args.out:
        write_file(Path(args.out), text)
        console.result(args.out)
    else:
        console.result(text.decode("utf-8").rstrip())
    console.document({"mapping": text.decode("utf-8"), "remarks": list(proposal.remarks)})
    return ExitCode.GOOD


def run_check(args: argparse.Namespace, console: Console) -> int:
    """Say what a mapping makes of a file; 1 when something is refused."""
    from ilms_desktop.exchange.report import place_text
    from ilms_desktop.workspace.mapping.apply import apply_mapping
    from ilms_desktop.workspace.mapping.saved import find
    from ilms_desktop.workspace.refusals import RefusalWords

    mapping, book = find(args.mapping), opened(args.data)
    with open_workspace(args) as workspace:
        applied = apply_mapping(book, mapping, edition=workspace.edition, country=workspace.country)
        words = RefusalWords.of(workspace.edition)
    parsed = applied.parsed
    values = {"rows": str(len(parsed.rows)), "refused": str(len(parsed.refused)), "file": parsed.name}
    console.say(fill(gettext("{file}: {rows} figures are read, {refused} places are refused."), values))
    console.say(*applied.remarks)
    for refused in parsed.refused:
        values = {"place": place_text(refused), "row": refused.text, "reason": words.text(refused)}
        console.say(fill(gettext("{place} is refused: {row}. {reason}"), values))
    console.document({**values_of(applied), "labels": [label_json(each) for each in applied.labels]})
    return ExitCode.REFUSED if parsed.refused else ExitCode.GOOD


def run_save(args: argparse.Namespace, console: Console) -> int:
    """Keep a mapping."""
    from ilms_desktop.workspace.mapping.saved import load_file, save

    mapping = load_file(Path(args.mapping))
    save(mapping)
    console.say(fill(gettext("Mapping kept: {name}."), {"name": mapping.name}))
    console.result(mapping.name)
    return ExitCode.GOOD


def run_list(args: argparse.Namespace, console: Console) -> int:  # noqa: ARG001 - every command gets its words
    """List the mappings."""
    from ilms_desktop.workspace.mapping.saved import saved_names

    names = saved_names()
    console.result(*names)
    console.document({"mappings": list(names)})
    return ExitCode.GOOD


def opened(path: str) -> ForeignBook:
    """A spreadsheet named on the command line.

    Raises:
        ExchangeError: it cannot be read.
    """
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.exchange.formats import open_foreign

    return open_foreign(read_file(Path(path)), name=Path(path).name)


def values_of(applied: Applied) -> dict[str, Any]:
    """What a mapping made of a file, as JSON."""
    return {
        "mapping": applied.parsed.mapping,
        "sha256": applied.parsed.digest,
        "figures": len(applied.parsed.rows),
        "refused_places": len(applied.parsed.refused),
        "remarks": list(applied.remarks),
        "labels_unmatched": [label_json(each) for each in applied.unmatched],
    }


def label_json(use: LabelUse) -> dict[str, Any]:
    """A label and what it stands for, as JSON; shares as text, since they are exact."""
    codes = None if use.meaning is None else {each.code: str(each.share) for each in use.meaning.shares}
    return {
        "part": use.part,
        "tells": use.dim.value,
        "text": use.text,
        "place": use.place,
        "codes": codes,
        "figures": use.figures,
        "suggestions": list(use.suggestions),
    }


def _proposal(args: argparse.Namespace, book: ForeignBook) -> Proposal:
    """The guess, for a questionnaire or for the edition of the newest round."""
    from ilms_desktop.workspace.mapping.propose import propose

    if args.file:
        with open_workspace(args) as workspace:
            return propose(book, workspace.edition, country=workspace.country, tables=args.table)
    from ilms_desktop.definitions.loader import list_rounds, load_edition, load_round

    edition = load_edition(load_round(list_rounds()[-1]).edition)
    return propose(book, edition, country=(args.country or "").upper(), tables=args.table)
