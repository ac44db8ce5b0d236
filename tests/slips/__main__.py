"""Measure how well slips are found, and write the table of the manual.

    python -m tests.slips [--questionnaires N] [--each N] [--seed N] [--kind NAME] [--show N] [--write]

Without `--write` the table is printed. `--show` prints slips of which nothing was found, or something else suggested.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.slips.measuring import measure
from tests.slips.page import EACH, QUESTIONNAIRES, SEED, page, table
from tests.slips.planting import KINDS
from tests.slips.questionnaire import questionnaire

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Finding
    from tests.slips.measuring import Score
    from tests.slips.planting import Planted

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "slips.md"


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.slips", description=__doc__)
    parser.add_argument("--questionnaires", type=int, default=QUESTIONNAIRES)
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--kind", action="append", default=[])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    kinds = [kind for kind in KINDS if not asked.kind or kind.name in asked.kind]
    seeds = range(asked.seed, asked.seed + asked.questionnaires)
    scores, clean = measure(map(questionnaire, seeds), each=asked.each, kinds=kinds)
    for name, score in scores.items():
        show(name, score, asked.show)
    if asked.write:
        DOCUMENT.write_text(page(scores, clean), encoding="utf-8")
    else:
        sys.stdout.write(table(scores) + f"\n{clean}\n")


def show(name: str, score: Score, count: int) -> None:
    """Some slips that were not found, or were taken for something else."""
    nothing: list[tuple[Planted, list[Finding]]] = [(slip, []) for slip in score.missed]
    for slip, findings in [*nothing[:count], *score.wrong[:count]]:
        sys.stdout.write(f"{name}: {len(slip.edits)} cells\n")
        for key, said in list(slip.edits.items())[:3]:
            sys.stdout.write(f"    {key} {slip.truth[key]} -> {said}\n")
        for finding in findings[:3]:
            offered = [finding.suggestion] if finding.suggestion else finding.alternatives
            sys.stdout.write(f"    {finding.rule} {finding.severity} {finding.message}\n")
            sys.stdout.writelines(f"        {each.text}\n" for each in offered)


if __name__ == "__main__":
    main()
