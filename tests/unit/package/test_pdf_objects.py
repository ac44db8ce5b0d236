"""Objects of a PDF as the library lists them, beyond what the vectors show."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_bytes import read_table
from ilms_desktop.package.pdf_objects import Objects, active_name, hidden_name, raw, read_objects
from tests.vectors.package import world

if TYPE_CHECKING:
    from ilms_desktop.package.pdf_objects import PdfDict


def listed(*extra: bytes, catalog: bytes = b"") -> Objects | Problem:
    """Objects of a page with some more."""
    data = world.pdf(*extra, catalog=catalog)
    table = read_table(data)
    assert isinstance(table, dict)
    return read_objects(data, table)


def good(*extra: bytes, catalog: bytes = b"") -> Objects:
    """Objects that can be read."""
    found = listed(*extra, catalog=catalog)
    assert isinstance(found, Objects)
    return found


def test_references_are_followed_one_step() -> None:
    """What is asked for may stand there or behind a reference."""
    objects = good(b"[3 0 R]", b"(text)", catalog=b"/Lang 5 0 R/AF 99 0 R")
    root = objects.value(dict.get(objects.trailer, "/Root"))
    assert objects.entry(root, "/Lang") == "text"
    assert objects.entry(root, "/Nothing") is None
    assert objects.entry("no dictionary", "/Lang") is None
    assert objects.number(raw(cast("PdfDict", root), "/AF")) is None
    assert objects.number("text") is None


def test_only_streams_are_streams() -> None:
    """A dictionary alone holds no bytes."""
    objects = good(b"<</Length 1>>\nstream\nx\nendstream")
    assert objects.stream(3) is None
    assert objects.stream(4) is not None


@pytest.mark.parametrize("depth", [22, 600])
def test_objects_nest_as_deep_as_pages_need(depth: int) -> None:
    """Deeper ones are there to exhaust their reader."""
    found = listed(b"[" * depth + b"]" * depth)
    assert isinstance(found, Problem)
    assert found.code in {"CARRIER_LIMIT", "CARRIER_DAMAGED"}


@pytest.mark.parametrize(
    ("extra", "hidden", "active"),
    [
        (b"<</Type/ObjStm/Length 0>>\nstream\n\nendstream", "/ObjStm", None),
        (b"<</Type/XRef>>", "/XRef", None),
        (b"[<</A<</Subtype/Movie>>>>]", None, "/Movie"),
        (b"<</AA null>>", None, "/AA"),
        (b"<</Annots 5 0 R>>", None, "/Annots"),
        (b"<</Annots[]>>", None, None),
        (b"[/JS/JavaScript]", None, None),
        (b"<</Type 99 0 R/S 99 0 R/Subtype 99 0 R>>", None, None),
        (b"<</Type 4 0 R/S[/JS]/Subtype 1.5>>", None, None),
    ],
)
def test_names_are_found_wherever_they_stand(extra: bytes, hidden: str | None, active: str | None) -> None:
    """Keys and the values that say what a dictionary is; a name in a list says nothing."""
    objects = good(extra)
    assert (hidden_name(objects), active_name(objects)) == (hidden, active)


def test_names_behind_references_are_found() -> None:
    """As if they stood in the dictionary itself."""
    assert hidden_name(good(b"<</Type 5 0 R>>", b"/ObjStm")) == "/ObjStm"
    assert active_name(good(b"<</S 5 0 R>>", b"/JavaScript")) == "/JavaScript"


@pytest.mark.parametrize("extra", [(b"<</Type 5 0 R>>", b"6 0 R", b"/ObjStm"), (b"<</Type 5 0 R>>", b"5 0 R")])
def test_a_reference_to_a_reference_is_no_object(extra: tuple[bytes, ...]) -> None:
    """So that one step is enough, and no walk goes in circles."""
    found = listed(*extra)
    assert isinstance(found, Problem)
    assert found.code == "CARRIER_DAMAGED"


def test_a_list_of_marks_may_stand_behind_a_reference() -> None:
    """Qt writes an empty one that way."""
    assert active_name(good(b"<</Annots 5 0 R>>", b"[]")) is None
    assert active_name(good(b"<</Annots 5 0 R>>", b"[1 0 R]")) == "/Annots"
