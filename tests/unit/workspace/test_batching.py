"""A batch for mails: complete packages by table, none of them too large."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.mail.size import Budget, Fit
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.workspace.batching import pack, parts_for, weigh
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.sample import create_sample
from ilms_desktop.workspace.seal_order import Hand, Order
from ilms_desktop.workspace.sealing import seal
from tests.unit.workspace.post_support import KEY
from tests.unit.workspace.workspace_support import refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace

HAND = Hand(KEY, "khm-01", "1.2.3")
WHOLE = Order(allow_reason="shown as they were published", allow_example=True)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    """The bundled example with its four tables."""
    with create_sample(tmp_path / "s.ilms", language="en", clock=system_clock, ids=system_ids) as workspace:
        yield workspace


def test_what_fits_is_not_split(sample: Workspace) -> None:
    """One package is simpler for everybody."""
    assert parts_for(sample, WHOLE, HAND, Budget()) == ()


def test_each_carrier_of_each_package_fits_into_the_mail(sample: Workspace) -> None:
    """The estimate is never below what comes out, and all tables are sent, each once."""
    frame, sizes = weigh(sample, WHOLE, HAND)
    budget = mail_for(frame + sum(sizes.values()) - 1)
    parts = parts_for(sample, WHOLE, HAND, budget)
    assert len(parts) == 2
    assert parts == parts_for(sample, WHOLE, HAND, budget), "the same file gives the same parts"
    results = seal(sample, replace(WHOLE, parts=parts), HAND)
    sizes_made = [len(data) for result in results for _name, data in result.files.values()]
    assert len(sizes_made) == 4
    assert {budget.judge(size) for size in sizes_made} == {Fit.FITS}
    documents = [sample.post().document(result.package_id) for result in results]
    fields: list[Any] = [each.fields for each in documents if each is not None]
    assert sorted(table["id"] for each in fields for table in each["tables"]) == ["B4-citizenship", "C1", "C4", "C6"]
    assert [(each["batch"]["index"], each["batch"]["total"]) for each in fields] == [(1, 2), (2, 2)]
    assert len({each["batch"]["id"] for each in fields}) == 1
    assert fields[1]["previous"] == results[0].package_id


def test_a_table_is_never_divided(sample: Workspace) -> None:
    """One that is too large alone is said, with what to do."""
    frame, sizes = weigh(sample, WHOLE, HAND)
    largest = max(sizes, key=lambda each: sizes[each])
    error = refused(parts_for, sample, WHOLE, HAND, mail_for(frame + sizes[largest] - 1))
    assert (error.code, error.context["table"]) == ("table_over_mail", largest)


def test_what_every_package_needs_may_be_too_large_already(sample: Workspace) -> None:
    """The pictures, for example."""
    error = refused(parts_for, sample, WHOLE, HAND, Budget(20_000))
    assert (error.code, error.context["limit"]) == ("frame_too_large", "0.02")


def test_a_package_without_tables_is_not_split(sample: Workspace) -> None:
    """There is nothing to split by; it goes out as it is."""
    sealed = seal(sample, WHOLE, HAND)[0]
    withdrawal = Order(kind=SubmissionKind.WITHDRAWAL, supersedes=sealed.package_id, allow_example=True)
    assert parts_for(sample, withdrawal, HAND, Budget(20_000)) == ()


def mail_for(size: int) -> Budget:
    """A mail server that takes just this comfortably."""
    return next(found for limit in range(size, 2 * size) if (found := Budget(limit)).close >= size)


@given(st.dictionaries(st.text("ABC123", min_size=1, max_size=4), st.integers(1, 100)), st.integers(100, 300))
def test_boxes_hold_everything_once_and_none_is_too_full(sizes: dict[str, int], room: int) -> None:
    """In an order that does not depend on chance; no two of them would fit into one."""
    boxes = pack(sizes, room)
    assert sorted(name for box in boxes for name in box) == sorted(sizes)
    weights = [sum(sizes[name] for name in box) for box in boxes]
    assert all(weight <= room for weight in weights)
    assert all(one + other > room for at, one in enumerate(weights) for other in weights[at + 1 :])
    assert boxes == pack(dict(reversed(sizes.items())), room) == tuple(sorted(boxes, key=min))
