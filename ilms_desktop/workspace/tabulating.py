"""A survey file and a recipe become a plan of import: the same preview, report and one undo step as any other file.

The records are in memory while tables are counted, and nowhere else: not in the questionnaire, its journal, the log or
a message.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop import i18n
from ilms_desktop.errors import CommandRefused
from ilms_desktop.exchange.files import read_file
from ilms_desktop.model.key import QTableKey
from ilms_desktop.workspace.survey_files import read_survey

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ilms_desktop.exchange.microdata.coding import CodingTrouble
    from ilms_desktop.exchange.microdata.outcome import Tabulation
    from ilms_desktop.exchange.microdata.plan import TablePlan
    from ilms_desktop.exchange.microdata.recipe import Recipe
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.workspace import Workspace


def load_recipe(path: Path) -> Recipe:
    """The recipe in a file.

    Raises:
        ExchangeError: those of `read_file`; `recipe_syntax`; `recipe_broken`.
    """
    from ilms_desktop.exchange.microdata.recipe import read_recipe

    return read_recipe(read_file(path), name=path.name)


def tabulate(
    workspace: Workspace,
    survey: Path,
    recipe: Recipe,
    *,
    source: str,
    step: Callable[[int, int], None] = lambda _done, _of: None,
) -> Tabulation:
    """Every table of the questionnaire that a source may fill, counted in a survey; changes nothing.

    `workspace.importing.plan_import(workspace, tabulation.parsed, source=source)` makes the preview and the command.

    Args:
        workspace: the questionnaire.
        survey: SPSS, Stata, SAS or CSV file.
        recipe: what its variables mean.
        source: id of the source to which the figures belong.
        step: told how many tables are done, and of how many; what it raises ends the work.

    Raises:
        CommandRefused: `unknown_source`.
        ExchangeError: the survey cannot be read, or lacks variables of the recipe; `recipe_broken`, tables that the
            questionnaire lacks.
        ExtraMissing: `extra_missing`.
    """
    from ilms_desktop.exchange.microdata.tabulate import tabulate_survey

    chosen = _source(workspace, source)
    return tabulate_survey(
        read_survey(survey, recipe.names),
        recipe,
        edition=workspace.edition,
        country=workspace.country,
        source=chosen,
        already_named=_already_named(workspace, source),
        step=step,
    )


def _source(workspace: Workspace, source: str) -> Source:
    known = {each.id: each for each in workspace.sources()}
    if source not in known:
        raise CommandRefused("unknown_source", source=source, known=", ".join(known) or "–")
    return known[source]


def _already_named(workspace: Workspace, source: str) -> Callable[[TablePlan, int], Sequence[str]]:
    """Countries that tables of the source name already."""
    named = {each.key: each.named for each in workspace.qtables()}

    def of(plan: TablePlan, year: int) -> Sequence[str]:
        key = QTableKey(source, plan.table.number, plan.table.criterion, plan.version, year)
        return named.get(key, ())

    return of


@dataclass(frozen=True, slots=True)
class CheckedVariable:
    """What a recipe makes of one variable of a survey.

    Attributes:
        variable, title: what it says. name: in the survey.
        records: in the survey. blank: those of which it says nothing. trouble: values that mean nothing, or None.
    """

    variable: str
    title: str
    name: str
    records: int
    blank: int
    trouble: CodingTrouble | None

    @property
    def text(self) -> str:
        """What is wrong and what to do, in the language in use; empty where nothing is."""
        from ilms_desktop.exchange.microdata.outcome import Refused

        return "" if self.trouble is None else Refused(self.trouble, ()).text


def check_recipe(survey: Path, recipe: Recipe) -> tuple[CheckedVariable, ...]:
    """What a recipe makes of each variable of a survey.

    Raises:
        ExchangeError: the survey cannot be read, or lacks variables of the recipe.
        ExtraMissing: `extra_missing`.
    """
    from ilms_desktop.definitions.microdata import load_microdata
    from ilms_desktop.exchange.microdata.coding import Coder, CodingTrouble

    found = read_survey(survey, recipe.names)
    coder = Coder(found, recipe, country="")
    checked = []
    for each in recipe.variables.values():
        said = coder.code(each.id)
        trouble = said if isinstance(said, CodingTrouble) else None
        blank = 0 if isinstance(said, CodingTrouble) else int(said.missing.sum())
        title = load_microdata(language=i18n.language()).variables[each.id].title
        checked.append(CheckedVariable(each.id, title, each.name, found.records, blank, trouble))
    return tuple(checked)
