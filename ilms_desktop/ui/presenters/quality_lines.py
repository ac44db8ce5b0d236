"""The source-quality matrix in words: tables and questions down, sources across; gaps are said, not left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import own
from ilms_desktop.ui.presenters.places import year_ranges
from ilms_desktop.ui.presenters.words import criterion_words
from ilms_desktop.workspace.source_quality import Answer, Cover, Coverage, Known, SourceQuality

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tone(StrEnum):
    """How a field of the matrix stands; each has a sign of its own."""

    #: answered, or filled as far as it goes
    GOOD = "good"
    #: begun
    PART = "part"
    #: to be filled, and nothing there yet
    WAITING = "waiting"
    #: asked, and nothing there
    GAP = "gap"
    #: not asked, or may stay unsaid
    NONE = "none"


@dataclass(frozen=True, slots=True)
class QualityField:
    """A field: words and tone."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class QualityLine:
    """A line: number of the table, or empty; its title; a field for each source. Headings have no fields."""

    number: str
    title: str
    fields: tuple[QualityField, ...] = ()
    is_gap: bool = False

    @property
    def is_head(self) -> bool:
        """Whether it is the heading of the lines under it."""
        return not self.fields


@dataclass(frozen=True, slots=True)
class Quality:
    """The matrix: ids and names of its sources, its lines."""

    sources: tuple[tuple[str, str], ...]
    lines: tuple[QualityLine, ...]


_COVERS: Final = {Cover.WHOLE: Tone.GOOD, Cover.BEGUN: Tone.PART, Cover.WAITING: Tone.WAITING, Cover.NONE: Tone.NONE}
_KNOWN: Final = {
    Known.GIVEN: Tone.GOOD,
    Known.OPEN: Tone.GAP,
    Known.BLANK: Tone.NONE,
    Known.NOT_ASKED: Tone.NONE,
}
_UNSAID: Final = {
    Known.OPEN: N_("not answered"),
    Known.BLANK: N_("not stated"),
    Known.NOT_ASKED: N_("–"),
}


def quality(found: SourceQuality) -> Quality:
    """The matrix of a file; nothing where there is no source."""
    if not found.sources:
        return Quality((), ())
    return Quality(
        sources=tuple((source.id, own(source.name)) for source in found.sources),
        lines=tuple(_lines(found)),
    )


def _lines(found: SourceQuality) -> Iterator[QualityLine]:
    yield QualityLine("", _("Which source fills which table"))
    for row in found.tables:
        yield QualityLine(
            number=row.number,
            title=fill(_("{title} · no source fills it"), {"title": row.title}) if row.is_gap else row.title,
            fields=tuple(_coverage(cell, is_gap=row.is_gap) for cell in row.cells),
            is_gap=row.is_gap,
        )
    yield QualityLine("", _("What is known of each source"))
    for fact in found.facts:
        yield QualityLine("", fact.title, tuple(map(_answer, fact.answers)))


def _coverage(cell: Coverage, *, is_gap: bool) -> QualityField:
    """How far, which years, by which criterion."""
    if cell.cover is Cover.NONE:
        return QualityField(_("no source") if is_gap else "–", Tone.GAP if is_gap else Tone.NONE)
    far = _("nothing yet")
    if cell.cover is not Cover.WAITING:
        far = fill(_("{n} %"), {"n": str(cell.counts.percent)})
    # why: one criterion says nothing that the source does not say already
    criteria = [criterion_words(each) for each in cell.criteria] if len(cell.criteria) > 1 else []
    parts = (far, year_ranges(list(cell.years)), _(", ").join(criteria))
    return QualityField(_(" · ").join(part for part in parts if part), _COVERS[cell.cover])


def _answer(answer: Answer) -> QualityField:
    text = own(answer.text) if answer.known is Known.GIVEN else _(_UNSAID[answer.known])
    return QualityField(text, _KNOWN[answer.known])
