"""Printed reports of a file: every kind in every language, on both papers, the same each time, nothing but paper."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import polib
import pytest

from ilms_desktop import i18n, paths
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import LANGUAGES, TONGUES
from ilms_desktop.model.command import RecordSubmission, Revise, SetContact
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.package.pdf_check import check_pdf
from ilms_desktop.workspace.reports import KINDS, dated, report_pdf
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.report.pdf_facts import Pdf
from tests.unit.workspace.reports_support import KHMER, NOW, THAI, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The file, open; nothing here changes it."""
    with make(tmp_path_factory.mktemp("reports") / "khm.ilms") as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_report_is_paper_in_the_language_asked_for(workspace: Workspace, kind: str, language: str) -> None:
    """Tagged, titled, with bookmarks, from the right where the language asks for it, and nothing active."""
    pdf = Pdf(report_pdf(workspace, kind, language=language))
    assert pdf.root["/Lang"] == language
    assert pdf.root["/ViewerPreferences"]["/Direction"] == ("/R2L" if LANGUAGES[language] == "rtl" else "/L2R")
    assert pdf.is_tagged
    assert pdf.bookmarks
    assert pdf.reader.metadata is not None
    assert pdf.reader.metadata.title
    assert pdf.reader.metadata.creation_date == NOW
    problem = check_pdf(pdf.data)
    # why: forms have more objects than a sheet in a package may have; they lie in none
    assert problem is None or problem.parameters == {"detail": "objects"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_language_of_the_window_stays(workspace: Workspace, kind: str) -> None:
    """A page in Arabic is no reason to turn the window round."""
    report_pdf(workspace, kind, language="ar")
    assert (i18n.language(), workspace.language) == ("en", "en")
    assert report_pdf(workspace, kind) == report_pdf(workspace, kind, language="en", paper="a4")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_facts_give_the_same_bytes_whenever_they_are_printed(tmp_path: Path, kind: str) -> None:
    """The clock of the computer is not on the sheet; the moment of the last change is."""
    with make(tmp_path / "khm.ilms") as made:
        first = report_pdf(made, kind)
        made.clock = lambda: NOW.replace(year=2031)
        assert report_pdf(made, kind) == first
        made.execute(SetContact("Another office", "LM", "Sok Dara", ""))
        assert report_pdf(made, kind) != first


def test_the_summary_goes_with_the_package_until_something_changes(tmp_path: Path) -> None:
    """A sheet that names a package must not hold other figures than the package."""
    with make(tmp_path / "khm.ilms") as made:
        sealed = Submission(
            package_id="0" * 64,
            package="ILMS_KHM-01_2026_S0001",
            signer="khm-01",
            sequence=1,
            previous=None,
            kind=SubmissionKind.FULL,
            created=NOW,
            file_name="x.zip",
            file_sha256="0" * 64,
            observations=4,
        )
        made.execute(RecordSubmission(sealed))
        assert "ILMS_KHM-01_2026_S0001" in Pdf(report_pdf(made, "completeness")).text
        made.execute(Revise("A figure was wrong.", sealed.package))
        made.execute(SetContact("Another office", "LM", "Sok Dara", ""))
        assert "ILMS_KHM-01_2026_S0001" not in Pdf(report_pdf(made, "completeness")).text


def test_what_is_printed_has_the_date_of_the_last_step(tmp_path: Path) -> None:
    """A new file has that of its making."""
    with make(tmp_path / "khm.ilms") as made:
        made.clock = lambda: NOW.replace(year=2031)
        assert dated(made) == NOW


@pytest.mark.parametrize("kind", KINDS)
def test_letter_paper_is_kept_throughout(workspace: Workspace, kind: str) -> None:
    """No page of another size in the printer."""
    assert set(Pdf(report_pdf(workspace, kind, paper="letter")).sizes) <= {(612, 792), (792, 612)}


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_can_be_printed(tmp_path: Path, kind: str) -> None:
    """Somebody opens a new file and prints the forms."""
    with Workspace.create(
        tmp_path / "new.ilms",
        country="KHM",
        round_id="2026",
        edition_id=None,
        language="en",
        clock=lambda: NOW,
        ids=lambda: UUID(int=1),
    ) as made:
        assert Pdf(report_pdf(made, kind)).sizes


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_which_it_is(workspace: Workspace, kind: str) -> None:
    """Loose sheets are put in order again."""
    pages = list(Pdf(report_pdf(workspace, kind)).reader.pages)
    for number in {1, len(pages)}:
        words = " ".join(pages[number - 1].extract_text().split())
        assert f"page {number} of {len(pages)}" in words


@pytest.mark.parametrize("kind", ["tables", "sources", "blank"])
def test_text_of_other_scripts_is_shaped_with_a_font_of_the_program(
    workspace: Workspace, kind: str, tmp_path: Path
) -> None:
    """Names of sources are written in Thai and Khmer, in a report in English too; no box stands for a letter."""
    pdf = Pdf(report_pdf(workspace, kind))
    fonts = pdf.tool("pdffonts", "PDF", folder=tmp_path)
    assert "NotoSansThai" in fonts
    assert "NotoSansKhmer" in fonts
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:])
    text = pdf.tool("mutool", "draw", "-q", "-F", "txt", "PDF", folder=tmp_path)
    assert THAI[:4] in text
    assert KHMER[-3:] in text


def test_what_is_no_report_is_refused(workspace: Workspace) -> None:
    """Kind, paper and language, each with the words that are known."""
    for words, code in (
        ({"kind": "poster"}, "unknown_report"),
        ({"paper": "a0"}, "unknown_paper"),
        ({"language": "xx"}, "unknown_language"),
    ):
        with pytest.raises(UserError) as caught:
            report_pdf(workspace, **{"kind": "tables", **words})
        assert caught.value.code == code


@pytest.mark.parametrize("language", [tongue.code for tongue in TONGUES.values() if tongue.complete][1:])
@pytest.mark.parametrize("kind", KINDS)
def test_no_english_is_left_where_there_is_a_translation(workspace: Workspace, kind: str, language: str) -> None:
    """Every text of the sheet goes through the catalogue; none is put together from English pieces."""
    catalogue = polib.pofile(str(paths.resources_dir() / "locale" / f"{language}.po"))
    english = {entry.msgid for entry in catalogue if entry.msgid not in (entry.msgstr, "")}
    with i18n.in_language(language):
        press: Any = KINDS[kind](workspace.in_language(language), NOW)
    said = {re.sub("[\u2066-\u2069]", "", text) for text in strings(press.args[0])}
    assert said & english == set()


def strings(value: object) -> Iterator[str]:
    """Every text in a sheet."""
    if isinstance(value, str):
        yield "" if isinstance(value, StrEnum) else value
    elif is_dataclass(value):
        # why: beside the person's words the cover has them in English
        for field in fields(value):
            yield from () if field.name == "english" else strings(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)
