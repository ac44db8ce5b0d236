"""What the workspace keeps in memory besides the observations: sources, QTables, choices, allowances, submissions.

A mirror of the file: built on opening, renewed after each durable change and never before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ilms_desktop.storage import allowances, meta, observations, qtables, sources, submissions, work_plan
from ilms_desktop.storage.tables import (
    ALLOWANCE,
    COUNTRY_ROWS,
    EARLIER_COUNT,
    EARLIER_REASON,
    META,
    OBSERVATION,
    QTABLE_ROWS,
    SOURCE,
    SUBMISSION,
    VERSION_CHOICE,
    WORK_PLAN,
)
from ilms_desktop.workspace.touched import POST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.completeness import Standing
    from ilms_desktop.model.finding import Allowance, EarlierReason
    from ilms_desktop.model.key import QTableKey, TableKey
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.submission import Submission
    from ilms_desktop.model.work_plan import Planned
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.qtables import QTable
    from ilms_desktop.storage.reading_copy import Readable
    from ilms_desktop.storage.recorder import Image
    from ilms_desktop.storage.work_plan import Place
    from ilms_desktop.workspace.post import Post


@dataclass
class State:
    """The mirror.

    Attributes:
        meta: facts of the file. sources: by id, in order. versions: class versions chosen.
        qtables: QTables with a number. keys: their keys by number.
        allowances: by finding. submissions: by signer and number.
        used: how many cells hold something, by source and table, then by QTable.
        earlier: reasons of other files that are offered again.
        plan: who fills which gap until when. last_round: how complete the round before was, or None.
        post: what went out and came in; None until somebody asks.
    """

    meta: dict[str, str]
    sources: dict[str, Source]
    versions: dict[tuple[str, TableKey], str]
    qtables: dict[QTableKey, QTable]
    allowances: dict[str, Allowance]
    submissions: tuple[Submission, ...]
    used: dict[tuple[str, TableKey], Counter[QTableKey]]
    earlier: tuple[EarlierReason, ...] = ()
    plan: dict[Place, Planned] = field(default_factory=dict)
    last_round: Standing | None = None
    post: Post | None = None
    keys: dict[int, QTableKey] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the QTables by number."""
        self.keys = {qtable.id: key for key, qtable in self.qtables.items()}

    def used_of(self, source: str, table: TableKey) -> Mapping[QTableKey, int]:
        """How many cells hold something, for the QTables of a table of a source that have any."""
        return self.used.get((source, table), {})

    def holds_something(self, key: QTableKey) -> bool:
        """Whether any cell of a QTable holds something."""
        return key in self.used_of(key.source, key.table_key)

    def renew(self, database: Database, images: Iterable[Image], numbered: Iterable[int]) -> None:
        """Follow a durable change.

        Args:
            database: the file.
            images: rows that changed.
            numbered: numbers of QTables that may be new.
        """
        images = tuple(images)
        tables = {image.table for image in images}
        touched = {image.row[0] for image in images if image.table in {QTABLE_ROWS.name, COUNTRY_ROWS.name}}
        self._renew_qtables(database, touched | set(numbered))
        self._count(image for image in images if image.table == OBSERVATION.name)
        if META.name in tables:
            self.meta = meta.read(database)
        if SOURCE.name in tables:
            self.sources = sources.read(database)
        if VERSION_CHOICE.name in tables:
            self.versions = sources.read_versions(database)
        if ALLOWANCE.name in tables:
            self.allowances = allowances.read(database)
        if EARLIER_REASON.name in tables:
            self.earlier = allowances.read_earlier(database)
        if SUBMISSION.name in tables:
            self.submissions = submissions.read(database)
        self._renew_plan(database, tables)

    def _renew_plan(self, database: Database, tables: set[str]) -> None:
        if WORK_PLAN.name in tables:
            self.plan = work_plan.read(database)
        if EARLIER_COUNT.name in tables:
            self.last_round = work_plan.read_round(database)
        if not POST.isdisjoint(tables):
            self.post = None

    def _renew_qtables(self, database: Database, numbers: Iterable[int]) -> None:
        for number in numbers:
            qtable = qtables.get(database, number)
            self.qtables[qtable.key] = qtable
            self.keys[number] = qtable.key

    def _count(self, images: Iterable[Image]) -> None:
        for image in images:
            if (image.before is None) == (image.after is None):
                continue
            key = self.keys[observations.qtable_of(image.row)]
            counts = self.used.setdefault((key.source, key.table_key), Counter())
            counts[key] += (image.after is not None) - (image.before is not None)
            if not counts[key]:
                del counts[key]


def read_state(database: Readable) -> State:
    """The mirror of a file just opened, or of a copy of one."""
    return State(
        meta=meta.read(database),
        sources=sources.read(database),
        versions=sources.read_versions(database),
        qtables=qtables.read(database),
        allowances=allowances.read(database),
        submissions=submissions.read(database),
        used=_by_table(observations.used(database)),
        earlier=allowances.read_earlier(database),
        plan=work_plan.read(database),
        last_round=work_plan.read_round(database),
    )


def _by_table(used: Mapping[QTableKey, int]) -> dict[tuple[str, TableKey], Counter[QTableKey]]:
    found: dict[tuple[str, TableKey], Counter[QTableKey]] = {}
    for key, count in used.items():
        found.setdefault((key.source, key.table_key), Counter())[key] = count
    return found
