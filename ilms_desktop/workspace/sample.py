"""The bundled sample: a real country's published figures, made into a questionnaire by ordinary commands.

Figures and description lie under `resources/sample/`; nothing about the country stands in code.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import paths
from ilms_desktop.errors import BugError
from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.exchange.files import read_file
from ilms_desktop.model.command import AddSource, SetContact
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.importing import plan_import
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ilms_desktop.workspace.clock import Clock, Ids

_DESCRIPTION: Final = "cambodia.toml"


@dataclass(frozen=True, slots=True)
class SampleFacts:
    """What must be shown with the sample: its title, whose figures they are, a good name for its file."""

    title: str
    credit: str
    file_name: str


def sample_facts() -> SampleFacts:
    """Title, credit and file name of the bundled sample."""
    described = _description()
    return SampleFacts(title=described["title"], credit=described["credit"], file_name=described["file_name"])


def create_sample(path: Path, *, language: str, clock: Clock, ids: Ids) -> Workspace:
    """Make the sample at `path` and open it; it is marked as an example.

    Raises:
        StorageError: `workspace_exists` and others.
    """
    described = _description()
    workspace = Workspace.create(
        path,
        country=described["country"],
        round_id=described["round"],
        edition_id=described["edition"],
        language=language,
        clock=clock,
        ids=ids,
        person=described["contact"]["person"],
        office=described["contact"]["office"],
        is_example=True,
    )
    try:
        _fill(workspace, described)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _description() -> dict[str, Any]:
    """Content of the sample's description."""
    with (paths.resources_dir() / "sample" / _DESCRIPTION).open("rb") as stream:
        return tomllib.load(stream)


def _fill(workspace: Workspace, described: Mapping[str, Any]) -> None:
    """Describe office and sources, then import the figures."""
    workspace.execute(SetContact(**described["contact"]))
    for source in described["sources"]:
        workspace.execute(AddSource(_source(source)))
    figures = described["figures"]
    data = read_file(paths.resources_dir() / "sample" / figures)
    plan = plan_import(workspace, read_bulk(data, name=figures), source=None)
    if plan.command is None or plan.report.refused:
        raise BugError("bug", detail=f"{len(plan.report.refused)} rows of the sample do not fit the questionnaire")
    workspace.execute(plan.command)


def _source(described: Mapping[str, Any]) -> Source:
    """A source from its description."""
    return Source(
        id=described["id"],
        type=described["type"],
        name=described["name"],
        criteria=tuple(Criterion(criterion) for criterion in described["criteria"]),
        years=tuple(described["years"]),
        fields=dict(described["fields"]),
    )
