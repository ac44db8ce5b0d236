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


def files_in(data: bytes, file_name: str) -> list[tuple[str, bytes | Refusal]]:
    """What arrived as (name, bytes): the file itself, or what is attached to a mail; at least one.

    A refusal stands for an attachment that cannot be taken out of its mail, or for a mail that holds nothing.
    """
    if kind_of(data) is not None or file_name.lower().endswith(".zip") or not is_mail(data):
        return [(file_name, data)]
    found = carriers_in(data)
    if isinstance(found, Problem):
        return [(file_name, _at_the_door(found))]
    if not found.carriers:
        return [(file_name, _at_the_door(Problem("MAIL_EMPTY", {"file": ", ".join(found.others)})))]
    contents = ((each.file_name, each.content) for each in found.carriers)
    return [(name, _at_the_door(each) if isinstance(each, Problem) else each) for name, each in contents]


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
    return tuple(
        Judged(name, None, content) if isinstance(content, Refusal) else Judged(name, content, judge(content, name))
        for name, content in files_in(data, file_name)
    )


def _at_the_door(problem: Problem) -> Refusal:
    """What is said of something from which no package could be taken."""
    return Refusal(problem.code, Stage.CARRIER, problem.outcome, problem.parameters)
