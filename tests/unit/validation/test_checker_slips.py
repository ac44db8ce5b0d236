"""Planted slips are found and undone: a small sample of what the manual's page is measured on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.slips.measuring import Bench, Clean, Score, asking, measure
from tests.slips.page import EACH, FALSE, OTHERS, QUESTIONNAIRES, RIGHT, SEED, SEEN
from tests.slips.planting import KINDS
from tests.slips.questionnaire import questionnaire

if TYPE_CHECKING:
    from tests.slips.planting import Kind

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "reference" / "slips.md"
#: small questionnaires with many kinds of tables, one of them rounded
SEEDS = (1, 10, 11)
EACH_HERE = 2


@pytest.fixture(scope="module")
def measured() -> tuple[dict[str, Score], Clean]:
    """Scores of a small sample."""
    return measure(map(questionnaire, SEEDS), each=EACH_HERE)


def share(scores: dict[str, Score], part: str, *, single: bool | None = None, arithmetic: bool | None = None) -> float:
    """Share of the slips of some kinds."""
    kinds = [kind for kind in KINDS if single in (None, kind.is_single) and arithmetic in (None, kind.is_arithmetic)]
    planted = sum(scores[kind.name].planted for kind in kinds)
    return float(sum(getattr(scores[kind.name], part) for kind in kinds) / planted)


def test_slips_are_found(measured: tuple[dict[str, Score], Clean]) -> None:
    """Those that sums can see nearly always, the others mostly."""
    scores, _clean = measured
    assert share(scores, "found", arithmetic=True) >= SEEN
    assert share(scores, "found", arithmetic=False) >= OTHERS


def test_the_first_suggestion_is_mostly_right(measured: tuple[dict[str, Score], Clean]) -> None:
    """Where one edit was planted."""
    scores, _clean = measured
    assert share(scores, "right", single=True) >= RIGHT


def test_what_is_offered_alone_is_hardly_ever_wrong(measured: tuple[dict[str, Score], Clean]) -> None:
    """A suggestion that looks convincing and is wrong does harm."""
    scores, _clean = measured
    alone = sum(scores[kind.name].offered for kind in KINDS if kind.is_single)
    right = sum(scores[kind.name].right_alone for kind in KINDS if kind.is_single)
    assert right >= 0.97 * alone


def test_clean_questionnaires_are_left_in_peace(measured: tuple[dict[str, Score], Clean]) -> None:
    """Whoever cries wolf is not heard."""
    _scores, clean = measured
    assert 1000 * sum(clean.warnings.values()) / clean.cells < FALSE


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_slip_that_is_taken_out_leaves_nothing_behind(kind: Kind) -> None:
    """After the repair every finding is gone, and none is left from before."""
    bench = Bench(questionnaire(10))
    slip = bench.plant(kind, 0)
    before = sorted(finding.key for finding in asking(bench.checker.full(bench.file.connection)))
    if slip is not None:
        bench.findings(slip)
    found = bench.checker.touched(bench.file.connection, qtables=list(bench.questionnaire.qtables))
    after = asking(found)
    bench.close()
    assert sorted(finding.key for finding in after) == before


def test_the_page_of_the_manual_is_about_this_measurement() -> None:
    """Its seed, its sizes and its kinds are those of the program; its figures keep the aims."""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert f"seed {SEED}, {QUESTIONNAIRES} questionnaires" in text
    assert f"{EACH} slips of each kind" in text
    rows = {
        cells[1]: cells for line in text.splitlines() if len(cells := [part.strip() for part in line.split("|")]) == 9
    }
    assert [kind.name for kind in KINDS if kind.name not in rows] == []
    for kind in KINDS:
        assert float(rows[kind.name][3]) >= (SEEN if kind.is_arithmetic else OTHERS), kind.name
        assert not kind.is_single or float(rows[kind.name][5]) >= RIGHT, kind.name
