"""The completeness summary of a file in the words of its language, ready for `ilms_desktop.report.summary`.

Nothing is decided here: counts come from completeness, findings from the last check. The sheet is paper; it repeats
what the package says and proves nothing by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import ilms_desktop
from ilms_desktop.errors import NotReadyToLock
from ilms_desktop.i18n import fill, gettext, language, locale
from ilms_desktop.model.submission import Sharing
from ilms_desktop.number_text import style_for
from ilms_desktop.report.finding_list import finding_list
from ilms_desktop.report.summary import Foot, Heading, KeyCode, Labelled, Signature, SummaryData
from ilms_desktop.report.table_lists import Subject, count_text, isolated, table_lists
from ilms_desktop.workspace.sharing import LEVEL, sharing_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from ilms_desktop.model.completeness import Completeness, Counts
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.submission import Submission
    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.workspace.workspace import Workspace

#: letters in a group of the package number
_GROUP: Final = 8


def summary_data(
    workspace: Workspace, *, now: datetime, package: Submission | None = None, key_code: str | None = None
) -> SummaryData:
    """What stands on the sheet, in the language in use.

    Args:
        workspace: the file.
        now: date of the sheet, aware of its zone; the same moment gives the same bytes.
        package: the submission it goes with, or None for the file as it stands.
        key_code: the 40 digits of the signing key, or None.
    """
    style = style_for(language())
    completeness = workspace.completeness()
    names = {source.id: source.name for source in workspace.sources()}
    heading = _heading(workspace, now=now, package=package)
    return SummaryData(
        language=language(),
        moment=now,
        title=f"{heading.title} · {workspace.round.id}",
        author=workspace.contact.office,
        heading=heading,
        facts=_facts(workspace, package),
        figures=_figures(completeness.total, style),
        tables=table_lists(
            Subject(completeness, workspace.edition, names, style, _sharing(workspace, completeness, now=now))
        ),
        findings=finding_list(workspace.report().at_sending, style=style),
        key=_key(package, key_code),
        signature=_signature(),
        foot=_foot(workspace),
    )


def _heading(workspace: Workspace, *, now: datetime, package: Submission | None) -> Heading:
    collection = gettext("International Labour Migration Statistics · round {round}")
    example = " · " + gettext("example data, not a reply of the country") if workspace.is_example else ""
    country = workspace.edition.countries[workspace.country].name
    dated = gettext("packaged {moment} UTC") if package else gettext("as of {moment} UTC")
    return Heading(
        collection=fill(collection, {"round": workspace.round.id}) + example,
        title=fill(gettext("Completeness summary · {country}"), {"country": country}),
        reference=isolated(package.package if package else workspace.path.name),
        dated=fill(dated, {"moment": _moment(package.created if package else now)}),
    )


def _facts(workspace: Workspace, package: Submission | None) -> tuple[Labelled, Labelled, Labelled, Labelled]:
    contact = workspace.contact
    person = f"{contact.person} ({isolated(package.signer)})" if package else contact.person
    unknown = gettext("not stated")
    return (
        Labelled(gettext("Office"), contact.office or unknown),
        Labelled(gettext("Prepared by"), person or unknown),
        Labelled(gettext("Follows"), _follows(workspace, package)),
        Labelled(gettext("Unit"), gettext("thousands of persons")),
    )


def _follows(workspace: Workspace, package: Submission | None) -> str:
    """The submission before this one."""
    earlier = [each for each in workspace.submissions() if package is None or each.created < package.created]
    if not earlier:
        return gettext("nothing: first submission")
    last = max(earlier, key=lambda each: each.created)
    words = {"package": isolated(last.package.rpartition("_")[2]), "date": _date(last.created)}
    return fill(gettext("{package} of {date}"), words)


def _figures(total: Counts, style: NumberStyle) -> tuple[Labelled, ...]:
    answered = gettext("answered: {answered} of {asked} cells")
    words = {"answered": count_text(total.answered, style), "asked": count_text(total.asked, style)}
    return (
        Labelled(fill(answered, words), _percent(total.percent)),
        Labelled(gettext("reported"), count_text(total.reported, style)),
        Labelled(gettext("missing with a reason"), count_text(total.missing, style)),
        Labelled(gettext("nothing to report"), count_text(total.nothing, style)),
        Labelled(gettext("empty, not yet reported"), count_text(total.empty, style)),
    )


def _sharing(workspace: Workspace, completeness: Completeness, *, now: datetime) -> dict[TableKey, str]:
    """Words for the sharing level of each table that holds something, as it will stand in the package."""
    filled: dict[TableKey, dict[str, Source]] = {}
    for cell in completeness.cells:
        if cell.started:
            filled.setdefault(cell.table, {})[cell.source] = workspace.source(cell.source)
    words = {
        value: label for field in workspace.edition.fields if field.code == LEVEL for value, label in field.choices
    }
    return {table: words[_level(sources.values(), now)] for table, sources in filled.items()}


def _level(sources: Collection[Source], now: datetime) -> Sharing:
    """Level of a table; an embargo whose date is still to be given is one already."""
    try:
        return sharing_of(sources, now.date()).level
    except NotReadyToLock:
        return Sharing.EMBARGO


def _key(package: Submission | None, key_code: str | None) -> KeyCode | None:
    """Box with code and number; none while neither is known."""
    if package is None and key_code is None:
        return None
    number = _grouped(package.package_id) if package else ""
    held = [package.package, package.package_id] if package else []
    return KeyCode(
        title=gettext("Code of the key that signs (40 digits)"),
        digits=key_code or "",
        package=fill(gettext("Package number {number}"), {"number": isolated(number)}) if number else "",
        advice=gettext("Read the 40 digits aloud when the ILO telephones.") if key_code else "",
        alternative=gettext("QR picture of the same code and number"),
        payload="\n".join([*held, *([key_code] if key_code else [])]),
    )


def _signature() -> Signature:
    return Signature(
        statement=gettext("Head of office: I have seen this summary."),
        stamp=gettext("stamp"),
        name=gettext("Name and signature"),
        place=gettext("Place and date"),
    )


def _foot(workspace: Workspace) -> Foot:
    return Foot(
        statement=gettext("The numbers are in the signed package; this sheet proves nothing by itself."),
        program=isolated(f"ILMS Desktop {ilms_desktop.__version__} · {workspace.edition.id}"),
        page=gettext("page {page} of {pages}"),
    )


def _grouped(number: str) -> str:
    """A long number in groups, so that it can be compared by eye."""
    return " ".join(number[at : at + _GROUP] for at in range(0, len(number), _GROUP))


def _date(moment: datetime) -> str:
    from babel.dates import format_date

    return format_date(moment, format="long", locale=locale())


def _moment(moment: datetime) -> str:
    from babel.dates import format_time

    return f"{_date(moment)}, {format_time(moment, format='HH:mm', locale=locale())}"


def _percent(percent: int) -> str:
    from decimal import Decimal

    from babel.numbers import format_percent

    return format_percent(Decimal(percent) / 100, locale=locale())
