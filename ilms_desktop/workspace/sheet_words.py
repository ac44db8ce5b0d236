"""Words that every printed sheet of a file shares: its collection, its name and date, the program, numbers and units.

In the language in use, see `ilms_desktop.i18n.in_language`. Nothing is counted or judged here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

import ilms_desktop
from ilms_desktop.i18n import N_, fill, gettext, is_right_to_left, language, locale
from ilms_desktop.model.source import FieldKind
from ilms_desktop.model.structure import Unit
from ilms_desktop.report.table_lists import isolated
from ilms_desktop.workspace.day_words import long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.source import FieldDefinition, Source
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.submission import Submission
    from ilms_desktop.workspace.reader import Reader

#: on every page; the typesetter puts the numbers in
PAGE: Final = N_("page {page} of {pages}")
#: between sentences and halves of sentences that stand on one line
SENTENCES: Final = " · "
#: begins a text whose direction follows from its first letter, and ends it
_OWN, _END = "\u2068", "\u2069"
#: letters in a group of a long number
_GROUP: Final = 8
_UNITS: Final = {Unit.PERSONS: N_("thousands of persons"), Unit.CURRENCY: N_("local currency")}


def collection_words(workspace: Reader) -> str:
    """Collection and round, and that figures are an example where they are."""
    words = gettext("International Labour Migration Statistics · round {round}")
    example = " · " + gettext("example data, not a reply of the country") if workspace.is_example else ""
    return fill(words, {"round": workspace.round.id}) + example


def country_words(workspace: Reader) -> str:
    """Name of the country of the file."""
    return workspace.edition.countries[workspace.country].name


def dated_words(now: datetime, package: Submission | None = None) -> str:
    """When the file was as it is printed, or when it was packaged."""
    words = gettext("packaged {moment}") if package else gettext("as of {moment}")
    return fill(words, {"moment": moment_text(package.created if package else now)})


def program_words(workspace: Reader) -> str:
    """Name and version of the program, and the edition."""
    return isolated(f"ILMS Desktop {ilms_desktop.__version__} · {workspace.edition.id}")


class Head(TypedDict):
    """What a sheet with the head and the foot of the reports is made with, see `HeadedSheet`."""

    language: str
    moment: datetime
    above: str
    title: str
    name: str
    dated: str
    foot: str
    program: str
    page: str


def head(workspace: Reader, title: str, now: datetime) -> Head:
    """Head and foot of a report of a file, as it stood at a moment."""
    return Head(
        language=language(),
        moment=now,
        above=collection_words(workspace),
        title=title,
        name=isolated(workspace.path.name),
        dated=dated_words(now),
        foot=title,
        program=program_words(workspace),
        page=gettext(PAGE),
    )


def own(text: str) -> str:
    """A text that somebody typed, or a label: its direction is its own, whatever stands beside it."""
    if not text or not is_right_to_left():
        return text
    # why: lines of a text are set one by one
    return "\n".join(f"{_OWN}{line}{_END}" for line in text.split("\n"))


def source_title(source: Source) -> str:
    """Name of a source with its id."""
    return f"{own(source.name)} ({isolated(source.id)})"


def table_facts(edition: Edition, table: TableDefinition, version: str) -> Iterator[str]:
    """Who is counted, in what, and in which classification."""
    if table.universe_text:
        yield table.universe_text
    unit = fill(gettext("Unit: {unit}"), {"unit": unit_words(table.unit)})
    if table.default_version is None or table.names_countries:
        yield unit
    else:
        title = fill(gettext("Classification: {title}"), {"title": edition.class_list(version).title})
        yield f"{unit}{SENTENCES}{title}"


def unit_words(unit: Unit) -> str:
    """What figures are counted in."""
    return gettext(_UNITS[unit])


def listed(texts: Iterable[str]) -> str:
    """Texts one after the other, with the comma of the language."""
    return gettext(", ").join(texts)


def value_words(edition: Edition, field: FieldDefinition, value: str) -> str:
    """An answer as people read it: the label of a choice or a code, otherwise the text itself."""
    if field.choices:
        return dict(field.choices).get(value, value)
    if field.kind is FieldKind.LIST and field.codelist in edition.codelists:
        codes = edition.codelists[field.codelist]
        return codes[value].label if value in codes else isolated(value)
    return own(value) if field.kind is FieldKind.TEXT else isolated(value)


def grouped(number: str) -> str:
    """A long number in groups, so that it can be compared by eye."""
    return " ".join(number[at : at + _GROUP] for at in range(0, len(number), _GROUP))


def moment_text(moment: datetime) -> str:
    """Day and minute, in UTC."""
    from babel.dates import format_time

    # why: one piece, since a language written from the right would put parts of it on both sides of the day
    time = f"{format_time(moment, format='HH:mm', locale=locale())} UTC"
    return listed((long_date(moment), isolated(time)))


def percent_text(percent: int) -> str:
    """A whole number of per cent."""
    from decimal import Decimal

    from babel.numbers import format_percent

    return format_percent(Decimal(percent) / 100, locale=locale())
