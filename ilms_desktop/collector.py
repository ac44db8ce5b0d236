"""Python's cycle collector, kept still during one step.

A paste or a workbook makes ten thousand small objects that stay; the collector would walk the whole memory of the
program several times meanwhile and find nothing. It runs again right after the step.
"""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def without_collection() -> Iterator[None]:
    """Keep the collector still inside the block; where somebody else did already, leave that to him."""
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()
