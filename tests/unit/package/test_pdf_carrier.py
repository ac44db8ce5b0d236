"""PDFs with a package inside, beyond what the vectors show."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.package import limits
from ilms_desktop.package.carrier import Content
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_carrier import extract, size_problem
from tests.vectors.package import forge_pdf as fp
from tests.vectors.package import world

if TYPE_CHECKING:
    from collections.abc import Callable

    Edit = Callable[[fp.Parts], fp.Parts]

GOOD = fp.good_parts()
NAME = world.FILE_NAME
UTF16 = b"\xfe\xff" + NAME.encode("utf-16-be")


def result(parts: fp.Parts) -> str:
    """Code and detail of the refusal, or the name of what came out."""
    found = extract(parts.whole())
    if isinstance(found, Problem):
        return " ".join((found.code, *found.parameters.values()))
    assert found.data == world.good()
    return str(found.file_name)


def spec(text: bytes) -> fp.Parts:
    """The carrier with another file specification."""
    return GOOD.put(fp.SPECIFICATION, text)


def with_names(text: bytes) -> fp.Parts:
    """The carrier with another tree of names."""
    whole = re.sub(rb"/Names<<.*>>", b"/Names" + text.replace(b"\\", rb"\\") + b">>", GOOD.objects[fp.CATALOG])
    return GOOD.put(fp.CATALOG, whole)


def test_the_package_comes_out_as_it_went_in() -> None:
    """Bytes and name; nothing of the pages."""
    assert extract(fp.good()) == Content(world.good(), NAME)


@pytest.mark.parametrize(
    "parts",
    [
        spec(b"<</F(%s)/EF<</F 4 0 R>>>>" % NAME.encode()),
        spec(b"<</Type/Filespec/F<%s>/UF<%s>/EF<</F 4 0 R/UF 4 0 R>>>>" % ((UTF16.hex().encode(),) * 2)),
        spec(b"<</Type/Filespec/Subtype/application#2Fzip/F(%s)/EF 7 0 R>>" % NAME.encode()).add(b"<</F 4 0 R>>"),
        GOOD.extend(fp.CATALOG, b"/AF[5 0 R]/Metadata 7 0 R").add(fp.stream(b"<x/>", type_=b"/Type/Metadata")),
        GOOD.extend(fp.CATALOG, b"/AF 7 0 R").add(b"[5 0 R]"),
        GOOD.put(fp.STREAM, fp.stream(world.good())),
        GOOD.put(fp.STREAM, GOOD.objects[fp.STREAM].replace(b"/Filter/FlateDecode", b"/Filter[/FlateDecode]")),
        GOOD.put(fp.STREAM, GOOD.objects[fp.STREAM].replace(b"/Type/EmbeddedFile", b"")),
        replace(GOOD, head=b"%PDF-1.4\n"),
    ],
    ids=[
        "short",
        "unicode",
        "by-reference",
        "associated",
        "associated-list",
        "plain",
        "listed-filter",
        "untyped",
        "old",
    ],
)
def test_other_writers_of_the_same_form_are_read(parts: fp.Parts) -> None:
    """The form leaves them some room, which the desk must know."""
    assert result(parts) == NAME


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (GOOD.extend(fp.CATALOG, b"/PageLabels<<>>"), "CARRIER_PROFILE catalog"),
        (GOOD.change(fp.CATALOG, b"/Type/Catalog", b"/Type/Catalogue"), "CARRIER_PROFILE catalog"),
        (replace(GOOD, trailer=GOOD.trailer.replace(b"1 0 R", b"9 0 R")), "CARRIER_PROFILE catalog"),
        (with_names(b"<<>>"), "CARRIER_PROFILE names"),
        (with_names(b" 5 0 R"), "CARRIER_PROFILE names"),
        (with_names(b"<</EmbeddedFiles<</Names 3 0 R>>>>"), "CARRIER_PROFILE names"),
        (with_names(b"<</EmbeddedFiles<</Names[(a)3 0 R]>>>>"), "CARRIER_PROFILE names"),
        (with_names(b"<</EmbeddedFiles<</Names[(a)5 0 R]>>/Dests<<>>>>"), "CARRIER_PROFILE names"),
        (with_names(b"<</EmbeddedFiles<</Names[(a)5 0 R(b)5 0 R]>>>>"), "CARRIER_PROFILE names"),
        (with_names(b"<</EmbeddedFiles<</Names[(other.zip)5 0 R]>>>>"), f"CARRIER_FILE_NAME {NAME}"),
        (with_names(b"<</EmbeddedFiles<</Names[null 5 0 R]>>>>"), f"CARRIER_FILE_NAME {NAME}"),
        (GOOD.extend(fp.CATALOG, b"/AF[3 0 R]"), "CARRIER_PROFILE associated files"),
        (GOOD.extend(fp.CATALOG, b"/AF 3 0 R"), "CARRIER_PROFILE associated files"),
        (GOOD.extend(fp.SPECIFICATION, b"/DOS(a)"), "CARRIER_PROFILE file specification"),
        (GOOD.change(fp.SPECIFICATION, b"<</F 4 0 R>>", b"<</DOS 4 0 R>>"), "CARRIER_PROFILE file specification"),
        (
            GOOD.change(fp.SPECIFICATION, b"<</F 4 0 R>>", b"<</F 3 0 R>>").put(fp.STREAM, b"null"),
            "CARRIER_PROFILE stream",
        ),
        (
            GOOD.change(fp.SPECIFICATION, b"<</F 4 0 R>>", b"<</F(x)>>").put(fp.STREAM, b"null"),
            "CARRIER_PROFILE stream",
        ),
        (GOOD.change(fp.SPECIFICATION, b"<</F 4 0 R>>", b" null"), "CARRIER_PROFILE file specification"),
        (spec(b"<</Type/Filespec/F(%s)>>" % NAME.encode()), "CARRIER_NO_FILE"),
        (GOOD.change(fp.SPECIFICATION, b"<</F 4 0 R>>", b"<</F 4 0 R/UF 3 0 R>>"), "CARRIER_MANY_FILES"),
        (GOOD.add(fp.stream(b"x")), "CARRIER_MANY_FILES"),
        (spec(b"<</F 3/EF<</F 4 0 R>>>>"), "CARRIER_FILE_NAME "),
        (spec(b"<</F<feff00>/EF<</F 4 0 R>>>>"), "CARRIER_FILE_NAME "),
        (spec("<</F(ILMS_KEN-01_2026_S0001.zíp)/EF<</F 4 0 R>>>>".encode("latin-1")), "CARRIER_FILE_NAME "),
        (spec(b"<</F<feff00ed>/EF<</F 4 0 R>>>>"), "CARRIER_FILE_NAME "),
        (replace(GOOD, trailer=GOOD.trailer.replace(b"/Info 6 0 R", b"")), "CARRIER_HASH declaration"),
        (GOOD.put(fp.INFO, GOOD.objects[fp.INFO].replace(b"bytes=", b"bytes=0")), "CARRIER_HASH declaration"),
    ],
)
def test_whatever_else_is_said_about_the_file_is_refused(parts: fp.Parts, expected: str) -> None:
    """One name, one specification, one stream, and nothing that another reader might follow instead."""
    assert result(parts) == expected


def test_the_size_can_be_asked_before_the_file_is_read() -> None:
    """The owner of the reader need not send it what it will refuse."""
    assert size_problem(limits.MAX_CARRIER_BYTES) is None
    assert size_problem(limits.MAX_CARRIER_BYTES + 1) == Problem("CARRIER_SIZE")


def test_the_declared_size_has_a_limit() -> None:
    """Nothing is unpacked for a file that says of itself that it is too large."""
    parts = GOOD.attach(world.good(), size=limits.MAX_PACKAGE_BYTES + 1)
    assert result(parts) == "CARRIER_FILE_SIZE"


@pytest.mark.parametrize(
    ("number", "key", "value", "expected"),
    [
        (fp.CATALOG, b"/Type", b"/Catalog", "CARRIER_PROFILE catalog"),
        (fp.PAGE, b"/Type", b" /Page", NAME),
        (fp.STREAM, b"/Type", b"/EmbeddedFile", NAME),
        (fp.STREAM, b"/Filter", b"/FlateDecode", "CARRIER_FILTER"),
        (fp.STREAM, b"/Length", b" [0-9]+", "CARRIER_DAMAGED unreadable"),
        (fp.SPECIFICATION, b"/Type", b"/Filespec", NAME),
        (fp.SPECIFICATION, b"/F", rb"\([^)]*\)", "CARRIER_FILE_NAME "),
        (fp.SPECIFICATION, b"/UF", rb"\([^)]*\)", f"CARRIER_FILE_NAME {NAME}"),
        (fp.SPECIFICATION, b"/EF", b"<<.*?>>", "CARRIER_PROFILE file specification"),
        (fp.INFO, b"/Creator", rb"\([^)]*\)", "CARRIER_HASH declaration"),
    ],
)
def test_a_reference_that_leads_nowhere_stumbles_nobody(number: int, key: bytes, value: bytes, expected: str) -> None:
    """The library raises where it is asked for what is behind it (found by `python -m tests.fuzz --seed 2`)."""
    text = re.sub(key + value, key + b" 99 0 R", GOOD.objects[number], count=1)
    assert text != GOOD.objects[number]
    assert result(GOOD.put(number, text)) == expected
