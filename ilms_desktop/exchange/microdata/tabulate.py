"""A survey, a recipe and an edition become rows for the import, with a report of every table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.definitions.microdata import VariableKind, load_microdata
from ilms_desktop.exchange.microdata.coding import Coder
from ilms_desktop.exchange.microdata.counting import CountedTable, Counter
from ilms_desktop.exchange.microdata.figures import UNRELIABLE, qtables_of, rows_of
from ilms_desktop.exchange.microdata.outcome import Refused, TableOutcome, Tabulation
from ilms_desktop.exchange.microdata.people import CannotCountError, People
from ilms_desktop.exchange.microdata.plan import TableLacks, TablePlan, plan_tables
from ilms_desktop.exchange.microdata.survey import require
from ilms_desktop.exchange.report import ParsedFile
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.observation import NOT_SIGNIFICANT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ilms_desktop.exchange.microdata.coding import CodingTrouble
    from ilms_desktop.exchange.microdata.recipe import Recipe
    from ilms_desktop.exchange.microdata.survey import Survey
    from ilms_desktop.exchange.report import ParsedRow
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.source import Source


def tabulate_survey(
    survey: Survey,
    recipe: Recipe,
    *,
    edition: Edition,
    country: str,
    source: Source,
    already_named: Callable[[TablePlan, int], Sequence[str]] = lambda _plan, _year: (),
    step: Callable[[int, int], None] = lambda _done, _of: None,
) -> Tabulation:
    """Every table of an edition that a source may fill, counted in a survey.

    Args:
        survey: with the variables of the recipe.
        recipe: what they mean.
        edition: of the questionnaire.
        country: of the questionnaire, ISO alpha-3.
        source: to which the figures belong.
        already_named: countries that a table of a year names already; they keep their rows.
        step: told how many tables are done, and of how many; what it raises ends the work.

    Raises:
        ExchangeError: `survey_lacks`, variables of the recipe that are not in the survey; `recipe_broken`, tables or
            versions that the edition lacks.
    """
    require(survey.info, recipe.names)
    people = People(Coder(survey, recipe, country))
    plans = list(plan_tables(edition, recipe, source_type=edition.source_types[source.type]))
    counter = Counter(edition, people, already_named)
    counted: list[CountedTable] = []
    troubles: dict[CodingTrouble, list[str]] = {}
    for done, plan in enumerate(plans):
        step(done, len(plans))
        if isinstance(plan, TablePlan):
            try:
                counted.append(counter.count(plan))
            except CannotCountError as error:
                troubles.setdefault(error.trouble, []).append(plan.table.id)
    weight = _weight_name(recipe)
    remark = _remark(recipe, weight)
    rows: list[ParsedRow] = []
    outcomes = []
    for each in counted:
        own = tuple(rows_of(each, country=country, source=source.id, choices=recipe.choices, remark=remark))
        outcomes.append(_outcome(each, own))
        rows += own
    parsed = ParsedFile(
        name=survey.info.name,
        rows=tuple(rows),
        refused=(),
        columns=recipe.names,
        qtables=tuple(qtable for each in counted for qtable in qtables_of(each, source=source.id)),
    )
    return Tabulation(
        parsed=parsed,
        recipe=recipe.name,
        records=survey.records,
        weighted=int(people.everybody.members.sum()) if counted else 0,
        weight=weight,
        tables=tuple(outcomes),
        lacking=tuple(plan for plan in plans if isinstance(plan, TableLacks)),
        refused=tuple(Refused(trouble, tuple(tables)) for trouble, tables in troubles.items()),
    )


def _outcome(counted: CountedTable, rows: Sequence[ParsedRow]) -> TableOutcome:
    """The report of one table."""
    version = counted.plan.version
    return TableOutcome(
        table=counted.plan.table.id,
        version="" if version == ABSENT else version,
        years=tuple(dict.fromkeys(each.year for each in counted.figures)),
        cells=len(rows),
        unreliable=sum(1 for row in rows if row.status == UNRELIABLE),
        suppressed=sum(1 for row in rows if row.status == NOT_SIGNIFICANT),
        records=counted.records,
        left_out=counted.left_out,
        in_no_row=counted.in_no_row,
    )


def _weight_name(recipe: Recipe) -> str:
    """The survey's variable of the weight, empty where there is none."""
    known = load_microdata().variables
    return next((each.name for each in recipe.variables.values() if known[each.id].kind is VariableKind.WEIGHT), "")


def _remark(recipe: Recipe, weight: str) -> str:
    """What stands on every figure."""
    if not weight:
        return fill(
            gettext("Counted from microdata with the recipe “{recipe}”, without weights."), {"recipe": recipe.name}
        )
    text = gettext("Counted from microdata with the recipe “{recipe}”, weight {weight}.")
    return fill(text, {"recipe": recipe.name, "weight": weight})
