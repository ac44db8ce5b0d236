"""Status letters at the border to SDMX, both ways; four letters mean one thing to the ILO and another to SDMX.

Written: the letter of SDMX in OBS_STATUS, whether the figure is withheld in CONF_STATUS, the ILO's own letter in
ILO_OBS_STATUS. Read: a file with one of the last two says whose its letters are; in any other a letter with two
meanings is refused (ADR 0018).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.statuses import load_sdmx_statuses, load_statuses
from ilms_desktop.exchange.report import Refusal
from ilms_desktop.exchange.sdmx.ids import CONF_STATUS, ILO_STATUS, STATUS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

#: CONF_STATUS of SDMX: the figure is free
FREE: Final = "F"
#: the ILO's letter for a figure that is withheld
CONFIDENTIAL: Final = "C"
#: letter of SDMX for an ordinary figure; nothing is said by it
_ORDINARY: Final = ("", "A")


class LetterRefusedError(Exception):
    """A letter that cannot be taken; the reason and what its sentence names."""

    def __init__(self, reason: Refusal, **params: str) -> None:
        """Keep both."""
        super().__init__(reason)
        self.reason = reason
        self.params = params


@lru_cache(maxsize=32)
def written(letter: str) -> tuple[str, str, str]:
    """OBS_STATUS, CONF_STATUS and ILO_OBS_STATUS for a letter of the ILO."""
    known = load_statuses()[letter]
    return known.sdmx, known.sdmx_conf or FREE, letter


def read(values: Mapping[str, str], columns: Collection[str]) -> tuple[str, str | None]:
    """Letter of the ILO, and what is noted with it, for what a file says of a figure.

    Args:
        values: attributes of the figure.
        columns: those that the file has at all.

    Raises:
        LetterRefusedError: an unknown letter, one with two meanings, two letters that contradict each other.
    """
    ilo = values.get(ILO_STATUS, "").upper()
    sdmx = values.get(STATUS, "").upper()
    withheld = values.get(CONF_STATUS, "").upper() not in ("", FREE)
    if ilo:
        _check_agreement(ilo, sdmx)
        return ilo, None
    letter, remark = _from_sdmx(sdmx, whose_is_said=bool({ILO_STATUS, CONF_STATUS} & set(columns)))
    return (CONFIDENTIAL, None) if withheld and not letter else (letter, remark)


def _from_sdmx(letter: str, *, whose_is_said: bool) -> tuple[str, str | None]:
    """Letter of the ILO, and the remark, for a letter of SDMX."""
    if letter in _ORDINARY:
        return "", None
    known = load_sdmx_statuses()
    if letter not in known:
        raise LetterRefusedError(Refusal.UNKNOWN_SDMX_STATUS, value=letter, known=", ".join(known))
    if not whose_is_said and letter in _with_two_meanings():
        raise LetterRefusedError(Refusal.STATUS_OF_WHOM, value=letter)
    return known[letter].ilo, known[letter].remark or None


def _check_agreement(ilo: str, sdmx: str) -> None:
    """Refuse letters of the two lists that say different things; an unknown letter of the ILO is refused later."""
    known = load_statuses().get(ilo)
    if sdmx and known is not None and known.sdmx != sdmx:
        raise LetterRefusedError(Refusal.STATUSES_DIFFER, ilo=ilo, sdmx=sdmx)


@lru_cache(maxsize=1)
def _with_two_meanings() -> frozenset[str]:
    """Letters of both lists that are not read as themselves."""
    ours = load_statuses()
    return frozenset(letter for letter, each in load_sdmx_statuses().items() if letter in ours and each.ilo != letter)
