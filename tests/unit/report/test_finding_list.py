"""The findings of the sheet: each counted under the one kind it belongs to, the most frequent named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ilms_desktop import i18n
from ilms_desktop.model.finding import Allowance, CheckReport, Finding, Level, Outcome, Severity, Words
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.number_text import style_for
from ilms_desktop.report.finding_list import finding_list

if TYPE_CHECKING:
    from ilms_desktop.report.summary import FindingLine

STYLE = style_for("en")


def finding(
    number: int, severity: Severity, *, table: str = "C4", title: str = "Sum of sexes", allowed: bool = False
) -> Finding:
    """A finding on one cell of a table; on the source alone where no table is given."""
    key = f"V02/{number}"
    qtable = QTableKey("FX:N1", table, Criterion.NONE, "_", 2020)
    allowance = Allowance(key, "", "checked with the register", "Sok Dara", datetime(2026, 9, 1, tzinfo=UTC))
    return Finding(
        key=key,
        rule="V02",
        title=title,
        severity=severity,
        level=Level.VALUE,
        outcome=Outcome.FAIL,
        words=Words.of(""),
        cells=(ObservationKey(qtable, CellKey("SEX_T", ABSENT, ABSENT)),) if table else (),
        source="FX:N1",
        allowance=allowance if allowed else None,
    )


def lines(*findings: Finding, waiting: tuple[Finding, ...] = ()) -> dict[str, FindingLine]:
    """Lines of the list by their sign."""
    report = CheckReport(findings=findings, not_evaluated=waiting, passed=0)
    return {line.mark: line for line in finding_list(report, style=STYLE).lines}


def test_each_finding_is_counted_under_one_kind() -> None:
    """What blocks, what waits for a word, what was explained, what is only told, what could not be checked."""
    found = lines(
        finding(1, Severity.FATAL),
        finding(2, Severity.DUPLICATE),
        finding(3, Severity.ERROR),
        finding(4, Severity.ERROR, allowed=True),
        finding(5, Severity.WARNING),
        finding(6, Severity.WARNING, allowed=True),
        finding(7, Severity.INFORMATION),
        waiting=(finding(8, Severity.ERROR), finding(9, Severity.ERROR)),
    )
    assert {mark: line.number for mark, line in found.items()} == {
        "square": "3",
        "triangle": "1",
        "tick": "2",
        "info": "1",
        "circle": "2",
    }


def test_a_line_names_rule_tables_and_number() -> None:
    """The director sees where to look without opening the program."""
    found = lines(
        finding(1, Severity.WARNING, title="Zero and blank mixed"),
        finding(2, Severity.WARNING, table="A5"),
        finding(3, Severity.WARNING, table="A8"),
        finding(4, Severity.WARNING, table="A5"),
    )
    assert found["triangle"].text == "Sum of sexes: A5, A8 (3); Zero and blank mixed: C4 (1)"


def test_a_finding_without_cells_names_its_source() -> None:
    """Missing metadata belong to a source, not to a table."""
    found = lines(finding(1, Severity.ERROR, table="", title="Compulsory field"))
    assert found["square"].text == "Compulsory field: FX:N1 (1)"


def test_a_finding_about_the_whole_file_names_no_place() -> None:
    """There is none to name."""
    alone = finding(1, Severity.ERROR, table="", title="No table filled")
    assert lines(replace(alone, source=""))["square"].text == "No table filled (1)"


def test_rare_rules_are_counted_not_named() -> None:
    """Three rules fit on the line; the rest is in the program."""
    many = [finding(number, Severity.WARNING, title=f"Rule {number % 4}") for number in range(4 * 3 + 3)]
    assert lines(*many)["triangle"].text == "Rule 0: C4 (4); Rule 1: C4 (4); Rule 2: C4 (4); and 3 others"
    assert lines(*many[:4])["triangle"].text.endswith("and 1 other")


def test_many_tables_are_cut_visibly() -> None:
    """The number behind them still counts all."""
    many = [finding(number, Severity.WARNING, table=f"A{number}") for number in range(1, 9)]
    assert lines(*many)["triangle"].text == "Sum of sexes: A1, A2, A3, A4, A5, A6, … (8)"


def test_nothing_found_is_a_zero_not_a_gap() -> None:
    """An empty field would leave open whether anybody looked."""
    assert {line.number for line in lines().values()} == {"0"}
    assert {line.text for line in lines().values()} == {""}


def test_tables_keep_their_order_where_the_page_runs_from_right_to_left() -> None:
    """Codes are isolated from the words about them."""
    i18n.use("ar")
    assert "\u2066C4\u2069" in lines(finding(1, Severity.WARNING))["triangle"].text
