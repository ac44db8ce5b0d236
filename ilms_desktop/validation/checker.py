"""The checker of an open file: everything at once, and after an edit only what the edit touches.

It remembers what the rules said of each frame, so that an edit re-evaluates a handful of identities and not a whole
year; whoever changes the file says which cells, QTables and sources changed. After a change that was taken back
without being told (a transaction rolled back), call `full` again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ilms_desktop import logs
from ilms_desktop.model.finding import Outcome
from ilms_desktop.validation.alike import AlikeIndex
from ilms_desktop.validation.evaluate import Context, is_asked
from ilms_desktop.validation.explain import Explainer
from ilms_desktop.validation.frames import FrameKey, Group, Planner
from ilms_desktop.validation.grid import Grid
from ilms_desktop.validation.grid_store import GridStore
from ilms_desktop.validation.indicators import RULE_KIND, indicators
from ilms_desktop.validation.outline import read_outlines, restless
from ilms_desktop.validation.patterns import structure
from ilms_desktop.validation.patterns.source_record import SourceView
from ilms_desktop.validation.questions import Questions
from ilms_desktop.validation.records import read_changed, read_grids, read_records, read_sources, read_suspects
from ilms_desktop.validation.results import GroupResult, together
from ilms_desktop.validation.rulebook import RuleBook
from ilms_desktop.validation.run import run_live, run_set
from ilms_desktop.validation.shapes import Shapes
from ilms_desktop.validation.surroundings import Surveyor
from ilms_desktop.validation.wide import BundleIndex, Scope, View, bundle_keys
from ilms_desktop.validation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from ilms_desktop.model.edition import Edition, Round
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey, QTableKey, TableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.frames import Frame
    from ilms_desktop.validation.indicators import Indicator
    from ilms_desktop.validation.kinds import WidePattern
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.results import GroupResults
    from ilms_desktop.validation.wide import Bundle, BundleKey

#: stands for the source as a whole among the frames of its group
_SOURCE_PART = FrameKey("", ())


class Checker:
    """Checks one open file.

    Args:
        edition: the questionnaire, in the language of the findings.
        round_: the round. country: reporting country, ISO alpha-3.
        rules: the catalogue.
    """

    def __init__(self, edition: Edition, round_: Round, country: str, rules: tuple[Rule, ...]) -> None:
        self._edition = edition
        self.round = round_
        self.country = country
        book = RuleBook.of(rules)
        self._context = Context(book, Wording.of(edition), {})
        self._planner = Planner.of(edition, book)
        self._questions = Questions(edition, book.row_relations)
        self._is_known = False
        self._misfits: dict[QTableKey, Record] = {}
        self._parts: dict[Group, dict[FrameKey, GroupResult]] = {}
        self._figures: dict[Group, dict[QTableKey, Record]] = {}
        self._bundles = BundleIndex(edition, book.scopes(edition))
        self._alike = AlikeIndex(edition)
        self._wide: dict[Group, dict[BundleKey, GroupResult]] = {}
        self._grids = GridStore()
        self._worked_out: dict[str, Any] = {}
        self._explainer = Explainer(book.hints, Shapes(self._planner.rows), self._context.wording)
        self._surveyor = Surveyor(self._context, self._planner, self._grids)
        self._position = {table.key: position for position, table in enumerate(edition.tables)}

    def full(self, connection: Connection) -> GroupResults:
        """Check the whole file with the set statement.

        Args:
            connection: to the file; temporary tables are made in it and removed again.
        """
        self._is_known = False
        self._context = replace(self._context, sources=read_sources(connection))
        outlines = read_outlines(connection)
        marked = read_suspects(connection, self._conditions(connection))
        used = {number: outline.figures > 0 for number, outline in outlines.items()}
        records = self._fitting(read_records(connection, self._edition, used), outlines)
        frames = [self._planner.single(record) for record in records]
        frames += (frame for frame in self._planner.across(records) if is_asked(self._context, frame))
        self._parts = {}
        narrow = frozenset().union(*(marked[rule.id] for rule, _pattern in self._context.book.qtable_patterns))
        for frame, result in run_set(connection, self._context, frames, narrow):
            self._keep(frame.group, frame.key, result)
        self._figures = {}
        self._bundles.clear()
        for record in records:
            self._note_figures(record.key, record)
            self._bundles.take(record)
        self._grids.clear()
        self._worked_out.clear()
        self._explainer.forget()
        self._surveyor = Surveyor(self._context, self._planner, self._grids)
        self._wide = {}
        self._alike.fill(records, outlines)
        self._look_wide(
            connection, [*self._bundles.all(), *self._alike.all()], marked | self._suspects(records, outlines)
        )
        for source in self._context.sources:
            self._ask(source)
        self._tell_misfits(connection)
        self._is_known = True
        logs.area("validation").info("checked %d frames of %d QTables", len(frames), len(records))
        return {group: self._assembled(connection, group) for group in {**self._parts, **self._wide}}

    def touched(
        self,
        connection: Connection,
        *,
        keys: Collection[ObservationKey] = (),
        sources: Collection[str] = (),
        qtables: Collection[QTableKey] = (),
    ) -> GroupResults:
        """Check again what a change touches.

        Args:
            connection: to the file, after the change.
            keys: cells whose content changed.
            sources: sources that were added, edited or removed; these are rare and check the whole file.
            qtables: QTables whose countries, declaration or fields changed.

        Returns:
            The whole result of every group that may have changed; the others stay as they were.
        """
        changed = {key.qtable for key in keys} | set(qtables)
        groups = self._groups_of(changed)
        groups |= {Group(key.source, 0) for key in changed} | ({Group("", 0)} if changed else set())
        is_odd = any(key in self._misfits or not structure.takes(self._edition, key) for key in changed)
        if not self._is_known or sources or is_odd:
            groups |= {*self._parts, *self._wide}
            now = self.full(connection)
            return {group: now.get(group, GroupResult()) for group in sorted(groups | now.keys())}
        if changed:
            self._is_known = False  # until all of it went well
            found = self._recheck(connection, changed)
            self._is_known = True
            groups |= self._explainer.groups_that_look_at({key: found.get(key) for key in changed})
        return {group: self._assembled(connection, group) for group in sorted(groups)}

    @cached_property
    def explaining(self) -> frozenset[str]:
        """Rules that say what was probably meant: they speak of a kind of slip."""
        return frozenset(rule.id for rule, _text in self._context.book.hints.values())

    def indicators(self, connection: Connection, qtables: Collection[QTableKey], year: int) -> tuple[Indicator, ...]:
        """Rates and shares of a source and year, to be shown beside its tables.

        Args:
            connection: to the file.
            qtables: of the source, in the year and in the year before.
            year: which year.
        """
        rules = [rule for rule in self._context.book.rules.values() if rule.kind == RULE_KIND]
        grids = self._grids_of(connection, qtables)
        return tuple(each for rule in rules for each in indicators(rule, self._edition, grids, year))

    def _grids_of(self, connection: Connection, qtables: Collection[QTableKey]) -> list[Grid]:
        """Grids of QTables that hold figures; only those are read that changed since they were last looked at."""
        if not self._is_known:
            return list(read_changed(connection, self._edition, qtables).values())
        held = (self._figures.get(Group(key.source, key.year), {}).get(key) for key in qtables)
        return list(self._grids.get(connection, (record for record in held if record is not None)).values())

    def _fitting(self, records: Iterable[Record], outlines: Mapping[int, Outline]) -> tuple[Record, ...]:
        """QTables that the edition takes; no rule but one looks at the others, and they are remembered."""
        every = tuple(records)
        odd = structure.misfits(self._edition, every, outlines)
        self._misfits = {record.key: record for record in every if record.id in odd}
        return tuple(record for record in every if record.id not in odd)

    def _tell_misfits(self, connection: Connection) -> None:
        """Remember what is said of QTables that the edition does not take."""
        rules = [rule for rule in self._context.book.rules.values() if rule.kind == structure.KIND]
        for grid in read_grids(connection, self._misfits.values()).values():
            (home,) = bundle_keys(Scope.SINGLE, grid.record.key)
            self._keep_wide(home, [structure.misfit(rule, self._edition, grid) for rule in rules])

    def _recheck(self, connection: Connection, changed: set[QTableKey]) -> Mapping[QTableKey, Grid]:
        """Evaluate again the frames of changed QTables, from their grids; gives what stands in them now."""
        found = read_changed(connection, self._edition, changed)
        grids = {grid.record.id: grid for grid in found.values()}
        asked = {key.source for key in changed if self._is_news(key, found.get(key))}
        for key in changed:
            self._recheck_single(key, found[key].record if key in found else None, grids)
        frames = self._comparisons(changed)
        needed = {record.id: record for frame in frames for record in frame.records if record.id not in grids}
        grids |= self._grids.get(connection, needed.values())
        for frame in frames:
            self._keep(frame.group, frame.key, run_live(self._context, frame, grids, self._surveyor.memory.tallies))
        for source in asked & self._context.sources.keys():
            self._ask(source)
        self._recheck_wide(connection, changed, found)
        return found

    def _recheck_wide(self, connection: Connection, changed: set[QTableKey], found: Mapping[QTableKey, Grid]) -> None:
        """Look again at the bundles of changed QTables, and at what looks alike with them, or did."""
        self._grids.put(found.values())
        for key in changed:
            if key in found:
                self._bundles.take(found[key].record)
            else:
                self._bundles.drop(key)
        self._look_wide(connection, [*self._bundles.touched(changed), *self._alike.follow(changed, found)], {})

    def _look_wide(
        self, connection: Connection, bundles: Iterable[Bundle], suspects: Mapping[str, frozenset[int]]
    ) -> None:
        """Let the rules that look at bundles look at these.

        Args:
            connection: to the file.
            bundles: which.
            suspects: by rule, the QTables it wants to look at; a rule that is not in it looks at all.
        """
        patterns: dict[Scope, list[tuple[Rule, WidePattern]]] = {}
        for rule, pattern in self._context.book.wide_patterns:
            patterns.setdefault(pattern.scope, []).append((rule, pattern))
        looking_at: dict[int, set[str]] = defaultdict(set)
        for name, numbers in suspects.items():
            for number in numbers:
                looking_at[number].add(name)
        wanted = [(each, _interested(each, patterns.get(each.key.scope, ()), suspects, looking_at)) for each in bundles]
        read = [any(pattern.needs_cells for _rule, pattern in looking) for _bundle, looking in wanted]
        records = (
            record for (bundle, _), reads in zip(wanted, read, strict=True) if reads for record in bundle.records
        )
        grids = self._grids.get(connection, records)
        for (bundle, looking), reads in zip(wanted, read, strict=True):
            here = tuple(grids[record.id] if reads else Grid(record, {}) for record in bundle.records)
            words, group = self._context.wording, bundle.key.group
            beside = (self.round, self.country, words, group, self._planner.rows, self._questions, self._worked_out)
            view = View(here, self._context.sources, *beside)
            self._keep_wide(bundle.key, [each for rule, pattern in looking for each in pattern.find(rule, view)])

    def _conditions(self, connection: Connection) -> dict[str, ColumnElement[bool]]:
        """By rule, the condition on cells whose QTable it wants to look at in the whole file."""
        book = self._context.book
        found = {rule.id: pattern.suspects(self._edition) for rule, pattern in book.qtable_patterns}
        for rule, pattern in book.wide_patterns:
            if pattern.suspects is not None:
                found[rule.id] = pattern.suspects(connection, rule, self._edition)
        return found

    def _suspects(self, records: Sequence[Record], outlines: Mapping[int, Outline]) -> dict[str, frozenset[int]]:
        """What the rules that look at bundles want to look at in the whole file."""
        moving = restless(records, outlines)
        found: dict[str, frozenset[int]] = {}
        for rule, pattern in self._context.book.wide_patterns:
            if pattern.glance is not None:
                found[rule.id] = pattern.glance(rule, self._edition, records, outlines)
            elif pattern.of_change:
                found[rule.id] = moving
        return found

    def _keep_wide(self, key: BundleKey, said: Sequence[Finding]) -> None:
        """Remember what the rules say of a bundle; nothing said is forgotten."""
        kept = self._wide.setdefault(key.group, {})
        if said:
            failed = tuple(each for each in said if each.outcome is Outcome.FAIL)
            waiting = tuple(each for each in said if each.outcome is not Outcome.FAIL)
            kept[key] = GroupResult(findings=failed, not_evaluated=waiting)
        else:
            kept.pop(key, None)

    def _is_news(self, key: QTableKey, grid: Grid | None) -> bool:
        """Whether a QTable begins or ends to hold figures, or its metadata changed: its source is asked anew."""
        before = self._figures.get(Group(key.source, key.year), {}).get(key)
        after = grid.record if grid is not None and grid.record.has_figures else None
        return (before.fields if before else None) != (after.fields if after else None)

    def _recheck_single(self, key: QTableKey, record: Record | None, grids: dict[int, Grid]) -> None:
        """Evaluate one QTable again; without record nothing stands in it any more."""
        self._note_figures(key, record)
        if record is None:
            self._keep(Group(key.source, key.year), FrameKey("", (key,)), GroupResult())
        else:
            frame = self._planner.single(record)
            self._keep(frame.group, frame.key, run_live(self._context, frame, grids, self._surveyor.memory.tallies))

    def _groups_of(self, changed: Iterable[QTableKey]) -> set[Group]:
        """Groups in which changed QTables may be looked at: of their year, and of years that look back at it."""
        ahead = range(self._planner.reach + 1)
        return {Group(source, key.year + later) for key in changed for source in ("", key.source) for later in ahead}

    def _comparisons(self, changed: set[QTableKey]) -> list[Frame]:
        """Frames that compare changed tables; what was said of them before is forgotten."""
        tables = {key.table_key for key in changed}
        years = {key.year for key in changed}
        groups = self._groups_of(changed)
        for group in groups:
            for key in [each for each in self._kept(group) if each.relation and self._compares(each, tables, years)]:
                self._keep(group, key, GroupResult())
        near = {year + away for year in years for away in range(-self._planner.reach, self._planner.reach + 1)}
        records = [record for group, held in self._figures.items() if group.year in near for record in held.values()]
        frames = self._planner.across(records, tables=tables, years={group.year for group in groups})
        return [
            frame
            for frame in frames
            if frame.group in groups
            and any(key.year in years for key in frame.key.qtables)
            and is_asked(self._context, frame)
        ]

    def _compares(self, key: FrameKey, tables: set[TableKey], years: set[int]) -> bool:
        """Whether a frame belongs to a comparison that looks at one of these tables in one of these years."""
        if all(each.year not in years for each in key.qtables):
            return False
        if any(each.table_key in tables for each in key.qtables):
            return True
        relation = self._context.book.table_relations.get(key.relation.split()[-1])
        return not self._planner.looks_at(key, relation).isdisjoint(tables)

    def _ask(self, source: str) -> None:
        """Evaluate the rules on one source record; a source without figures is not asked anything."""
        held = (records for group, records in self._figures.items() if group.source == source)
        records = tuple(record for records in held for record in records.values())
        view = SourceView(self._context.sources[source], records)
        patterns = self._context.book.source_patterns if records else ()
        found = (finding for rule, pattern in patterns for finding in pattern.find(rule, view, self._context.wording))
        self._keep(Group(source, 0), _SOURCE_PART, GroupResult(findings=tuple(found)))

    def _note_figures(self, key: QTableKey, record: Record | None) -> None:
        """Remember which QTables hold figures."""
        held = self._figures.setdefault(Group(key.source, key.year), {})
        if record is not None and record.has_figures:
            held[key] = record
        else:
            held.pop(key, None)

    def _kept(self, group: Group) -> dict[FrameKey, GroupResult]:
        """What is remembered of a group."""
        return self._parts.get(group, {})

    def _keep(self, group: Group, key: FrameKey, result: GroupResult) -> None:
        """Remember what the rules say of a frame; an empty result is forgotten."""
        if result.is_empty:
            self._parts.get(group, {}).pop(key, None)
        else:
            self._parts.setdefault(group, {})[key] = result

    def _assembled(self, connection: Connection, group: Group) -> GroupResult:
        """Result of a group: its QTables in the order of the questionnaire, then what compares them."""
        parts, wide = self._kept(group), self._wide.get(group, {})
        # why: most frames say nothing but that their sums hold, and that has no order
        telling = sorted((key for key, each in parts.items() if each.tells), key=self._order)
        held = GroupResult(passed=sum(each.passed for each in parts.values() if not each.tells))
        narrow = together((*(parts[key] for key in telling), held))
        texts = {key.qtable for each in narrow.findings if each.rule == self._explainer.text_rule for key in each.cells}
        if (narrow.failures or texts) and group.source:
            areas = self._surveyor.areas(connection, self._figures, narrow.failures, texts)
            narrow = replace(narrow, findings=self._explainer.explained(group, narrow.findings, areas))
        else:
            self._explainer.leave(group)
        return together((narrow, *(wide[key] for key in sorted(wide))))

    def _order(self, key: FrameKey) -> tuple[object, ...]:
        """Place of a frame in its group."""
        table = self._position[key.qtables[0].table_key] if key.qtables else -1
        return (bool(key.relation), table, key.relation, key.qtables)


def _interested(
    bundle: Bundle,
    patterns: Sequence[tuple[Rule, WidePattern]],
    suspects: Mapping[str, frozenset[int]],
    looking_at: Mapping[int, set[str]],
) -> list[tuple[Rule, WidePattern]]:
    """Rules that want to look at a bundle; an empty one is looked at by none.

    Args:
        bundle: which.
        patterns: those of its scope.
        suspects: by rule, the QTables it wants to look at.
        looking_at: the same by QTable.
    """
    if not bundle.records:
        return []
    names = set().union(*[looking_at[record.id] for record in bundle.records if record.id in looking_at])
    return [each for each in patterns if each[0].id in names or each[0].id not in suspects]
