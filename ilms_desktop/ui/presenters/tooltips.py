"""Tooltips: they wrap, and a person's text in them is never taken as markup."""

from __future__ import annotations

from html import escape


def tooltip(text: str) -> str:
    """Tooltip of a plain text; empty for an empty one."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>" if text else ""
