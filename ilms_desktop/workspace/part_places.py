"""Addresses and values of a part as text, for files and for the journal: one spelling each, in codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ilms_desktop.model.part import Address, Value

#: columns of an address
COLUMNS = ("what", "source", "table", "version", "year", "sex", "status", "class", "field")


def columns_of(address: Address) -> tuple[str, ...]:
    """An address as `COLUMNS`; what it does not have is empty."""
    table = version = year = sex = status = klass = ""
    if address.qtable is not None:
        table, version, year = address.qtable.table_key.id, address.qtable.version, str(address.qtable.year)
    if address.cell is not None:
        sex, status, klass = address.cell.cell
    return (str(address.what), address.source, table, version, year, sex, status, klass, address.field)


def place_of(address: Address) -> str:
    """An address as one line."""
    return " ".join(part for part in columns_of(address) if part)


def value_text(value: Value | None) -> str:
    """A value as one text; empty for what is blank."""
    return " ".join(part for part in value or () if part)
