"""The PDF of a sealed package: cover first, then its summary, the package inside."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from ilms_desktop import i18n
from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.package import limits, write
from ilms_desktop.package.carrier import Openers
from ilms_desktop.package.pdf_carrier import extract
from ilms_desktop.package.read import verify
from ilms_desktop.workspace.carrying import carrier_pdf
from tests.vectors.package import world

if TYPE_CHECKING:
    from collections.abc import Iterator

SEALED = write.build(world.document(), tables=world.tables(), files=world.files(), key=world.KEN)
MOST_ADDED = 150_000


@pytest.fixture(autouse=True)
def usual_language() -> Iterator[None]:
    """English again after each test."""
    yield
    i18n.use(i18n.DEFAULT_LANGUAGE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_carrier_in_every_language_is_verified(language: str) -> None:
    """It is the same package, in a file that is little larger."""
    i18n.use(language)
    edition = load_edition("ilms-2019", language=language)
    made = carrier_pdf(SEALED, edition)
    assert isinstance(made, bytes), made
    assert made == carrier_pdf(SEALED, edition)
    assert len(made) - len(SEALED.data) <= MOST_ADDED
    result = verify(
        made,
        f"{world.NAME}.pdf",
        register=world.REGISTER,
        ledger=None,
        now=world.NOW,
        openers=Openers(pdf=extract),
    )
    assert (result.code, result.package_id) == ("OK", SEALED.package_id)
    assert result.carrier is not None
    assert (result.carrier.kind, result.carrier.size) == ("pdf", len(made))


def test_the_summary_follows_the_cover() -> None:
    """The pages that are signed inside are seen outside; without them the cover stands alone."""
    files = {name: data for name, data in world.files().items() if name != "people/summary.pdf"}
    bare = write.build(world.document(), tables=world.tables(), files=files, key=world.KEN)
    counts = []
    for sealed in (SEALED, bare):
        made = carrier_pdf(sealed, load_edition("ilms-2019"))
        assert isinstance(made, bytes)
        counts.append(len(PdfReader(io.BytesIO(made), strict=True).pages))
    assert counts == [2, 1]
    assert max(counts) < limits.MAX_CARRIER_PAGES
