"""Takes questionnaires out of one file into another: written in a layout as on the command line, and read back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import i18n
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.carried import Content
from ilms_desktop.exchange.formats import LAYOUTS, read_any
from ilms_desktop.exchange.report import Refusal
from ilms_desktop.workspace.exporting import outgoing
from ilms_desktop.workspace.importing import plan_import
from ilms_desktop.workspace.workspace import Workspace
from tests.round_trips.content import fill
from tests.round_trips.questionnaire import Questionnaire
from tests.unit.workspace.workspace_support import options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.exchange.formats import Layout
    from ilms_desktop.exchange.outgoing import Outgoing
    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.model.edition import Edition

EDITIONS: Final = ("ilms-2019", "ilms-2018", "ilms-asean")
COUNTRIES: Final = ("KHM", "DEU")
LANGUAGES: Final = ("en", "en", "en", "fr", "es", "ar")


@dataclass
class Trips:
    """Makes questionnaires in a folder and takes them through all layouts.

    Attributes:
        folder: belongs to nobody else.
        noticed: layouts with the contents of which it was found out that they carry them, or that they do not.
    """

    folder: Path
    noticed: set[tuple[str, Content]] = field(default_factory=set)

    def differences(self, seed: int) -> list[str]:
        """What came back otherwise than declared, for one random questionnaire; empty where all is well."""
        random = Random(seed)
        edition, country = random.choice(EDITIONS), random.choice(COUNTRIES)
        language = random.choice(LANGUAGES)
        i18n.use(language)
        try:
            with self._empty(edition, country, language, "from") as origin:
                fill(origin, random)
                return list(self._trips(origin, language))
        finally:
            i18n.use("en")

    def _trips(self, origin: Workspace, language: str) -> Iterator[str]:
        whole = Questionnaire.of(origin)
        for layout in LAYOUTS.values():
            with self._empty(whole.edition.id, origin.country, language, "to") as target:
                for trouble in self._trip(origin, target, layout):
                    yield f"{layout.id}: {trouble}"
                found = Questionnaire.of(target)
                for each in _differences(whole, found, layout.carries):
                    yield f"{layout.id}: {each}"
                self._notice(whole, found, layout)

    def _trip(self, origin: Workspace, target: Workspace, layout: Layout) -> Iterator[str]:
        """Write and read; tells what was refused and should not have been."""
        leaving = outgoing(origin)
        deletions = 0
        if not leaving.sources:
            return
        for name, data in layout.write(leaving).items():
            parsed = _read(data, name=f"figures{name}{layout.suffix}", edition=target.edition)
            if parsed is None:
                continue
            plan = plan_import(target, parsed, source=None)
            deletions += sum(1 for each in plan.report.refused if each.reason is Refusal.TO_DELETE)
            yield from (repr(each) for each in plan.report.refused if each.reason is not Refusal.TO_DELETE)
            yield from (f"not taken: {each}" for each in plan.report.notes_left)
            if plan.command is not None:
                target.execute(plan.command)
            if plan_import(target, parsed, source=None).command is not None:
                yield f"{name}: would change something when it comes in once more"
        if leaving.deleted:
            self.noticed.add((layout.id, Content.DELETIONS))
        expected = _deletions(leaving, layout)
        if deletions != expected:
            yield f"{deletions} deletions instead of {expected}"

    def _notice(self, whole: Questionnaire, found: Questionnaire, layout: Layout) -> None:
        """Note which declarations are needed: turned round, each of them would have been told as wrong."""
        for content in Content:
            is_known = (layout.id, content) in self.noticed
            if not is_known and any(_differences(whole, found, layout.carries ^ {content})):
                self.noticed.add((layout.id, content))

    def _empty(self, edition: str, country: str, language: str, name: str) -> Workspace:
        """A questionnaire without anything; made once, since that takes longer than to copy it."""
        kept = self.folder / f"{edition}-{country}.ilms"
        facts: dict[str, Any] = {"country": country, "round_id": "2026", "edition_id": edition, "person": "A. Person"}
        if not kept.exists():
            Workspace.create(kept, **facts, **options()).close()
        path = self.folder / name / "a.ilms"
        path.parent.mkdir(exist_ok=True)
        for each in path.parent.iterdir():
            each.unlink()
        shutil.copy(kept, path)
        return Workspace.open(path, **options(language=language))


def _read(data: bytes, *, name: str, edition: Edition) -> ParsedFile | None:
    """A file, or None where it holds no figures and is refused for that."""
    try:
        return read_any(data, name=name, edition=edition)
    except ExchangeError as error:
        if error.code != "empty_file":
            raise
        return None


def _deletions(leaving: Outgoing, layout: Layout) -> int:
    """How many rows ask to delete something."""
    if Content.DELETIONS not in layout.carries:
        return 0
    return len(leaving.deleted) if layout.deletes else len(leaving.gone)


def _differences(whole: Questionnaire, found: Questionnaire, carries: frozenset[Content]) -> Iterator[str]:
    """What came in otherwise than a layout that carries this should have brought it."""
    return _compared(whole.with_only(carries), carries).differences(_compared(found, carries))


def _compared(found: Questionnaire, carries: frozenset[Content]) -> Questionnaire:
    """What is compared: the order of countries where it is carried, and years that are more than those of figures."""
    if Content.COUNTRIES not in carries:
        qtables = {key: replace(each, named=tuple(sorted(each.named))) for key, each in found.qtables.items()}
        found = replace(found, qtables=qtables)
    if Content.SOURCE_SCOPE not in carries:
        # why: of a source in several files, the first one decides
        sources = {source_id: replace(each, years=()) for source_id, each in found.sources.items()}
        found = replace(found, sources=sources)
    return found
