"""Carriers: the good package inside a PDF, the PDF spoiled in one place each."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.carriers.pdf_worker import PdfWorker
from ilms_desktop.package import limits
from ilms_desktop.package.carrier import Openers
from ilms_desktop.package.history import Chain, Ledger
from ilms_desktop.package.names import Kind
from tests.vectors.package import forge_pdf as fp
from tests.vectors.package import vectors_zip, world
from tests.vectors.package.forge_encrypted import encrypted
from tests.vectors.package.vector import Case, Vector

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.package.carrier import Content
    from ilms_desktop.package.outcome import Problem

_SECOND: Final = b"<</Type/Filespec/F(other.zip)/EF<</F 7 0 R>>>>"
_STRANGER: Final = fp.stream(b"another file")
_SCRIPT: Final = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
_ATTACHMENT: Final = b"/Names<</EmbeddedFiles<</Names[(%s)5 0 R]>>>>" % fp.INNER_NAME
_HOG_SECONDS: Final = 0.5


def _case(data: bytes, file_name: str = fp.FILE_NAME) -> Case:
    return Case(data, file_name)


def _spoiled(edit: Callable[[fp.Parts], fp.Parts]) -> Callable[[], Case]:
    """The good carrier with its objects edited."""
    return lambda: _case(edit(fp.good_parts()).whole())


def _bytes(edit: Callable[[bytes], bytes]) -> Callable[[], Case]:
    """The good carrier with its bytes edited."""
    return lambda: _case(edit(fp.good()))


def _received_before() -> Case:
    package_id = world.package_id(world.good())
    ledger = Ledger({("ken-01", Kind.SUBMISSION): Chain.of({1: package_id})})
    return replace(_case(fp.good()), ledger=ledger)


# --- files inside


def _no_file(parts: fp.Parts) -> fp.Parts:
    return parts.change(fp.CATALOG, _ATTACHMENT, b"").put(fp.STREAM, b"null").put(fp.SPECIFICATION, b"null")


def _two_files(parts: fp.Parts) -> fp.Parts:
    listed = parts.change(fp.CATALOG, b"5 0 R]", b"5 0 R(other.zip)8 0 R]")
    return listed.add(_STRANGER, _SECOND)


def _annotation(parts: fp.Parts) -> fp.Parts:
    mark = b"<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 8 0 R>>"
    return parts.extend(fp.PAGE, b"/Annots[9 0 R]").add(_STRANGER, _SECOND, mark)


def _named(name: bytes) -> Callable[[fp.Parts], fp.Parts]:
    def edit(parts: fp.Parts) -> fp.Parts:
        wrong = parts.objects[fp.SPECIFICATION].replace(fp.INNER_NAME, name)
        return parts.put(fp.SPECIFICATION, wrong).change(fp.CATALOG, fp.INNER_NAME, name)

    return edit


def _other_unicode_name(parts: fp.Parts) -> fp.Parts:
    return parts.change(fp.SPECIFICATION, b"/UF(%s)" % fp.INNER_NAME, b"/UF(ILMS_KEN-01_2026_S0002.zip)")


def _oversized(parts: fp.Parts) -> fp.Parts:
    return parts.attach(b"PK\x03\x04" + bytes(limits.MAX_PACKAGE_BYTES - 3))


def _bomb(parts: fp.Parts) -> fp.Parts:
    packed = zlib.compressobj(9)
    data = packed.compress(b"PK\x03\x04") + b"".join(packed.compress(bytes(limits.MIB)) for _ in range(200))
    bomb = fp.stream(data + packed.flush(), b"/Filter/FlateDecode")
    return parts.put(fp.STREAM, bomb)


def _huge(parts: fp.Parts) -> fp.Parts:
    """One byte more than a carrier may have; the text of the new object grows with the number of its length."""
    base = len(parts.add(fp.stream(b"", type_=b"")).whole())
    padding = bytes(limits.MAX_CARRIER_BYTES + 1 - base - len(f"{limits.MAX_CARRIER_BYTES}") + 1)
    return parts.add(fp.stream(padding, type_=b""))


# --- revisions and tables


def _wrong_offset(parts: fp.Parts) -> fp.Parts:
    return replace(parts, offsets={fp.PAGE: parts.body()[1][fp.PAGE] + 1})


def _updated(data: bytes) -> bytes:
    """The carrier with a second revision behind it, in which the page is another one."""
    before = re.search(rb"startxref\n([0-9]+)", data)
    assert before is not None
    table = b"%d 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>\nendobj\n" % fp.PAGE
    rows = b"xref\n%d 1\n%010d 00000 n \n" % (fp.PAGE, len(data))
    trailer = b"trailer\n<</Size 7/Root 1 0 R/Info 6 0 R/Prev %s>>\n" % before[1]
    return data + table + rows + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(table))


def _object_stream(parts: fp.Parts) -> fp.Parts:
    return parts.add(fp.stream(b"8 0 <</S/JavaScript>>", b"/N 1/First 4", b"/Type/ObjStm"))


def _table_stream(parts: fp.Parts) -> bytes:
    """The carrier with its table in a stream."""
    number = parts.next
    body, offsets = parts.body()
    rows = b"\0\0\0\0\0\xff" + b"".join(b"\1%s\0" % at.to_bytes(4, "big") for at in [*offsets.values(), len(body)])
    facts = b"/Size %d/W[1 4 1]%s" % (number + 1, parts.trailer)
    table = b"%d 0 obj\n%s\nendobj\n" % (number, fp.stream(rows, facts, b"/Type/XRef"))
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


def _hybrid(parts: fp.Parts) -> fp.Parts:
    facts = b"/Size 1/W[1 4 1]/Index[0 1]"
    more = parts.add(fp.stream(b"\0\0\0\0\0\xff", facts, b"/Type/XRef"))
    return replace(more, trailer=parts.trailer + b"/XRefStm %d" % more.body()[1][parts.next])


# --- the catalog and what hangs on it


def _catalog(text: bytes, *objects: bytes) -> Callable[[], Case]:
    return _spoiled(lambda parts: parts.extend(fp.CATALOG, text).add(*objects))


def _link(parts: fp.Parts) -> fp.Parts:
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/)>>>>"
    return parts.extend(fp.PAGE, b"/Annots[7 0 R]").add(link)


def _script_tree(parts: fp.Parts) -> fp.Parts:
    spoiled = parts.change(fp.CATALOG, b"/Names<<", b"/Names<</JavaScript<</Names[(a)7 0 R]>>")
    return spoiled.add(_SCRIPT)


def _cycle(parts: fp.Parts) -> fp.Parts:
    node = b"<</Names[(%s)5 0 R]/Kids[7 0 R]>>" % fp.INNER_NAME
    spoiled = parts.change(fp.CATALOG, b"<</Names[(%s)5 0 R]>>" % fp.INNER_NAME, b" 7 0 R")
    return spoiled.add(node)


# --- the attachment


def _stream(edit: Callable[[bytes], bytes], facts: bytes) -> Callable[[], Case]:
    """The good carrier with the bytes of its attachment packed otherwise."""
    return _spoiled(lambda parts: parts.put(fp.STREAM, fp.stream(edit(zlib.compress(world.good(), 6)), facts)))


def _one_byte_altered(parts: fp.Parts) -> fp.Parts:
    package = bytearray(world.good())
    package[len(package) // 2] ^= 1
    return parts.put(fp.STREAM, fp.stream(zlib.compress(bytes(package), 6), b"/Filter/FlateDecode"))


def _undeclared(parts: fp.Parts) -> fp.Parts:
    return parts.put(fp.INFO, re.sub(rb"/Creator\([^)]*\)", b"/Creator(ILMS Desktop 0.1.0)", parts.objects[fp.INFO]))


def _seven_pages(parts: fp.Parts) -> fp.Parts:
    kids = b" ".join(b"%d 0 R" % number for number in (fp.PAGE, *range(parts.next, parts.next + 6)))
    more = parts.add(*[parts.objects[fp.PAGE]] * 6)
    return more.put(fp.PAGES, b"<</Type/Pages/Count 7/Kids[%s]>>" % kids)


def _hog() -> Case:
    """A text of many letters, each of which the library reads by itself."""
    parts = fp.good_parts()
    data = parts.add(b"<%s>" % (b"41" * (16 * limits.MIB))).whole()
    return replace(_case(data), openers=Openers(pdf=_in_worker))


def _in_worker(data: bytes) -> Content | Problem:
    with PdfWorker(seconds=_HOG_SECONDS) as worker:
        return worker.extract(data)


def _altered_package() -> Case:
    made = next(vector for vector in vectors_zip.VECTORS if vector.id == "v074").case()
    return _case(fp.carried(made.data))


VECTORS: Final = (
    Vector("d01", "pdf-carrier-good-accepted", "OK", "-", lambda: _case(fp.good())),
    Vector(
        "d02",
        "pdf-carrier-browser-copy-suffix-accepted",
        "OK",
        "-",
        lambda: _case(fp.good(), f"{world.NAME} (1).pdf"),
    ),
    Vector("d03", "pdf-carrier-of-package-already-received-as-zip", "REPLAY_DUPLICATE", "H", _received_before),
    Vector("d04", "pdf-no-attachment", "CARRIER_NO_FILE", "0", _spoiled(_no_file)),
    Vector("d05", "pdf-two-attachments", "CARRIER_MANY_FILES", "0", _spoiled(_two_files)),
    Vector("d06", "pdf-second-file-as-annotation", "CARRIER_MANY_FILES", "0", _spoiled(_annotation)),
    Vector(
        "d07",
        "pdf-second-filespec-outside-names-tree",
        "CARRIER_MANY_FILES",
        "0",
        _spoiled(lambda parts: parts.add(_STRANGER, _SECOND)),
    ),
    Vector("d08", "pdf-attachment-wrong-name", "CARRIER_FILE_NAME", "0", _spoiled(_named(b"figures.zip"))),
    Vector("d09", "pdf-attachment-name-with-path", "CARRIER_FILE_NAME", "0", _spoiled(_named(b"../" + fp.INNER_NAME))),
    Vector("d10", "pdf-attachment-f-and-uf-differ", "CARRIER_FILE_NAME", "0", _spoiled(_other_unicode_name)),
    Vector("d11", "pdf-attachment-oversized", "CARRIER_FILE_SIZE", "0", _spoiled(_oversized)),
    Vector("d12", "pdf-attachment-deflate-bomb", "CARRIER_FILE_SIZE", "0", _spoiled(_bomb)),
    Vector("d13", "pdf-carrier-oversized", "CARRIER_SIZE", "0", _spoiled(_huge)),
    Vector("d14", "pdf-encrypted-with-password", "CARRIER_ENCRYPTED", "0", lambda: _case(encrypted(b"geheim"))),
    Vector("d15", "pdf-encrypted-with-empty-password", "CARRIER_ENCRYPTED", "0", lambda: _case(encrypted(b""))),
    Vector("d16", "pdf-javascript-open-action", "CARRIER_ACTIVE", "0", _catalog(b"/OpenAction 7 0 R", _SCRIPT)),
    Vector("d17", "pdf-javascript-names-tree", "CARRIER_ACTIVE", "0", _spoiled(_script_tree)),
    Vector(
        "d18",
        "pdf-javascript-escaped-name",
        "CARRIER_ACTIVE",
        "0",
        _spoiled(lambda parts: parts.add(b"<</S/J#61vaScript>>")),
    ),
    Vector(
        "d19",
        "pdf-launch-action",
        "CARRIER_ACTIVE",
        "0",
        _catalog(b"/OpenAction<</S/Launch/F(calc.exe)>>"),
    ),
    Vector("d20", "pdf-uri-link", "CARRIER_ACTIVE", "0", _spoiled(_link)),
    Vector(
        "d21",
        "pdf-form-with-xfa",
        "CARRIER_ACTIVE",
        "0",
        _catalog(b"/AcroForm<</Fields[]/XFA 7 0 R>>", fp.stream(b"<xdp/>", type_=b"")),
    ),
    Vector(
        "d22",
        "pdf-goto-embedded-action",
        "CARRIER_ACTIVE",
        "0",
        _spoiled(lambda parts: parts.add(b"<</S/GoToE/T<</R/C/N(%s)>>/D[0/Fit]>>" % fp.INNER_NAME)),
    ),
    Vector("d23", "pdf-truncated", "CARRIER_DAMAGED", "0", _bytes(lambda data: data[: len(data) // 2])),
    Vector("d24", "pdf-xref-offset-wrong", "CARRIER_DAMAGED", "0", _spoiled(_wrong_offset)),
    Vector("d25", "pdf-junk-before-header", "CARRIER_TYPE", "0", _bytes(lambda data: b"junk\n" + data)),
    Vector("d26", "pdf-trailing-bytes", "CARRIER_DAMAGED", "0", _bytes(lambda data: data + b"trailing")),
    Vector("d27", "pdf-with-zip-appended", "CARRIER_DAMAGED", "0", _bytes(lambda data: data + world.good())),
    Vector("d28", "pdf-duplicate-dictionary-key", "CARRIER_DAMAGED", "0", _catalog(b"/Lang(fr)")),
    Vector("d29", "pdf-cyclic-names-tree", "CARRIER_PROFILE", "0", _spoiled(_cycle)),
    Vector("d30", "pdf-incremental-update", "CARRIER_UPDATED", "0", _bytes(_updated)),
    Vector("d31", "pdf-object-stream", "CARRIER_PROFILE", "0", _spoiled(_object_stream)),
    Vector("d32", "pdf-xref-stream", "CARRIER_PROFILE", "0", lambda: _case(_table_stream(fp.good_parts()))),
    Vector("d33", "pdf-hybrid-xrefstm", "CARRIER_PROFILE", "0", _spoiled(_hybrid)),
    Vector(
        "d34",
        "pdf-external-file-specification",
        "CARRIER_PROFILE",
        "0",
        _spoiled(lambda parts: parts.extend(fp.SPECIFICATION, b"/FS/URL")),
    ),
    Vector(
        "d35",
        "pdf-attachment-two-filters",
        "CARRIER_FILTER",
        "0",
        _stream(lambda packed: packed.hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]"),
    ),
    Vector(
        "d36",
        "pdf-attachment-decode-parameters",
        "CARRIER_FILTER",
        "0",
        _stream(bytes, b"/Filter/FlateDecode/DecodeParms<</Predictor 1>>"),
    ),
    Vector(
        "d37",
        "pdf-attachment-bytes-after-deflate-end",
        "CARRIER_FILTER",
        "0",
        _stream(lambda packed: packed + b"more", b"/Filter/FlateDecode"),
    ),
    Vector("d38", "pdf-attachment-is-pdf", "CARRIER_NESTED", "0", _spoiled(lambda parts: parts.attach(world.pdf()))),
    Vector(
        "d39",
        "pdf-attachment-is-age",
        "CARRIER_NESTED",
        "0",
        _spoiled(lambda parts: parts.attach(b"age-encryption.org/v1\n-> X25519 ")),
    ),
    Vector("d40", "pdf-attachment-hash-differs", "CARRIER_HASH", "0", _spoiled(_one_byte_altered)),
    Vector("d41", "pdf-declared-hash-missing", "CARRIER_HASH", "0", _spoiled(_undeclared)),
    Vector(
        "d42",
        "pdf-too-many-objects",
        "CARRIER_LIMIT",
        "0",
        _spoiled(lambda parts: parts.add(*[b"null"] * limits.MAX_PDF_OBJECTS)),
    ),
    Vector("d43", "pdf-too-many-pages", "CARRIER_LIMIT", "0", _spoiled(_seven_pages)),
    Vector("d44", "pdf-worker-time-limit", "CARRIER_LIMIT", "0", _hog),
    Vector("d45", "pdf-renamed", "LAYOUT_FILENAME", "B", lambda: _case(fp.good(), "figures.pdf")),
    Vector("d46", "pdf-good-cover-altered-package", "PAYLOAD_HASH", "E", _altered_package),
)
