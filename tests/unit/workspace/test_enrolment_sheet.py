"""The sheet of a request: the code to read aloud, and whose key it is, in the person's language and English."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from ilms_desktop import i18n
from ilms_desktop.package import limits
from ilms_desktop.package.keys import key_code, public_line
from ilms_desktop.workspace.enrolment_request import Replaced
from ilms_desktop.workspace.enrolment_sheet import sheet_data, sheet_name, sheet_pdf
from tests.stock_tools import needs
from tests.unit.workspace.enrolment_support import APPLICANT, ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


@pytest.fixture
def _english_afterwards() -> Iterator[None]:
    """Put the language back."""
    yield
    i18n.use(i18n.DEFAULT_LANGUAGE)


@pytest.mark.usefixtures("_english_afterwards")
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_code_stands_on_one_page_in_two_lines(tmp_path: Path, language: str) -> None:
    """Eight groups, from left to right in every language, the same bytes every time."""
    made = ask(tmp_path)
    i18n.use(language)
    printed = sheet_pdf(made)
    assert sheet_pdf(made) == printed
    (page,) = PdfReader(io.BytesIO(printed), strict=True).pages
    text = " ".join(page.extract_text().split())
    code = key_code(made.public)
    assert " ".join(code[:4]) in text
    assert " ".join(code[4:]) in text
    assert "B. Otieno" in text


@pytest.mark.usefixtures("_english_afterwards")
def test_words_stand_in_english_too(tmp_path: Path) -> None:
    """For whoever files the sheet at the ILO."""
    made = ask(tmp_path)
    i18n.use("fr")
    sheet = sheet_data(made)
    assert (sheet.place.english, sheet.language) == ("Place and date", "fr")
    assert sheet.place.own != sheet.place.english


def test_it_says_what_the_request_says(tmp_path: Path) -> None:
    """And nothing that is not in it."""
    sheet = sheet_data(ask(tmp_path))
    facts = {fact.label.own: fact.value for fact in sheet.facts}
    assert (facts["Country"], facts["Reference"], facts["Made on"]) == (
        "Kenya (KEN)",
        "KEN-7Q4M",
        "2026-11-20 08:00:00 UTC",
    )
    assert "In place of the key of" not in facts
    replacing = sheet_data(ask(tmp_path, seed=5, replaced=Replaced("ken-01")))
    assert ("In place of the key of", "ken-01") in [(fact.label.own, fact.value) for fact in replacing.facts]


def test_many_collections_do_not_push_the_box_off_the_page(tmp_path: Path) -> None:
    """The request has them all."""
    many = tuple(f"ILMS-20{year}" for year in range(10, 30))
    facts = {
        fact.label.own: fact.value
        for fact in sheet_data(ask(tmp_path, applicant=replace(APPLICANT, collections=many))).facts
    }
    assert facts["Collection"] == "ILMS-2010, ILMS-2011, ILMS-2012, ILMS-2013, …"


@needs("ssh-keygen")
def test_the_fingerprint_is_that_of_stock_tools(tmp_path: Path) -> None:
    """So that anybody can compare it without this program."""
    made = ask(tmp_path)
    path = tmp_path / "key.pub"
    path.write_text(public_line(made.public, "x"), encoding="ascii")
    shown = subprocess.run(["ssh-keygen", "-l", "-f", str(path)], capture_output=True, text=True, check=True).stdout
    assert shown.split()[1] == sheet_data(made).fingerprint


def test_the_sheet_is_called_after_its_request(tmp_path: Path) -> None:
    """Both lie side by side in a mail."""
    made = ask(tmp_path)
    assert sheet_name(made) == made.request_path.with_suffix(".pdf").name
