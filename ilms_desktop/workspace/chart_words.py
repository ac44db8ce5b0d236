"""The words of a chart: what stands above and under it, and the sentences that say what it shows."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ilms_desktop import i18n
from ilms_desktop.definitions.statuses import load_statuses
from ilms_desktop.i18n import N_, fill, gettext, ngettext
from ilms_desktop.model.structure import Unit
from ilms_desktop.report.chart.numbers import NumberForm
from ilms_desktop.report.chart.sheet import Caption
from ilms_desktop.report.table_lists import isolated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.table_view import TableView
    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.report.chart.bars import Bar
    from ilms_desktop.report.chart.trend import Series
    from ilms_desktop.workspace.workspace import Workspace

#: signs of a chart that are no letters of the ILO's list
BLANK, NOTHING, COMPUTED, TEXT, ELSEWHERE = "–", "∅", "Σ", "?", "→"
_SIGNS: Final = {
    BLANK: N_("no figure"),
    NOTHING: N_("nothing to report"),
    COMPUTED: N_("computed from its parts"),
    TEXT: N_("text that is no figure yet"),
    ELSEWHERE: N_("filled in another class version"),
}
_UNITS: Final = {Unit.PERSONS: N_("thousands of persons"), Unit.CURRENCY: N_("local currency")}
#: bars that are told in words
_MOST_TOLD: Final = 3


def form_of(table: TableDefinition | None, style: NumberStyle, *, in_persons: bool = False) -> NumberForm:
    """How figures of a table are written; None = numbers of things."""
    stored = 0 if table is None or counts_persons(table, in_persons=in_persons) else table.decimals_stored
    return NumberForm(stored=stored, style=style, percent=_percent(i18n.locale()))


def counts_persons(table: TableDefinition, *, in_persons: bool) -> bool:
    """Whether figures of a table are shown in single persons; never so for currency."""
    return in_persons and table.unit is Unit.PERSONS and table.unit_mult == table.decimals_stored


def unit_words(table: TableDefinition, *, in_persons: bool) -> str:
    """What figures of a table count."""
    return gettext("persons") if counts_persons(table, in_persons=in_persons) else gettext(_UNITS[table.unit])


def country_words(workspace: Workspace) -> str:
    """Whose figures they are: the country, and that it is an example where it is one."""
    country = workspace.edition.countries[workspace.country].name
    example = gettext("example data, not a reply of the country")
    return f"{country} ({example})" if workspace.is_example else country


def source_words(workspace: Workspace, source: str) -> str:
    """Where the figures come from."""
    values = {
        "source": workspace.source(source).name,
        "questionnaire": isolated(workspace.edition.id),
        "round": isolated(workspace.round.id),
    }
    return fill(gettext("Source: {source}. Questionnaire {questionnaire}, round {round}."), values)


def caption_of(
    workspace: Workspace,
    view: TableView,
    *,
    shown: Sequence[str],
    unit: str,
    notes: Sequence[str],
    signs: Iterable[str],
    description: str,
) -> Caption:
    """Words around a chart of a table.

    Args:
        workspace: the file.
        view: table and source.
        shown: what of the table is shown.
        unit: what figures count.
        notes: what the chart does not tell by itself.
        signs: letters and other signs on it.
        description: what it shows, in sentences.
    """
    table = view.layout.table
    return Caption(
        language=workspace.language,
        title=f"{isolated(table.number)} · {table.title}",
        unit=" · ".join([country_words(workspace), *shown, unit]),
        notes=(*notes, *sign_words(signs, workspace.language)),
        source=source_words(workspace, view.source),
        description=description,
    )


def sign_words(signs: Iterable[str], language: str) -> tuple[str, ...]:
    """What the signs on a chart mean, in one note; none where there are none."""
    used = set(signs) - {""}
    letters = load_statuses(language=language)
    known = {sign: gettext(text) for sign, text in _SIGNS.items()}
    known |= {letter: status.label for letter, status in letters.items() if letter}
    told = [
        f"{isolated(sign)} = {known.get(sign, sign)}" for sign in (*known, *sorted(used - set(known))) if sign in used
    ]
    return (gettext("; ").join(told),) if told else ()


def years_words(years: Sequence[int], form: NumberForm) -> str:
    """Years as people write them: neighbours as a span."""
    spans = []
    for _key, group in groupby(enumerate(years), key=lambda each: each[1] - each[0]):
        part = [form.count(year) for _at, year in group]
        spans.append(isolated("–".join(dict.fromkeys((part[0], part[-1])))))
    return gettext(", ").join(spans)


def trend_words(series: Sequence[Series], years: Sequence[int], form: NumberForm, *, unit: str) -> str:
    """What a trend shows, series by series: first, last and largest figure, and the years without one."""
    opening = fill(gettext("Line chart, {years}, {unit}."), {"years": years_words(years, form), "unit": unit})
    return " ".join([opening, *(_series_words(each, years, form) for each in series)])


def _series_words(series: Series, years: Sequence[int], form: NumberForm) -> str:
    """One series in a sentence."""
    there = [(year, point) for year, point in zip(years, series.points, strict=True) if point.value is not None]
    gone = [year for year, point in zip(years, series.points, strict=True) if point.value is None]
    breaks = [year for year, point in there[1:] if point.breaks]
    if not there:
        return fill(gettext("{name}: no figure."), {"name": series.name})
    most_year, most = max(there, key=lambda each: each[1].value or 0)
    values = {
        "name": series.name,
        "most": form.figure(most.value or 0, most.decimals),
        "most_year": form.count(most_year),
    }
    for end, (year, point) in (("first", there[0]), ("last", there[-1])):
        values |= {end: form.figure(point.value or 0, point.decimals), f"{end}_year": form.count(year)}
    values = {name: text if name == "name" else isolated(text) for name, text in values.items()}
    text = gettext("{name}: {first} in {first_year}, {last} in {last_year}; highest {most} in {most_year}.")
    sentences = [fill(text, values)]
    if gone:
        sentences.append(fill(gettext("No figure in {years}."), {"years": years_words(gone, form)}))
    if breaks:
        sentences.append(fill(gettext("Break in series in {years}."), {"years": years_words(breaks, form)}))
    return " ".join(sentences)


def bars_words(bars: Sequence[Bar], year: int, form: NumberForm, *, unit: str) -> str:
    """What the bars show: the largest, and the rest."""
    told = [bar for bar in bars if bar.value is not None and not bar.is_rest][:_MOST_TOLD]
    told += [bar for bar in bars if bar.is_rest]
    texts = [f"{bar.name} {isolated(bar.text)}" + (f" ({isolated(bar.share)})" if bar.share else "") for bar in told]
    values = {"year": isolated(form.count(year)), "unit": unit}
    values["countries"] = gettext("; ").join(texts) or gettext("no figure")
    return fill(gettext("Bar chart of the main countries in {year}, {unit}: {countries}."), values)


def rest_words(count: int, form: NumberForm) -> str:
    """Name of the bar of everything that has none of its own."""
    text = ngettext("Others ({count} row)", "Others ({count} rows)", count)
    return fill(text, {"count": isolated(form.count(count))})


@lru_cache(maxsize=16)
def _percent(language: str) -> str:
    """A percentage of 1 in a language."""
    if language == i18n.DEFAULT_LANGUAGE:
        return "1%"
    from babel.numbers import format_percent

    return format_percent(Decimal("0.01"), locale=language)
