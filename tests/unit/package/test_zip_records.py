"""Record layouts of ZIP."""

from __future__ import annotations

from ilms_desktop.package import zip_records as zr


def test_the_records_have_the_sizes_of_the_format() -> None:
    """30, 46 and 22 bytes, as APPNOTE.TXT gives them."""
    assert (zr.LOCAL.size, zr.CENTRAL.size, zr.END.size) == (30, 46, 22)


def test_the_local_header_repeats_the_directory() -> None:
    """Both say the same, field by field."""
    central = zr.CentralHeader(zr.CENTRAL_MARK, 20, 20, 0, 8, 0, 33, 7, 5, 9, 3, 0, 0, 0, 0, 0, 100)
    assert central.as_local() == (zr.LOCAL_MARK, 20, 0, 8, 0, 33, 7, 5, 9, 3, 0)
