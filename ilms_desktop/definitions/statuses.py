"""Status letters of a value: the ILO's, what SDMX calls them, and what letters of SDMX are read as.

A letter is never used without its scheme: ILO's N is "not available", SDMX's N is "not significant".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from ilms_desktop import paths
from ilms_desktop.definitions.forms import list_file
from ilms_desktop.definitions.reading import need_rows
from ilms_desktop.definitions.texts import read_texts
from ilms_desktop.definitions.translatable import code_path
from ilms_desktop.i18n import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ILO_LIST = "OBS_STATUS"
SDMX_LIST = "SDMX_OBS_STATUS"


class ValueExpected(StrEnum):
    """Whether a figure stands beside a letter."""

    #: the letter says something about a figure
    REQUIRED = "required"
    #: with or without a figure
    OPTIONAL = "optional"
    #: the letter stands instead of a figure
    NONE = "none"


class StatusUse(StrEnum):
    """Who may set a letter."""

    #: people
    OFFERED = "offered"
    #: nobody any more; it is read from older files
    IMPORT = "import"
    #: the program
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class ObsStatus:
    """A status letter of the ILO.

    Attributes:
        letter: empty for an ordinary value. label, help: texts in the loaded language.
        value: whether a figure stands beside it. use: who may set it.
        sdmx, sdmx_conf: OBS_STATUS and CONF_STATUS of SDMX that are written for it; conf empty = free.
    """

    letter: str
    label: str
    help: str
    value: ValueExpected
    use: StatusUse
    sdmx: str
    sdmx_conf: str


class Contradiction(StrEnum):
    """What is wrong with a letter in its cell."""

    #: no letter of the ILO's list
    UNKNOWN = "unknown"
    #: it stands instead of a figure, and a figure stands beside it
    WITH_VALUE = "with_value"
    #: it says something about a figure, and there is none
    WITHOUT_VALUE = "without_value"


@dataclass(frozen=True, slots=True)
class SdmxStatus:
    """A status letter of SDMX.

    Attributes:
        letter: of the SDMX list. label: in the loaded language.
        ilo: letter it is read as; empty = ordinary value.
        remark: what is noted with it, in English. ask: whether a person must say which category is meant.
    """

    letter: str
    label: str
    ilo: str
    remark: str
    ask: bool


def load_statuses(*, language: str = DEFAULT_LANGUAGE, root: Path | None = None) -> Mapping[str, ObsStatus]:
    """Status letters of the ILO, in the order of the list."""
    return _statuses(root or paths.forms_dir(), language)


def contradiction(letter: str, *, has_value: bool, has_text: bool = False) -> Contradiction | None:
    """What is wrong with a letter beside what else stands in its cell; None where nothing is.

    Args:
        letter: as it stands there.
        has_value: whether a figure stands beside it.
        has_text: whether text stands there that is no figure yet; it may still become one.
    """
    status = load_statuses().get(letter)
    if not letter or status is None:
        return Contradiction.UNKNOWN
    if status.value is ValueExpected.NONE and has_value:
        return Contradiction.WITH_VALUE
    if status.value is ValueExpected.REQUIRED and not has_value and not has_text:
        return Contradiction.WITHOUT_VALUE
    return None


def load_sdmx_statuses(*, language: str = DEFAULT_LANGUAGE, root: Path | None = None) -> Mapping[str, SdmxStatus]:
    """Status letters of SDMX, in the order of the list."""
    return _sdmx_statuses(root or paths.forms_dir(), language)


@lru_cache(maxsize=16)
def _statuses(root: Path, language: str) -> Mapping[str, ObsStatus]:
    """Letters of the ILO from their file."""
    texts = read_texts(root, language)
    found = {
        row["code"]: ObsStatus(
            letter=row["code"],
            label=texts.get(code_path(ILO_LIST, row["code"], "label"), row["label"]),
            help=texts.get(code_path(ILO_LIST, row["code"], "help"), row["help"]),
            value=ValueExpected(row["value_expected"]),
            use=StatusUse(row["use"]),
            sdmx=row["sdmx_obs_status"],
            sdmx_conf=row["sdmx_conf_status"],
        )
        for row in need_rows(root, list_file(ILO_LIST))
    }
    return MappingProxyType(found)


@lru_cache(maxsize=16)
def _sdmx_statuses(root: Path, language: str) -> Mapping[str, SdmxStatus]:
    """Letters of SDMX from their file."""
    texts = read_texts(root, language)
    found = {
        row["code"]: SdmxStatus(
            letter=row["code"],
            label=texts.get(code_path(SDMX_LIST, row["code"], "label"), row["label"]),
            ilo=row["ilo_code"],
            remark=row["remark"],
            ask=row["ask"] == "Y",
        )
        for row in need_rows(root, list_file(SDMX_LIST))
    }
    return MappingProxyType(found)
