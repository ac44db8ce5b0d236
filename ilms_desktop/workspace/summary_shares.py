"""How much is answered along each side of the questionnaire, and what it was before, in words for the printed summary.

Counts come from `workspace.completeness_data`; nothing is counted here but years that are taken together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill, gettext, language
from ilms_desktop.model.completeness import Counts, Side, together
from ilms_desktop.number_text import style_for
from ilms_desktop.report.summary import Labelled, Share, ShareForm, ShareList
from ilms_desktop.report.table_lists import count_text, isolated, years_text
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.day_words import long_date
from ilms_desktop.workspace.share_words import share_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.completeness import Standing
    from ilms_desktop.workspace.completeness_data import CompletenessData, Line

#: years side by side; earlier ones are taken together
MOST_YEARS: Final = 14


def figures(data: CompletenessData) -> tuple[Labelled, ...]:
    """Key figures: weighted by cells, by tables, then what the cells say."""
    counts, tables = data.total.counts, data.total.tables
    of_tables = {"answered": _number(tables.answered), "asked": _number(tables.asked)}
    begun = {"share": share_words(tables.share), "begun": _number(tables.begun)}
    return (
        Labelled(_of(gettext("answered: {answered} of {asked} cells"), counts), _percent(counts)),
        Labelled(
            fill(gettext("tables answered ({share}), {begun} begun"), begun),
            fill(gettext("{answered} of {asked}"), of_tables),
        ),
        _with_part(gettext("reported, {part} of them zero"), counts.reported, counts.zero),
        _with_part(
            gettext("missing with a reason, {part} of them not applicable"), counts.missing, counts.not_applicable
        ),
        Labelled(gettext("nothing to report"), _number(counts.nothing)),
        Labelled(gettext("empty, not yet reported"), _number(counts.empty)),
    )


def earlier(data: CompletenessData) -> tuple[str, ...]:
    """What the whole was at the last package and in the last round, where that is known."""
    found = ((data.package, data.total.package), (data.round, data.total.round))
    return tuple(_then(standing, counts) for standing, counts in found if standing is not None and counts is not None)


def shares(data: CompletenessData) -> tuple[ShareList, ...]:
    """Lists of shares; none for a file without sources."""
    if not data.total.counts.asked:
        return ()
    sides = data.sides
    agencies = sides[Side.AGENCY]
    return (
        _list(ShareForm.COLUMN, gettext("By module"), sides[Side.MODULE], data.package),
        _list(ShareForm.COLUMN, gettext("By criterion"), sides[Side.CRITERION], data.package),
        # why: with one office the list would say what the total says
        *([_list(ShareForm.LINES, gettext("By office"), agencies, data.package)] if len(agencies) > 1 else []),
        _list(ShareForm.LINES, gettext("By source"), sides[Side.SOURCE], data.package),
        ShareList(gettext("By year"), tuple(_years(sides[Side.YEAR])), ShareForm.STRIP),
    )


def _list(form: ShareForm, title: str, lines: Iterable[Line], package: Standing | None) -> ShareList:
    """One list; what the last package held stands in brackets."""
    words = gettext("{title} (in brackets: {package})")
    head = fill(words, {"title": title, "package": isolated(package.name)}) if package else title
    return ShareList(head, tuple(_share(line) for line in lines), form)


def _share(line: Line) -> Share:
    name = f"{isolated(line.code)} {line.title}" if line.code else line.title
    before = f"({_percent(line.package)})" if line.package is not None else ""
    count = _of(gettext("{answered} of {asked}"), line.counts)
    return Share(name, _parts(line.counts), _percent(line.counts), count, before)


def _years(lines: tuple[Line, ...]) -> Iterable[Share]:
    """Years side by side; those before the last ones together."""
    kept = MOST_YEARS if len(lines) <= MOST_YEARS else MOST_YEARS - 1
    early, late = lines[:-kept], lines[-kept:]
    if early:
        counts = together(line.counts for line in early)
        yield Share(years_text([int(line.key) for line in early]), _parts(counts), _percent(counts), "")
    for line in late:
        yield Share(isolated(line.title), _parts(line.counts), _percent(line.counts), "")


def _then(standing: Standing, counts: Counts) -> str:
    dated = long_date(standing.moment) if standing.moment else ""
    words = gettext("{name} of {date}") if dated else gettext("round {name}")
    said = {
        "when": fill(words, {"name": isolated(standing.name), "date": dated}),
        "percent": _percent(counts),
        "count": _of(gettext("{answered} of {asked}"), counts),
        "empty": _number(counts.empty),
    }
    return fill(gettext("Before, {when}: {percent} answered, {count} cells; {empty} empty."), said)


def _with_part(words: str, whole: int, part: int) -> Labelled:
    return Labelled(fill(words, {"part": _number(part)}), _number(whole))


def _of(words: str, counts: Counts) -> str:
    return fill(words, {"answered": _number(counts.answered), "asked": _number(counts.asked)})


def _parts(counts: Counts) -> tuple[int, int, int, int]:
    return counts.reported, counts.missing, counts.nothing, counts.empty


def _number(number: int) -> str:
    return count_text(number, style_for(language()))


def _percent(counts: Counts) -> str:
    return sheet_words.percent_text(counts.percent)
