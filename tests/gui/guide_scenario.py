"""What a focal point of Cambodia brings to the work: last year's sheet, totals to type, answers, reasons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop import i18n
from ilms_desktop.i18n import gettext as _
from tests.gui.guide_support import plain

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE: Final = "correct horse battery"
JUMP: Final = "Returns after the border was opened again in 2024."
WHY: Final = "The survey of 2025 asked for the total alone."
#: totals that are typed, by year; in one of them two digits change places on the way, and what was meant
TYPED: Final = {2023: "19849.7", 2025: "19420"}
MEANT: Final = "18949.7"
YEARS: Final = (2021, 2022, 2023, 2024)
SEXES: Final = (("M", "F"), ("M",), ("F",))
#: native-born, foreign-born, unknown; their total first
BORN: Final = ((20, 3, 1), (20,), (3,), (1,))
#: from 15 to 24, 25 to 54, 55 to 64, from 65; their total first
AGES: Final = ((9, 19, 6, 3), (9,), (19,), (6,), (3,))


def figure(sexes: tuple[str, ...], born: tuple[int, ...], ages: tuple[int, ...], year: int) -> int:
    """A figure of last year's sheet in hundreds of persons; foreign-born women of one age came back in 2024."""
    total = 0
    for sex in sexes:
        for group in born:
            for age in ages:
                person = {"M": 100, "F": 108}[sex] * group * age * (1000 + 13 * (year - YEARS[0])) // 1000
                total += person * (2 if (sex, group, age, year) == ("F", 3, 6, 2024) else 1)
    return total


def sheet() -> list[list[str]]:
    """Last year's sheet of table A1 without its first line: places of birth, in them the sexes, in them the ages."""
    rows = [
        [f"{figure(sexes, born, ages, year) / 10:.1f}" for year in YEARS]
        for born in BORN
        for sexes in SEXES
        for ages in AGES
    ]
    assert rows[0][YEARS.index(2023)] == MEANT
    return rows[1:]


def answers(language: str, file: Path) -> dict[str, str]:
    """What the person fills in, by the name of the field in the language in use."""
    known = {
        "Language of the program": language,
        "Country": "Cambodia",
        "Office": "Ministry of Labour",
        "Your name": "Sok Dara",
        "Its file": str(file),
        "E-mail *": "dara@mol.example",
        "Telephone of the office *": "+855 23 000 000",
        "Reference": "KHM-7Q4M",
        "Passphrase": PASSPHRASE,
        "The same again": PASSPHRASE,
        "Name of the source *": "Labour force survey",
        "Type": "BA",
        "Reason": JUMP,
        "Approved by (optional)": "Chan Sophea",
    }
    return {plain(_(name)): answer for name, answer in known.items()}


def decimal_sign() -> str:
    """As figures are written in the language in use."""
    return "," if i18n.language() in {"fr", "es"} else "."


def digits_on(paper: Path) -> str:
    """The 40 digits of the sheet, as they are read out."""
    from pypdf import PdfReader

    text = " ".join(page.extract_text() for page in PdfReader(paper).pages)
    found = re.search(r"(?:\d{5}\s+){7}\d{5}", text)
    assert found is not None
    return " ".join(found[0].split())
