"""How a package is laid out: one folder named like the package, the head entries in order, then the payload."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import bag, limits
from ilms_desktop.package.names import fits_file_name, parse_package_name
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.package.container import Entry
    from ilms_desktop.package.names import PackageName

#: tag files that a BagIt tool would heed, or that a later version will define; never tolerated
_RESERVED: Final = re.compile(r"fetch\.txt|(?:tag)?manifest-.*\.txt|approver\.sig", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Entries by their place.

    Attributes:
        package: name of the top folder. head: the six tag entries by name.
        payload: every other entry by its path below the top folder.
    """

    package: PackageName
    head: dict[str, Entry]
    payload: dict[str, Entry]


def read_layout(
    entries: Sequence[Entry], file_name: str, *, extension: str = ".zip", inner_name: str | None = None
) -> Layout | Problem:
    """The layout of a container, or what is out of place.

    Args:
        entries: of the container.
        file_name: name of the file as it came; a copy's suffix is no renaming.
        extension: how that name must end.
        inner_name: name that the container had in its carrier, where the carrier keeps one; taken literally.
    """
    top, _, _ = entries[0].name.partition("/")
    package = parse_package_name(top)
    stray = next((entry.name for entry in entries if not entry.name.startswith(f"{top}/")), None)
    if package is None or stray is not None:
        return Problem("LAYOUT_TOPDIR", {"entry": stray or entries[0].name})
    placed = {entry.name[len(top) + 1 :]: entry for entry in entries}
    head, payload = list(placed)[: len(bag.HEAD)], list(placed)[len(bag.HEAD) :]
    if tuple(head) != bag.HEAD or not _is_payload_order(payload):
        return Problem("LAYOUT_ORDER")
    layout = Layout(package, {name: placed[name] for name in head}, {name: placed[name] for name in payload})
    wrong_name = _file_name_problem(package.text, file_name, extension) or _inner_name_problem(package.text, inner_name)
    return _head_problem(layout) or wrong_name or layout


def _is_payload_order(names: Sequence[str]) -> bool:
    """Whether what follows the head begins with `data/`, is sorted and holds no tag file with a meaning."""
    starts_right = all(name.startswith(bag.PAYLOAD_FOLDER) for name in names[:1])
    return starts_right and list(names) == sorted(names) and not any(map(_RESERVED.fullmatch, names))


def _head_problem(layout: Layout) -> Problem | None:
    for name, entry in layout.head.items():
        if not entry.is_stored or entry.size > limits.MAX_HEAD_BYTES:
            return Problem("LAYOUT_HEAD_STORED", {"entry": name})
    return None


def _file_name_problem(package: str, file_name: str, extension: str) -> Problem | None:
    if fits_file_name(file_name, package, extension):
        return None
    return Problem("LAYOUT_FILENAME", {"file": file_name, "expected": f"{package}{extension}"})


def _inner_name_problem(package: str, inner_name: str | None) -> Problem | None:
    expected = f"{package}.zip"
    if inner_name in (None, expected):
        return None
    return Problem("LAYOUT_FILENAME", {"file": str(inner_name), "expected": expected})
