"""Rules for the fields of a document, as values that are put together into a table.

A rule takes a value and its path and gives the path of the first misfit, or None. Nothing here knows a field's meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final

#: value, path -> path of the first misfit, or None
Rule = Callable[[object, str], "str | None"]

_TIME_FORM: Final = "%Y-%m-%dT%H:%M:%SZ"
_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def text(pattern: str = r"[^\n]{1,200}") -> Rule:
    """A string that fits the whole pattern; by default one line of 1 to 200 characters."""
    form = re.compile(pattern)
    return lambda value, path: None if isinstance(value, str) and form.fullmatch(value) else path


def integer(low: int, high: int = 10**9) -> Rule:
    """A whole number from `low` to `high`."""

    def rule(value: object, path: str) -> str | None:
        # why: JSON's true is an int for Python
        return None if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high else path

    return rule


def constant(*allowed: str) -> Rule:
    """One of the given strings."""
    return lambda value, path: None if isinstance(value, str) and value in allowed else path


def moment() -> Rule:
    """A time, `YYYY-MM-DDThh:mm:ssZ`."""
    return lambda value, path: None if isinstance(value, str) and read_moment(value) else path


def day() -> Rule:
    """A date, `YYYY-MM-DD`."""
    return lambda value, path: None if isinstance(value, str) and read_date(value) else path


def anything() -> Rule:
    """Any string: what it must hold is asked later, under a code of its own."""
    return lambda value, path: None if isinstance(value, str) else path


def nullable(rule: Rule) -> Rule:
    """What `rule` takes, or null."""
    return lambda value, path: None if value is None else rule(value, path)


def record(fields: dict[str, Rule]) -> Rule:
    """An object with exactly these fields."""

    def rule(value: object, path: str) -> str | None:
        if not isinstance(value, dict):
            return path
        odd = sorted(value.keys() ^ fields.keys())
        if odd:
            return _below(path, odd[0])
        found = (check(value[name], _below(path, name)) for name, check in fields.items())
        return next((misfit for misfit in found if misfit), None)

    return rule


def mapping_of(key: str, item: Rule) -> Rule:
    """An object with at least one member; names fit the pattern `key`, values are what `item` takes."""
    form = re.compile(key)

    def rule(value: object, path: str) -> str | None:
        if not isinstance(value, dict) or not value:
            return path
        odd = next((name for name in value if not form.fullmatch(name)), None)
        if odd is not None:
            return _below(path, odd)
        found = (item(member, _below(path, name)) for name, member in value.items())
        return next((misfit for misfit in found if misfit), None)

    return rule


def list_of(item: Rule, *, most: int, least: int = 0) -> Rule:
    """A list of `least` to `most` values that `item` takes."""

    def rule(value: object, path: str) -> str | None:
        if not isinstance(value, list) or not least <= len(value) <= most:
            return path
        found = (item(member, f"{path}[{index}]") for index, member in enumerate(value))
        return next((misfit for misfit in found if misfit), None)

    return rule


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def read_moment(value: str) -> datetime | None:
    """The time that a text gives, in UTC; None if it gives none."""
    try:
        return datetime.strptime(value, _TIME_FORM).replace(tzinfo=UTC) if _TIME.fullmatch(value) else None
    except ValueError:
        return None


def write_moment(value: datetime) -> str:
    """A time as documents carry it; parts of a second are dropped."""
    return value.astimezone(UTC).strftime(_TIME_FORM)


def read_date(value: str) -> date | None:
    """The day that a text gives; None if it gives none."""
    try:
        return date.fromisoformat(value) if _DATE.fullmatch(value) else None
    except ValueError:
        return None
