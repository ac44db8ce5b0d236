"""Questionnaires and files for the tests of import and export."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.workspace.clock import uuid7
from ilms_desktop.workspace.importing import plan_import
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.clock import Clock, Ids
    from ilms_desktop.workspace.import_report import ImportReport

HEADER = "ref_area,source,indicator,sex,classif1,classif2,time,obs_value,obs_status"


def a_clock() -> Clock:
    """Time that goes on by a second each time it is asked."""
    seconds = itertools.count()
    return lambda: datetime(2026, 9, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))


def some_ids() -> Ids:
    """Ids that are the same in every run."""
    numbers = itertools.count(1)
    return lambda: uuid7(1_790_000_000_000, next(numbers))


def new_workspace(path: Path, *, country: str = "KHM", edition: str = "ilms-2019") -> Workspace:
    """An empty questionnaire."""
    return Workspace.create(
        path, country=country, round_id="2026", edition_id=edition, language="en", clock=a_clock(), ids=some_ids()
    )


def bulk(*rows: str, header: str = HEADER) -> bytes:
    """A file with these rows."""
    return "\n".join([header, *rows, ""]).encode()


def take(workspace: Workspace, data: bytes, *, source: str | None = None) -> ImportReport:
    """Import a file; gives its report."""
    plan = plan_import(workspace, read_bulk(data, name="data.csv"), source=source)
    if plan.command is not None:
        workspace.execute(plan.command)
    return plan.report
