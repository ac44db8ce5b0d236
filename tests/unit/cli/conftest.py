"""The command line as a function of the tests: words in, exit code and both streams out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.cli.main import main
from ilms_desktop.package import limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIGURES = """ref_area,indicator,sex,classif1,time,obs_value
KHM,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_TOTAL,2020,9
KHM,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_TOTAL,2020,5
KHM,MNA_OEMP_SEX_CDS_NB,SEX_F,CDS_DES_TOTAL,2020,{women}
"""


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as JSON; fails when anything else stands there."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """One round of the passphrase's hash instead of many: those protect keys, and these protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


@pytest.fixture
def ilms(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Carry out one command line."""

    def run(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        shown = capsys.readouterr()
        return Ran(code, shown.out, shown.err)

    return run


@pytest.fixture
def file(ilms: Callable[..., Ran], tmp_path: Path) -> Path:
    """An empty questionnaire for Cambodia."""
    path = tmp_path / "a.ilms"
    assert ilms("new", path, "--country", "KHM", "--round", "2026").code == 0
    return path


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    """Three figures that add up."""
    path = tmp_path / "good.csv"
    path.write_text(FIGURES.format(women="4"), encoding="utf-8")
    return path


@pytest.fixture
def wrong_figures(tmp_path: Path) -> Path:
    """Three figures that do not."""
    path = tmp_path / "wrong.csv"
    path.write_text(FIGURES.format(women="40"), encoding="utf-8")
    return path


@pytest.fixture
def khm_key(ilms: Callable[..., Ran], tmp_path: Path) -> Path:
    """Key file of khm-01."""
    path = tmp_path / "keys" / "khm-01"
    path.parent.mkdir()
    assert ilms("keys", "new", path, "--signer", "khm-01", "--country", "KHM", "--no-passphrase").code == 0
    return path


@pytest.fixture(autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the person for each test: numbers, keys and trust of one must not reach another."""
    folder = tmp_path_factory.mktemp("person")
    monkeypatch.setenv("ILMS_USER_DIR", str(folder))
    return folder


@pytest.fixture
def person(own_folder: Path) -> Path:
    """The person's folder."""
    return own_folder


@pytest.fixture
def sealed_file(ilms: Callable[..., Ran], file: Path, figures: Path, khm_key: Path) -> Path:
    """A questionnaire from which package S0001 was sealed; its files lie in `out` beside it."""
    ilms("import", file, figures)
    assert ilms("seal", file, "--key", khm_key, "--out", file.parent / "out").code == 0
    return file
