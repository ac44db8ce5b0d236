"""Parts in words, from either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.part import Address, Side, What
from ilms_desktop.ui.presenters import part_words
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.figures import Writing
from ilms_desktop.workspace.part_list import parts_of
from ilms_desktop.workspace.part_merging import Fate
from tests.gui.part_support import Between, between
from tests.unit.workspace.part_support import coordinator, planned
from tests.unit.workspace.workspace_support import C4, REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.model.part import Value
    from ilms_desktop.ui.look import Look


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Between]:
    """Both ends."""
    found = between(tmp_path)
    yield found
    found.file.close()
    found.office.close()


def test_each_end_reads_its_own_words(made: Between) -> None:
    """Handed out here is asked for there."""
    (out,) = parts_of(made.file)
    back, asked = parts_of(made.office)
    told = [
        [bare(text) for text in part_words.part_texts(part, is_own=own)]
        for part, own in ((out, False), (back, True), (asked, True))
    ]
    assert [(each[1], each[-1]) for each in told] == [
        ("handed to MOL", "not back yet"),
        ("handed back to KHM", ""),
        ("asked for by KHM", "handed back as W0001"),
    ]


def test_what_was_taken_in_is_counted(made: Between) -> None:
    """The list says how far each return is."""
    plan = planned(made.file, made.back)
    command = plan.command({each.address: Side.THEIRS for each in plan.of(Fate.CONFLICT)})
    assert command is not None
    made.file.execute(command)
    back, out = parts_of(made.file)
    assert bare(part_words.part_texts(back, is_own=False)[-1]) == "4 changes taken in"
    assert bare(part_words.part_texts(out, is_own=False)[-1]) == "came back as W0001"


def test_a_plan_is_told_before_it_is_looked_through(made: Between, tmp_path: Path) -> None:
    """What happens by itself, what is asked, and what should be known first."""
    plan = planned(made.file, made.back)
    assert bare(part_words.merge_words(plan)) == (
        "2 changes of theirs go in by themselves. 1 of ours stays. 2 are the same on both sides. "
        "2 have to be settled by you."
    )
    assert part_words.notices(plan) == ""
    with coordinator(tmp_path / "other.ilms") as other:
        assert "every difference" in part_words.notices(planned(other, made.back))


@pytest.mark.parametrize(
    ("address", "value", "place", "words"),
    [
        (Address(What.SOURCE, REGISTER, field="S1"), ("New name",), "Source FX:14128", "New name"),
        (
            Address(What.DECLARATION, REGISTER, C4),
            ("nothing_to_report", "why"),
            "as a whole",
            "nothing to report (why)",
        ),
        (Address(What.DECLARATION, REGISTER, C4), ("not_available", ""), "as a whole", "not available"),
        (Address(What.COUNTRY, REGISTER, C4, field="CDS_DES_THA"), ("CDS_DES_THA",), "country row", "Thailand"),
        (Address(What.FIELD, REGISTER, C4, field="T7"), None, "C4, 2023: ", "empty"),
    ],
)
def test_things_besides_cells_are_told(
    made: Between, look: Look, address: Address, value: Value | None, place: str, words: str
) -> None:
    """A merge is about more than figures."""
    edition = made.file.edition
    assert place in bare(part_words.address_words(edition, address))
    assert bare(part_words.value_words(edition, address, value, look.writing)) == words
    assert isinstance(look.writing, Writing)
