"""Judging whatever a person drops: a carrier, or a mail with any number of them. Each carrier gets its own result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.package.carrier import kind_of
from ilms_desktop.package.mail_read import carriers_in, is_mail
from ilms_desktop.package.outcome import Problem, Refusal, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.package.outcome import Verified


@dataclass(frozen=True, slots=True)
class Judged:
    """One carrier and what came out.

    Attributes:
        file_name: of the file, or of the attachment; text of the file, not yet made safe to show.
        data: bytes of the carrier, to be kept where the file waits; None where none could be taken out of the mail.
        result: what the verifier says.
    """

    file_name: str
    data: bytes | None
    result: Verified | Refusal


def files_in(data: bytes, file_name: str) -> list[tuple[str, bytes | Problem]] | Problem:
    """The carriers in a file as (name, bytes): the file itself, or what is attached to a mail."""
    if kind_of(data) is not None or file_name.lower().endswith(".zip") or not is_mail(data):
        return [(file_name, data)]
    found = carriers_in(data)
    if isinstance(found, Problem):
        return found
    if not found.carriers:
        return Problem("MAIL_EMPTY", {"file": ", ".join(found.others)})
    return [(each.file_name, each.content) for each in found.carriers]


def verify_all(data: bytes, file_name: str, judge: Callable[[bytes, str], Verified | Refusal]) -> tuple[Judged, ...]:
    """Judge every carrier in a file, in their order in the mail.

    Args:
        data: the whole file.
        file_name: its name, without folders.
        judge: `read.verify` with the caller's register, ledger and clock. It is called once for each carrier, so that
            a caller may record what it accepts before the next one is judged.

    Returns:
        At least one result. It never raises for what is in the file.
    """
    found = files_in(data, file_name)
    if isinstance(found, Problem):
        return (Judged(file_name, data, at_the_door(found)),)
    return tuple(
        Judged(name, None, at_the_door(content))
        if isinstance(content, Problem)
        else Judged(name, content, judge(content, name))
        for name, content in found
    )


def at_the_door(problem: Problem) -> Refusal:
    """What is said of something from which no package could be taken."""
    return Refusal(problem.code, Stage.CARRIER, problem.outcome, problem.parameters)
