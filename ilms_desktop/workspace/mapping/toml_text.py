"""Mappings as TOML: written so that a person can correct them, read with a sentence for everything that is wrong.

Bytes in, bytes out. Whether tables and codes exist is asked in `check`.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.cells import column_number
from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.model.key import ABSENT, Criterion, TableKey
from ilms_desktop.number_text import NumberStyle
from ilms_desktop.workspace.mapping.model import (
    USUAL_MARKS,
    Anchor,
    Dim,
    Only,
    Part,
    Place,
    Share,
    Shares,
    SheetMapping,
    Unit,
    Where,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import StrEnum

FORMAT: Final = 1
#: characters that TOML takes only escaped
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ROW: Final = re.compile(r"[1-9][0-9]{0,6}")
_DECIMALS: Final = (".", ",")
_GROUPS: Final = ("", ",", ".", " ", "'")
_LONGEST: Final = 4_000_000
_TOP: Final = frozenset(
    {
        *("format", "name", "source", "unit", "decimal", "group", "round", "first_year", "last_year"),
        *("marks", "parts"),
    }
)
_PART: Final = frozenset(
    {
        *("sheet", "table", "criterion", "version", "first_row", "last_row", "first_column", "last_column"),
        *("skipped", "only", "labels", "anchor", *Dim),
    }
)
#: what is wrong in a mapping -> gettext id
WRONG: Final = {
    "toml": N_("it is not TOML: {detail}"),
    "missing": N_("“{key}” is missing"),
    "unknown": N_("“{key}” is not a word of mappings"),
    "kind": N_("“{key}” must be {wanted}"),
    "choice": N_("“{key}” is “{found}”, it must be one of: {wanted}"),
    "shares": N_("the shares of “{label}” add up to {found}, not to 1"),
    "share": N_("“{found}” is not a share; write 0.4 or 2/5"),
    "column": N_("“{found}” is not a column; write its letters, such as C"),
    "row": N_("“{found}” is not a row; write its number, such as 3"),
    "format": N_("it is of format {found}, this program reads format {wanted}"),
}

E = TypeVar("E", bound="StrEnum")


class WrongMappingError(Exception):
    """Something in a mapping is wrong; becomes an `ExchangeError` with the place."""

    def __init__(self, code: str, where: str, **params: object) -> None:
        """Keep what the sentence names."""
        super().__init__(code)
        self.code, self.where, self.params = code, where, params


def read_mapping(data: bytes, *, name: str) -> SheetMapping:
    """A mapping from its file.

    Args:
        data: bytes of the file.
        name: of the file, for messages.

    Raises:
        ExchangeError: `mapping_wrong`, with the first thing that is wrong and where.
    """
    try:
        return _mapping(_parsed(data))
    except WrongMappingError as error:
        said = fill(gettext(WRONG[error.code]), {key: str(value) for key, value in error.params.items()})
        detail = f"{error.where}: {said}" if error.where else said
        raise ExchangeError("mapping_wrong", path=name, detail=detail) from error


def write_mapping(mapping: SheetMapping) -> bytes:
    """A mapping as a file; reading it gives the same mapping."""
    return "\n".join([*_lines(mapping), ""]).encode("utf-8")


# --- reading


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        if len(data) > _LONGEST:
            raise WrongMappingError("toml", "", detail=f"{len(data)} > {_LONGEST}")
        return tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise WrongMappingError("toml", "", detail=error) from error


def _mapping(keys: dict[str, Any]) -> SheetMapping:
    _known(keys, _TOP, "")
    found = _get(keys, "format", int, "")
    if found != FORMAT:
        raise WrongMappingError("format", "", found=found, wanted=FORMAT)
    decimal = _choice(keys, "decimal", _DECIMALS, "", ".")
    group = _choice(keys, "group", _GROUPS, "", "," if decimal == "." else ".")
    marks = _texts(keys.get("marks", dict(USUAL_MARKS)), "marks")
    parts = _get(keys, "parts", list, "")
    return SheetMapping(
        name=_get(keys, "name", str, ""),
        source=_get(keys, "source", str, "", ""),
        unit=_member(Unit, keys, "unit", ""),
        style=NumberStyle(decimal=decimal, group=group),
        marks=marks,
        rounded=_get(keys, "round", bool, "", default=False),
        first_year=_get(keys, "first_year", int, "", 0),
        last_year=_get(keys, "last_year", int, "", 0),
        parts=tuple(_part(part, f"parts[{number}]") for number, part in enumerate(parts, start=1)),
    )


def _part(keys: Any, where: str) -> Part:
    if not isinstance(keys, dict):
        raise WrongMappingError("kind", where, key=where, wanted="[[parts]]")
    _known(keys, _PART, where)
    number = _get(keys, "table", str, where)
    labels = {_dim(dim, where): _labels(each, f"{where}.labels.{dim}") for dim, each in _dict(keys, "labels", where)}
    skipped = _get(keys, "skipped", list, where, [])
    if not all(isinstance(row, int) for row in skipped):
        raise WrongMappingError("kind", where, key="skipped", wanted="[7, 12]")
    return Part(
        sheet=_get(keys, "sheet", str, where, "*"),
        table=TableKey(number, _member(Criterion, keys, "criterion", where, Criterion.NONE)),
        version=_get(keys, "version", str, where, ABSENT),
        places={dim: _place(_get(keys, dim, dict, where), f"{where}.{dim}") for dim in Dim if dim in keys},
        first_row=_get(keys, "first_row", int, where),
        last_row=_get(keys, "last_row", int, where, 0),
        first_column=_column(_get(keys, "first_column", str, where), where),
        last_column=_column(_get(keys, "last_column", str, where, ""), where),
        skipped=tuple(skipped),
        only=tuple(_only(each, f"{where}.only") for each in _get(keys, "only", list, where, [])),
        labels=labels,
        anchor=_anchor(keys["anchor"], f"{where}.anchor") if "anchor" in keys else None,
    )


def _place(keys: dict[str, Any], where: str) -> Place:
    _known(keys, frozenset({"where", "at", "carried"}), where)
    kind = _member(Where, keys, "where", where)
    at = keys.get("at", "")
    at = str(at) if isinstance(at, int) and not isinstance(at, bool) else _get(keys, "at", str, where, "")
    if kind in (Where.COLUMN, Where.HEADING):
        at = _column(at or "?", where)
    if kind is Where.ROW and not _ROW.fullmatch(at):
        raise WrongMappingError("row", where, found=at)
    return Place(kind, at, _get(keys, "carried", bool, where, default=False))


def _only(keys: Any, where: str) -> Only:
    if not isinstance(keys, dict):
        raise WrongMappingError("kind", where, key="only", wanted='{ column = "A", labels = ["…"] }')
    _known(keys, frozenset({"column", "labels", "own_country"}), where)
    labels = _get(keys, "labels", list, where, [])
    column = _column(_get(keys, "column", str, where), where)
    return Only(column, tuple(map(str, labels)), _get(keys, "own_country", bool, where, default=False))


def _anchor(keys: Any, where: str) -> Anchor:
    if not isinstance(keys, dict):
        raise WrongMappingError("kind", where, key="anchor", wanted='{ text = "…", row = 3, column = "A" }')
    _known(keys, frozenset({"text", "row", "column"}), where)
    column = _column(_get(keys, "column", str, where), where)
    return Anchor(_get(keys, "text", str, where), _get(keys, "row", int, where), column)


def _labels(keys: Any, where: str) -> Mapping[str, Shares]:
    if not isinstance(keys, dict):
        raise WrongMappingError("kind", where, key=where, wanted='"label" = "code"')
    return {label: _shares(value, label, where) for label, value in keys.items()}


def _shares(value: Any, label: str, where: str) -> Shares:
    """Codes of a label: a code, nothing, or codes with shares that add up to 1."""
    if isinstance(value, str):
        return (Share(value),) if value else ()
    if not isinstance(value, dict) or not value:
        raise WrongMappingError("kind", where, key=label, wanted='"code", "", { code = 0.4, … }')
    shares = tuple(Share(code, _fraction(share, where)) for code, share in value.items())
    if (total := sum(each.share for each in shares)) != 1:
        raise WrongMappingError("shares", where, label=label, found=f"{float(total):.6g}")
    return shares


def _fraction(value: Any, where: str) -> Fraction:
    try:
        found = Fraction(value) if isinstance(value, str | int | Decimal) else None
    except (ValueError, ZeroDivisionError, InvalidOperation, OverflowError) as error:
        raise WrongMappingError("share", where, found=value) from error
    if found is None or not 0 < found <= 1:
        raise WrongMappingError("share", where, found=value)
    return found


_NO_DEFAULT: Final = object()


def _get(keys: dict[str, Any], key: str, kind: type, where: str, default: Any = _NO_DEFAULT) -> Any:
    if key not in keys:
        if default is _NO_DEFAULT:
            raise WrongMappingError("missing", where, key=key)
        return default
    value = keys[key]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise WrongMappingError("kind", where, key=key, wanted=gettext(_KINDS[kind]))
    return value


_KINDS: Final = {
    str: N_("a text in quotation marks"),
    int: N_("a whole number"),
    bool: "true, false",
    list: "[ … ]",
    dict: "{ … }",
}


def _dict(keys: dict[str, Any], key: str, where: str) -> Iterator[tuple[str, Any]]:
    yield from cast("dict[str, Any]", _get(keys, key, dict, where, {})).items()


def _texts(value: Any, where: str) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise WrongMappingError("kind", where, key=where, wanted='"…" = ""')
    return dict(value)


def _choice(keys: dict[str, Any], key: str, known: tuple[str, ...], where: str, default: str) -> str:
    value = _get(keys, key, str, where, default)
    if value not in known:
        raise WrongMappingError("choice", where, key=key, found=value, wanted=" ".join(f"“{each}”" for each in known))
    return cast("str", value)


def _member(kind: type[E], keys: dict[str, Any], key: str, where: str, default: E | None = None) -> E:
    value = _get(keys, key, str, where, _NO_DEFAULT if default is None else default.value)
    try:
        return kind(value)
    except ValueError as error:
        raise WrongMappingError("choice", where, key=key, found=value, wanted=", ".join(kind)) from error


def _dim(name: str, where: str) -> Dim:
    return _member(Dim, {"labels": name}, "labels", where)


def _column(letters: str, where: str) -> str:
    """Letters of a column in capitals; empty where none were given."""
    try:
        if letters:
            column_number(letters)
    except ValueError as error:
        raise WrongMappingError("column", where, found=letters) from error
    return letters.upper()


def _known(keys: dict[str, Any], known: frozenset[str], where: str) -> None:
    """Refuse words that mean nothing, since they are mistyped."""
    for key in keys:
        if key not in known:
            raise WrongMappingError("unknown", where, key=key)


# --- writing


def _lines(mapping: SheetMapping) -> Iterator[str]:
    yield f"format = {FORMAT}"
    yield f"name = {_text(mapping.name)}"
    if mapping.source:
        yield f"source = {_text(mapping.source)}"
    yield f"unit = {_text(mapping.unit)}"
    yield f"decimal = {_text(mapping.style.decimal)}"
    yield f"group = {_text(mapping.style.group)}"
    yield f"round = {str(mapping.rounded).lower()}"
    for key, year in (("first_year", mapping.first_year), ("last_year", mapping.last_year)):
        if year:
            yield f"{key} = {year}"
    yield from ("", "[marks]", *(f"{_text(mark)} = {_text(letter)}" for mark, letter in mapping.marks.items()))
    for part in mapping.parts:
        yield from _part_lines(part)


def _part_lines(part: Part) -> Iterator[str]:
    yield from ("", "[[parts]]", f"sheet = {_text(part.sheet)}", f"table = {_text(part.table.number)}")
    if part.table.criterion is not Criterion.NONE:
        yield f"criterion = {_text(part.table.criterion)}"
    yield f"version = {_text(part.version)}"
    yield f"first_row = {part.first_row}"
    if part.last_row:
        yield f"last_row = {part.last_row}"
    yield f"first_column = {_text(part.first_column)}"
    if part.last_column:
        yield f"last_column = {_text(part.last_column)}"
    if part.skipped:
        yield f"skipped = [{', '.join(map(str, part.skipped))}]"
    if part.anchor:
        anchor = part.anchor
        yield f"anchor = {{ text = {_text(anchor.text)}, row = {anchor.row}, column = {_text(anchor.column)} }}"
    for dim, place in part.places.items():
        carried = ", carried = true" if place.carried else ""
        yield f"{dim} = {{ where = {_text(place.where)}, at = {_text(place.at)}{carried} }}"
    for only in part.only:
        own = ", own_country = true" if only.own_country else ""
        labels = ", ".join(map(_text, only.labels))
        yield from ("", "[[parts.only]]", f"column = {_text(only.column)}", f"labels = [{labels}]")
        yield from (["own_country = true"] if own else [])
    for dim, labels_of in part.labels.items():
        yield from (
            "",
            f"[parts.labels.{dim}]",
            *(f"{_text(text)} = {_code(each)}" for text, each in labels_of.items()),
        )


def _code(shares: Shares) -> str:
    if len(shares) == 1 and shares[0].share == 1:
        return _text(shares[0].code)
    return "{ " + ", ".join(f"{_key(each.code)} = {_share(each.share)}" for each in shares) + " }" if shares else '""'


def _share(share: Fraction) -> str:
    """A share as a decimal where that says it exactly, else as a fraction."""
    text = f"{float(share):.12g}"
    return text if share.denominator != 1 and "e" not in text and Fraction(text) == share else _text(str(share))


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else _text(text)


def _text(text: str) -> str:
    """A text in quotation marks."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", escaped) + '"'
