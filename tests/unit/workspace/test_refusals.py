"""Every refused row is told why, and what the catalogue speaks of carries its rule."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.exchange.report import Refusal, RefusedRow
from ilms_desktop.workspace.refusals import RefusalWords

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = RefusalWords.of(load_edition("ilms-2019"))


def refused(reason: Refusal, params: Mapping[str, str] | None = None) -> RefusedRow:
    """A row that is refused."""
    return RefusedRow(line=3, text="…", reason=reason, params=params or {})


@pytest.mark.parametrize("reason", Refusal)
def test_every_reason_says_what_is_wrong_and_what_to_do(reason: Refusal) -> None:
    """Two sentences at least, or two halves of one."""
    text = WORDS.text(refused(reason))
    assert len(re.findall(r"[.;?](?: |$)", text)) >= 2


@pytest.mark.parametrize(
    ("reason", "rule"),
    [
        (Refusal.UNKNOWN_INDICATOR, ("V43", "F")),
        (Refusal.WRONG_LIST, ("V43", "F")),
        (Refusal.CODE_NEEDED, ("V43", "F")),
        (Refusal.DUPLICATE, ("V44", "D")),
        (Refusal.FIELD_COUNT, None),
    ],
)
def test_what_the_ilo_checks_on_receipt_is_refused_by_its_rule(reason: Refusal, rule: tuple[str, str] | None) -> None:
    """The form of a file is nobody's rule."""
    assert WORDS.rule(refused(reason)) == rule


def test_the_words_are_those_of_the_rule_in_the_language_in_use() -> None:
    """A file and a row that does not fit are told alike."""
    row = refused(Refusal.WRONG_LIST, {"table": "C4", "value": "{x}", "column": "classif1", "known": "CDS_DES"})
    french = RefusalWords.of(load_edition("ilms-2019", language="fr")).text(row)
    assert french.startswith("Le tableau C4 n’admet pas «\u202f{x}\u202f» dans classif1.")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_placeholder_of_a_refusal_is_known(language: str) -> None:
    """A placeholder that nobody fills would stand on the screen."""
    words = RefusalWords.of(load_edition("ilms-2019", language=language))
    names = {name for reason in Refusal for _, name, _, _ in Formatter().parse(words.text(refused(reason))) if name}
    known = {"value", "column", "list", "known", "table", "edition", "place", "given", "country", "found", "expected"}
    known |= {"figures", "suggestions", "labels", "readings", "other", "ilo", "sdmx", "field"}
    assert names <= known | {"first", "last", "status", "stored", "type"}
