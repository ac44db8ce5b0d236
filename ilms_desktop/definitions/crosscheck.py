"""Second pass over the definitions: does everything they refer to exist, and do they agree with each other?

Each check is a function over all files; this list is the whole pass.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.crosscheck_codelists import CODELIST_CHECKS
from ilms_desktop.definitions.crosscheck_microdata import MICRODATA_CHECKS
from ilms_desktop.definitions.crosscheck_reasons import REASON_CHECKS
from ilms_desktop.definitions.crosscheck_regions import REGION_CHECKS
from ilms_desktop.definitions.crosscheck_sources import SOURCE_CHECKS
from ilms_desktop.definitions.crosscheck_tables import TABLE_CHECKS
from ilms_desktop.definitions.crosscheck_texts import TEXT_CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.definitions.forms import Forms
    from ilms_desktop.definitions.problem import Problem

CHECKS: Final[tuple[Callable[[Forms], Iterator[Problem]], ...]] = (
    *CODELIST_CHECKS,
    *REGION_CHECKS,
    *TABLE_CHECKS,
    *SOURCE_CHECKS,
    *MICRODATA_CHECKS,
    *REASON_CHECKS,
    *TEXT_CHECKS,
)


def check_references(forms: Forms) -> Iterator[Problem]:
    """Problems of every check; expects files of the right shape."""
    return chain.from_iterable(check(forms) for check in CHECKS)
