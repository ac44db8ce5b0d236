"""Printed reports: how long a person waits for one page and for the whole questionnaire.

The questionnaire is full: every table of a survey by both criteria and of a register, with figures that add up.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import pytest

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.model.command import AddSource, Label, SetObservations
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.reports import KINDS, report_pdf
from ilms_desktop.workspace.workspace import Workspace
from tests.bench.test_workspace import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

YEARS: Final = tuple(range(2019, 2024))
ONE_PAGE_BAR: Final = 1.0
WHOLE_BAR: Final = 5.0
#: kind -> bar in seconds
BARS: Final = {"completeness": ONE_PAGE_BAR, "cover": ONE_PAGE_BAR}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The full questionnaire of five years: a survey by both criteria and a register."""
    made = Workspace.create(
        tmp_path_factory.mktemp("reports") / "full.ilms",
        country="KHM",
        round_id="2026",
        edition_id="ilms-2019",
        language="en",
        clock=system_clock,
        ids=system_ids,
    )
    with made:
        criteria = (Criterion.BIRTH, Criterion.CITIZENSHIP)
        made.execute(AddSource(Source(id="BA:N", type="BA", name="Survey", criteria=criteria, years=YEARS)))
        made.execute(AddSource(Source(id="FX:N", type="FX", name="Register", years=YEARS)))
        entries = [
            entry for source in made.sources() for entry in filled(made, source.id) if entry[0].qtable.year in YEARS
        ]
        made.execute(SetObservations(tuple(entries), Label("Type")))
        print(f"\n{len(entries):,} figures")
        made.check()
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_comes_while_one_looks_on(workspace: Workspace, kind: str, language: str) -> None:
    """One page in a second, the whole questionnaire in five; figures and rules are known."""
    # why: the window has checked the file in its language long before somebody prints
    workspace.in_language(language).report()
    since = time.perf_counter()
    data = report_pdf(workspace, kind, language=language)
    took = time.perf_counter() - since
    print(f"\n{kind} {language}: {took:.2f} s, {len(data):,} bytes")
    assert took <= BARS.get(kind, WHOLE_BAR)
