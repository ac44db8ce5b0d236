"""Blocks of cells come from Excel and go there without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.ui.presenters.clipboard import block_of, text_of, without_empty_edges


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ("1\t2\n3", (("1", "2"), ("3", ""))),
        ("5", (("5",),)),
        ("1\r2", (("1",), ("2",))),
        ('"a\nb"\t2\n', (("a\nb", "2"),)),
        ('"say ""so"""\t1', (('say "so"', "1"),)),
        ("\t1\n", (("", "1"),)),
    ],
)
def test_a_block_is_read_as_excel_writes_it(text: str, block: tuple[tuple[str, ...], ...]) -> None:
    """Any line ending, quotes, and the empty line at the end."""
    assert block_of(text) == block


def test_empty_edges_are_no_content() -> None:
    """A selection of whole columns must not be refused for its empty tail."""
    block = (("1", "", " "), ("", "2", ""), ("", "", ""))
    assert without_empty_edges(block) == (("1", ""), ("", "2"))
    assert without_empty_edges((("", " "),)) == ()


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\t\n"'), max_size=6)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=4)))
def test_copy_then_paste_is_identity(block: list[tuple[str, ...]]) -> None:
    """Whatever stands in the cells."""
    assert block_of(text_of(block)) == tuple(tuple(row) for row in block)
