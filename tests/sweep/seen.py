"""Which kinds of widgets the program has, and which were in sight: what is never opened is looked at by nobody."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

import ilms_desktop.ui

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE: Final = ilms_desktop.ui.__name__


def widget_kinds() -> set[type[QWidget]]:
    """Every kind of widget of the program of which no other is made."""
    for module in pkgutil.walk_packages(ilms_desktop.ui.__path__, f"{_PACKAGE}."):
        importlib.import_module(module.name)
    return {kind for kind in _below(QWidget) if _is_own(kind) and not any(map(_is_own, _below(kind)))}


def kinds_in_sight(front: QWidget) -> set[type[QWidget]]:
    """Kinds of a widget and of everything that is visible in it."""
    return {type(front)} | {type(each) for each in front.findChildren(QWidget) if each.isVisible()}


def describe(kind: type[QWidget]) -> str:
    """Module and name of a kind."""
    return f"{kind.__module__.removeprefix(_PACKAGE + '.')}.{kind.__name__}"


def _below(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    """Kinds that are made of one, near and far."""
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def _is_own(kind: type[QWidget]) -> bool:
    return kind.__module__.startswith(f"{_PACKAGE}.")
