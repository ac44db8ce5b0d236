"""Reads the window through AT-SPI as a screen reader does, and prints it as indented lines.

Run by `python -m tests.accessibility` with the system's Python, which has the bindings; nothing of the program is
imported here. A grid or list of many places is read as far as it is in sight.
"""

from __future__ import annotations

import argparse
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - the version has to be asked for first

#: how long a program may take to show its window, in seconds
_PATIENCE = 60
#: places of one table or list that are read
_MOST = 60
_STATES = (
    *("FOCUSABLE", "FOCUSED", "SELECTED", "SELECTABLE", "CHECKED", "CHECKABLE", "EXPANDED", "EXPANDABLE"),
    *("EDITABLE", "READ_ONLY", "HAS_POPUP", "REQUIRED"),
)


def main() -> int:
    """Wait for the program, then print its tree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("process", type=int, help="number of the program's process")
    process = parser.parse_args().process
    window = wait_for_window(process)
    if window is None:
        sys.stderr.write("the program showed no window on the accessibility bus\n")
        return 1
    told = walk(window, 0)
    sys.stdout.write(f"# {told} things\n")
    return 0


def wait_for_window(process: int) -> Atspi.Accessible | None:
    """The window of a process, once it is on the bus and has contents."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(place)
            if program is not None and program.get_process_id() == process and program.get_child_count():
                window = program.get_child_at_index(0)
                if window is not None and window.get_child_count():
                    # why: figures, findings and the tree come with the events after the first
                    time.sleep(3)
                    return window
        time.sleep(0.5)
    return None


def walk(thing: Atspi.Accessible, depth: int) -> int:
    """Print a thing and what is in it; gives their number. What is out of sight is left out."""
    states = thing.get_state_set()
    if not states.contains(Atspi.StateType.VISIBLE) and depth:
        return 0
    sys.stdout.write(f"{'  ' * depth}{line(thing, states)}\n")
    told = 1
    for place in range(min(thing.get_child_count(), _MOST)):
        child = thing.get_child_at_index(place)
        told += walk(child, depth + 1) if child is not None else 0
    return told


def line(thing: Atspi.Accessible, states: Atspi.StateSet) -> str:
    """Role, name, description, relations and states of a thing."""
    parts = [thing.get_role_name(), f"“{one_line(thing.get_name())}”"]
    if thing.get_description():
        parts.append(f"({one_line(thing.get_description())})")
    for relation in thing.get_relation_set():
        targets = [relation.get_target(place).get_name() for place in range(relation.get_n_targets())]
        parts.append(f"{relation.get_relation_type().value_nick}: {', '.join(map(one_line, targets))}")
    named = [each.lower() for each in _STATES if states.contains(getattr(Atspi.StateType, each))]
    return " · ".join([*parts, *([f"[{', '.join(named)}]"] if named else [])])


def one_line(text: str | None) -> str:
    """A text without breaks."""
    return " ".join((text or "").split())


if __name__ == "__main__":
    sys.exit(main())
