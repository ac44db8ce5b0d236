"""`ilms indicators`: rates and shares of a source and year, with plausible ranges and the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop import i18n, number_text
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.validation import Indicator
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Show rates and shares with their plausible ranges; 1 when one is outside."
    parser = command(commands, "indicators", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument("--source", metavar="ID", help="one source (default: all)")
    parser.add_argument("--year", type=int, help="one year (default: all with figures)")


def run(args: argparse.Namespace, console: Console) -> int:
    """Show the indicators, source by source and year by year."""
    with open_workspace(args) as workspace:
        found = [
            (source, year, indicator)
            for source, year in _places(workspace, args.source, args.year)
            for indicator in workspace.indicators(source, year)
        ]
    console.say(*(_words(*each) for each in found))
    console.document({"indicators": [_json(*each) for each in found]})
    return ExitCode.GOOD if all(indicator.is_plausible for _source, _year, indicator in found) else ExitCode.REFUSED


def _places(workspace: Workspace, source: str | None, year: int | None) -> Iterator[tuple[str, int]]:
    """Sources and years that were asked for; unknown sources are refused."""
    wanted = [workspace.source(source)] if source else workspace.sources()
    filled = {(cell.source, cell.year) for cell in workspace.completeness().cells if cell.started}
    for each in wanted:
        for at in sorted(at for owner, at in filled if owner == each.id):
            if year in (None, at):
                yield each.id, at


def _words(source: str, year: int, indicator: Indicator) -> str:
    """An indicator in one line."""
    values = {
        "source": source,
        "year": str(year),
        "place": indicator.table.id if indicator.table else str(indicator.criterion),
        "name": indicator.name,
        "group": indicator.group or gettext("everybody"),
        "value": _percent(indicator.value),
        "before": _percent(indicator.before),
        "low": _percent(indicator.low),
        "high": _percent(indicator.high),
        "missing": "; ".join(", ".join(part for part in each if part) for each in indicator.missing),
    }
    if indicator.value is None:
        return fill(gettext("{source} {year} {place} {name} ({group}): not computed, no figure in {missing}"), values)
    text = gettext("{source} {year} {place} {name} ({group}): {value}, the year before {before}; usual {low} to {high}")
    odd = gettext("{line} – OUTSIDE THE RANGE")
    line = fill(text, values)
    return line if indicator.is_plausible else fill(odd, {"line": line})


def _percent(tenths: int | None) -> str:
    """Tenths of a percent in the number style of the language."""
    if tenths is None:
        return "–"
    style = number_text.style_for(i18n.language())
    return f"{number_text.shown(tenths, decimals=1, stored=1, style=style)} %"


def _json(source: str, year: int, indicator: Indicator) -> dict[str, Any]:
    """An indicator as JSON; values in percent."""
    return {
        "source": source,
        "year": year,
        "id": indicator.id,
        "name": indicator.name,
        "criterion": indicator.criterion.value,
        "table": indicator.table.id if indicator.table else None,
        "status": indicator.part.status,
        "sex": indicator.part.sex,
        "age": indicator.part.age or None,
        "value": _number(indicator.value),
        "before": _number(indicator.before),
        "low": _number(indicator.low),
        "high": _number(indicator.high),
        "is_plausible": indicator.is_plausible,
        "missing": [{"table": table, "group": group or None} for table, group in indicator.missing],
        "tables": list(dict.fromkeys(key.qtable.table for key in indicator.cells)),
    }


def _number(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10
