"""The key under a package that nobody has confirmed yet, so that a person can confirm it by its 40 digits.

Nothing is trusted and nothing inside the package is read: only the signature, and that it holds over the list of
hashes. What comes out is good for one thing, the comparison of digits.
"""

from __future__ import annotations

from ilms_desktop.package import bag, container, signature
from ilms_desktop.package.layout import read_layout
from ilms_desktop.package.names import SIGNATURE_FILE, Kind, PackageName, namespace
from ilms_desktop.package.outcome import Problem

#: kinds whose key may be confirmed inside a country: what an office hands over, and its request to enrol
CONFIRMABLE = frozenset({Kind.PART, Kind.ENROL})


def key_under(data: bytes, file_name: str) -> tuple[PackageName, bytes] | Problem:
    """Name of a part or a request, and the 32 bytes of the key that signed it.

    Args:
        data: the whole ZIP file.
        file_name: its name, without folders.
    """
    entries = container.read_directory(data)
    if isinstance(entries, Problem):
        return entries
    layout = read_layout(entries, file_name)
    if isinstance(layout, Problem):
        return layout
    head = {name: data[entry.start : entry.start + entry.size] for name, entry in layout.head.items()}
    signed = signature.decode(head[SIGNATURE_FILE])
    if isinstance(signed, Problem):
        return signed
    kind = layout.package.kind
    if kind not in CONFIRMABLE or signed.namespace != namespace(kind):
        return Problem("SIG_NAMESPACE", {"namespace": signed.namespace})
    return signature.check(signed, head[bag.TAGMANIFEST_FILE]) or (layout.package, signed.public)
