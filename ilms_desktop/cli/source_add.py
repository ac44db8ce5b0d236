"""`ilms source add`: describe a source of figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import UsageError, command, group, workspace_argument
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.command import AddSource
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.edition import Round

_YEARS: Final = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
#: criteria that a source can be given; module C has none
_CRITERIA: Final = [criterion.value for criterion in Criterion if criterion is not Criterion.NONE]


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    source = group(commands, "source", summary="Work with the sources of a questionnaire.")
    parser = command(source, "add", summary="Add a source and print its id.", run=run)
    workspace_argument(parser)
    parser.add_argument("--type", required=True, help="type of the source, such as FX or BA")
    parser.add_argument("--name", required=True, help="name of the source, without the year")
    parser.add_argument("--number", default="N", help="number of the source at the ILO (default: a running number)")
    parser.add_argument(
        "--criterion",
        action="append",
        default=[],
        choices=_CRITERIA,
        help="what it counts migrants by in modules A and B; may be repeated",
    )
    parser.add_argument(
        "--note",
        nargs="+",
        action="extend",
        default=[],
        metavar="NOTE",
        help="metadata: a note code such as S3:5, or FIELD=TEXT such as working_age_min=15",
    )
    parser.add_argument("--agency", help="office that produces the figures")
    parser.add_argument("--years", help="years, such as 2019-2023 or 2018,2020 (default: the last years of the round)")


def run(args: argparse.Namespace, console: Console) -> int:
    """Add the source."""
    fields = dict(_field(note) for note in args.note)
    if args.agency:
        fields["agency"] = args.agency
    type_ = args.type.upper()
    with open_workspace(args) as workspace:
        source = Source(
            id=f"{type_}:{args.number}",
            type=type_,
            name=args.name,
            criteria=tuple(Criterion(criterion) for criterion in dict.fromkeys(args.criterion)),
            years=_years(args.years, workspace.round),
            fields=fields,
        )
        changes = workspace.execute(AddSource(source))
        added = workspace.source(next(iter(changes.sources)))
    console.say(fill(gettext("Source added: {source}, {name}."), {"source": added.id, "name": added.name}))
    console.result(added.id)
    return ExitCode.GOOD


def _field(note: str) -> tuple[str, str]:
    """Field and value of a note as typed: `S3:5` or `working_age_min=15`."""
    name, equals, value = note.partition("=")
    if equals:
        return name.strip(), value.strip()
    kind, colon, _ = note.partition(":")
    if not colon:
        raise UsageError(fill(gettext("“{note}” is neither CODE:NUMBER nor FIELD=TEXT"), {"note": note}), "")
    return kind.strip(), note.strip()


def _years(text: str | None, round_: Round) -> tuple[int, ...]:
    """Years as typed; the last ones of the round where nothing was typed."""
    if text is None:
        return tuple(range(round_.last_year - round_.default_years + 1, round_.last_year + 1))
    return tuple(sorted({year for part in text.split(",") for year in _span(part.strip())}))


def _span(part: str) -> Iterable[int]:
    match = _YEARS.fullmatch(part)
    if not match:
        raise UsageError(fill(gettext("“{part}” is neither a year nor a span of years"), {"part": part}), "")
    return range(int(match[1]), int(match[2] or match[1]) + 1)
