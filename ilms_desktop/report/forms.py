"""Forms of files that are written for people: the ending of a name says which is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Collection


def form_of(name: str, forms: Collection[str]) -> str:
    """Form that the name of a file asks for.

    Args:
        name: with or without folders.
        forms: endings that can be written, in small letters without the dot, in the order in which they are offered.

    Raises:
        ExchangeError: `unknown_format`.
    """
    ending = name.rpartition(".")[2].lower()
    if ending not in forms:
        raise ExchangeError("unknown_format", format=ending, known=", ".join(forms))
    return ending
