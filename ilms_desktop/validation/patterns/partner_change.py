"""A large partner disappears or appears: a country with much of a total in one year is not named in the next."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, failed
from ilms_desktop.validation.grid import EMPTY
from ilms_desktop.validation.partners import absence, countries, is_missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording


class Missing(NamedTuple):
    """A country that is named in one year and missing from another."""

    country: str
    named: int
    missing: int


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each large country that is named in one of two neighbouring years only."""
    for series in view.series:
        if series.table.names_countries:
            partners = countries(series)
            years = [year for year in series.by_year if _is_told(rule, series, partners, year)]
            for before, year in pairwise(years):
                if year - before <= rule.parameters["years"]:
                    for absent in _absences(rule, series, partners, (before, year)):
                        yield _finding(rule, view.wording, series, absent)


def _is_told(rule: Rule, series: Series, partners: list[str], year: int) -> bool:
    """Whether a year names countries, and has a total that is large enough."""
    total = series.figure(year, series.total)
    cells = series.by_year[year].cells
    return (
        total is not None
        and total >= rule.parameters["size"] * series.table.scale
        and any(series.total._replace(klass=country) in cells for country in partners)
    )


def _absences(rule: Rule, series: Series, partners: list[str], years: tuple[int, int]) -> Iterator[Missing]:
    """Countries of the earlier year that are missing from the later one, and the reverse."""
    before, year = years
    for named, missing, share in ((before, year, "disappears"), (year, before, "appears")):
        whole, other = series.figure(named, series.total) or 0, series.figure(missing, series.total) or 0
        for country in partners:
            part = series.figure(named, series.total._replace(klass=country)) or 0
            is_large = part > 0 and 100 * part >= rule.parameters[share] * whole
            if is_large and is_missing(series, missing, country, part * other / whole):
                yield Missing(country, named, missing)


def _finding(rule: Rule, wording: Wording, series: Series, absent: Missing) -> Finding:
    """Finding on a country."""
    cell = series.total._replace(klass=absent.country)
    named, total = series.at(absent.named, cell), series.at(absent.named, series.total)
    key = named[0].qtable
    share = 100 * (named[1].value or 0) / (total[1].value or 1)
    values = {
        "table": key.table,
        "country": wording.label(key, cell, Axis.CLASS),
        "share": str(round(share)),
        "figure": wording.figure(named[1], key),
        "named": str(absent.named),
        "missing": str(absent.missing),
    }
    missing = series.by_year[absent.missing].key(cell)
    said = Said(
        instance=f"{series.name} {absent.missing} {absent.country} {absent.named}",
        cells=[(missing, EMPTY), named, total, series.at(absent.missing, series.total)],
        source=key.source,
        values=values,
        text="" if absent.named < absent.missing else "appears",
        severity=rule.severity,
    )
    return replace(failed(rule, said), cause=absence(series, absent.missing, absent.country))
