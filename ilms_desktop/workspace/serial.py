"""One thread at a time in an open file: a window works with two, and a cursor must not serve both at once."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.workspace.reader import Reader

P = ParamSpec("P")
R = TypeVar("R")
W = TypeVar("W", bound="Reader")


def serial(method: Callable[Concatenate[W, P], R]) -> Callable[Concatenate[W, P], R]:
    """The method of an open file, which waits until no other thread is inside one."""

    @functools.wraps(method)
    def locked(self: W, *args: P.args, **kwargs: P.kwargs) -> R:
        with self._database.lock:
            return method(self, *args, **kwargs)

    return cast("Callable[Concatenate[W, P], R]", locked)
