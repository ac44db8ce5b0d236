"""The completeness summary of a file in the words of its language, ready for `ilms_desktop.report.summary`.

Nothing is decided here: counts come from completeness, findings from the last check. The sheet is paper; it repeats
what the package says and proves nothing by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill, gettext, language
from ilms_desktop.model.structure import Unit
from ilms_desktop.number_text import style_for
from ilms_desktop.report.finding_list import finding_list
from ilms_desktop.report.summary import Foot, Heading, KeyCode, Labelled, Signature, SummaryData
from ilms_desktop.report.table_lists import Subject, isolated, table_lists
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.completeness_data import completeness_data
from ilms_desktop.workspace.day_words import long_date
from ilms_desktop.workspace.sharing_words import sharing_words
from ilms_desktop.workspace.summary_shares import earlier, figures, shares

if TYPE_CHECKING:
    from datetime import datetime

    from ilms_desktop.model.submission import Submission
    from ilms_desktop.workspace.reader import Reader


def summary_data(
    workspace: Reader, *, now: datetime, package: Submission | None = None, key_code: str | None = None
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
    # why: the sheet of a package would be compared with itself
    before = workspace.at_last_package() if package is None else None
    data = completeness_data(workspace, package=before, last_round=workspace.last_round())
    names = {source.id: sheet_words.own(source.name) for source in workspace.sources()}
    heading = _heading(workspace, now=now, package=package)
    return SummaryData(
        language=language(),
        moment=now,
        title=f"{heading.title} · {workspace.round.id}",
        author=workspace.contact.office,
        heading=heading,
        facts=_facts(workspace, package),
        figures=figures(data),
        before=earlier(data),
        tables=table_lists(
            Subject(completeness, workspace.edition, names, style, sharing_words(workspace, completeness, now=now))
        ),
        shares=shares(data),
        findings=finding_list(workspace.report().at_sending, style=style),
        key=_key(package, key_code),
        signature=_signature(),
        foot=_foot(workspace),
    )


def _heading(workspace: Reader, *, now: datetime, package: Submission | None) -> Heading:
    title = gettext("Completeness summary · {country}")
    return Heading(
        collection=sheet_words.collection_words(workspace),
        title=fill(title, {"country": sheet_words.country_words(workspace)}),
        reference=isolated(package.package if package else workspace.path.name),
        dated=sheet_words.dated_words(now, package),
    )


def _facts(workspace: Reader, package: Submission | None) -> tuple[Labelled, Labelled, Labelled, Labelled]:
    contact = workspace.contact
    named = sheet_words.own(contact.person)
    person = f"{named} ({isolated(package.signer)})" if package else named
    unknown = gettext("not stated")
    return (
        Labelled(gettext("Office"), sheet_words.own(contact.office) or unknown),
        Labelled(gettext("Prepared by"), person or unknown),
        Labelled(gettext("Follows"), _follows(workspace, package)),
        Labelled(gettext("Unit"), sheet_words.unit_words(Unit.PERSONS)),
    )


def _follows(workspace: Reader, package: Submission | None) -> str:
    """The submission before this one."""
    earlier = [each for each in workspace.submissions() if package is None or each.created < package.created]
    if not earlier:
        return gettext("nothing: first submission")
    last = max(earlier, key=lambda each: each.created)
    words = {"package": isolated(last.package.rpartition("_")[2]), "date": long_date(last.created)}
    return fill(gettext("{package} of {date}"), words)


def _key(package: Submission | None, key_code: str | None) -> KeyCode | None:
    """Box with code and number; none while neither is known."""
    if package is None and key_code is None:
        return None
    number = sheet_words.grouped(package.package_id) if package else ""
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


def _foot(workspace: Reader) -> Foot:
    return Foot(
        statement=gettext("The numbers are in the signed package; this sheet proves nothing by itself."),
        program=sheet_words.program_words(workspace),
        page=gettext(sheet_words.PAGE),
    )
