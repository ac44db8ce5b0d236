"""Code lists: the allowed values of a classification, a metadata note or a status.

Labels are already in the language the definitions were loaded in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class ListKind(StrEnum):
    """What a code list is used for."""

    #: men, women, both
    SEX = "sex"
    #: the split of a table by place of birth, citizenship or migrant status
    STATUS = "status"
    #: a classification version such as ECO_SECTOR
    CLASS = "class"
    #: countries, with the total, the rest and the aggregates beside them
    COUNTRY = "country"
    #: coded metadata notes such as S3
    NOTE = "note"
    #: letters on a value
    OBS_STATUS = "obs_status"
    #: types of source and their groups
    SOURCE = "source"


class CodeKind(StrEnum):
    """What a code stands for."""

    #: an ordinary class
    ITEM = "item"
    #: the total row
    TOTAL = "total"
    #: "Other countries": everything that is not named
    OTHER = "other"
    #: one country
    COUNTRY = "country"
    #: several countries together
    AGGREGATE = "aggregate"
    #: countries of an aggregate that are not named in the same table
    REMAINDER = "remainder"
    #: a part of a country
    PART = "part"
    #: a former state
    FORMER = "former"
    #: not known or not classified
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Code:
    """One allowed value.

    Attributes:
        id: full code as published, for example `ECO_SECTOR_AGR`.
        label: name in the loaded language.
        parent: code of the level above, or None.
        kind: what it stands for.
        order: place on screen, smaller first.
        alternative: name of the alternative set it belongs to (`S2`), hidden until asked for; empty = always shown.
        memo: shown and checked, but never a part of a sum to the total (`ECO_SECTOR_NAG`).
        members: codes or regions that an aggregate holds.
        note: what to know about it.
        aliases: codes of older files that are read as this one.
        written_as: code that exports write instead; empty = its own.
        offered: whether a user may choose it; others are read on import.
        valid_to: last reference year in which it may be used, or None.
    """

    id: str
    label: str
    parent: str | None = None
    kind: CodeKind = CodeKind.ITEM
    order: int = 0
    alternative: str = ""
    memo: bool = False
    members: tuple[str, ...] = ()
    note: str = ""
    aliases: tuple[str, ...] = ()
    written_as: str = ""
    offered: bool = True
    valid_to: int | None = None

    @property
    def is_total(self) -> bool:
        """Whether this is the total row."""
        return self.kind is CodeKind.TOTAL


@dataclass(frozen=True)
class Codelist:
    """A named list of codes; a classification version is one of them.

    Attributes:
        id: name as used in files, for example `ECO_SECTOR`.
        title: name in the loaded language.
        kind: what it is used for.
        codes: in the order of the screen.
        code_pattern: regular expression that every code matches.
    """

    id: str
    title: str
    kind: ListKind
    codes: tuple[Code, ...]
    code_pattern: str = ".*"

    @cached_property
    def by_id(self) -> dict[str, Code]:
        """Codes by their id."""
        return {code.id: code for code in self.codes}

    @cached_property
    def total(self) -> str | None:
        """Code of the total, or None where the list has none."""
        return next((code.id for code in self.codes if code.is_total), None)

    @cached_property
    def other(self) -> str | None:
        """Code of "Other countries", or None."""
        return next((code.id for code in self.codes if code.kind is CodeKind.OTHER), None)

    def __contains__(self, code: object) -> bool:
        """Whether `code` belongs to the list."""
        return code in self.by_id

    def __getitem__(self, code: str) -> Code:
        """Code by its id.

        Raises:
            KeyError: the list has no such code.
        """
        return self.by_id[code]
