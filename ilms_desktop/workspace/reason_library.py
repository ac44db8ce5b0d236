"""The library of reasons: what may be said of a finding, the likeliest first. Nothing is applied by itself.

First what was said of this very finding when its figures were other ones, then what was said of it in an earlier
round, then the standard reasons that fit its rule, then what the office has said of other findings in this file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ilms_desktop.definitions.reasons import load_reasons
from ilms_desktop.workspace.allow_handlers import MOST_FIGURES
from ilms_desktop.workspace.likeness import is_same_again, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.definitions.reasons import Likeness
    from ilms_desktop.model.finding import Allowance, EarlierReason, Finding
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.workspace.likeness import Figures, Place
    from ilms_desktop.workspace.reader import Reader


class ReasonOrigin(StrEnum):
    """Where a reason comes from, in the order in which they are offered."""

    #: given for this finding when its figures were other ones
    EXPIRED = "expired"
    #: given for this finding in an earlier round
    EARLIER = "earlier"
    #: the standard reasons
    STANDARD = "standard"
    #: given for other findings in this file, most used first
    USED = "used"


@dataclass(frozen=True, slots=True)
class OfferedReason:
    """A reason to choose.

    Attributes:
        text: what would be said. origin: where it comes from. code: of the standard reason, or empty.
        allowance: who gave it, when and for which figures; None for standard and used ones.
        round: in which it was given, for EARLIER.
        times: how often it stands in this file, for USED; for how many of the findings it was given, for the first two.
    """

    text: str
    origin: ReasonOrigin
    code: str = ""
    allowance: Allowance | None = None
    round: str = ""
    times: int = 0


def offered_reasons(reader: Reader, findings: Sequence[Finding]) -> tuple[OfferedReason, ...]:
    """Reasons for findings that are to be explained together; each text once.

    Args:
        reader: the open file.
        findings: of one or of several rules; a standard reason must fit them all.
    """
    reasons = load_reasons(language=reader.language)
    given = {each.finding: each for each in reader.allowances()}
    found = [
        *_collected(ReasonOrigin.EXPIRED, [("", given[each.key]) for each in findings if _is_over(each, given)]),
        *_collected(ReasonOrigin.EARLIER, _earlier(reader, findings, reasons.likeness)),
        *(
            OfferedReason(each.text, ReasonOrigin.STANDARD, each.code)
            for each in reasons.standard.values()
            if all(each.fits(finding.rule) for finding in findings)
        ),
        *_used(given.values(), reader.earlier_reasons()),
    ]
    first: dict[str, OfferedReason] = {}
    for reason in found:
        first.setdefault(reason.text, reason)
    return tuple(first.values())


def code_of(text: str, code: str, *, language: str) -> str:
    """Code to store with a text: kept while the text still begins with the words of that standard reason."""
    standard = load_reasons(language=language).standard.get(code)
    return code if standard is not None and text.startswith(standard.text) else ""


def figures_of(reader: Reader, finding: Finding) -> Figures:
    """What stands in the cells of a finding now, as far as it is kept beside a reason."""
    return tuple((key, reader.observation(key)) for key in finding.cells[:MOST_FIGURES])


def changed_figures(
    reader: Reader, allowance: Allowance
) -> tuple[tuple[ObservationKey, Observation, Observation], ...]:
    """Cells that held another figure or letter when the reason was given: cell, then, now."""
    pairs = ((key, then, reader.observation(key)) for key, then in allowance.figures)
    return tuple((key, then, now) for key, then, now in pairs if (then.value, then.status) != (now.value, now.status))


def _is_over(finding: Finding, given: Mapping[str, Allowance]) -> bool:
    """Whether a reason was given for other figures of the finding."""
    return finding.allowance is None and finding.key in given


def _earlier(reader: Reader, findings: Iterable[Finding], likeness: Likeness) -> list[tuple[str, Allowance]]:
    """Reasons of earlier rounds that speak of these findings, of the latest round and the nearest year first."""
    by_place: dict[Place, list[EarlierReason]] = {}
    by_key: dict[str, list[EarlierReason]] = {}
    for each in reader.earlier_reasons():
        by_key.setdefault(each.allowance.finding, []).append(each)
        if each.allowance.figures:
            by_place.setdefault(place_of(each.allowance.rule, each.allowance.figures[0][0]), []).append(each)
    found: list[tuple[str, Allowance]] = []
    for finding in findings:
        near = by_place.get(place_of(finding.rule, finding.cells[0]), []) if finding.cells else []
        candidates = dict.fromkeys((*by_key.get(finding.key, ()), *near))
        now = figures_of(reader, finding) if candidates else ()
        same = [each for each in candidates if is_same_again(each.allowance, finding, now, likeness)]
        if same:
            best = min(same, key=lambda each: _distance(each, finding))
            found.append((best.round, best.allowance))
    return found


def _distance(reason: EarlierReason, finding: Finding) -> int:
    """Years between the figures of a reason and those of a finding."""
    if not reason.allowance.figures or not finding.cells:
        return 0
    return abs(reason.allowance.figures[0][0].qtable.year - finding.cells[0].qtable.year)


def _collected(origin: ReasonOrigin, given: Sequence[tuple[str, Allowance]]) -> Iterator[OfferedReason]:
    """Reasons once each, those of most findings first."""
    counts = Counter(allowance.reason for _round, allowance in given)
    for text, times in counts.most_common():
        round_, allowance = next(each for each in given if each[1].reason == text)
        yield OfferedReason(text, origin, allowance.code, allowance, round_, times)


def _used(given: Iterable[Allowance], earlier: Iterable[EarlierReason]) -> Iterator[OfferedReason]:
    """Reasons of this file, most used first, then those of earlier rounds."""
    codes: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for each in given:
        counts[each.reason] += 1
        codes.setdefault(each.reason, each.code)
    old: Counter[str] = Counter()
    for reason in earlier:
        old[reason.allowance.reason] += 1
        codes.setdefault(reason.allowance.reason, reason.allowance.code)
    for text in sorted(codes, key=lambda each: (-counts[each], -old[each], each)):
        yield OfferedReason(text, ReasonOrigin.USED, codes[text], times=counts[text])
