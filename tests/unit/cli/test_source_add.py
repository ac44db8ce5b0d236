"""A source is added with all that was said of it, and its id comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.key import Criterion
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.source import Source


def sources(file: Path) -> tuple[Source, ...]:
    """Sources of the questionnaire."""
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        return workspace.sources()


def test_the_id_stands_alone_on_standard_output(ilms: Any, file: Path) -> None:
    """`id=$(ilms source add …)` works in a shell."""
    words = ("source", "add", file, "--type", "FX", "--name", "Department of Employment and Manpower")
    assert ilms(*words).out == "FX:N1\n"
    assert ilms(*words).out == "FX:N2\n"
    assert ilms(*words, "--number", "14128").out == "FX:14128\n"
    first = sources(file)[0]
    assert (first.name, first.criteria) == ("Department of Employment and Manpower", ())
    assert first.years == (2021, 2022, 2023, 2024, 2025)


def test_everything_said_of_it_is_kept(ilms: Any, file: Path) -> None:
    """Codes by their code, texts by their field."""
    ran = ilms(
        *("source", "add", file, "--type", "ba", "--name", "Labour Force Survey"),
        *("--criterion", "citizenship", "--criterion", "birth", "--note", "S3:5", "working_age_min=15"),
        *("--note", "url=https://example.org/a=b", "--agency", "Statistics", "--years", "2018,2020-2022"),
    )
    assert ran.code == 0
    (source,) = sources(file)
    assert source.criteria == (Criterion.BIRTH, Criterion.CITIZENSHIP)
    assert source.years == (2018, 2020, 2021, 2022)
    assert source.fields == {
        "S3": "S3:5",
        "working_age_min": "15",
        "url": "https://example.org/a=b",
        "agency": "Statistics",
    }


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [
        (["--type", "QQ"], 1, "QQ"),
        (["--type", "FX", "--note", "S3:99999"], 1, "S3"),
        (["--type", "FX", "--note", "Z9:1"], 1, "Z9"),
        (["--type", "FX", "--note", "nothing"], 2, "nothing"),
        (["--type", "FX", "--years", "2020-x"], 2, "2020-x"),
        (["--type", "FX", "--years", "1066"], 1, "1066"),
        (["--type", "FX", "--number", "abc"], 1, "FX:abc"),
        (["--type", "FX", "--criterion", "status"], 1, "status"),
        (["--type", "FX", "--criterion", "height"], 2, "height"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_is_added(
    words: list[str], code: int, text: str, ilms: Any, file: Path
) -> None:
    """One sentence, and the file as it was."""
    ran = ilms("source", "add", file, "--name", "Records", *words)
    assert (ran.code, ran.out) == (code, "")
    assert text in ran.err
    assert sources(file) == ()
