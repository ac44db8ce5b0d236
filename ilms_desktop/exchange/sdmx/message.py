"""Head of a message of SDMX-ML 2.1: namespaces, who sends it, when it was made ready."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.sdmx.xml_text import element

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCHEMAS: Final = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"
NAMESPACES: Final = {
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns:mes": f"{_SCHEMAS}message",
    "xmlns:str": f"{_SCHEMAS}structure",
    "xmlns:com": f"{_SCHEMAS}common",
    "xmlns:ss": f"{_SCHEMAS}data/structurespecific",
}


def header(*, message_id: str, prepared: datetime, sender: str, more: Iterable[str] = ()) -> str:
    """The element Header.

    Args:
        message_id: letters, digits, `_` and `-`.
        prepared: aware of its time zone.
        sender: a code.
        more: elements behind the sender.
    """
    return element(
        "mes:Header",
        children=(
            element("mes:ID", text=message_id),
            element("mes:Test", text="false"),
            element("mes:Prepared", text=stamp(prepared)),
            element("mes:Sender", {"id": sender}),
            *more,
        ),
    )


def stamp(moment: datetime) -> str:
    """A moment in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day_stamp(year: int) -> datetime:
    """First moment of a year."""
    return datetime(year, 1, 1, tzinfo=UTC)
