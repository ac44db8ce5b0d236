"""How the worker and its owner talk: frames of bytes over two pipes, each with its length in front."""

from __future__ import annotations

import json
import struct
from typing import BinaryIO, Final

from ilms_desktop.package import limits
from ilms_desktop.package.carrier import Content
from ilms_desktop.package.outcome import Problem

_LENGTH: Final = struct.Struct(">Q")
#: what the worker says once it can take a file
READY: Final = b"ready"
_MAX_FRAME: Final = limits.MAX_CARRIER_BYTES + limits.KIB


def send(pipe: BinaryIO, *frames: bytes) -> None:
    """Write frames and see them off."""
    for frame in frames:
        pipe.write(_LENGTH.pack(len(frame)))
        pipe.write(frame)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """The next frame, None where the other side has gone or talks nonsense."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = int(_LENGTH.unpack(head)[0])
    frame = pipe.read(size) if size <= _MAX_FRAME else b""
    return frame if len(frame) == size else None


def send_answer(pipe: BinaryIO, answer: Content | Problem) -> None:
    """Write what came out: a code with what it names, or the package behind its name."""
    if isinstance(answer, Problem):
        send(pipe, json.dumps({"code": answer.code, "parameters": dict(answer.parameters)}).encode(), b"")
    else:
        send(pipe, json.dumps({"file_name": answer.file_name}).encode(), answer.data)


def receive_answer(pipe: BinaryIO) -> Content | Problem | None:
    """What came out; None where the worker has gone."""
    head, data = receive(pipe), receive(pipe)
    if head is None or data is None:
        return None
    try:
        facts = json.loads(head)
        if "code" in facts:
            return Problem(str(facts["code"]), {str(name): str(text) for name, text in facts["parameters"].items()})
        name = facts["file_name"]
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return Content(data, name) if name is None or isinstance(name, str) else None
