"""XML as text: elements with attributes and children, indented, the same input always giving the same bytes.

Nothing is read here. Characters that XML 1.0 cannot hold are left out of texts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ESCAPES: Final = {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    # why: a reader would turn them into spaces inside an attribute
    ord("\n"): "&#10;",
    ord("\r"): "&#13;",
    ord("\t"): "&#9;",
}
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN: Final = re.compile(r"[\w:.@$() -]*", re.ASCII)


def escaped(text: str) -> str:
    """A text inside an element or an attribute."""
    # why: nearly all values are codes and figures, and looking is quicker than translating
    if _PLAIN.fullmatch(text):
        return text
    return _FORBIDDEN.sub("", text).translate(_ESCAPES)


def attributes(values: Mapping[str, str]) -> str:
    """Attributes of an element, each with a space before it; empty ones are left out."""
    return "".join([f' {name}="{escaped(value)}"' for name, value in values.items() if value])


def element(name: str, values: Mapping[str, str] | None = None, *, children: Iterable[str] = (), text: str = "") -> str:
    """One element with its children on lines of their own, or with a text."""
    head = f"<{name}{attributes(values or {})}"
    inside = "\n".join(children)
    if inside:
        return f"{head}>\n{inside}\n</{name}>"
    return f"{head}>{escaped(text)}</{name}>" if text else f"{head}/>"


def document(root: str) -> bytes:
    """A whole file."""
    return f"{DECLARATION}{root}\n".encode()
