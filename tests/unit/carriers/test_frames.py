"""Frames between the worker and its owner."""

from __future__ import annotations

import io

import pytest

from ilms_desktop.carriers import frames
from ilms_desktop.package import limits
from ilms_desktop.package.carrier import Content
from ilms_desktop.package.outcome import Problem


@pytest.mark.parametrize("answer", [Content(b"PK", "a.zip"), Content(b""), Problem("CARRIER_HASH", {"detail": "é"})])
def test_an_answer_arrives_as_it_was_sent(answer: Content | Problem) -> None:
    """Whatever came out, with everything it names."""
    pipe = io.BytesIO()
    frames.send_answer(pipe, answer)
    pipe.seek(0)
    assert frames.receive_answer(pipe) == answer


@pytest.mark.parametrize("data", [b"", b"\0\0", b"\0" * 7 + b"\5abc", b"\xff" * 8 + b"abc"])
def test_half_a_frame_is_none(data: bytes) -> None:
    """The other side has gone, or says that it will send more than there can be."""
    assert frames.receive(io.BytesIO(data)) is None
    assert frames.receive_answer(io.BytesIO(data)) is None


@pytest.mark.parametrize(
    "head", [b"nonsense", b"\xff", b"[]", b"{}", b'{"code": 1, "parameters": 2}', b'{"file_name": 1}']
)
def test_nonsense_is_none(head: bytes) -> None:
    """Nothing that the worker says may bring down its owner."""
    pipe = io.BytesIO()
    frames.send(pipe, head, b"")
    pipe.seek(0)
    assert frames.receive_answer(pipe) is None


def test_the_largest_carrier_fits_into_a_frame() -> None:
    """Frames have a limit, and it is not in the way."""
    pipe = io.BytesIO()
    frames.send(pipe, bytes(limits.MAX_CARRIER_BYTES))
    pipe.seek(0)
    assert frames.receive(pipe) == bytes(limits.MAX_CARRIER_BYTES)
