"""The page of the manual that says how well slips are found: its table, and what it was measured on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.slips.planting import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.slips.measuring import Clean, Score

#: what the page is measured on: questionnaires numbered from the seed on, and slips of each kind in each of them
SEED: Final = 1
QUESTIONNAIRES: Final = 40
EACH: Final = 8
#: shares aimed at: found where sums can see it, found otherwise, first suggestion right where one edit mends it
SEEN, OTHERS, RIGHT = 0.95, 0.8, 0.85
#: findings in a thousand cells without a slip, at most
FALSE: Final = 1.0

_HEAD: Final = """\
| Kind of slip | planted | found | said of it | first suggestion right | offered alone | right when alone |
|---|---:|---:|---:|---:|---:|---:|
"""
_PAGE: Final = """\
# How well slips are found

Measured, not estimated: slips are planted into questionnaires that are right, one at a time, and what the rules say
is compared with what was done. Written by `python -m tests.slips --write`;
seed {seed}, {questionnaires} questionnaires, {each} slips of each kind in each of them where it has a place for one.

## Slips

{table}
*Found*: an error or a warning names a cell of the slip. *Said of it*: share of what is said anew that names one.
*First suggestion right*: the suggestion that is read first puts back exactly what stood there, and nothing else.
*Offered alone*: it stands there without others beside it, ready to be applied. Kinds above the line are those that sums
can see; a single edit mends the first {singles} of them.

Aims: {seen:.0%} found where sums can see the slip, {others:.0%} otherwise; first suggestion right in {right:.0%} where
a single edit was planted.

## Without slips

{cells:,} filled cells, {warnings} errors or warnings on them: {rate:.2f} in a thousand (aim: fewer than {false:.0f}).
By rule: {by_rule}. Besides, {gaps} speak of rows, years, sexes and countries that were left out on purpose.

## What it was measured on

Questionnaires of made-up countries (`tests/slips/country.py`): universes of lognormal size, three to eight years with
drift, persons split by sex, age, education, activity, occupation, status in employment and partner country, so that all
tables agree with each other, flows with stocks, and both editions of a table with one another. A quarter of them are
rounded to one or no decimal, cell by cell; some tables have no men and women, a row marked not available, or a year
left out; named countries change. Real questionnaires are messier: breaks that are true, small figures, tables from
different extracts. The published figures in `tests/data/published` are tried separately.

A slip changes figures of at least three digits by three units of the last decimal or more; less cannot be told from
rounding. Digits are changed as they stand in the cell. *Shifted rows*: four rows or more of a column, the first figure
lost, the last row left blank or as it was. *Copied column*: that of another sex or of a neighbouring year. *Table
pasted elsewhere*: rows as they stand, into a table of the same shape. *Sexes exchanged*: a table, or a row with its
totals, in which one sex is at most three in ten. *Category exchanged*: two rows, one at least twice the other. *Unit
change*: persons instead of thousands in a table, a row or a column. *Undeclared break*: from one year on all tables of
a module come from a universe 2.4 to 4 times as large or small.
"""


def table(scores: Mapping[str, Score]) -> str:
    """Rows of the table."""
    rows = [_row(kind.name, scores[kind.name]) for kind in KINDS if kind.name in scores]
    seen = sum(kind.is_arithmetic for kind in KINDS if kind.name in scores)
    line = ["| | | | | | | |\n"] if 0 < seen < len(rows) else []
    return _HEAD + "".join([*rows[:seen], *line, *rows[seen:]])


def _row(name: str, score: Score) -> str:
    shares = (
        (score.found, score.planted),
        (score.about, score.said),
        (score.right, score.planted),
        (score.offered, score.planted),
        (score.right_alone, score.offered),
    )
    cells = [f"{part / whole:.3f}" if whole else "–" for part, whole in shares]
    return f"| {name} | {score.planted} | {' | '.join(cells)} |\n"


def page(scores: Mapping[str, Score], clean: Clean) -> str:
    """The whole page."""
    warnings = sum(clean.warnings.values())
    return _PAGE.format(
        seed=SEED,
        questionnaires=QUESTIONNAIRES,
        each=EACH,
        table=table(scores),
        singles=sum(kind.is_single for kind in KINDS),
        seen=SEEN,
        others=OTHERS,
        right=RIGHT,
        cells=clean.cells,
        warnings=warnings,
        rate=1000 * warnings / clean.cells,
        false=FALSE,
        by_rule=", ".join(f"{rule} {count}" for rule, count in sorted(clean.warnings.items())) or "none",
        gaps=sum(clean.of_gaps.values()),
    )
