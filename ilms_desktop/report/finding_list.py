"""The findings of the completeness summary: how many of each kind, and in a few words which.

What is found is decided by the rules (`ilms_desktop.validation`); here findings are only counted and named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, gettext, ngettext
from ilms_desktop.model.finding import Severity
from ilms_desktop.report.summary import FindingLine, FindingList
from ilms_desktop.report.table_lists import count_text, isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ilms_desktop.model.finding import CheckReport, Finding
    from ilms_desktop.number_text import NumberStyle

#: rules named on one line, and tables named behind one rule; the rest is counted
MOST_RULES: Final = 3
MOST_TABLES: Final = 6


def finding_list(report: CheckReport, *, style: NumberStyle) -> FindingList:
    """One line a kind, the kinds that ask for work first.

    Args:
        report: result of a check of the whole file, as it stands at sending.
        style: how numbers are written.
    """
    lines = []
    for mark, kind, chosen in _KINDS:
        findings = list(chosen(report))
        text = _what(findings, style)
        lines.append(FindingLine(mark=mark, kind=gettext(kind), number=count_text(len(findings), style), text=text))
    return FindingList(
        title=gettext("Findings"),
        columns=(gettext("Kind"), gettext("Number"), gettext("What they are")),
        lines=tuple(lines),
    )


def _what(findings: list[Finding], style: NumberStyle) -> str:
    """The most frequent rules with their tables and numbers."""
    numbers = Counter(finding.title for finding in findings)
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for finding in findings:
        places[finding.title] |= dict.fromkeys(_places(finding))
    named = [_rule(title, list(places[title]), count_text(numbers[title], style)) for title in _most(numbers)]
    rest = sum(numbers.values()) - sum(numbers[title] for title in _most(numbers))
    if rest:
        words = ngettext("and {count} other", "and {count} others", rest)
        named.append(fill(words, {"count": count_text(rest, style)}))
    return "; ".join(named)


def _most(numbers: Counter[str]) -> list[str]:
    return [title for title, _ in numbers.most_common(MOST_RULES)]


def _rule(title: str, places: list[str], number: str) -> str:
    """A rule's title, where it was found, and how often."""
    more = [*places[:MOST_TABLES], "…"] if len(places) > MOST_TABLES else places
    words = {"title": title, "places": isolated(", ".join(more)), "count": number}
    return fill(gettext("{title}: {places} ({count})") if places else gettext("{title} ({count})"), words)


def _places(finding: Finding) -> list[str]:
    """Tables of the cells, or the source where no cell is named."""
    tables = [cell.qtable.table for cell in finding.cells]
    return tables or ([finding.source] if finding.source else [])


def _open(report: CheckReport, *severities: Severity) -> Iterable[Finding]:
    return (each for each in report.findings if each.severity in severities and each.allowance is None)


#: sign, words, which findings; in the words that the screen uses for the severities
_KINDS: Final[tuple[tuple[str, str, Callable[[CheckReport], Iterable[Finding]]], ...]] = (
    ("square", N_("Must fix, fix or explain"), lambda report: report.blocking),
    ("triangle", N_("To explain"), lambda report: _open(report, Severity.WARNING)),
    ("tick", N_("Explained"), lambda report: (each for each in report.findings if each.allowance is not None)),
    ("info", N_("For information"), lambda report: _open(report, Severity.INFORMATION)),
    ("circle", N_("Not checked"), lambda report: report.not_evaluated),
)
