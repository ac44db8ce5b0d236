"""What the tests of parts work with: a coordinator, an office, their keys, and the way of a part between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.model.part import ConfirmedBy, ConfirmOffice
from ilms_desktop.package.keys import key_code, new_key
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.workspace.offices import Introduction, confirmed_office
from ilms_desktop.workspace.part_merging import MergePlan, plan_merge
from ilms_desktop.workspace.part_opening import Reader, open_assignment
from ilms_desktop.workspace.parts import MadePart, Wanted, assign, give_back
from ilms_desktop.workspace.seal_order import Hand
from tests.unit.workspace.workspace_support import CountedIds, TickingClock, new

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.part import Office
    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.workspace.workspace import Workspace

COORDINATOR_KEY = new_key(bytes(range(32)))
OFFICE_KEY = new_key(bytes(range(1, 33)))
OTHER_KEY = new_key(bytes(range(2, 34)))
COORDINATOR = Hand(COORDINATOR_KEY, "khm-01", "1.2.3")
OFFICE = Hand(OFFICE_KEY, "khm-71", "1.2.3")


def digits(key: SigningKey) -> str:
    """The 40 digits of a key, as somebody reads them out."""
    return " ".join(key_code(key.public))


def confirm(workspace: Workspace, code: str = "MOL", key: SigningKey = OFFICE_KEY, **more: Any) -> Office:
    """An office on the list of a file."""
    office = confirmed_office(
        key.public,
        digits(key),
        Introduction(code, more.pop("name", "Ministry of Labour"), **more),
        offices=workspace.offices(),
        country="KHM",
        author="A. Person",
        now=workspace.clock(),
    )
    workspace.execute(ConfirmOffice(office))
    return office


def coordinator(path: Path) -> Workspace:
    """The questionnaire of the country, with one office confirmed."""
    workspace = new(path)
    confirm(workspace)
    return workspace


def handed_out(workspace: Workspace, folder: Path, *tables: str, code: str = "MOL") -> MadePart:
    """An assignment in a folder."""
    return assign(workspace, code, Wanted(tables or ("C4",)), COORDINATOR, out=folder)


def opened(made: MadePart, path: Path, typed: str | None = None) -> Workspace:
    """The office's own file."""
    assert made.path is not None
    found = open_assignment(made.path.read_bytes(), made.path.name, path, reader(typed))
    assert not isinstance(found, Refusal), found
    return found


def reader(typed: str | None = None) -> Reader:
    """Who opens an assignment."""
    told = digits(COORDINATOR_KEY) if typed is None else typed
    return Reader(told, ConfirmedBy.TELEPHONE, "B. Person", "en", TickingClock(), CountedIds())


def returned(workspace: Workspace, folder: Path, hand: Hand = OFFICE) -> MadePart:
    """The work handed back."""
    return give_back(workspace, hand, out=folder)


def judged(workspace: Workspace, made: MadePart) -> MergePlan | Refusal:
    """What taking a return in would do, or why it is not taken."""
    assert made.path is not None
    return plan_merge(workspace, made.path.read_bytes(), made.path.name, workspace.clock())


def planned(workspace: Workspace, made: MadePart) -> MergePlan:
    """What taking a good return in would do."""
    plan = judged(workspace, made)
    assert isinstance(plan, MergePlan), plan
    return plan
