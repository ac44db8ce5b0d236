"""The cover of a PDF carrier in the words of the language in use and in English, ready for `ilms_desktop.report.cover`.

It repeats what the package inside says and nothing else: the facts come from the verified package.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from ilms_desktop.i18n import N_, gettext, language
from ilms_desktop.number_text import style_for
from ilms_desktop.package.names import Kind
from ilms_desktop.package.shape import read_moment
from ilms_desktop.report.cover import CoverFact, CoverSheet, CoverTable, CoverTables, Words
from ilms_desktop.report.table_lists import count_text, isolated
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.sharing import LEVEL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.package.outcome import Verified

_NOTICE: Final = N_(
    "The figures are in the file that is attached inside this PDF. Send the PDF on exactly as it is: a copy printed "
    "to PDF, or saved by another program, no longer holds them."
)
_ANSWERS_NOTICE: Final = N_(
    "The answers are in the file that is attached inside this PDF. Send the PDF on exactly as it is: a copy printed "
    "to PDF, or saved by another program, no longer holds them."
)
_FOOT: Final = N_("This cover is for your files. It is not signed; the package inside is.")
_KINDS: Final = {
    "full": N_("complete reply"),
    "correction": N_("correction of an earlier reply"),
    "nil": N_("nothing to report"),
    "withdrawal": N_("withdrawal of an earlier reply"),
}
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def cover_data(verified: Verified, edition: Edition, *, answered: Mapping[str, str] = _NONE) -> CoverSheet:
    """What stands on the cover of a submission or an answer file, in the language in use.

    Args:
        verified: the package.
        edition: names of countries and tables, in the language in use.
        answered: table id -> how much of it is answered, as text; a table that is not named says nothing about it.
    """
    document = cast("dict[str, Any]", verified.document)
    software = document["software"]
    is_answer = verified.package.kind is Kind.ANSWER
    return CoverSheet(
        language=language(),
        moment=cast("datetime", read_moment(document["created_utc"])),
        heading=two_words(N_("Statistical package for the ILO, in a PDF")),
        name=document["package"],
        notice=two_words(_ANSWERS_NOTICE if is_answer else _NOTICE),
        facts=_facts(document, verified.package_id, edition),
        figures=_answer_figures(document) if is_answer else _figures(document),
        tables=None if is_answer or not document["tables"] else _tables(document, edition, answered),
        stamp=two_words(N_("Signature and stamp of the office")),
        signature=two_words(N_("Name and signature")),
        place=two_words(N_("Place and date")),
        foot=two_words(_FOOT),
        program=isolated(f"{software['name']} {software['version']}"),
        page=gettext(sheet_words.PAGE),
    )


def two_words(text: str) -> Words:
    """A text of the program in both languages."""
    own = gettext(text)
    return Words(own, "" if own == text else text)


def _facts(document: dict[str, Any], package_id: str, edition: Edition) -> tuple[CoverFact, ...]:
    office = document["office"]
    country = edition.countries[document["country"]]
    moment = document["created_utc"].replace("T", " ").replace("Z", " UTC")
    approved = document["approved_by"]
    return (
        CoverFact(two_words(N_("Country")), f"{country.name} ({isolated(country.iso3)})"),
        CoverFact(two_words(N_("Collection")), isolated(document["collection"])),
        CoverFact(two_words(N_("Content")), _content(document)),
        CoverFact(two_words(N_("Office")), f"{office['name']} ({isolated(office['code'])})"),
        CoverFact(two_words(N_("Prepared by")), _person(document["prepared_by"])),
        *([CoverFact(two_words(N_("Approved by")), _person(approved))] if approved else []),
        CoverFact(two_words(N_("Signed with the key of")), isolated(document["signer"])),
        CoverFact(two_words(N_("Packaged")), isolated(moment)),
        CoverFact(two_words(N_("Number in the series")), count_text(document["sequence"], style_for(language()))),
        CoverFact(two_words(N_("Package number")), sheet_words.grouped(package_id), is_code=True),
    )


def _content(document: dict[str, Any]) -> str:
    """What is in it; an answer file says which questions it answers."""
    kind = two_words(_KINDS[document["kind"]] if "kind" in document else N_("answers to questions of the ILO"))
    both = f"{kind.own} · {kind.english}" if kind.english else kind.own
    asked = [*(each["query"] for each in document.get("answers", ())), *document.get("open", ())]
    return f"{both} ({isolated(asked[0].split('-')[2])})" if asked else both


def _person(said: Mapping[str, str]) -> str:
    """Name and function."""
    return ", ".join(filter(None, (said["name"], said["function"])))


def _figures(document: dict[str, Any]) -> tuple[CoverFact, ...]:
    style = style_for(language())
    rules = document["rules"]
    return (
        CoverFact(two_words(N_("tables")), count_text(len(document["tables"]), style)),
        CoverFact(two_words(N_("rows with figures or letters")), count_text(document["observations"], style)),
        CoverFact(two_words(N_("warnings")), count_text(rules["warnings"], style)),
        CoverFact(two_words(N_("findings with a reason")), count_text(rules["justified"], style)),
    )


def _answer_figures(document: dict[str, Any]) -> tuple[CoverFact, ...]:
    style = style_for(language())
    return (
        CoverFact(two_words(N_("questions answered")), count_text(len(document["answers"]), style)),
        CoverFact(two_words(N_("questions still open")), count_text(len(document["open"]), style)),
    )


def _tables(document: dict[str, Any], edition: Edition, answered: Mapping[str, str]) -> CoverTables:
    style = style_for(language())
    titles = {table.id: table.title for table in edition.tables}
    levels = {value: label for field in edition.fields if field.code == LEVEL for value, label in field.choices}
    return CoverTables(
        title=two_words(N_("Tables")),
        columns=(
            two_words(N_("No.")),
            two_words(N_("Table")),
            two_words(N_("Rows")),
            two_words(N_("Answered")),
            two_words(N_("Sharing")),
        ),
        lines=tuple(
            CoverTable(
                id=table["id"],
                title=titles.get(table["id"], ""),
                rows=count_text(table["rows"], style),
                answered=answered.get(table["id"], ""),
                sharing=_sharing(table, levels),
            )
            for table in document["tables"]
        ),
        total=two_words(N_("All tables")),
        rows=count_text(document["observations"], style),
    )


def _sharing(table: dict[str, Any], levels: Mapping[str, str]) -> Words:
    """Who may see a table: the person's words, the level as the package says it, and the date of an embargo."""
    level, until = table["sharing"], table["embargo_until"]
    own = levels.get(level, level)
    dated = f"{own} · {isolated(until)}" if until else own
    return Words(dated, "" if language() == "en" else level)
