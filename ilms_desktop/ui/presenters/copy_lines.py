"""What copying a source would take, in words: kind, answers, criteria, years, and what does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.places import year_ranges
from ilms_desktop.ui.presenters.source_lines import kind_words

if TYPE_CHECKING:
    from ilms_desktop.workspace.source_copies import SourceCopy
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A source that may be copied.

    Attributes:
        name: of the source. about: kind and number. takes: what the copy would have.
        remarks: what does not come along, or comes otherwise; a sentence each.
    """

    name: str
    about: str
    takes: str
    remarks: tuple[str, ...]


def copy_line(workspace: Workspace, copy: SourceCopy) -> CopyLine:
    """A copy in words."""
    original, source = copy.original, copy.source
    count = len(source.fields)
    parts = (
        fill(ngettext("{n} answer", "{n} answers", count), {"n": ltr(str(count))}),
        _(", ").join(words.criterion_words(each) for each in source.criteria) or _("module C only"),
        fill(_("years {years}"), {"years": year_ranges(list(source.years))}) if source.years else _("no year yet"),
    )
    remarks = (_left_out(workspace, copy), _unused(copy), _already_here(copy))
    return CopyLine(
        name=original.name,
        about=kind_words(workspace, original.type, original.id),
        takes=fill(_("Takes {parts}."), {"parts": "; ".join(parts)}),
        remarks=tuple(remark for remark in remarks if remark),
    )


def _left_out(workspace: Workspace, copy: SourceCopy) -> str:
    """Answers that this questionnaire does not take."""
    titles = {field.code: field.title for field in workspace.edition.fields}
    named = _(", ").join(titles.get(code, code) for code in copy.left_out)
    return fill(_("Does not fit here and stays behind: {fields}."), {"fields": named}) if named else ""


def _unused(copy: SourceCopy) -> str:
    """Criteria that this questionnaire does not use."""
    named = _(", ").join(words.criterion_words(each) for each in copy.criteria)
    return fill(_("This questionnaire is not split by: {criteria}."), {"criteria": named}) if named else ""


def _already_here(copy: SourceCopy) -> str:
    """A survey number that is taken."""
    if not copy.is_here:
        return ""
    told = _("{source} is in this file already; the copy gets a running number.")
    return fill(told, {"source": ltr(copy.original.id)})
