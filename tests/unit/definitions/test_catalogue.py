"""Translations are read from `.po` files as translators' tools write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop import paths
from ilms_desktop.definitions.catalogue import Catalogue, Entry, parse_catalogue, read_catalogue
from ilms_desktop.definitions.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n'


def parsed(text: str) -> Catalogue:
    """Catalogue of a text that can be read."""
    found = parse_catalogue("locale/fr.po", text)
    assert isinstance(found, Catalogue)
    return found


def test_an_entry_is_found_by_its_path() -> None:
    """The same English word may need two translations."""
    catalogue = parsed(
        HEADER + '\nmsgctxt "a"\nmsgid "Other"\nmsgstr "Autre"\n\nmsgctxt "b"\nmsgid "Other"\nmsgstr "Autres"'
    )

    assert catalogue.get("a", "Other") == "Autre"
    assert catalogue.get("b", "Other") == "Autres"
    assert catalogue.repeated == ()


def test_wrapped_lines_and_escapes_are_put_together() -> None:
    """Translators' tools wrap long lines and escape quotation marks."""
    text = 'msgctxt "a"\nmsgid ""\n"Say \\"yes\\""\n" or no\\n"\nmsgstr "Dites \\"oui\\" ou\\tnon \\\\ rien"'

    assert parsed(text).entries["a"] == Entry('Say "yes" or no\n', 'Dites "oui" ou\tnon \\ rien')


def test_comments_are_passed_over() -> None:
    """Comments stand above entries, and obsolete entries are comments."""
    text = (
        '#. for translators\n#: here\nmsgctxt "a"\nmsgid "A # B"\nmsgstr "A # C"\n\n#~ msgid "old"\n#~ msgstr "vieux"\n'
    )

    assert parsed(text).entries == {"a": Entry("A # B", "A # C")}


@pytest.mark.parametrize(
    ("english", "path"),
    [("Total", "code:B"), ("Totals", "code:A"), ("Empty", "code:C")],
)
def test_what_does_not_fit_falls_back_to_english(english: str, path: str) -> None:
    """A translation of an older sentence would say something else than the file."""
    catalogue = Catalogue({"code:A": Entry("Total", "Total général"), "code:C": Entry("Empty", "")})
    assert catalogue.get(path, english) == english


def test_the_first_of_two_translations_is_told_apart() -> None:
    """A path that is translated twice is reported, not resolved by chance."""
    assert parsed('msgctxt "a"\nmsgid "A"\nmsgstr "B"\n\nmsgctxt "a"\nmsgid "A"\nmsgstr "C"').repeated == ("a",)


@pytest.mark.parametrize("text", ['msgctxt "a"\nmsgid A\nmsgstr "B"', 'msgctxt "a"\nmsgid "A"', "nonsense"])
def test_a_broken_catalogue_is_a_problem(text: str) -> None:
    """Half a catalogue would show half a questionnaire in English."""
    problem = parse_catalogue("locale/fr.po", text)

    assert isinstance(problem, Problem)
    assert problem.code == "file.syntax"
    assert text.partition("\n")[0] in problem.text


def test_a_missing_catalogue_is_a_problem(tmp_path: Path) -> None:
    """The caller decides whether a language needs one."""
    assert isinstance(read_catalogue(tmp_path, "fr"), Problem)


@pytest.mark.parametrize("language", ["fr", "es", "ar", "rules.ar"])
def test_our_reader_agrees_with_polib(language: str) -> None:
    """A second reader judges the first."""
    root = paths.forms_dir()
    ours = read_catalogue(root, language)
    theirs = polib.pofile(str(root / "locale" / f"{language}.po"))

    assert isinstance(ours, Catalogue)
    assert ours.entries == {entry.msgctxt: Entry(entry.msgid, entry.msgstr) for entry in theirs}


#: what people write: no control signs but line feed and tab
WRITING = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters="\n\t"))


@given(st.lists(st.tuples(WRITING, WRITING), min_size=1, max_size=4))
def test_what_polib_writes_our_reader_reads(texts: list[tuple[str, str]]) -> None:
    """Whatever people write, quotes and backslashes included, comes back unchanged."""
    written = polib.POFile(wrapwidth=40)
    for number, (english, translation) in enumerate(texts):
        written.append(polib.POEntry(msgctxt=f"path:{number}", msgid=english, msgstr=translation))

    assert list(parsed(str(written)).entries.values()) == [Entry(*pair) for pair in texts]
