"""The check of all definition files: read, shape, references; every problem at once.

Files that nobody reads are problems too. The second pass needs files of the right shape, so it runs when the first
finds nothing in the files it looks at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.crosscheck import check_references
from ilms_desktop.definitions.forms import read_forms
from ilms_desktop.definitions.shape import check_shapes

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.definitions.problem import Problem

#: folders and files that the reference pass looks at
_REFERRED: Final = (
    "editions/",
    "tables/",
    "codelists/",
    "sources/",
    "concepts/",
    "reasons/",
    "rounds/",
    "locale/",
    "languages",
)


def check_forms(root: Path) -> tuple[Problem, ...]:
    """Every problem of the definitions below `root`, in the order of the files."""
    forms, problems = read_forms(root)
    problems += tuple(check_shapes(forms))
    if not any(problem.file.startswith(_REFERRED) for problem in problems):
        problems += tuple(check_references(forms))
    return tuple(sorted(problems, key=lambda problem: (problem.file, problem.code, problem.path)))
