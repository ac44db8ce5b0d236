"""What the command line says: words to people on standard error, results to programs on standard output."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitCode:
    """How a command ends; scripts rely on it."""

    GOOD = 0
    #: findings, or the questionnaire says no
    REFUSED = 1
    #: wrong usage or unreadable input
    UNUSABLE = 2
    #: a package waits for a person's decision
    HELD = 3
    #: a mistake of the program
    BUG = 70
    #: stopped by the person
    STOPPED = 130


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command writes.

    Attributes:
        out: results only. err: words only.
        as_json: whether the result is one JSON document; then nothing else goes to `out`.
    """

    out: TextIO
    err: TextIO
    as_json: bool = False

    def say(self, *lines: str) -> None:
        """Words for people."""
        for line in lines:
            print(line, file=self.err)

    def result(self, *values: object) -> None:
        """Results, one a line, where no JSON was asked for."""
        if not self.as_json:
            for value in values:
                print(value, file=self.out)

    def document(self, content: dict[str, Any]) -> None:
        """The one JSON document, where it was asked for."""
        if self.as_json:
            print(json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False), file=self.out)

    def error(self, *, code: str, message: str, hint: str) -> None:
        """Trouble: what happened and what to do next."""
        self.say(message, *([hint] if hint else []))
        self.document({"error": {"code": code, "message": message, "hint": hint}})


def speak_utf8(streams: Iterable[TextIO]) -> None:
    """Let the streams take every character, also in a Windows pipe; what cannot be written is escaped, never lost."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
