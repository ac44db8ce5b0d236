"""The bundled sample is what was published, marked as an example, with credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop import paths
from ilms_desktop.errors import BugError, StorageError
from ilms_desktop.exchange.csv_ilo import write
from ilms_desktop.workspace.exporting import outgoing
from ilms_desktop.workspace.sample import create_sample, sample_facts
from tests.unit.workspace.importing_support import a_clock, some_ids

if TYPE_CHECKING:
    from pathlib import Path


def test_the_sample_holds_every_published_figure(tmp_path: Path) -> None:
    """Its export is the bundled file, byte for byte: nothing was corrected."""
    with create_sample(tmp_path / "s.ilms", language="en", clock=a_clock(), ids=some_ids()) as sample:
        assert write(outgoing(sample)) == (paths.resources_dir() / "sample" / "cambodia.csv").read_bytes()
        assert sample.is_example
        assert sample.country == "KHM"
        assert [source.id for source in sample.sources()] == ["FX:14128"]
        assert sample.contact.office == "Example office"


def test_the_publisher_is_credited() -> None:
    """The licence asks for it wherever the figures are shown."""
    facts = sample_facts()
    assert facts.credit == "ILOSTAT, International Labour Organization, CC BY 4.0"
    assert facts.title
    assert facts.file_name.endswith(".ilms")


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """Somebody may have worked in the sample."""
    path = tmp_path / "s.ilms"
    path.write_bytes(b"mine")
    with pytest.raises(StorageError) as caught:
        create_sample(path, language="en", clock=a_clock(), ids=some_ids())
    assert caught.value.code == "workspace_exists"
    assert path.read_bytes() == b"mine"


def test_a_sample_that_does_not_fit_the_questionnaire_is_our_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change of the definitions must not shrink the sample in silence."""
    folder = tmp_path / "resources" / "sample"
    folder.mkdir(parents=True)
    for name in ("cambodia.toml", "cambodia.csv"):
        text = (paths.resources_dir() / "sample" / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("CDS_DES_THA", "CDS_DES_ZZZ"), encoding="utf-8")
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path / "resources")
    with pytest.raises(BugError):
        create_sample(tmp_path / "s.ilms", language="en", clock=a_clock(), ids=some_ids())
