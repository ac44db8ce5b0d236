"""Which tables of an edition a recipe can fill for a source, by which variables, and what others lack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.definitions.microdata import ConditionKind, load_microdata
from ilms_desktop.exchange.microdata.membership import is_derivable
from ilms_desktop.exchange.microdata.recipe import broken
from ilms_desktop.exchange.microdata.recipe_shape import RecipeProblem
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.definitions.microdata import Measure, StatusSource
    from ilms_desktop.exchange.microdata.recipe import Recipe
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.source import SourceType
    from ilms_desktop.model.structure import TableDefinition


@dataclass(frozen=True, slots=True)
class TablePlan:
    """How a table is filled.

    Attributes:
        table, version: what is filled.
        conditions: true of everybody whom it counts, in the order in which they are asked.
        variables: row axis -> variable; axes that the table lacks are absent.
        status: codes of the status axis and the variable that tells migrants; None where neither is needed.
        migrants_by: that variable, empty where none is needed.
        measure: what the figures are where they are no counts; `period` is its variable for the period, or empty.
    """

    table: TableDefinition
    version: str
    conditions: tuple[str, ...]
    variables: dict[Axis, str]
    status: StatusSource | None
    migrants_by: str
    measure: Measure | None
    period: str


@dataclass(frozen=True, slots=True)
class TableLacks:
    """A table that the recipe cannot fill.

    Attributes:
        table: which. variables: of which one is needed, each as alternatives. version: class version that the
            variable there is cannot give, or empty.
    """

    table: TableDefinition
    variables: tuple[tuple[str, ...], ...]
    version: str = ""


def plan_tables(edition: Edition, recipe: Recipe, *, source_type: SourceType) -> Iterator[TablePlan | TableLacks]:
    """Every table that a source of a type may fill, in the order of the questionnaire.

    Raises:
        ExchangeError: `recipe_broken`, the recipe names tables that the edition lacks.
    """
    known = {name for table in edition.tables for name in (table.number, table.id)}
    asked = (*recipe.choices.tables, *recipe.choices.versions)
    problems = tuple(
        RecipeProblem("unknown_word", "choices.tables", {"value": each, "known": ", ".join(sorted(known))})
        for each in asked
        if each not in known
    )
    if problems:
        raise broken(problems, name=recipe.name)
    for table in edition.tables:
        if source_type.fills(table.number, table.criterion) and _is_wanted(table, recipe):
            yield _plan(table, recipe)


def _is_wanted(table: TableDefinition, recipe: Recipe) -> bool:
    """Whether a recipe does not leave a table out."""
    tables, criteria = recipe.choices.tables, recipe.choices.criteria
    return (not tables or bool({table.number, table.id} & set(tables))) and (
        not criteria or table.criterion.value in criteria
    )


def _plan(table: TableDefinition, recipe: Recipe) -> TablePlan | TableLacks:
    """How one table is filled, or what it lacks."""
    forms = load_microdata()
    needs = forms.needs(table)
    lacking = [_lacks(recipe, each, table) for each in needs]
    variables: dict[Axis, str] = {}
    version = ABSENT
    if Axis.SEX in table.axes:
        variables[Axis.SEX] = forms.by_list["SEX"]
    status = forms.statuses.get(table.criterion)
    migrants_by = recipe.first_of(status.variables, preferred=recipe.choices.migrants_by) if status else None
    if status is not None and Axis.STATUS in table.axes:
        variables[Axis.STATUS] = migrants_by or status.variables[0]
    if Axis.CLASS in table.axes:
        version, variables[Axis.CLASS] = _class(table, recipe)
    measure = forms.measure(table)
    asked = [(name,) for name in variables.values()] + ([(measure.variable,)] if measure else [])
    lacking += [alternatives for alternatives in asked if alternatives[0] not in recipe.variables]
    lacks = tuple(dict.fromkeys(filter(None, lacking)))
    if lacks or not version:
        return TableLacks(table, lacks, "" if version else str(table.default_version))
    kinds = {forms.conditions[each].kind for each in needs}
    is_split = Axis.STATUS in table.axes or ConditionKind.MIGRANT in kinds
    period = measure.period if measure and measure.period in recipe.variables else ""
    return TablePlan(
        table=table,
        version=version,
        conditions=needs,
        variables=variables,
        status=status,
        migrants_by=str(migrants_by) if is_split else "",
        measure=measure,
        period=period,
    )


def _lacks(recipe: Recipe, condition: str, table: TableDefinition) -> tuple[str, ...]:
    """Variables of which a condition needs one, where the recipe has none."""
    asked = load_microdata().conditions[condition]
    status = load_microdata().statuses.get(table.criterion)
    variables = status.variables if asked.kind is ConditionKind.MIGRANT and status else asked.variables
    if asked.granted or condition in recipe.choices.assumed or recipe.first_of(variables) is not None:
        return ()
    return variables


def _class(table: TableDefinition, recipe: Recipe) -> tuple[str, str]:
    """Class version and its variable; the version is empty where the variable's codes do not say it."""
    forms, chosen = load_microdata(), recipe.choices.versions
    default = str(table.default_version)
    if table.names_countries:
        variables = forms.countries[default]
        return default, recipe.first_of(variables, preferred=recipe.choices.migrants_by) or variables[0]
    variable = forms.by_list[default]
    each = recipe.variables.get(variable)
    if each is None:
        return default, variable
    named = chosen.get(table.id) or chosen.get(table.number)
    versions = (named,) if named else (default, *table.versions)
    fitting = (version for version in versions if version in table.versions and is_derivable(each.codelist, version))
    return next(fitting, ""), variable
